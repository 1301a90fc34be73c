"""Days and times of day as documents write them, each beside a near miss."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, strategies as st

from briefings.documents.days import Moment, read_day, read_moment

MARCH = date(2025, 3, 4)
PARIS, SEOUL, NEW_YORK, DELHI = (timezone(timedelta(hours=hours)) for hours in (1, 9, -5, 5.5))


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2025-03-04", None),
        ("2025-03-04T08:00:00+01:00", time(8, tzinfo=PARIS)),
        ("2025-03-04 08:00", time(8)),
        ("2025-03-04T08:00Z", time(8, tzinfo=UTC)),
        ("2025-03-04 14:30:05 +0900", time(14, 30, 5, tzinfo=SEOUL)),
        ("2025-03-04T08:00-05", time(8, tzinfo=NEW_YORK)),
        ("2025-03-04T8:00+05:30", time(8, tzinfo=DELHI)),
        ("2025-03-04T08:00:00.123456789Z", time(8, tzinfo=UTC)),
        ("20250304", None),
        ("20250304T080000Z", time(8, tzinfo=UTC)),
        ("20250304083000", time(8, 30)),
        ("Tue, 04 Mar 2025 08:00:00 GMT", time(8, tzinfo=UTC)),
        ("Tue Mar 04 08:00:00 +0000 2025", time(8, tzinfo=UTC)),
        ("Mar. 4, 2025 8:00 a.m.", time(8)),
        ("March 4, 2025 8 pm EST", time(20, tzinfo=NEW_YORK)),
        ("12.15 pm, 4 March 2025", time(12, 15)),
        ("14:30 KST, 4 March 2025", time(14, 30, tzinfo=SEOUL)),
        ("10:15 GMT+0100 4 March 2025", time(10, 15, tzinfo=PARIS)),
        # In other languages than English; the full stop of a German ordinal is no decimal's.
        ("4. März 2025, 08:00 Uhr", time(8)),
        ("4. Mrz. 2025", None),
        ("4 mars 2025", None),
        ("4 de marzo de 2025", None),
        ("4 MARZO 2025", None),
        ("4 marzo 2025", None),
        ("4 de março de 2025", None),
        ("4 maart 2025 14:30", time(14, 30)),
        ("2025년 3월 4일 14:30", time(14, 30)),
        ("2025年3月4日", None),
        (1741075200, time(8, tzinfo=UTC)),
        ("1741075200000", time(8, tzinfo=UTC)),
        # What is no time: midnight of a program, the day's own figures, other numbers, hours that no day has.
        ("2025-03-04T00:00:00Z", None),
        ("4.3.2025", None),
        ("4 March 2025 (page 12)", None),
        ("4 March 2025, score 3:5:1:2", None),
        ("2025-03-04 24:00", None),
        ("2025-03-04 13 pm", None),
        ("2025-03-04T08:00:00+99:00", None),
        # A zone's name that is several zones is none.
        ("04 Mar 2025 08:00 IST", time(8)),
    ],
)
def test_a_moment_has_the_time_and_the_zone_that_are_written(written: Any, at: time | None) -> None:
    assert read_moment(written) == Moment(MARCH, at)
    found = read_moment(written)
    assert found is not None
    assert found.at is None or at is None or found.at.utcoffset() == at.utcoffset()


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "08:00",
        "4. Marzipan 2025",
        "35. März 2025",
        "14. März",
        "3월 4일",
        "2025-02-30",
        "03/04/2025 08:00",
        None,
        True,
        [2025],
        20,
    ],
)
def test_without_a_day_that_can_be_told_there_is_no_moment(written: Any) -> None:
    assert read_moment(written) is None


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)), st.integers(-14 * 60, 14 * 60))  # noqa: DTZ001
def test_every_moment_of_iso_8601_is_read_as_it_was_written(moment: datetime, minutes: int) -> None:
    aware = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))
    found = read_moment(aware.isoformat())

    assert found is not None
    assert found.day == aware.date()
    if aware.time() != time(0):
        assert found.at == aware.timetz()


@given(st.text(max_size=120))
def test_any_text_has_the_same_day_with_and_without_its_time(words: str) -> None:
    found = read_moment(words)

    assert (None if found is None else found.day) == read_day(words)


@pytest.mark.parametrize("value", ["3 APRİL 2025", "3. Aprıl 2025"])
def test_a_month_in_turkish_letters_is_read_like_the_others(value: str) -> None:
    assert read_day(value) == date(2025, 4, 3)
