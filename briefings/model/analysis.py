"""What the analysis of one article finds: spans, each with the rule that found it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from briefings.model.rules import Rule
from briefings.model.spans import Span, stable_id
from briefings.text.folding import fold


class ActorKind(StrEnum):
    """What an actor is. A state is a place."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"


class AttributionKind(StrEnum):
    """How much of the content stands within quotation marks: nine tenths or more, none, or some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class When:
    """A date as exactly as the text gives it.

    `value` is ISO 8601 as far as it goes: '2018', '2025-08', '2025-08-26', '2025-W35', '2025-Q3', '2025-SU'
    (SP, SU, FA, WI), '201' (decade), '20' (century), and for a range 'FIRST/LAST' of two of these.
    `first` and `last` are the calendar days that it covers, both included.
    """

    value: str
    precision: Precision
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Mention:
    """One span that names an actor."""

    span: Span
    rule: Rule


@dataclass(frozen=True, slots=True)
class Role:
    """An actor's role as written ('South Korean President'), never reworded."""

    span: Span
    rule: Rule


# Asked for several times in each text that names somebody. Some 200 bytes each.
@lru_cache(maxsize=1 << 12)
def actor_id(kind: ActorKind, name: str) -> str:
    """Return an actor's stable id, a hash of its kind and folded canonical name."""
    return stable_id("actor", kind, fold(name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, state or organisation as this article shows it."""

    #: The fullest form of the name; a state's common English name ('North Korea').
    name: str
    kind: ActorKind
    #: By name, not by pronoun; in text order.
    mentions: tuple[Mention, ...]
    #: In text order.
    roles: tuple[Role, ...] = ()
    #: Other names that lead to this actor, whether or not they stand in the article: surname, title and surname,
    #: demonym, capital, abbreviations.
    aliases: tuple[str, ...] = ()
    #: Names of the states or organisations that the text says this actor belongs to.
    groups: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The stable id."""
        return actor_id(self.kind, self.name)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is quoted or reported.

    `name` is the actor's canonical name, or the words as they stand for a speaker without a name ('a spokesman'),
    or None: unattributed. `span` is where the speaker stands, a pronoun included; `actor` is the actor's id; `rule`
    tells how the words at `span` were read, None where there are none.
    """

    name: str | None = None
    span: Span | None = None
    actor: str | None = None
    rule: Rule | None = field(default=None, compare=False)


UNATTRIBUTED = Speaker()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words within quotation marks that somebody is quoted as saying or writing.

    `parts` are in text order and include their quotation marks: one a paragraph, and one before and one after
    a cue that stands between. Together they are one utterance.
    """

    parts: tuple[Span, ...]
    speaker: Speaker
    cue: Span | None
    rule: Rule
    #: When it was said, where the text tells.
    said: When | None = None
    #: Whether the text tells that it was said; not where that is denied, asked, supposed or wished for. No answer
    #: shows what isn't asserted.
    asserted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A reported statement, belief, wish, intention or attitude: speaker, cue and content."""

    content: tuple[Span, ...]
    speaker: Speaker
    cue: Span | None
    kind: AttributionKind
    rule: Rule
    #: When it was said, where the text tells; no date that is spoken of.
    said: When | None = None
    #: Whether a human or a body of people says, believes, wants, promises or judges it; not what happens or is done.
    #: No answer lists anything else as a position.
    is_position: bool = True
    #: As for a quotation. What is denied is asserted where the cue says so ('denied that', 'did not want to').
    asserted: bool = True


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date in the words of the text ('last Tuesday') and what it means."""

    span: Span
    when: When
    rule: Rule
    #: A time of day ('at 9 p.m.'), which counts as the day that it falls on.
    is_time_of_day: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """A dated sentence. `date_from` is the expression that dates it, or None: the publication date does."""

    sentence: Span
    when: When
    date_from: Span | None
    rule: Rule


@dataclass(frozen=True, slots=True)
class Rejection:
    """A span that a rule considered and left out, with the reason in words (for `briefbot explain`)."""

    span: Span
    rule: Rule
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All that was found in one article, every tuple in text order."""

    sentences: tuple[Span, ...] = ()
    actors: tuple[Actor, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    events: tuple[Event, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    #: Places that only the title names, where it stands outside of the text: without mentions.
    title_places: tuple[Actor, ...] = ()
    #: The English name of the language, where it isn't English: then only sentences were looked for.
    language: str | None = None


def day(value: date) -> When:
    """Return `value` as a `When` of one day."""
    return When(value.isoformat(), Precision.DAY, value, value)


def month(year: int, number: int) -> When:
    """Return a calendar month as a `When`. Raises ValueError for a month that doesn't exist."""
    first = date(year, number, 1)
    following = date(year + number // 12, number % 12 + 1, 1)
    return When(f"{year:04}-{number:02}", Precision.MONTH, first, following - timedelta(days=1))


def year(number: int) -> When:
    """Return a calendar year (1–9998) as a `When`. Raises ValueError outside."""
    return When(f"{number:04}", Precision.YEAR, date(number, 1, 1), date(number, 12, 31))
