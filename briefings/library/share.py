"""Which rows of many documents are read when not all can be."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

import aiosqlite

from briefings.library.keys import document_of


@dataclass(frozen=True, slots=True)
class Share:
    """Takes rows near the topic, every document the same number of them."""

    #: How near a row is (0: not at all), by its document's key, the position of its sentence, and its speaker's id.
    nearness: Callable[[int, int, str | None], int]
    #: Rows in all.
    most: int

    def of(self, rows: Iterable[aiosqlite.Row], documents: Collection[int]) -> list[tuple[int, aiosqlite.Row]]:
        """Return the rows taken, each with its document's key.

        A row is (key, position of its sentence, speaker's id or None, ...).
        """
        share = -(-self.most // max(1, len(documents)))
        taken: list[tuple[int, aiosqlite.Row]] = []
        ranked: dict[int, list[tuple[int, int, aiosqlite.Row]]] = {}
        for row in rows:
            document = document_of(row[0])
            near = self.nearness(document, row[1], row[2])
            if near:
                ranked.setdefault(document, []).append((-near, row[0], row))
        for document, those in ranked.items():
            those.sort(key=lambda one: one[:2])
            taken.extend((document, row) for _, _, row in those[:share])
        return taken
