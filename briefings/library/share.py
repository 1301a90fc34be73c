"""Which rows of many documents are read when not all can be."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any, NamedTuple

import aiosqlite

from briefings.library.keys import document_of
from briefings.library.rows import loaded


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
    """Takes rows near the topic, every document the same number of them."""

    #: How near a row is (0: not at all), by its document's key, the position of its sentence, and its speaker's id.
    nearness: Callable[[int, int, str | None], int]
    #: Rows in all.
    most: int

    def of(self, rows: Iterable[aiosqlite.Row], documents: Collection[int]) -> list[Taken]:
        """Return the rows taken; a row is (key, position of its sentence, speaker's id or None, JSON, ...)."""
        ranked: dict[int, list[tuple[int, int, aiosqlite.Row]]] = {}
        for row in rows:
            document = document_of(row[0])
            near = self.nearness(document, row[1], row[2])
            if near:
                ranked.setdefault(document, []).append((-near, row[0], row))
        share = -(-self.most // max(1, len(documents)))
        taken = [(document, row) for document, those in ranked.items() for _, _, row in nsmallest(share, those)]
        marks = loaded(row[3] for _, row in taken)
        return [
            Taken(document, mark, row[2], tuple(row[4:])) for (document, row), mark in zip(taken, marks, strict=True)
        ]
