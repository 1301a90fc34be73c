"""Days as headers, tags and bylines write them: taken where they can be read in one way."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from briefings.lexicon.calendar_words import MONTHS

_YEAR_FIRST = re.compile(r"\s*(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)", re.ASCII)
_DIGITS = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?|\d{6})?\s*\Z", re.ASCII)
_SECONDS = re.compile(r"\s*(\d{10})(?:\.\d+|\d{3})?\s*\Z", re.ASCII)
_YEAR_LAST = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d/.-])", re.ASCII)
_MONTH = rf"(?P<month>{'|'.join(f'{month[:3]}(?:{month[3:]}|{month[3:4]})?' for month in MONTHS)})\b\.?"
_DAY_FIRST_WORDS = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?{_MONTH},?[ -](?P<year>\d{{4}})\b", re.ASCII | re.IGNORECASE
)
_MONTH_FIRST_WORDS = re.compile(
    rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.ASCII | re.IGNORECASE
)
_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b", re.ASCII)


def read_day(value: Any) -> date | None:
    """Return the calendar day that a value states, as it is written there; None where it can be read in two ways.

    Seconds and milliseconds since 1970 are days in UTC.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    value = " ".join(value[:100].split())
    if match := _YEAR_FIRST.match(value):
        return _day(match[1], match[3], match[4])
    if match := _DIGITS.match(value):
        return _day(*match.groups())
    if match := _SECONDS.match(value):
        return datetime.fromtimestamp(int(match[1]), UTC).date()
    return _read_words(value) or _read_figures(value)


def find_day(words: str) -> tuple[date, int, int] | None:
    """Return a day that stands in words, with a month's name or the year first, and from where to where it does."""
    for pattern in (_DAY_FIRST_WORDS, _MONTH_FIRST_WORDS, _ISO_DAY):
        match = pattern.search(words)
        day = None if match is None else read_day(match[0])
        if match is not None and day is not None:
            return day, *match.span()
    return None


def list_written_days(text: str) -> Iterator[date]:
    """Yield the days of a text that are written with a month's name."""
    for pattern in (_DAY_FIRST_WORDS, _MONTH_FIRST_WORDS):
        for match in pattern.finditer(text):
            if (day := _read_words(match[0])) is not None:
                yield day


def list_figures(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield what may be a day with the year behind: two numbers, and the last two digits of the year."""
    for match in _YEAR_LAST.finditer(text):
        yield int(match[1]), int(match[3]), int(match[4]) % 100


def _read_words(value: str) -> date | None:
    """Return the first day that is written with a month's name."""
    match = _DAY_FIRST_WORDS.search(value) or _MONTH_FIRST_WORDS.search(value)
    if match is None:
        return None
    month = next(number for number, name in enumerate(MONTHS, 1) if name[:3] == match["month"][:3].lower())
    return _day(match["year"], month, match["day"])


def _read_figures(value: str) -> date | None:
    """Return the day of figures with the year behind: 13/03/2025 and 03/13/2025 are one, 03/04/2025 may be two."""
    match = _YEAR_LAST.search(value)
    if match is None or len(match[4]) == 2:
        return None
    days = {_day(match[4], match[3], match[1]), _day(match[4], match[1], match[3])} - {None}
    return days.pop() if len(days) == 1 else None


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
