"""Events: dated sentences."""

from collections.abc import Collection, Iterable
from datetime import date

import aiosqlite

from briefings.library.keys import row_key
from briefings.library.passages import Texts
from briefings.library.rows import dumped
from briefings.library.share import Share, Taken
from briefings.model.analysis import Precision, When
from briefings.model.findings import FoundEvent


async def add(connection: aiosqlite.Connection, rows: Iterable[tuple[object, ...]]) -> None:
    """Add a document's events."""
    await connection.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


async def take_away(connection: aiosqlite.Connection, document: int) -> None:
    """Remove a document's events."""
    await connection.execute(
        "DELETE FROM events WHERE key >= ? AND key < ?", (row_key(document, 0), row_key(document + 1, 0))
    )


async def events(
    connection: aiosqlite.Connection, documents: Collection[int], share: Share, most: int, texts: Texts
) -> tuple[FoundEvent, ...]:
    """Return up to `most` of the documents' events."""
    rows = await connection.execute_fetchall(
        f"""
        SELECT document, sentence, NULL, marks, events.value, precision, first, last
        FROM (SELECT value AS document FROM json_each(?)) CROSS JOIN events
        ON events.key >= document * {row_key(1, 0)} AND events.key < (document + 1) * {row_key(1, 0)}
        """,
        (dumped(list(documents)),),
    )
    return tuple(_event(taken, texts) for taken in share.of(rows, documents, most))


def _event(taken: Taken, texts: Texts) -> FoundEvent:
    document, (sentence, date_from, actors), _, (value, precision, first, last) = taken
    return FoundEvent(
        sentence=texts.passage(document, (sentence,)),
        when=When(value, Precision(precision), date.fromisoformat(first), date.fromisoformat(last)),
        date_from=texts.optional(document, date_from),
        actors=frozenset(actors),
    )
