"""What a topic is, and what the library knows of it. Every row carries its words and where they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple

from briefings.model.analysis import ActorKind, AttributionKind, When
from briefings.model.article import BasedOn
from briefings.model.rules import Rule
from briefings.model.spans import Span
from briefings.model.stories import Story


class Question(StrEnum):
    """What kind of answer is asked for."""

    BRIEF = "brief"
    QUOTE = "quote"
    ACTORS = "actors"
    TIMELINE = "timeline"
    SEARCH = "search"
    SOURCES = "sources"
    COMPARE = "compare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A question as asked. `topic` is the person for QUOTE; `about` narrows it; `since` and `until` are included.

    >>> Request(question=Question.QUOTE, topic="quist", about="the bridge").since is None
    True
    """

    question: Question
    topic: str = ""
    about: str = ""
    #: The second actor of COMPARE.
    second: str = ""
    since: date | None = None
    until: date | None = None
    #: Lines of each section at most; 0: all that there are; None: as many as are usual.
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A loaded document without its text."""

    #: A hash of its path within the root, and of its item where it has one.
    id: str
    #: The folder it came from, absolute.
    root: str
    #: Of its file, within the root, with '/'.
    path: str
    #: Which document of the file it is, where a file holds many; empty: the file is the document.
    item: str = ""
    #: The hash of its content: spans count in this version of the text.
    version: str = ""
    #: Whether an earlier version of the analysis found what the library holds of it.
    outdated: bool = False
    title: str | None
    #: The first words of the body, for a document without a title.
    first_words: str
    published: date | None
    #: As in the article: the time of that day, where it states one.
    published_time: time | None = None
    #: The day of the first version of a page that was changed long after it.
    first_published: date | None = None
    author: str | None
    publisher: str | None
    url: str | None
    licence: str | None
    based_on: BasedOn | None
    #: Words in the body.
    words: int
    #: Whether it is a feed's summary of an article that itself couldn't be had.
    summary: bool = False
    #: The English name of its language, where it isn't English: found by search, not analysed.
    language: str | None = None
    #: UTC, when this version was taken up.
    loaded_at: datetime


class Passage(NamedTuple):
    """Words of one document: `pieces[i]` is exactly `text[spans[i]]` of the document with this id.

    A named tuple and not a dataclass: an answer makes several hundred.
    """

    document: str
    spans: tuple[Span, ...]
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedActor:
    """An actor and one name that leads to it: what topics are resolved against."""

    id: str
    name: str
    kind: ActorKind
    alias: str
    #: Mentions over the whole library.
    mentions: int
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundActor:
    """An actor over the documents in question."""

    id: str
    name: str
    kind: ActorKind
    mentions: int
    documents: int
    #: How often it is the speaker of an attribution.
    speaks: int
    #: Mentions within three sentences of one that names the topic; None: the topic is everything.
    near: int | None = None
    #: Roles as written, each with its words: first the most frequent one, or 'former' of it where that is written too;
    #: then by their documents, the newest first.
    roles: tuple[Passage, ...]
    #: Its first mention in the newest document: the proof that it is there.
    mention: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSentence:
    """A sentence of a document in question."""

    passage: Passage
    #: 0 for the first sentence of the document.
    position: int
    is_title: bool
    #: Ids of the actors that it names.
    actors: frozenset[str]
    #: Full-text rank within this request, 0 or more, higher is better; 0 where only an actor led here.
    rank: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPosition:
    """An attribution: who says what."""

    id: str
    kind: AttributionKind
    #: None: unattributed.
    speaker: str | None
    actor: str | None
    #: The words that name the speaker here ('Pyongyang', 'he'); None where the text names none.
    speaker_words: Passage | None
    cue: Passage | None
    content: Passage
    #: When it was said; None where the text doesn't tell.
    said: When | None = None
    #: The sentence (or sentences) that hold it.
    sentence: Passage
    #: The position of its first sentence in the document, from 0.
    position: int
    #: Ids of the actors that its sentence or content names.
    actors: frozenset[str]
    #: By which rule it was found; None: an earlier version of the analysis found it and didn't say.
    rule: Rule | None = None
    #: By which rule the words in the speaker's place were read; None too where there are none.
    speaker_rule: Rule | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundQuotation:
    """A quotation with all its parts."""

    id: str
    speaker: str | None
    actor: str | None
    speaker_words: Passage | None
    cue: Passage | None
    parts: Passage
    #: When it was said; None where the text doesn't tell.
    said: When | None = None
    #: The paragraph before, for the reader who asks what it was about; None at the start of a document.
    context: Passage | None
    #: The position of the sentence in which it begins, from 0.
    position: int
    #: That sentence; None: it isn't at hand.
    sentence: Passage | None = None
    #: Ids of the actors that its paragraph names.
    actors: frozenset[str]
    #: As of a position.
    rule: Rule | None = None
    speaker_rule: Rule | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvent:
    """A dated sentence."""

    sentence: Passage
    when: When
    #: The words that date it; None: the publication date does.
    date_from: Passage | None
    #: The position of the sentence in the document, from 0.
    position: int
    #: Ids of the actors that it names.
    actors: frozenset[str]
    #: As of a position.
    rule: Rule | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a request's words turned out to mean."""

    #: As asked.
    words: str
    #: The actors meant, most mentioned first.
    actors: tuple[NamedActor, ...] = ()
    #: Words for the full-text index where it is asked besides the actors; empty: it is not.
    text: str = ""
    #: Set when `words` matched nothing and this was taken instead ('showing X').
    corrected: str | None = None
    #: Near misses to offer ('did you mean Y'), best first.
    suggestions: tuple[str, ...] = ()
    #: Whether `words` are but such as nearly every text has ('the', 'of a'): nothing is looked up for them.
    says_nothing: bool = False
    #: People who are called by the word in `text`, which is taken for an ordinary one: they aren't meant.
    namesakes: tuple[NamedActor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """How many documents of those asked name a topic, read or not."""

    documents: int
    #: Those that are about it; None: it wasn't looked at, or can't be told.
    about: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that the library holds for one topic, in no order that a reader should see: composing orders it."""

    documents: Mapping[str, Document] = field(default_factory=dict)
    actors: tuple[FoundActor, ...] = ()
    sentences: tuple[FoundSentence, ...] = ()
    positions: tuple[FoundPosition, ...] = ()
    quotations: tuple[FoundQuotation, ...] = ()
    events: tuple[FoundEvent, ...] = ()
    #: Whether the words asked for stand in the documents; else other words of their stems do.
    same_words: bool = True
    #: Events of these documents near the topic that were not read.
    events_unread: int = 0
    #: Quotations of the topic's actors that were not read.
    quotations_unread: int = 0
    #: None: the topic is everything, or only some documents were asked.
    named: Named | None = None
    #: The stories that documents about the topic belong to, by weight; empty: it wasn't asked for.
    stories: tuple[Story, ...] = ()
    #: When it was asked, aware; None: it doesn't matter, and nothing is called new.
    now: datetime | None = None
    #: By document: where its text names the topic's actors. A document that is missing: it wasn't looked at.
    named_at: Mapping[str, tuple[Span, ...]] = field(default_factory=dict, repr=False)
    #: By id, as stored: what the words of a claim are held against.
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
