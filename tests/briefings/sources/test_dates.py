from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given, strategies as st

from briefings.sources.dates import read_date, read_entry_day, read_entry_time

NOW = datetime(2026, 11, 28, 13, 0, tzinfo=UTC)
DAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    "written",
    [
        "Fri, 27 Nov 2026 09:00:00 GMT",
        "Fri, 27 Nov 2026 00:10:00 CEST",
        "27 Nov 26 23:50 EST",
        "2026-11-27",
        "2026-11-27T23:59:59.123+01:00",
        "20261127",
        "27.11.2026 09:00",
        "27. November 2026, 9:00 Uhr",
        "Freitag, 27. November 2026",
        "Fr., 27. Nov. 2026",
        "November 27th, 2026",
    ],
)
def test_a_day_is_the_one_that_is_written_whatever_the_zone(written) -> None:
    assert read_entry_day(written, NOW) == DAY


@pytest.mark.parametrize(
    ("written", "day"),
    [("5. März 2026", date(2026, 3, 5)), ("3. Mai 2026", date(2026, 5, 3)), ("1. Dezember 2025", date(2025, 12, 1))],
)
def test_german_months_are_read(written, day) -> None:
    assert read_entry_day(written, NOW) == day


@pytest.mark.parametrize(
    "written",
    ["", "yesterday", "03/04/2026", "31 Feb 2026", "Thu, 01 Jan 1970 00:00:00 GMT", "1994-12-31", "2026-11-29",
     "2026-11-28T14:30:00Z", "Mon, 30 Nov 2026 08:00:00 GMT", "27 Nov", "0000-00-00", "99.99.2026"],
)  # fmt: skip
def test_a_date_that_cant_be_read_or_cant_be_right_is_no_date(written) -> None:
    assert read_entry_day(written, NOW) is None


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("Fri, 27 Nov 2026 09:05:00 GMT", time(9, 5, tzinfo=UTC)),
        ("2026-11-27T09:05:30+01:00", time(9, 5, 30, tzinfo=timezone(timedelta(hours=1)))),
        ("27.11.2026 09:05", time(9, 5)),
        ("2026-11-27", None),
    ],
)
def test_the_time_of_the_day_is_the_one_that_is_written(written, clock) -> None:
    assert read_entry_time(written) == clock


def test_a_server_whose_clock_is_a_little_ahead_is_believed() -> None:
    assert read_entry_day("2026-11-28T13:59:00Z", NOW) == NOW.date()


def test_a_moment_ahead_of_utc_by_its_zone_is_no_future() -> None:
    assert read_entry_day("Sun, 29 Nov 2026 01:30:00 +1300", NOW) == date(2026, 11, 29)


@given(st.datetimes(NOW.replace(year=1996, tzinfo=None), NOW.replace(tzinfo=None)), st.integers(-12, 12))
def test_what_python_writes_is_read(moment, hours) -> None:
    zone = f"{'-' if hours < 0 else '+'}{abs(hours):02}00"

    for written in (moment.strftime(f"%d %b %Y %H:%M:%S {zone}"), f"{moment.isoformat()}{zone[:3]}:00"):
        found = read_date(written)
        assert found is not None
        assert found.day == moment.date()
        assert found.moment is not None
        assert abs(found.moment.replace(tzinfo=None) - moment + timedelta(hours=hours)) < timedelta(seconds=1)


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text) -> None:
    found = read_entry_day(text, NOW)

    assert found is None or 1995 <= found.year <= 2026
