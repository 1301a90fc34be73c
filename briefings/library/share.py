"""Which rows of many documents are read when not all can be."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, NamedTuple

import aiosqlite

from briefings.library.keys import document_of, row_key
from briefings.library.rows import dumped, loaded

#: Of the documents `chosen`, by table: its name, and each row's document, key, sentence's position and speaker.
_PLACES = {
    table: f"SELECT '{table}', document, key, sentence, {speaker} FROM chosen CROSS JOIN {table}"
    f" ON key >= document * {row_key(1, 0)} AND key < (document + 1) * {row_key(1, 0)}"
    for table, speaker in (("positions", "actor"), ("quotations", "actor"), ("events", "NULL"))
}


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
    """Chooses rows near the topic, of every document the same number."""

    #: The topic's actors.
    actors: Collection[str]
    #: By document, each of them: the sentences near the topic, by their positions. None: the topic is everything.
    near: Mapping[int, Mapping[int, Near]] | None

    async def keys(
        self, connection: aiosqlite.Connection, documents: Collection[int], most: Mapping[str, int]
    ) -> dict[str, list[int]]:
        """Return the keys of up to `most` rows of each table: the nearest of each document, in text order among equals.

        Most rows are left out, so what they hold is read of those taken alone.
        """
        asked = [_PLACES[table] for table, limit in most.items() if limit > 0]
        if not asked:
            return {table: [] for table in most}
        rows = await connection.execute_fetchall(
            f"WITH chosen AS MATERIALIZED (SELECT value AS document FROM json_each(?)) {' UNION ALL '.join(asked)}",
            (dumped(list(documents)),),
        )
        ranked: dict[str, dict[int, list[tuple[Near, int]]]] = {
            table: {document: [] for document in documents} for table in most
        }
        # A loop without a call, for it goes over every row of these documents.
        for table, document, key, sentence, actor in rows:
            if actor in self.actors:
                ranked[table][document].append((Near.SAID, key))
            elif self.near is None:
                ranked[table][document].append((Near.NAMED, key))
            elif (near := self.near[document].get(sentence)) is not None:
                ranked[table][document].append((near, key))
        shares = {table: -(-limit // max(1, len(documents))) for table, limit in most.items()}
        return {
            table: [key for found in those.values() for _, key in sorted(found)[: shares[table]]]
            for table, those in ranked.items()
        }


async def take(connection: aiosqlite.Connection, table: str, columns: str, keys: Sequence[int]) -> list[Taken]:
    """Return the rows of a table with these keys, in this order, each with the `columns` asked for."""
    if not keys:
        return []
    rows = await connection.execute_fetchall(
        f"SELECT {table}.key, marks, {columns} FROM {table} WHERE {table}.key IN (SELECT value FROM json_each(?))",
        (dumped(keys),),
    )
    found = {row[0]: row for row in rows}
    ordered = [found[key] for key in keys]
    marks = loaded(row[1] for row in ordered)
    return [Taken(document_of(row[0]), mark, row[2:]) for row, mark in zip(ordered, marks, strict=True)]
