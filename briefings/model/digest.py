"""Digests: when one is due, where it goes, what it says and what it leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from briefings.model.briefing import Briefing
from briefings.model.reasons import Reason
from briefings.model.spans import stable_id

#: Until how long after its time a digest is sent, where a schedule says nothing else.
DEFAULT_LATENESS = timedelta(hours=12)


class DestinationKind(StrEnum):
    """Where a digest goes."""

    #: A text or announcement channel of a server.
    CHANNEL = "channel"
    #: An existing thread or forum post.
    THREAD = "thread"
    #: A forum, in which every digest is a post of its own.
    FORUM = "forum"
    #: A person's direct messages.
    USER = "user"


@dataclass(frozen=True, slots=True)
class Destination:
    """A channel, thread, forum or user by its Discord id. `publish` crossposts in an announcement channel."""

    kind: DestinationKind
    id: int
    publish: bool = False


class DayRule(StrEnum):
    """Which local dates have a digest."""

    EVERY_DAY = "every_day"
    #: Monday to Friday.
    WEEKDAYS = "weekdays"
    CHOSEN = "chosen"
    DAY_OF_MONTH = "day_of_month"


@dataclass(frozen=True, slots=True)
class Days:
    """The local dates of a schedule.

    `weekdays` (Monday is 0) belongs to CHOSEN. `day` (1–31) belongs to DAY_OF_MONTH; in a month without that day
    it is the month's last.
    """

    rule: DayRule = DayRule.EVERY_DAY
    weekdays: frozenset[int] = frozenset()
    day: int | None = None


class EmptyDay(StrEnum):
    """What a day without news brings."""

    NOTHING = "nothing"
    ONE_LINE = "one_line"
    #: The standing briefing of the topics, headed 'nothing new since …'.
    STANDING = "standing"


class Template(StrEnum):
    """How many stories a digest tells."""

    COMPACT = "compact"
    FULL = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When a digest is due: `at` by the wall clock of `zone` on each date of `days`."""

    #: To the minute, naive.
    at: time
    #: IANA name.
    zone: str
    days: Days = Days()
    #: A digest that couldn't be sent this long after its time is skipped.
    lateness: timedelta = DEFAULT_LATENESS


@dataclass(frozen=True, slots=True)
class NewsFilter:
    """What a schedule asks of the documents that it tells; empty: nothing."""

    #: In the grammar of a search, over a whole document: words, "phrases", begin*, AND, OR, NOT.
    words: str = ""
    #: Publishers of whom it tells; behind a hyphen: of whom it doesn't.
    publishers: tuple[str, ...] = ()
    #: Words of a document at least and at most.
    least_words: int | None = None
    most_words: int | None = None

    def __bool__(self) -> bool:
        return self != NewsFilter()


#: Messages of an alert within an hour, at most; the last of them has what more its menu holds.
ALERTS_AN_HOUR = 6


@dataclass(frozen=True, slots=True)
class AlertRule:
    """When a story is told as it comes: once `publishers` report it independently within a time."""

    publishers: int = 1
    within: timedelta = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleSettings:
    """All that a person chooses for a schedule."""

    #: The server; None for a personal digest.
    guild: int | None
    destination: Destination
    timing: Timing
    #: Words of topics, in the order in which they are shown; empty: everything new.
    topics: tuple[str, ...] = ()
    #: The one role to ping.
    role: int | None = None
    template: Template = Template.FULL
    #: BCP 47 ('en', 'ko').
    language: str = "en"
    empty_day: EmptyDay = EmptyDay.ONE_LINE
    #: Which documents it is made of.
    only: NewsFilter = NewsFilter()
    #: Set: nothing comes at a time of day, but each story once as the rule says.
    alert: AlertRule | None = None

    @property
    def account(self) -> int:
        """Id of the server, or of the person of a personal digest: by it shards are shared out."""
        return self.destination.id if self.guild is None else self.guild


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A schedule as the ledger keeps it. Datetimes are aware UTC."""

    #: Random, never used twice.
    id: str
    settings: ScheduleSettings
    #: The user who made it; None after that person had their data erased.
    made_by: int | None
    made_at: datetime
    paused: bool
    #: Why Discord refuses it; None: it doesn't.
    blocked: Reason | None
    removed_at: datetime | None
    #: Every fire time up to here has its delivery or its record of having been skipped.
    settled: datetime
    #: The newest local date that has a delivery.
    last_key: date | None
    #: None: no further date.
    next_due: datetime | None
    #: When its last delivered digest was composed; None: none was delivered yet.
    delivered_until: datetime | None
    #: The last version of a document, by its number, that this digest knew.
    delivered_through: int


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One fire time: its key, the local date, and the instant in UTC."""

    key: date
    due: datetime


