"""Days, and times of day, as headers, tags and bylines write them: taken where they can be read in one way."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any, NamedTuple

from briefings.lexicon.calendar_words import MONTHS, MONTHS_ELSEWHERE, ZONES

_YEAR_FIRST = re.compile(r"\s*(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)", re.ASCII)
_DIGITS = re.compile(
    r"\s*(\d{4})(\d{2})(\d{2})(?:T?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?\s*\Z",
    re.ASCII,
)
_SECONDS = re.compile(r"\s*(\d{10})(?:\.\d+|\d{3})?\s*\Z", re.ASCII)
_YEAR_LAST = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d/.-])", re.ASCII)
_MONTH = rf"(?P<month>{'|'.join(f'{month[:3]}(?:{month[3:]}|{month[3:4]})?' for month in MONTHS)})\b\.?"
_DAY_FIRST_WORDS = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?{_MONTH},?[ -](?P<year>\d{{4}})\b", re.ASCII | re.IGNORECASE
)
_MONTH_FIRST_WORDS = re.compile(
    rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?"
    # Twitter, and C, write the time between day and year.
    r"(?: \d{1,2}:\d{2}:\d{2}(?: [+-]\d{4}| [A-Z]{3,4})?)? (?P<year>\d{4})\b",
    re.ASCII | re.IGNORECASE,
)
#: '3. März 2025', '1er mai 2025', '3 de marzo de 2025', '2025년 3월 4일'.
_ELSEWHERE = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:\.|º|er)? ?(?:de )?"
    rf"(?P<month>{'|'.join(sorted(MONTHS_ELSEWHERE, reverse=True))})\b\.?,?(?: de| del)? (?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_EAST_ASIAN = re.compile(r"(?<!\d)(\d{4}) ?[년年] ?(\d{1,2}) ?[월月] ?(\d{1,2}) ?[일日]", re.ASCII)
_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}(?=T\d|\b)", re.ASCII)
#: A day in figures that is all of a line: within words it may be anything.
_ALONE = re.compile(r"\s*(\d{1,2}([-/.])\d{1,2}\2\d{4})\s*\Z", re.ASCII)
#: A time with minutes, or with the half of the day; an offset, or a word that may name a zone, stands behind it.
_TIME = re.compile(
    r"(?:(?<=\dT)|(?<![\d:.]))(?P<hour>\d{1,2})"
    r"(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?(?![:\d])(?: ?(?P<half>[ap])\.?m\b\.?)?"
    r"|(?:\.(?P<minutes>[0-5]\d))? ?(?P<only_half>[ap])\.?m\b\.?)"
    r"(?: ?(?P<zone>(?:UTC|GMT)?[+-]\d{2}(?::?\d{2})?(?![\d:])|[A-Za-z]{1,4}\b(?![+-]\d)))?",
    re.ASCII | re.IGNORECASE,
)
#: Why a value gives no day.
NO_DAY = "is no day of the calendar, or can be read as two of them; write it as YYYY-MM-DD"
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})?\Z", re.ASCII)


class Moment(NamedTuple):
    """A calendar day, and the time of day with its zone as far as they are written with it."""

    day: date
    at: time | None = None


def read_moment(value: Any) -> Moment | None:
    """Return the day that a value states, and the time of day where it states one; None where no day can be told.

    Both are as written: no zone is applied. Seconds and milliseconds since 1970 are read in UTC. Midnight to the second
    is a day alone, because that is how programs write one.
    """
    day = read_day(value)
    if day is None:
        return None
    words = " ".join(str(value)[:100].split())
    if _SECONDS.match(words):
        return Moment(day, _drop_midnight(datetime.fromtimestamp(int(words[:10]), UTC).timetz()))
    if match := _DIGITS.match(words):
        found = match.groupdict()
        return Moment(day, _time(found["hour"], found["minute"], found["second"], None, found["zone"]))
    return Moment(day, find_time(words))


def find_time(words: str) -> time | None:
    """Return the first time of day that is written in words with its minutes, or with a.m. or p.m.; its zone too."""
    match = _TIME.search(words)
    if match is None:
        return None
    half = match["half"] or match["only_half"]
    return _time(match["hour"], match["minute"] or match["minutes"] or "0", match["second"], half, match["zone"])


def _time(hour: str | None, minute: str | None, second: str | None, half: str | None, zone: str | None) -> time | None:
    if hour is None or minute is None:
        return None
    hours = int(hour)
    if half is not None:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half.lower() == "p" else 0)
    try:
        return _drop_midnight(time(hours, int(minute), min(int(second or 0), 59), tzinfo=_zone(zone or "")))
    except ValueError:
        return None


def _drop_midnight(found: time) -> time | None:
    return found if found.hour or found.minute or found.second else None


def _zone(name: str) -> timezone | None:
    """Return the zone of an offset or a name; None: it is no zone, or may be several."""
    if (hours := ZONES.get(name.lower())) is not None:
        return timezone(timedelta(hours=hours))
    offset = _OFFSET.search(name)
    if offset is None:
        return None
    ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
    # timezone() refuses what is a day or more.
    return timezone(-ahead if offset[1] == "-" else ahead)


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
        return _day(match[1], match[2], match[3])
    if match := _SECONDS.match(value):
        return datetime.fromtimestamp(int(match[1]), UTC).date()
    return _read_words(value) or _read_elsewhere(value) or _read_figures(value)


def find_day(words: str) -> tuple[date, int, int] | None:
    """Return a day that stands in words, with a month's name or the year first, and from where to where it does."""
    for pattern in (_DAY_FIRST_WORDS, _MONTH_FIRST_WORDS, _ISO_DAY):
        match = pattern.search(words)
        day = None if match is None else read_day(match[0])
        if match is not None and day is not None:
            return day, *match.span()
    alone = _ALONE.match(words)
    day = None if alone is None else read_day(alone[1])
    return None if alone is None or day is None else (day, *alone.span(1))


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


def _read_elsewhere(value: str) -> date | None:
    """Return the first day that is written in another language than English, with a month's name or its sign."""
    if match := _EAST_ASIAN.search(value):
        return _day(match[1], match[2], match[3])
    # Letters that `re` takes for others whatever their case: the Turkish İ and ı, and the long s.
    plain = unicodedata.normalize("NFC", value).replace("İ", "i").replace("ı", "i").replace("ſ", "s")
    match = _ELSEWHERE.search(plain)
    return None if match is None else _day(match["year"], MONTHS_ELSEWHERE[match["month"].lower()], match["day"])


def _read_figures(value: str) -> date | None:
    """Return the day of figures with the year behind: 13/03/2025 and 03/13/2025 are one, 03/04/2025 may be two.

    With full stops the day comes first wherever it is written so.
    """
    match = _YEAR_LAST.search(value)
    if match is None or len(match[4]) == 2:
        return None
    day_first, month_first = _day(match[4], match[3], match[1]), _day(match[4], match[1], match[3])
    if match[2] == "." and day_first is not None:
        return day_first
    days = {day_first, month_first} - {None}
    return days.pop() if len(days) == 1 else None


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
