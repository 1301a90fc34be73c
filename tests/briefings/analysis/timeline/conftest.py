"""Texts of our own, read as articles are."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from briefings.analysis.reading.statements import Reading, read_text
from briefings.analysis.reading.tokens import Text
from briefings.analysis.timeline import Dates, Events, find_dates, find_events
from briefings.model.spans import Span

Dated = Callable[..., list[tuple[str, str]]]
#: A Wednesday.
PUBLISHED = date(2024, 5, 15)


def reading_of(words: str) -> Reading:
    """Return words read as a text whose lines are paragraphs."""
    return read_text(Text(words, tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", words)), None))


def dates_in(words: str, published: date | None = PUBLISHED) -> Dates:
    return find_dates(reading_of(words), published)


def events_in(words: str, published: date | None = PUBLISHED) -> Events:
    reading = reading_of(words)
    return find_events(reading, find_dates(reading, published).dates, published)


@pytest.fixture(scope="session")
def dated() -> Dated:
    """Return each date expression of some words and its value."""
    return lambda words, published=PUBLISHED: [
        (one.span.of(words), one.when.value) for one in dates_in(words, published).dates
    ]


@pytest.fixture(scope="session")
def refused() -> Callable[[str], list[tuple[str, str]]]:
    """Return what looked like a date in some words, and why it is none."""
    return lambda words: [(one.span.of(words), one.reason) for one in dates_in(words).rejections]


@pytest.fixture(scope="session")
def told() -> Callable[..., list[tuple[str, str, str | None]]]:
    """Return the first three words of each dated sentence, its date's value and the words that date it."""

    def events(words: str, published: date | None = PUBLISHED) -> list[tuple[str, str, str | None]]:
        return [
            (" ".join(one.sentence.of(words).split()[:3]), one.when.value, one.date_from and one.date_from.of(words))
            for one in events_in(words, published).events
        ]

    return events
