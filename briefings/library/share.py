"""Which rows of many documents are read when not all can be."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, NamedTuple

import aiosqlite

from briefings.library.keys import document_of, row_key
from briefings.library.rows import dumped, loaded


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
    #: The row's other columns.
    rest: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """Takes rows near the topic, of every document the same number."""

    #: The topic's actors.
    actors: Collection[str]
    #: By document: the sentences near the topic, by their positions. None: the topic is everything.
    near: Mapping[int, Mapping[int, Near]] | None

    def of(self, rows: Iterable[aiosqlite.Row], documents: Collection[int], most: int) -> list[int]:
        """Return the keys of up to `most` rows, the nearest of each document, in text order among equals.

        A row is (key, position of its sentence, speaker's id or None), in text order.
        """
        ranked: dict[int, list[tuple[Near, int]]] = {document: [] for document in documents}
        for key, sentence, actor in rows:
            document = document_of(key)
            if actor in self.actors:
                ranked[document].append((Near.SAID, key))
            elif self.near is None:
                ranked[document].append((Near.NAMED, key))
            elif sentence in (near := self.near.get(document, {})):
                ranked[document].append((near[sentence], key))
        share = -(-most // max(1, len(documents)))
        return [key for those in ranked.values() for _, key in sorted(those)[:share]]

    async def take(
        self, connection: aiosqlite.Connection, table: str, columns: str, documents: Collection[int], most: int
    ) -> list[Taken]:
        """Return up to `most` of the documents' rows of a table, each with the `columns` asked for."""
        if most <= 0:
            return []
        speaker = "NULL" if table == "events" else "actor"
        # Most rows are left out: what they hold is read of those taken alone.
        places = await connection.execute_fetchall(
            f"""
            SELECT key, sentence, {speaker} FROM (SELECT value AS document FROM json_each(?)) CROSS JOIN {table}
            ON key >= document * {row_key(1, 0)} AND key < (document + 1) * {row_key(1, 0)}
            """,
            (dumped(list(documents)),),
        )
        keys = self.of(places, documents, most)
        rows = await connection.execute_fetchall(
            f"SELECT {table}.key, marks, {columns} FROM {table} WHERE {table}.key IN (SELECT value FROM json_each(?))",
            (dumped(keys),),
        )
        found = {row[0]: row for row in rows}
        ordered = [found[key] for key in keys]
        marks = loaded(row[1] for row in ordered)
        return [Taken(document_of(row[0]), mark, row[2:]) for row, mark in zip(ordered, marks, strict=True)]
