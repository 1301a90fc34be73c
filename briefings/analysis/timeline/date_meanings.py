"""What a date expression says by itself, before it is known which year or day it counts from."""

from dataclasses import dataclass
from enum import StrEnum

from briefings.analysis.timeline.calendar import Season, Unit
from briefings.model.analysis import When
from briefings.model.rules import Rule
from briefings.model.spans import Span


class DayOrder(StrEnum):
    """In which order an expression writes day and month."""

    MONTH_FIRST = "month first"
    DAY_FIRST = "day first"
    #: In figures: which of the two is the month, only the numbers may tell.
    IN_FIGURES = "in figures"


class Origin(StrEnum):
    """Where a relative expression counts from."""

    #: The day the article appeared.
    PUBLICATION = "published"
    #: The date that the text told last.
    NARRATIVE = "narrative"


class InNews(StrEnum):
    """Where a relative expression of news counts from, if not from its origin."""

    #: The day the article appeared: 'the end of the year'.
    PUBLICATION = "published"
    #: The day the article appeared, if the text has told no date before: 'two weeks earlier'.
    PUBLICATION_IF_UNTOLD = "published if untold"
    #: The same where its own sentence has told no date before it.
    PUBLICATION_IF_UNTOLD_BESIDE = "published if untold beside"


@dataclass(frozen=True, slots=True)
class Shift:
    """A period some units before (negative), at, or after an origin: 'last year', 'two days later'."""

    unit: Unit
    steps: int
    origin: Origin
    in_news: InNews | None = None
    #: The one at hand: the last one or the coming one, as the sentence looks back or ahead ('the weekend').
    is_at_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Partial:
    """A part of a year, whose year may be stated, counted or left open: 'June 4', 'June of that year', 'summer'.

    `direction` is -1 for 'last June', 1 for 'next June', None where the words don't say.
    """

    year: int | Shift | None = None
    month: int | None = None
    day: int | None = None
    season: Season | None = None
    quarter: int | None = None
    half: int | None = None
    #: A feast whose day depends on the year; the name in the holidays lexicon.
    holiday: str | None = None
    #: The day of the week that stands before a day and may tell its year: 'Friday, March 4'; 0 is Monday.
    weekday: int | None = None
    direction: int | None = None


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """'the 5th', or 'the 28th of that month' with the month counted."""

    day: int
    month: Shift | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """'Tuesday' (0 is Monday); 'last', 'next' or 'this' as -1, 1 or 0; weeks for 'Tuesday of last week'."""

    number: int
    direction: int | None = None
    weeks: int | None = None
    origin: Origin = Origin.PUBLICATION


@dataclass(frozen=True, slots=True)
class Numeric:
    """'4/5/2016', which readers of American and of British print take for two days."""

    month_first: When
    day_first: When


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day, which counts as the day it falls on."""


Meaning = When | Shift | Partial | DayOfMonth | Weekday | Numeric | ClockTime


@dataclass(frozen=True, slots=True)
class FoundDate:
    """An expression as it stands in the text. `reason` says why it can't count as a date, if it can't."""

    span: Span
    meaning: Meaning | None
    rule: Rule
    reason: str = ""
    order: DayOrder | None = None
    #: Written as a time of day, even where the day beside it has become its meaning ('at 9 p.m. on Tuesday').
    is_time_of_day: bool = False
