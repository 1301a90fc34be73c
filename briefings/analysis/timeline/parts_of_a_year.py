"""Parts of a year made whole: 'June 4' and a year give a day."""

from datetime import date, timedelta

from briefings.analysis.timeline import calendar
from briefings.analysis.timeline.date_meanings import Meaning, Numeric, Partial
from briefings.analysis.timeline.vocabulary import feasts
from briefings.model.analysis import When, day, month, year


def whole(part: Partial, of: int) -> When | None:
    """Return a part of year `of`; None if that year hasn't got it (29 February)."""
    try:
        return _whole(part, of)
    except (ValueError, OverflowError):
        return None


def fits_weekday(part: Partial, of: int) -> bool:
    """Tell whether a part of year `of` falls on the day of the week that stands before it; True if none does."""
    when = whole(part, of) if part.weekday is not None else None
    return when is None or when.first.weekday() == part.weekday


def _whole(part: Partial, of: int) -> When:
    if part.holiday:
        return day(_feast(part.holiday, of))
    if part.month:
        return day(calendar.day_of(of, part.month, part.day)) if part.day else month(of, part.month)
    if part.season:
        return calendar.season(part.season, of)
    if part.quarter:
        return calendar.quarter(part.quarter, of)
    return calendar.half(part.half, of) if part.half else year(of)


def _feast(name: str, of: int) -> date:
    """Return the day of a feast in a year, by its rule in the lexicon."""
    rule = feasts()[name]
    if rule.startswith("easter"):
        return calendar.easter(of) + timedelta(days=int(rule.removeprefix("easter")))
    if " " not in rule:
        number, of_month = rule.split("-")
        return calendar.day_of(of, int(number), int(of_month))
    number, weekday, nth = rule.split()
    return calendar.nth_weekday(of, int(number), int(weekday), int(nth))


def find_stated_year(meaning: Meaning | None) -> int | None:
    """Return the year that an expression states by itself."""
    if isinstance(meaning, When):
        return meaning.first.year
    if isinstance(meaning, Numeric):
        return meaning.month_first.first.year
    if isinstance(meaning, Partial) and isinstance(meaning.year, int):
        return meaning.year
    return None


def is_bare(meaning: Meaning | None) -> bool:
    """Tell whether an expression is a part of a year that nothing yet tells."""
    return isinstance(meaning, Partial) and meaning.year is None and meaning.direction is None
