"""What the words of each rule mean: from a match to its expressions.

Every function raises ValueError for a date that doesn't exist.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from briefings.analysis.timeline import calendar
from briefings.analysis.timeline.calendar import Unit
from briefings.analysis.timeline.date_meanings import (
    ClockTime,
    DayOfMonth,
    InNews,
    Meaning,
    Numeric,
    Origin,
    Partial,
    Shift,
    Weekday,
)
from briefings.analysis.timeline.vocabulary import (
    SEASONS,
    STEPS,
    count_before,
    fold_words,
    from_narrative,
    full_year,
    month_number,
)
from briefings.lexicon.calendar_words import DECADES, ORDINALS, WEEKDAYS
from briefings.model.analysis import day, month, year

Match = re.Match[str]
#: Start, end and meaning of each expression in a match: '12-14 June' holds two.
Pieces = Iterator[tuple[int, int, Meaning]]
_DIRECTIONS = {"last": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1, "coming": 1, "this past": -1}
_FORWARD = frozenset({"later", "after", "afterward", "afterwards", "after that", "from now", "from today", "hence"})
#: 'The day before' and its like are one step without a number.
_ONE_STEP = frozenset({"before", "after", "earlier"})
_FROM_PUBLICATION = frozenset({"ago", "from now", "from today", "hence"})
#: Words that go on from a time that was told.
_GOES_ON = ("later", "earlier")


def _definite(match: Match) -> bool:
    """Tell whether 'the' stands before a match."""
    return match.string[max(0, match.start() - 4) : match.start()].lower() == "the "


def _shift(which: str, unit: Unit) -> Shift:
    """Return what 'last', 'this', 'following' and their like count."""
    return Shift(unit, STEPS[fold_words(which)], Origin.NARRATIVE if from_narrative(which) else Origin.PUBLICATION)


def _year_of(match: Match) -> int | Shift | None:
    """Return the year that stands after a month or a season, None if there is none."""
    groups = match.groupdict()
    if found := groups.get("year") or groups.get("tight"):
        return int(found)
    if short := groups.get("short"):
        return full_year(short)
    that = groups.get("that")
    return _shift(that, Unit.YEAR) if that else None


def _unit(word: str) -> Unit:
    """Return the unit that a word names; a part of a day counts as the day."""
    return Unit.DAY if word in {"morning", "afternoon", "evening", "night"} else Unit(word)


def _day_number(digits: str) -> int:
    """Return the number in '4th'."""
    return int(digits.rstrip("stndrh"))


def _weekday_before(match: Match) -> int | None:
    """Return the day of the week that a match begins with, None if it begins with another word."""
    first = match[0][:3].lower()
    return next((at for at, name in enumerate(WEEKDAYS) if name.startswith(first)), None)


def days(match: Match) -> Pieces:
    """Read a day of a month, or two joined by a dash or a conjunction."""
    number, of = month_number(match["month"]), _year_of(match)
    checked_in = of if isinstance(of, int) else 2000

    def part(digits: str) -> Partial:
        found = calendar.day_of(checked_in, number, _day_number(digits))
        return Partial(year=of, month=number, day=found.day)

    if match["until"] is None:
        yield match.start(), match.end(), replace(part(match["day"]), weekday=_weekday_before(match))
        return
    yield min(match.start(), match.start("day")), match.end("day"), part(match["day"])
    yield match.start("until"), match.end(), part(match["until"])


def iso(match: Match) -> Pieces:
    """Read '2025-08-26'."""
    yield match.start(), match.end(), day(calendar.day_of(int(match["y"]), int(match["m"]), int(match["d"])))


def numeric(match: Match) -> Pieces:
    """Read '8/26/2025' and '26.8.2025'; both ways where both numbers could be the month."""
    first, second = int(match["a"]), int(match["b"])
    of = int(match["y"]) if len(match["y"]) == 4 else full_year(match["y"])
    meaning: Meaning
    if first > 12 or match["by"] == ".":
        meaning = day(calendar.day_of(of, second, first))
    elif second > 12 or first == second:
        meaning = day(calendar.day_of(of, first, second))
    else:
        meaning = Numeric(day(calendar.day_of(of, first, second)), day(calendar.day_of(of, second, first)))
    yield match.start(), match.end(), meaning


def months(match: Match) -> Pieces:
    """Read 'June 1944', 'June of that year', 'June'."""
    yield match.start(), match.end(), Partial(year=_year_of(match), month=month_number(match["month"]))


def seasons(match: Match) -> Pieces:
    """Read 'summer 2007', 'the summer'."""
    yield match.start(), match.end(), Partial(year=_year_of(match), season=SEASONS[match["season"].lower()])


def which_part(match: Match) -> Pieces:
    """Read 'last June', 'this summer', 'next Tuesday'."""
    which = fold_words(match["which"])
    if which == "last" and _definite(match):
        return
    direction = _DIRECTIONS.get(which, 0)
    origin = Origin.NARRATIVE if from_narrative(which) else Origin.PUBLICATION
    if match["weekday"]:
        yield match.start(), match.end(), Weekday(WEEKDAYS.index(match["weekday"].lower()), direction, None, origin)
        return
    part = (
        Partial(month=month_number(match["month"]), day=_day_number(match["day"]) if match["day"] else None)
        if match["month"]
        else Partial(season=SEASONS[match["season"].lower()])
    )
    if origin is Origin.NARRATIVE:
        part = replace(part, year=Shift(Unit.YEAR, direction, origin))
    else:
        part = replace(part, direction=direction)
    yield match.start(), match.end(), part


def which_unit(match: Match) -> Pieces:
    """Read 'last month', 'this morning', 'the following day'."""
    which, words = fold_words(match["which"]), match["unit"]
    unit = _unit(words)
    counted, definite = _shift(which, unit), _definite(match)
    # 'over the next decade' is a length of time.
    if which in {"last", "next"} and unit in (Unit.DECADE, Unit.CENTURY):
        return
    # 'the last day', 'over the last year', 'at the same time of year' are no periods of the calendar.
    if which == "last" and (definite or words == "day"):
        return
    if (which == "same" and not definite) or (which == "next" and unit is Unit.DAY and not definite):
        return
    if which == "next" and definite:
        counted = replace(counted, origin=Origin.NARRATIVE)
    yield match.start(), match.end(), counted


def within_unit(match: Match) -> Pieces:
    """Read 'the end of the year', 'later in the month', "month's end"."""
    which = fold_words(match.groupdict().get("which") or "the")
    counted = _shift("that" if which == "the" else which, Unit(match["unit"].lower()))
    # 'She left in early May, and later in the month …': that is May.
    goes_on = fold_words(match[0]).startswith(_GOES_ON)
    in_news = InNews.PUBLICATION_IF_UNTOLD_BESIDE if goes_on else InNews.PUBLICATION
    yield match.start(), match.end(), replace(counted, in_news=in_news)


def weekdays(match: Match) -> Pieces:
    """Read 'Tuesday', 'Tuesday night', 'Tuesday of last week'."""
    weeks = STEPS[match["week"].lower()] if match["week"] else None
    yield match.start(), match.end(), Weekday(WEEKDAYS.index(match["weekday"].lower()), None, weeks)


def day_names(match: Match) -> Pieces:
    """Read 'today', 'yesterday', 'the day after tomorrow'."""
    name = fold_words(match["name"])
    steps = {"day before yesterday": -2, "yesterday": -1, "tomorrow": 1, "day after tomorrow": 2}.get(name, 0)
    yield match.start(), match.end(), Shift(Unit.DAY, steps, Origin.PUBLICATION)


def weekends(match: Match) -> Pieces:
    """Read 'the weekend', the one at hand."""
    yield match.start(), match.end(), Shift(Unit.WEEKEND, 0, Origin.PUBLICATION, is_at_hand=True)


def ago(match: Match) -> Pieces:
    """Read 'two years ago', 'a week later', 'the day before'. A number or 'the' must stand before it."""
    way = fold_words(match["way"])
    count = count_before(match.string, match.start())
    if count is None and _definite(match) and way in _ONE_STEP and not match["unit"].endswith("s"):
        count = match.start() - 4, 1
    if count is None:
        return
    start, number = count
    unit = _unit(match["unit"].lower().replace("centuries", "century").removesuffix("s"))
    origin = Origin.PUBLICATION if way in _FROM_PUBLICATION else Origin.NARRATIVE
    steps = number if way in _FORWARD else -number
    yield start, match.end(), Shift(unit, steps, origin, InNews.PUBLICATION_IF_UNTOLD if steps < 0 else None)


def year_ago(match: Match) -> Pieces:
    """Read 'year-ago', 'year-earlier'."""
    yield match.start(), match.end(), Shift(Unit(match["unit"].lower()), -1, Origin.PUBLICATION)


def years(match: Match) -> Pieces:
    """Read a year, or two joined by a dash ('1939-45'), or the month '2025-08'."""
    first = int(match["first"])
    last = int(match["last"]) if match["last"] else 0
    if 0 < last <= 12 and last <= first % 100 and match[0][4] == "-":
        yield match.start(), match.end(), month(first, last)
        return
    if 0 < last <= 99:
        last += first - first % 100
    if last <= first:
        yield match.start(), match.end("first"), year(first)
        return
    yield match.start(), match.end("first"), year(first)
    yield match.start("last"), match.end(), year(last)


def short_year(match: Match) -> Pieces:
    """Read "'16"."""
    yield match.start(), match.end(), year(full_year(match["y"]))


def written_year(match: Match) -> Pieces:
    """Read 'fiscal 2015', 'FY15', 'the year 2015'."""
    digits = match["y"] or match["whole"]
    yield match.start(), match.end(), year(int(digits) if len(digits) == 4 else full_year(digits))


def decades(match: Match) -> Pieces:
    """Read '1980s', "'80s", 'eighties'; '1800s' as the century."""
    word, digits = match["word"], match["digits"] or match["short"]
    if word:
        meaning = calendar.decade(DECADES[word.lower()])
    elif len(digits) == 4 and digits.endswith("00") and digits < "2000":
        meaning = calendar.century(int(digits))
    else:
        meaning = calendar.decade(int(digits) if len(digits) == 4 else 1900 + int(digits))
    yield match.start(), match.end(), meaning


def centuries(match: Match) -> Pieces:
    """Read '20th century', 'twentieth century'."""
    word = match["nth"].lower()
    number = ORDINALS.get(word) or _day_number(word)
    yield match.start(), match.end(), calendar.century(100 * number - 100)


def quarters(match: Match) -> Pieces:
    """Read 'Q3 2015', 'the third quarter', '3Q'."""
    word = (match["nth"] or match["digit"]).lower()
    yield match.start(), match.end(), Partial(year=_year_of(match), quarter=ORDINALS.get(word) or _day_number(word))


def halves(match: Match) -> Pieces:
    """Read 'the first half of 2015'."""
    yield match.start(), match.end(), Partial(year=_year_of(match), half=ORDINALS[match["nth"].lower()])


def days_of_month(match: Match) -> Pieces:
    """Read 'the 5th', 'the 28th of that month'."""
    counted = _shift(match["which"], Unit.MONTH) if match["which"] else None
    yield match.start(), match.end(), DayOfMonth(_day_number(match["day"]), counted)


def feasts(match: Match) -> Pieces:
    """Read 'Christmas Eve', 'Thanksgiving 2015'."""
    yield match.start(), match.end(), Partial(year=_year_of(match), holiday=fold_words(match["holiday"]))


def clocks(match: Match) -> Pieces:
    """Read '10 a.m.'."""
    yield match.start(), match.end(), ClockTime()


def september_11(match: Match) -> Pieces:
    """Read '9/11', which names one day."""
    yield match.start(), match.end(), day(calendar.day_of(2001, 9, 11))
