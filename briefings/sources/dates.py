"""The days that feeds write: by our rules first, because readers of feeds take what they don't know for UTC."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from briefings.lexicon.calendar_words import MONTHS, ZONES

#: What says so is a program's empty date.
_FIRST_YEAR = 1995
#: How far a server's clock may be ahead.
_AHEAD = timedelta(hours=1)
_LONGEST = 100

#: As German feeds write them; the first three letters tell them apart.
_GERMAN = (
    "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "dezember",
)  # fmt: skip
_NUMBERS = {name[:3].lower(): number for names in (MONTHS, _GERMAN) for number, name in enumerate(names, 1)}
_NUMBERS |= {"mrz": 3, "mar": 3, "jän": 1}
#: Names of months, whole, as three letters, or as these with a full stop; 'Sept' and 'Jänner' besides.
_MONTH = "|".join(
    sorted({*(name.lower() for name in (*MONTHS, *_GERMAN)), *_NUMBERS, "sept", "jänner"}, key=len, reverse=True)
)
#: Those that feeds name besides: RFC 822 has the American CST alone, and Germans write their own names.
_ZONES = ZONES | {"cst": -6, "cdt": -5, "mez": 1, "mesz": 2}

_NAME = rf"(?i:{_MONTH})"
_YEAR = r"(?P<year>\d{4}|\d{2}(?!\d))"
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
_ZONE = r"(?P<zone>Z|[A-Za-z]{1,5}\b|(?:UTC|GMT)?[+-]\d{2}:?\d{2})?"
_AFTER = rf"(?:[T ,]*(?:um |at )?{_TIME}(?: Uhr)?[ ]*{_ZONE})?"
_FORMS = tuple(
    re.compile(form, re.ASCII if form.startswith(r"(?P<year>") else 0)
    for form in (
        rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}}){_AFTER}",
        rf"(?P<year>\d{{4}})/(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}}){_AFTER}",
        rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}})(?!\d){_AFTER}",
        # Figures with full stops have the day first wherever they are written.
        rf"(?P<day>\d{{1,2}})\. ?(?P<month>\d{{1,2}})\. ?(?P<year>\d{{4}}){_AFTER}",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[ -]*(?P<name>{_NAME})\.?[ ,-]*{_YEAR}{_AFTER}",
        rf"(?P<name>{_NAME})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}}){_AFTER}",
    )
)
#: The weekday before a date, in any language.
_WEEKDAY = re.compile(r"[^\W\d_]+\.?,? +(?=[\w])")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day as it is written, and the moment where a known zone tells it."""

    day: date
    moment: datetime | None = None
    #: As it is written, with its zone where that is known.
    at: time | None = None


def read_entry_day(raw: str, fetched_at: datetime) -> date | None:
    """Return the day of an entry as its feed writes it.

    None where none can be read, or where it can't be right: before 1995, or more than an hour after `fetched_at`.
    The day is the one that is written there: no zone is applied.
    """
    written = read_date(raw)
    return None if written is None else check_day(written, fetched_at)


def read_entry_time(raw: str) -> time | None:
    """Return the time of the day of an entry as its feed writes it, with a zone that is known; None: a day alone."""
    written = read_date(raw)
    return None if written is None else written.at


def check_day(written: WrittenDate, fetched_at: datetime) -> date | None:
    """Return the day of a date that can be right for what was fetched then."""
    latest = fetched_at + _AHEAD
    if written.day.year < _FIRST_YEAR:
        return None
    ahead = written.day > latest.date() if written.moment is None else written.moment > latest
    return None if ahead else written.day


def read_date(raw: str) -> WrittenDate | None:
    """Return what a date says; None: it can't be read in one way.

    >>> read_date("Fri, 27 Nov 2026 23:30:00 CEST").day
    datetime.date(2026, 11, 27)
    >>> read_date("27. November 2026") == read_date("27.11.2026")
    True
    """
    value = " ".join(raw[:_LONGEST].split())
    for candidate in (value, _WEEKDAY.sub("", value, count=1)):
        for form in _FORMS:
            if (match := form.match(candidate)) is not None:
                return _read(match)
    return None


def _read(match: re.Match[str]) -> WrittenDate | None:
    found = match.groupdict()
    name = found.get("name")
    month = int(found["month"]) if name is None else _NUMBERS.get(name[:3].lower(), 0)
    year = int(found["year"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    try:
        day = date(year, month, int(found["day"]))
        if found["hour"] is None:
            return WrittenDate(day)
        zone = _read_zone(found["zone"])
        moment = datetime(
            year, month, day.day, int(found["hour"]), int(found["minute"]), min(int(found["second"] or 0), 59),
            tzinfo=zone or UTC,
        )  # fmt: skip
        return WrittenDate(
            day, None if zone is None else moment.astimezone(UTC), moment.timetz() if zone else moment.time()
        )
    except (ValueError, OverflowError):
        return None


def _read_zone(name: str | None) -> timezone | None:
    if name is None:
        return None
    hours = _ZONES.get(name.lower())
    if hours is not None:
        return timezone(timedelta(hours=hours))
    offset = re.search(r"([+-])(\d{2}):?(\d{2})\Z", name, re.ASCII)
    if offset is None:
        return None
    minutes = int(offset[2]) * 60 + int(offset[3])
    return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes))
