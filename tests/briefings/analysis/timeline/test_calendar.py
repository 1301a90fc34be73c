"""Periods of the calendar and what the lexicon of feasts says of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from briefings.analysis.timeline import calendar
from briefings.analysis.timeline.calendar import Season, Unit
from briefings.analysis.timeline.date_meanings import Partial
from briefings.analysis.timeline.parts_of_a_year import whole
from briefings.analysis.timeline.vocabulary import feast_names, feasts, fold_words
from briefings.model.analysis import day, month, year

YEARS = st.integers(1583, 2400)
DAYS = st.dates(date(1700, 1, 1), date(2400, 12, 31))


@pytest.mark.parametrize(
    ("of", "number", "day_of_month"), [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2024, 3, 31), (2038, 4, 25)]
)
def test_easter_is_on_its_known_days(of, number, day_of_month) -> None:
    assert calendar.easter(of) == date(of, number, day_of_month)


@given(YEARS)
def test_easter_is_a_sunday_from_22_march_to_25_april(of) -> None:
    assert calendar.easter(of).weekday() == 6
    assert date(of, 3, 22) <= calendar.easter(of) <= date(of, 4, 25)


@given(YEARS, st.sampled_from(sorted(feast_names())))
def test_every_feast_of_the_lexicon_falls_on_one_day_of_every_year(of, name) -> None:
    when = whole(Partial(holiday=fold_words(name)), of)

    assert fold_words(name) in feasts()
    assert when is not None
    assert when.first == when.last
    assert when.first.year == of


@pytest.mark.parametrize(
    ("when", "value", "first", "last"),
    [
        (calendar.week(date(2021, 1, 3)), "2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        (calendar.weekend(date(2024, 5, 15)), "2024-W20-WE", date(2024, 5, 18), date(2024, 5, 19)),
        (calendar.quarter(4, 2023), "2023-Q4", date(2023, 10, 1), date(2023, 12, 31)),
        (calendar.half(1, 2023), "2023-01/2023-06", date(2023, 1, 1), date(2023, 6, 30)),
        (calendar.season(Season.WINTER, 2023), "2023-WI", date(2023, 12, 1), date(2024, 2, 29)),
        (calendar.decade(1984), "198", date(1980, 1, 1), date(1989, 12, 31)),
        (calendar.century(1984), "19", date(1900, 1, 1), date(1999, 12, 31)),
        (calendar.span(year(1914), year(1918)), "1914/1918", date(1914, 1, 1), date(1918, 12, 31)),
    ],
)
def test_a_period_has_the_value_of_timex3_and_its_first_and_last_day(when, value, first, last) -> None:
    assert (when.value, when.first, when.last) == (value, first, last)


def test_a_range_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        calendar.span(year(1918), year(1914))


@given(DAYS, st.sampled_from(list(Unit)), st.integers(-15, 15))
def test_stepping_away_and_back_leads_to_the_period_that_one_left(at, unit, steps) -> None:
    here = calendar.shift(day(at), unit, 0)
    away = calendar.shift(here, unit, steps)

    assert here.first <= at <= here.last or unit is Unit.WEEKEND
    assert calendar.shift(away, unit, -steps) == here
    assert (away.first > here.last) is (steps > 0)


@given(DAYS, st.integers(0, 6), st.sampled_from([1, 2, 3, 4, -1]))
def test_the_nth_weekday_of_a_month_is_that_weekday_of_that_month(at, weekday, nth) -> None:
    found = calendar.nth_weekday(at.year, at.month, weekday, nth)
    whole_month = month(at.year, at.month)

    assert found.weekday() == weekday
    assert whole_month.first <= found <= whole_month.last
    if nth == -1:
        assert found + timedelta(days=7) > whole_month.last
