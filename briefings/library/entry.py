"""One document as the library takes it up: its article, and what was found in it as spans, enums and dates.

Made where it was analysed, so that the one who writes has little to do. It travels well between processes.
"""

from dataclasses import dataclass
from typing import NamedTuple

from briefings.model.analysis import ActorKind, AttributionKind, When
from briefings.model.article import Article
from briefings.model.rules import Rule
from briefings.model.spans import Span


class EntryName(NamedTuple):
    """A name that leads to an actor, and the form in which names are compared."""

    spelled: str
    folded: str


class EntryMention(NamedTuple):
    """Where an actor is named, and the position of the sentence that holds it."""

    span: Span
    sentence: int


class EntryActor(NamedTuple):
    """An actor as one document shows it."""

    id: str
    kind: ActorKind
    name: EntryName
    #: In text order; one at least.
    mentions: tuple[EntryMention, ...]
    roles: tuple[Span, ...]
    #: Attributions whose speaker it is.
    speaks: int
    #: Whether the document is about it.
    about: bool
    #: Its name and its aliases, each once.
    names: tuple[EntryName, ...]


class EntrySentence(NamedTuple):
    """A sentence; its position is its place in the entry's tuple."""

    span: Span
    is_title: bool
    #: Ids of the actors named in it.
    actors: tuple[str, ...]


class EntryPosition(NamedTuple):
    """An attribution: who says what. `sentence` is the position of the first of its `sentences`."""

    sentence: int
    kind: AttributionKind
    speaker: str | None
    actor: str | None
    speaker_span: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    sentences: tuple[Span, ...]
    actors: tuple[str, ...]
    said: When | None
    rule: Rule
    #: How the words in the speaker's place were read; None: there are none.
    speaker_rule: Rule | None


class EntryQuotation(NamedTuple):
    """A quotation. `sentence` is the position of the one in which it begins, `context` the paragraph before it."""

    sentence: int
    speaker: str | None
    actor: str | None
    speaker_span: Span | None
    cue: Span | None
    parts: tuple[Span, ...]
    context: Span | None
    actors: tuple[str, ...]
    said: When | None
    rule: Rule
    speaker_rule: Rule | None


class EntryEvent(NamedTuple):
    """A dated sentence, with its position."""

    sentence: int
    span: Span
    when: When
    date_from: Span | None
    actors: tuple[str, ...]
    rule: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A document without the keys and ids that the library gives. All tuples are in text order."""

    article: Article
    #: The first words of the body, for a document without a title.
    first_words: str
    #: Words in the body.
    words: int
    sentences: tuple[EntrySentence, ...]
    actors: tuple[EntryActor, ...]
    positions: tuple[EntryPosition, ...]
    quotations: tuple[EntryQuotation, ...]
    events: tuple[EntryEvent, ...]
    #: The language, where it isn't English.
    language: str | None = None
    #: Quotations found, those beyond the library's limit too.
    quotations_found: int
