"""One document as the library takes it up: its article, and what was found in it as spans, enums and dates.

Made where it was analysed, so that the one who writes has little to do. It travels between processes, so what the
library keeps as JSON is JSON here already: five hundred spans and enums would take as long to send as to store.
"""

from dataclasses import dataclass
from typing import NamedTuple

from briefings.model.analysis import ActorKind, When
from briefings.model.article import Article
from briefings.model.spans import Span


class EntryName(NamedTuple):
    """A name that leads to an actor, and the form in which names are compared."""

    spelled: str
    folded: str


class EntryActor(NamedTuple):
    """An actor as one document shows it."""

    id: str
    kind: ActorKind
    name: EntryName
    #: How often the text names it; never, where only a title outside of it does.
    mentions: int
    #: Where, in text order: start, end and the position of the sentence for each, as JSON.
    places: str
    #: Where its roles stand: spans as JSON.
    roles: str
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
    #: Ids of the actors named in it, as JSON.
    actors: str


class EntryPosition(NamedTuple):
    """An attribution: who says what. `sentence` is the position of its first sentence."""

    sentence: int
    kind: str
    speaker: str | None
    actor: str | None
    #: As JSON: the speaker's span, the cue's, those of the content and of its sentences, ids of the actors named there.
    marks: str
    said: When | None
    rule: str
    #: How the words in the speaker's place were read; None: there are none.
    speaker_rule: str | None


class EntryQuotation(NamedTuple):
    """A quotation. `sentence` is the position of the one in which it begins."""

    sentence: int
    speaker: str | None
    actor: str | None
    #: As JSON: the speaker's span, the cue's, those of the parts, that of the paragraph before it, ids of the actors.
    marks: str
    said: When | None
    rule: str
    speaker_rule: str | None


class EntryEvent(NamedTuple):
    """A dated sentence, with its position."""

    sentence: int
    when: When
    #: As JSON: the sentence's span, that of the words that date it, ids of the actors.
    marks: str
    rule: str


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
