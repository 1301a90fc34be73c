"""What the words of a text look like before anybody is told apart: names, places, organisations."""

from dataclasses import dataclass, field
from typing import NamedTuple

from briefings.analysis.actors.chunks import Chunk, Piece
from briefings.analysis.names.gazetteer import PlaceEntry
from briefings.model.spans import Span


@dataclass(slots=True)
class NameHit:
    """Words that may name a person."""

    pieces: tuple[Piece, ...]
    #: Titles that stand right before, in order.
    titles: tuple[Piece, ...]
    sentence: int
    weak: bool
    headline: bool
    #: The family name when it stands elsewhere: 'Bill' in 'Bill and Hillary Clinton'.
    shared_surname: str | None = None

    #: Where the name stands, without titles and without a possessive ending.
    span: Span = field(init=False)
    words: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.span = Span(self.pieces[0].start, self.pieces[-1].end)
        self.words = tuple([piece.text for piece in self.pieces])


class PlaceHit(NamedTuple):
    """Words that name a place."""

    span: Span
    entry: PlaceEntry
    sentence: int


class OrganisationHit(NamedTuple):
    """Words that name an organisation; `known` is its name in the lexicon."""

    span: Span
    known: str | None
    sentence: int


class ThingHit(NamedTuple):
    """Words that name something else: a building, law or event."""

    span: Span


@dataclass(slots=True)
class Hits:
    """Everything that the capitals of a text suggest."""

    names: list[NameHit] = field(default_factory=list)
    places: list[PlaceHit] = field(default_factory=list)
    organisations: list[OrganisationHit] = field(default_factory=list)
    things: list[ThingHit] = field(default_factory=list)


__all__ = ["Chunk", "Hits", "NameHit", "OrganisationHit", "Piece", "PlaceHit", "ThingHit"]
