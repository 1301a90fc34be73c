"""Calendar arithmetic: the periods that words can name, as `When`."""

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

from briefings.model.analysis import Precision, When, day, month, year


class Unit(StrEnum):
    """A step of the calendar."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Season(StrEnum):
    """The northern seasons, with the values that TIMEX3 gives them."""

    SPRING = "SP"
    SUMMER = "SU"
    AUTUMN = "FA"
    WINTER = "WI"


#: Ranks of precision, finest first. A range has none.
_RANK = {
    Precision.DAY: 0,
    Precision.WEEK: 1,
    Precision.MONTH: 2,
    Precision.QUARTER: 3,
    Precision.SEASON: 3,
    Precision.YEAR: 4,
    Precision.DECADE: 5,
    Precision.CENTURY: 6,
}
_UNIT_RANK = {
    Unit.DAY: 0,
    Unit.WEEK: 1,
    Unit.WEEKEND: 1,
    Unit.MONTH: 2,
    Unit.QUARTER: 3,
    Unit.HALF: 3,
    Unit.YEAR: 4,
    Unit.DECADE: 5,
    Unit.CENTURY: 6,
}
_SEASON_START = {Season.SPRING: 3, Season.SUMMER: 6, Season.AUTUMN: 9, Season.WINTER: 12}
FIRST_YEAR, LAST_YEAR = 1, 9997


def day_of(of: int, number: int, day_number: int) -> date:
    """Return a calendar day. Raises ValueError for one that doesn't exist or that arithmetic can't leave."""
    if not FIRST_YEAR <= of <= LAST_YEAR:
        raise ValueError(f"year {of} is out of range")
    return date(of, number, day_number)


def week(containing: date) -> When:
    """Return the ISO week (Monday to Sunday) that holds a day."""
    monday = containing - timedelta(days=containing.weekday())
    number = monday.isocalendar()
    return When(f"{number.year:04}-W{number.week:02}", Precision.WEEK, monday, monday + timedelta(days=6))


def weekend(containing: date) -> When:
    """Return Saturday and Sunday of the ISO week that holds a day."""
    whole = week(containing)
    return When(f"{whole.value}-WE", Precision.RANGE, whole.first + timedelta(days=5), whole.last)


def quarter(number: int, of: int) -> When:
    """Return calendar quarter `number` (1–4) of year `of`."""
    first, last = month(of, number * 3 - 2), month(of, number * 3)
    return When(f"{of:04}-Q{number}", Precision.QUARTER, first.first, last.last)


def half(number: int, of: int) -> When:
    """Return the first or second half of year `of`."""
    first, last = month(of, number * 6 - 5), month(of, number * 6)
    return When(f"{first.value}/{last.value}", Precision.RANGE, first.first, last.last)


def season(which: Season, of: int) -> When:
    """Return a season by its meteorological months. Winter begins in December of year `of`."""
    start = _SEASON_START[which]
    first = month(of, start)
    last = month(of + 1, 2) if which is Season.WINTER else month(of, start + 2)
    return When(f"{of:04}-{which}", Precision.SEASON, first.first, last.last)


def decade(containing: int) -> When:
    """Return the decade of a year: 1980–1989 for 1984."""
    first = containing - containing % 10
    return When(f"{first // 10:03}", Precision.DECADE, date(max(first, 1), 1, 1), date(first + 9, 12, 31))


def century(containing: int) -> When:
    """Return the century of a year as its first two digits name it: 1900–1999 for 1984."""
    first = containing - containing % 100
    return When(f"{first // 100:02}", Precision.CENTURY, date(max(first, 1), 1, 1), date(first + 99, 12, 31))


def span(first: When, last: When) -> When:
    """Return the range from one period to another. Raises ValueError if it runs backwards."""
    if last.last < first.first:
        raise ValueError("a range can't end before it begins")
    return When(f"{first.value}/{last.value}", Precision.RANGE, first.first, last.last)


def months_on(of: int, number: int, steps: int) -> tuple[int, int]:
    """Return year and month `steps` months after month `number` of year `of`."""
    index = of * 12 + number - 1 + steps
    return index // 12, index % 12 + 1


def nth_weekday(of: int, number: int, weekday: int, nth: int) -> date:
    """Return the nth Monday (0) to Sunday (6) of a month; -1 is the last."""
    whole = month(of, number)
    if nth < 0:
        return whole.last - timedelta(days=(whole.last.weekday() - weekday) % 7)
    return whole.first + timedelta(days=(weekday - whole.first.weekday()) % 7 + 7 * (nth - 1))


def easter(of: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's algorithm)."""
    a, (b, c) = of % 19, divmod(of, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    r = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * r) // 433
    number = (h + r - 7 * m + 90) // 25
    return date(of, number, (h + r - 7 * m + 33 * number + 19) % 32)


def is_as_fine_as(anchor: When, unit: Unit) -> bool:
    """Tell whether a period is known finely enough to count on from it in steps of `unit`."""
    return _RANK.get(anchor.precision, 9) <= _UNIT_RANK[unit]


def shift(anchor: When, unit: Unit, steps: int) -> When:
    """Return the period of size `unit` that lies `steps` of them after `anchor`.

    Raises ValueError or OverflowError where the calendar ends.
    """
    first = anchor.first
    match unit:
        case Unit.DAY | Unit.WEEK | Unit.WEEKEND:
            return _period(unit, first + timedelta(days=steps * (1 if unit is Unit.DAY else 7)))
        case Unit.MONTH | Unit.QUARTER | Unit.HALF:
            size = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6}[unit]
            return _period(unit, day_of(*months_on(first.year, first.month, steps * size), 1))
        case Unit.YEAR | Unit.DECADE | Unit.CENTURY:
            size = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}[unit]
            return _period(unit, day_of(first.year + steps * size, 1, 1))


def _period(unit: Unit, containing: date) -> When:
    """Return the period of size `unit` that holds a day."""
    makers: dict[Unit, Callable[[date], When]] = {
        Unit.DAY: day,
        Unit.WEEK: week,
        Unit.WEEKEND: weekend,
        Unit.MONTH: lambda at: month(at.year, at.month),
        Unit.QUARTER: lambda at: quarter((at.month + 2) // 3, at.year),
        Unit.HALF: lambda at: half((at.month + 5) // 6, at.year),
        Unit.YEAR: lambda at: year(at.year),
        Unit.DECADE: lambda at: decade(at.year),
        Unit.CENTURY: lambda at: century(at.year),
    }
    return makers[unit](containing)
