"""A source: a feed or a page that is followed by its address, and what its fetches have left."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from briefings.model.fetching import FetchFailure, Validators
from briefings.model.spans import stable_id


class SourceKind(StrEnum):
    """What stands at the address: a feed with entries, or a page that is itself the document."""

    FEED = "feed"
    PAGE = "page"


class SourceState(StrEnum):
    """What becomes of a source when its time comes."""

    ACTIVE = "active"
    PAUSED = "paused"
    #: The server said that it is gone for good (410): it isn't asked again.
    GONE = "gone"
    #: The last fetch brought nothing; it is tried again, less and less often.
    FAILING = "failing"


class SourceTrouble(StrEnum):
    """What is wrong with a body that came, beside what `FetchFailure` names."""

    NO_FEED = "no-feed"  # neither RSS nor Atom nor JSON Feed, or a web page that names no feed
    NO_ARTICLE = "no-article"  # a page without an article
    WALL = "wall"  # a consent or subscription page stands before it
    UNREADABLE = "unreadable"  # its worker process failed; the log has why


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why a source can't be read."""

    kind: FetchFailure | SourceTrouble
    #: The HTTP status, if there was one.
    status: int | None = None
    #: What the log may say besides; not for people.
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Where permanent redirects lead, and how often in a row and since when they have said so."""

    to: str
    count: int
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchRecord:
    """What the fetches of a source have left. Times are UTC; None: not yet."""

    last_fetch: datetime | None = None
    #: When a fetch brought a new or changed document last.
    last_new: datetime | None = None
    #: From when on it is due.
    next_fetch: datetime
    #: Between two fetches, without jitter; None: not known yet.
    interval: timedelta | None = None
    #: Fetches in a row that brought nothing.
    failures: int = 0
    failing_since: datetime | None = None
    trouble: Trouble | None = None
    gone: bool = False
    #: Of the last body that was taken up in full, with the address that gave them.
    validators: Validators | None = None
    validators_of: str | None = None
    #: A hash of that body.
    body: str | None = None
    move: Move | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A followed feed or page."""

    #: Made from the address under which it was added; it stays when the source moves.
    id: str
    url: str
    kind: SourceKind
    #: What whoever added it calls it.
    name: str | None = None
    #: What it calls itself.
    title: str | None = None
    #: UTC.
    added_at: datetime
    #: Nobody who follows it wants it fetched now.
    paused: bool = False
    #: Whether the operator follows it; else only servers do.
    for_operator: bool = True
    #: How often it was claimed to be fetched: whoever fetches it under an earlier lease than the last keeps nothing.
    lease: int = 0
    record: FetchRecord

    @property
    def state(self) -> SourceState:
        """What becomes of it when its time comes."""
        if self.paused:
            return SourceState.PAUSED
        if self.record.gone:
            return SourceState.GONE
        return SourceState.FAILING if self.record.failures else SourceState.ACTIVE

    @property
    def is_fetched(self) -> bool:
        """Whether it is fetched at all."""
        return not self.paused and not self.record.gone


def source_id(url: str, kind: "SourceKind | None" = None) -> str:
    """Return the id of a source added under an address; with its kind where another kind has the address's id.

    >>> source_id("https://gazette.example/feed") == source_id("https://gazette.example/feed")
    True
    """
    return stable_id("source", url, *([] if kind is None else [kind]))


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One item of a feed, as the feed tells it."""

    #: As written; empty: there is none.
    guid: str = ""
    #: The article's address in its canonical form.
    link: str | None = None
    title: str | None = None
    #: HTML, or text.
    summary: str = ""
    #: The longest full text that it carries, HTML or text; empty: none.
    content: str = ""
    author: str | None = None
    #: The publisher that the entry names itself, as aggregators do.
    publisher: str | None = None
    #: The day as written; None: there is none that can be read, or it can't be right.
    published: date | None = None
    #: The time of that day, with its zone as far as the feed states them.
    published_time: time | None = None
    #: As the feed writes it.
    published_raw: str = ""

    @property
    def fingerprint(self) -> str:
        """A hash of all that tells a reader something, by which a change is seen."""
        words = " ".join((self.title or "", self.summary, self.content)).split()
        return stable_id("entry", *words, str(self.published))


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as it was read."""

    title: str | None
    entries: tuple[FeedEntry, ...]
    #: Seconds for which it asks not to be fetched again; None: it doesn't say.
    ttl: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoFeed:
    """A body that is no feed; a page may name some."""

    #: Addresses, the page's own first choice first.
    feeds: tuple[str, ...] = ()
    is_page: bool = False
