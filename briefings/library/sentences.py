"""Sentences."""

from collections.abc import Iterable, Mapping

import aiosqlite

from briefings.library.keys import document_of, keyed, number_of, row_key
from briefings.library.passages import Texts
from briefings.library.rows import dumped, loaded
from briefings.model.findings import FoundSentence
from briefings.model.spans import Span


async def add(connection: aiosqlite.Connection, document: int, rows: Iterable[tuple[object, ...]]) -> None:
    """Add a document's sentences."""
    await connection.executemany("INSERT INTO sentences VALUES (?, ?, ?, ?, ?)", keyed(document, rows))


async def take_away(connection: aiosqlite.Connection, document: int) -> None:
    """Remove a document's sentences."""
    await connection.execute(
        "DELETE FROM sentences WHERE key >= ? AND key < ?", (row_key(document, 0), row_key(document + 1, 0))
    )


async def of_document(connection: aiosqlite.Connection, document: int) -> tuple[Span, ...]:
    """Return where the sentences of a document stand."""
    rows = await connection.execute_fetchall(
        'SELECT start, "end" FROM sentences WHERE key >= ? AND key < ? ORDER BY key',
        (row_key(document, 0), row_key(document + 1, 0)),
    )
    return tuple(Span(*row) for row in rows)


async def found(
    connection: aiosqlite.Connection, ranks: Mapping[int, float], texts: Texts
) -> tuple[FoundSentence, ...]:
    """Return sentences by their keys, with their ranks."""
    rows = await connection.execute_fetchall(
        'SELECT key, start, "end", is_title, actors FROM sentences WHERE key IN (SELECT value FROM json_each(?))',
        (dumped(list(ranks)),),
    )
    rows = list(rows)
    return tuple(
        FoundSentence(
            passage=texts.words(document_of(key), (start, end)),
            position=number_of(key),
            is_title=bool(is_title),
            actors=frozenset(actors),
            rank=ranks[key],
        )
        for (key, start, end, is_title, _), actors in zip(rows, loaded(row[4] for row in rows), strict=True)
    )
