"""Stories: the documents that report one event. Their ids are for showing: nothing that is kept depends on them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What of a document tells which event it reports: its title, its first words, and when it was published."""

    #: The document's id.
    document: str
    title: str | None
    #: The beginning of the body, without the title.
    lead: str
    #: Aware UTC; None: undated.
    published: datetime | None
    #: Whether the day alone is known; `published` is its noon then.
    whole_day: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """An opening as it is compared with others."""

    document: str
    #: Hours since 1970, UTC; None: undated.
    hour: float | None
    whole_day: bool = False
    #: How often each term stands in the title, and in title and lead together.
    title: Mapping[str, int]
    terms: Mapping[str, int]
    #: Hashes of runs of words under which near-copies meet.
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A text with its near-copies, which count once."""

    #: Of the document that stands for all of them: the earliest.
    signature: Signature
    #: How many of its documents are in which story so far.
    stories: Mapping[str, int] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id of the document that stands for it."""
        return self.signature.document


class ChangeKind(StrEnum):
    """What became of a story."""

    MERGED = "merged"
    SPLIT = "split"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A story that went into another, or out of which another came."""

    kind: ChangeKind
    #: The story that is no more, or the one that lost documents.
    story: str
    #: The story that has its documents now.
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDocument:
    """A document of a story, as it is listed."""

    #: Its id.
    document: str
    #: The folder it came from, absolute, and its file within it; `item` tells it apart in a file of many.
    root: str
    path: str
    item: str = ""
    title: str | None
    #: For a document without a title.
    first_words: str
    publisher: str | None
    #: As it is known: a day, or an aware time, in ISO 8601; None: undated.
    published: str | None
    #: The document that stands for it and its near-copies.
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The documents that report one event, the earliest first; undated ones at the end."""

    id: str
    title: str
    #: The earliest and the latest of `published`; None: all are undated.
    first: str | None
    last: str | None
    #: How many publishers report it independently: near-copies count once, and so does a family of publishers.
    publishers: int
    documents: tuple[StoryDocument, ...]
