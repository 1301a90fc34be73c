"""Which rows of many documents are read when not all can be."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from operator import itemgetter
from typing import Any, NamedTuple

import aiosqlite

from briefings.library.rows import loaded


class Near(IntEnum):
    """How near a row stands to the topic; the nearest first."""

    #: An actor of the topic says it.
    SAID = 0
    #: Its sentence names the topic.
    NAMED = 1
    #: A sentence beside it does.
    BESIDE = 2


class Taken(NamedTuple):
    """A row that was taken."""

    #: The document's key.
    document: int
    #: What the row's JSON holds.
    marks: tuple[Any, ...]
    #: The speaker's id.
    actor: str | None
    #: The row's other columns.
    rest: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """Takes rows near the topic, of every document the same number."""

    #: The topic's actors.
    actors: Collection[str]
    #: By document: the sentences near the topic, by their positions. None: the topic is everything.
    near: Mapping[int, Mapping[int, Near]] | None

    def of(self, rows: Iterable[aiosqlite.Row], documents: Collection[int], most: int) -> list[Taken]:
        """Return up to `most` rows, the nearest of each document, in text order among equals.

        A row is (document's key, position of its sentence, speaker's id or None, JSON, ...), in text order.
        """
        ranked: dict[int, list[tuple[Near, aiosqlite.Row]]] = {document: [] for document in documents}
        for row in rows:
            document, sentence, actor = row[0], row[1], row[2]
            if actor in self.actors:
                ranked[document].append((Near.SAID, row))
            elif self.near is None:
                ranked[document].append((Near.NAMED, row))
            elif sentence in (near := self.near.get(document, {})):
                ranked[document].append((near[sentence], row))
        share = -(-most // max(1, len(documents)))
        taken = [row for those in ranked.values() for _, row in sorted(those, key=itemgetter(0))[:share]]
        marks = loaded(row[3] for row in taken)
        return [Taken(row[0], mark, row[2], row[4:]) for row, mark in zip(taken, marks, strict=True)]
