"""Times, days, topics and zones as people type them."""

import contextlib
from datetime import time

import pytest
from hypothesis import given, settings, strategies as st

from bot.cogs.digest import parsing
from bot.cogs.digest.zones import zones_for
from bot.cogs.refusals import RefusedError
from briefings import (
    DayRule,
    Days,
    NewsFilter,
    list_zone_names,
)

Typed = tuple[str | None, str | None, str | None]


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("08:00", time(8)),
        ("8", time(8)),
        ("8.30", time(8, 30)),
        ("8:30 pm", time(20, 30)),
        ("12 am", time(0)),
        ("12 p.m.", time(12)),
        ("24:00", time(0)),
        ("0:05", time(0, 5)),
        ("오후 8시 30분", time(20, 30)),
        ("오전 7시", time(7)),
    ],
)
def test_times_of_day_are_read(typed: str, at: time) -> None:
    assert parsing.at(typed) == at


@pytest.mark.parametrize("typed", ["25:00", "24:01", "8:60", "13 pm", "0 am", "noon", "", "-1", "8:3"])
def test_what_is_no_time_of_day_is_refused(typed: str) -> None:
    with pytest.raises(RefusedError):
        parsing.at(typed)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("every day", Days()),
        ("매일", Days()),
        ("Weekdays", Days(DayRule.WEEKDAYS)),
        ("weekend", Days(DayRule.CHOSEN, frozenset({5, 6}))),
        ("Mon, Thu", Days(DayRule.CHOSEN, frozenset({0, 3}))),
        ("tuesdays and fridays", Days(DayRule.CHOSEN, frozenset({1, 4}))),
        ("월 수요일", Days(DayRule.CHOSEN, frozenset({0, 2}))),
        ("mon tue wed thu fri sat sun", Days()),
        ("day 31", Days(DayRule.DAY_OF_MONTH, day=31)),
        ("1st of the month", Days(DayRule.DAY_OF_MONTH, day=1)),
        ("매월 15일", Days(DayRule.DAY_OF_MONTH, day=15)),
    ],
)
def test_days_are_read(typed: str, days: Days) -> None:
    assert parsing.days(typed) == days


@pytest.mark.parametrize("typed", ["never", "mon, someday", "day 32", "day 0", "month", "sunny"])
def test_what_names_no_days_is_refused(typed: str) -> None:
    with pytest.raises(RefusedError):
        parsing.days(typed)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(typed: str) -> None:
    for read in (parsing.at, parsing.days, parsing.find_zone):
        with contextlib.suppress(RefusedError):
            read(typed)
    with contextlib.suppress(RefusedError):
        assert len(parsing.topics(typed)) <= parsing.MOST_TOPICS


def test_topics_are_parted_by_commas_and_taken_once() -> None:
    assert parsing.topics("Norway, South Korea;norway , ") == ("Norway", "South Korea")
    assert parsing.topics("-") == ()


@pytest.mark.parametrize("typed", ["a, b, c, d, e, f, g, h, i", f"Norway, {'n' * 101}", "???", "*, …"])
def test_a_topic_that_would_be_lost_or_cut_or_mean_everything_is_refused(typed: str) -> None:
    assert len(parsing.topics("a, b, c, d, e, f, g, h, A")) == 8
    assert parsing.topics("n" * 100) == ("n" * 100,)
    with pytest.raises(RefusedError):
        parsing.topics(typed)


def test_zones_of_the_language_come_first_and_a_city_is_found_by_its_beginning() -> None:
    assert zones_for("", "ko")[0] == "Asia/Seoul"
    assert zones_for("", "de", "Asia/Tokyo")[:2] == ["Asia/Tokyo", "Europe/Berlin"]
    assert zones_for("", "en-US", home="Asia/Dubai")[0] == "Asia/Dubai"
    assert zones_for("", "de", home="Asia/Dubai")[0] == "Europe/Berlin"
    assert zones_for("ber", "en-US")[0] == "Europe/Berlin"
    assert zones_for("new york", "ko")[0] == "America/New_York"
    assert zones_for("america/arg", "en-US")[0].startswith("America/Argentina/")
    assert zones_for("zzz", "ko") == []


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(list_zone_names()))
def test_every_zone_is_found_by_its_name(name: str) -> None:
    assert name in zones_for(name, "en-US")


@pytest.mark.parametrize(
    ("typed", "only"),
    [
        ((None, None, None), NewsFilter(words="old", publishers=("Post",), least_words=5)),
        (('ferry NOT "night boat"', None, None), NewsFilter('ferry NOT "night boat"', ("Post",), least_words=5)),
        (("-", "-", "-"), NewsFilter()),
        ((None, "Gazette, -Herald,,Gazette", None), NewsFilter("old", ("Gazette", "-Herald"), least_words=5)),
        ((None, None, "200 – 1500"), NewsFilter("old", ("Post",), 200, 1500)),
        ((None, None, "-900"), NewsFilter("old", ("Post",), None, 900)),
    ],
)
def test_of_a_filter_what_is_typed_changes_and_a_hyphen_ends_it(
    typed: tuple[str | None, ...], only: NewsFilter
) -> None:
    before = NewsFilter(words="old", publishers=("Post",), least_words=5)

    assert parsing.change_filter(before, *typed) == only


@pytest.mark.parametrize("typed", [("!?", None, None), (None, None, "long"), (None, None, "9-3"), (None, None, "200")])
def test_what_is_no_filter_is_refused(typed: Typed) -> None:
    with pytest.raises(RefusedError):
        parsing.change_filter(NewsFilter(), *typed)
