"""Laws of the timeline that hold for any text and any day."""

import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given, settings, strategies as st

from briefings.analysis.reading.statements import Reading, read_text
from briefings.analysis.reading.tokens import Text
from briefings.analysis.timeline import find_dates, find_events
from briefings.analysis.timeline.years_of_a_story import StoryDate, years
from briefings.lexicon.calendar_words import MONTHS, WEEKDAYS
from briefings.model.spans import Span

DAYS = st.dates(date(1500, 1, 1), date(2099, 12, 31))
WORDS = """the last next of that year day two 1999 2024-02-30 31 '98 1990s 5th century later ' ( “ ” " . , - – to and
    99/99/99 9/11 0001 first quarter 0 Q4 FY 9999-12-31 12/31/9999 \U0001f600 Easter spring"""
PHRASES = ("years ago", "29 February", "half a", "999 decades later", "that year", "10 p.m.", "\n", "\u00a0")
PIECES = st.sampled_from([*(name.capitalize() for name in (*MONTHS, *WEEKDAYS)), *WORDS.split(), *PHRASES])


def reading_of(words: str) -> Reading:
    return read_text(Text(words, (Span(0, len(words)),) if words else (), None))


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join)), st.none() | st.dates())
@example("9/11 year ago", date(2000, 1, 1))
def test_any_text_gives_spans_in_bounds_in_order_and_values_whose_days_are_in_order(words, published) -> None:
    reading = reading_of(words)
    found = find_dates(reading, published)
    told = find_events(reading, found.dates, published)

    spans = [one.span for one in found.dates]
    assert spans == sorted(spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(words) for span in spans)
    whens = [one.when for one in found.dates] + [one.when for one in told.events]
    assert all(when.first <= when.last for when in whens)
    assert all(one.sentence in reading.text.sentences for one in told.events)
    assert all(0 <= one.span.start < one.span.end <= len(words) for one in (*found.rejections, *told.rejections))


def written(day: date) -> list[str]:
    month = MONTHS[day.month - 1].capitalize()
    nth = "th" if day.day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    forms = [
        "{0:%Y-%m-%d}", "{0.day} {month} {0.year}", "{month} {0.day}, {0.year}", "{month} {0.day} {0.year}",
        "{month} {0.day}{nth}, {0.year}", "the {0.day}{nth} of {month}, {0.year}", "{0:%d.%m.%Y}",
        "{weekday}, {month} {0.day}, {0.year}", "{weekday} {0.day} {month} {0.year}",
    ]  # fmt: skip
    if day.month != 5:
        forms.append("{short}. {0.day}, {0.year}")
    if day.day > 12:
        forms.append("{0.month}/{0.day}/{0.year}")
    weekday = WEEKDAYS[day.weekday()].capitalize()
    return [form.format(day, month=month, short=month[:3], nth=nth, weekday=weekday) for form in forms]


@settings(max_examples=60, deadline=None)
@given(DAYS, st.none() | DAYS)
def test_any_day_in_any_way_of_writing_is_read_back(day, published) -> None:
    for words in written(day):
        found = find_dates(reading_of(f"The mill burnt down on {words}."), published).dates
        assert [one.when.value for one in found] == [day.isoformat()], words


@settings(max_examples=60, deadline=None)
@given(DAYS, st.integers(0, 6), st.sampled_from(["{} they met.", "They will meet on {}.", "They met on {}.", "{}"]))
def test_any_weekday_is_that_day_of_the_week_within_six_days_of_publication(published, number, frame) -> None:
    (found,) = find_dates(reading_of(frame.format(WEEKDAYS[number].capitalize())), published).dates

    assert found.when.first.weekday() == number
    assert abs(found.when.first - published) <= timedelta(days=6)


@settings(max_examples=60, deadline=None)
@given(DAYS, st.integers(1, 12), st.booleans())
def test_any_bare_month_lies_within_a_year_of_publication(published, number, ahead) -> None:
    verb = "will open" if ahead else "opened"
    (found,) = find_dates(reading_of(f"The mill {verb} in {MONTHS[number - 1].capitalize()}."), published).dates

    assert found.when.first.month == number
    assert abs(found.when.first - published) <= timedelta(days=366)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 11), st.none() | st.integers(1900, 1999)), max_size=30))
def test_a_story_keeps_its_stated_years_and_gives_every_other_date_one(story) -> None:
    given_years = years([StoryDate(month, month, year) for month, year in story])

    assert len(given_years) == len(story)
    for (_, stated), year in zip(story, given_years, strict=True):
        assert stated is None or year == stated
        assert year is not None or all(stated is None for _, stated in story)


@pytest.mark.usefixtures("uncovered")
@pytest.mark.parametrize(
    "piece", ["In May 1 on Tuesday ", "1999-2000 ", "two years ago ", "(“", "12-14 June 1950, ", "'9 "]
)
def test_time_is_linear_in_the_length_of_a_single_sentence(piece) -> None:
    def seconds(length: int) -> float:
        reading = reading_of(piece * (length // len(piece)))
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            find_events(reading, find_dates(reading, date(2024, 5, 15)).dates, date(2024, 5, 15))
            best = min(best, time.process_time() - start)
        return best

    assert seconds(20_000) < 2 * 10 * max(seconds(2_000), 0.002)
