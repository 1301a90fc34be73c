"""One document as the library takes it up: its article, and what was found in it as the tables have it.

Made where it was analysed, so that the one who writes has little to do. It travels between processes, so a row here is
a row of its table, in the order of its columns and without what the library gives: five hundred spans, enums and dates
would take as long to send as to store.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any, NamedTuple

from briefings.model.article import Article


class EntryActor(NamedTuple):
    """An actor as one document shows it."""

    id: str
    #: As ActorKind.value.
    kind: str
    name: str
    #: The form in which names are compared.
    folded: str
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
    #: Its name and its aliases, each once, as spelled; and each of these as names are compared.
    names: tuple[str, ...]
    folded_names: tuple[str, ...]


class EntrySentence(NamedTuple):
    """A sentence; its position is its place in the entry's tuple."""

    start: int
    end: int
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
    #: When it was said, as columns.dump_said has it.
    said: str | None
    said_precision: str | None
    said_first: str | None
    said_last: str | None
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
    #: When it was said, as columns.dump_said has it.
    said: str | None
    said_precision: str | None
    said_first: str | None
    said_last: str | None
    rule: str
    speaker_rule: str | None


class EntryEvent(NamedTuple):
    """A dated sentence, with its position."""

    sentence: int
    #: As columns.dump_when has it.
    value: str
    precision: str
    first: str
    last: str
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

    def __reduce__(self) -> tuple[object, ...]:
        """Return it for its way between processes: rows as plain tuples, because named ones take four times as long."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return _unpack, (values | {name: [*map(tuple, values[name])] for name in _ROWS},)


_ROWS: Mapping[str, Callable[[tuple[Any, ...]], NamedTuple]] = MappingProxyType(
    {
        "sentences": EntrySentence._make,
        "actors": EntryActor._make,
        "positions": EntryPosition._make,
        "quotations": EntryQuotation._make,
        "events": EntryEvent._make,
    }
)


def _unpack(values: dict[str, Any]) -> Entry:
    return Entry(**values | {name: tuple(map(make, values[name])) for name, make in _ROWS.items()})