class SkipReason(StrEnum):
    """Why a fire time brings no digest of its own."""

    #: Its lateness limit was over before it could be sent.
    TOO_LATE = "too_late"
    #: A later digest was due as well and tells its news.
    SUPERSEDED = "superseded"
    PAUSED = "paused"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Skipped:
    """`count` consecutive fire times without a digest, from `first` to `last`."""

    reason: SkipReason
    first: Occurrence
    last: Occurrence
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be done about one schedule at one moment."""

    #: Send this one now.
    delivery: Occurrence | None
    #: It could not be sent at its time.
    late: bool
    skipped: tuple[Skipped, ...]
    #: The schedule's new `settled`.
    settled: datetime
    next_due: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What a digest covers: the time since the last delivered one (UTC), and the versions of documents seen in it.

    Versions are numbered as the ledger sees them. What is new is decided by number alone: two digests composed at
    once, or a clock set back, can't lose a document between them.
    """

    #: None: the first digest of a schedule.
    since: datetime | None
    until: datetime
    #: The last version that the last delivered digest knew.
    after: int = 0
    #: The last version that this digest knows.
    through: int = 0
    #: When it should have been sent, for a late digest.
    late_for: datetime | None = None


class DigestKind(StrEnum):
    """What a digest is."""

    #: The standing briefing with which a schedule begins.
    FIRST = "first"
    NEWS = "news"
    #: No news: the standing briefing headed 'nothing new since …'.
    STANDING = "standing"
    #: No news, said in one line.
    ONE_LINE = "one_line"
    #: No news and nothing to send.
    NOTHING = "nothing"


class LeftOutRule(StrEnum):
    """Why a digest leaves something out."""

    #: This schedule has delivered these words of this document.
    DELIVERED = "delivered"
    #: This schedule has delivered the same words, or nearly the same, of another document, or that document's story.
    TOLD_BEFORE = "told_before"
    #: The document was changed, and these words, or nearly these, stood in it before.
    CHANGED_ONLY = "changed_only"
    #: They, or their document's story, stand under an earlier topic of the same digest.
    TOLD_ABOVE = "told_above"
    #: A section's limit.
    LIMIT = "limit"
    #: The schedule's filter; it leaves out whole documents.
    FILTER = "filter"
    #: Other processes of the bot have read it, and the one that sent the digest had not.
    NOT_READ = "not_read"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many lines of a document one rule left out. `document` is the path; empty: of several documents."""

    rule: LeftOutRule
    document: str
    count: int


@dataclass(frozen=True, slots=True)
class Told:
    """Words that a digest tells: the document's id, and the words on one line as they are written.

    Rows of an earlier Briefbot are folded: their names can't be seen. Without words: a line that was removed at its
    publisher's request.
    """

    document: str
    words: str
    #: When the digest that told them was sent, aware UTC; None: it is yet to be sent.
    sent_at: datetime | None = field(default=None, compare=False)
    #: Whether it was shown as a line, so that it is corrected if it no longer holds; else readers know it besides.
    is_line: bool = field(default=False, compare=False)
    #: Whether a digest has said that it no longer holds.
    corrected: bool = field(default=False, compare=False)

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the words."""
        return stable_id("words", self.words)

    @property
    def key(self) -> tuple[str, str]:
        """What is unique about it: document and fingerprint."""
        return (self.document, self.fingerprint)


class CorrectionCause(StrEnum):
    """Why a line that was told no longer holds."""

    #: The server hides it.
    HIDDEN = "hidden"
    #: Its document is gone at its publisher.
    GONE = "gone"
    #: Its document was changed, and no longer says so.
    CHANGED = "changed"
    #: It was removed at its publisher's request.
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Correction:
    """A line of an earlier digest that no longer holds."""

    told: Told
    cause: CorrectionCause


@dataclass(frozen=True, slots=True)
class SeenVersion:
    """A version of a document: its id, the library's hash of the content, and the text.

    Texts seen by an earlier Briefbot are folded. None: the archive has the text, as its capture of this version.
    """

    document: str
    version: str
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the readers of a schedule know when its next digest is composed."""

    #: What the schedule has told.
    told: tuple[Told, ...] = ()
    #: By document, of those in question and of those that were told: the text of the version that was there when the
    #: window began.
    before: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What is sent for one schedule at one time: a briefing for each topic that has something to show."""

    kind: DigestKind
    window: Window
    briefings: tuple[Briefing, ...]
    left_out: tuple[LeftOut, ...]
    #: What counts as told once the digest is sent.
    told: tuple[Told, ...]
    #: Lines of earlier digests that no longer hold, the latest first.
    corrections: tuple[Correction, ...] = ()
