"""Events: dated sentences."""

from collections.abc import Iterable, Sequence
from datetime import date

import aiosqlite

from briefings.library.keys import keyed, row_key
from briefings.library.passages import Texts
from briefings.library.share import Taken, take
from briefings.model.analysis import Precision, When
from briefings.model.findings import FoundEvent


async def add(connection: aiosqlite.Connection, document: int, rows: Iterable[tuple[object, ...]]) -> None:
    """Add a document's events."""
    await connection.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)", keyed(document, rows))


async def take_away(connection: aiosqlite.Connection, document: int) -> None:
    """Remove a document's events."""
    await connection.execute(
        "DELETE FROM events WHERE key >= ? AND key < ?", (row_key(document, 0), row_key(document + 1, 0))
    )


async def events(connection: aiosqlite.Connection, keys: Sequence[int], texts: Texts) -> tuple[FoundEvent, ...]:
    """Return events by their keys."""
    rows = await take(connection, "events", "events.value, precision, first, last", keys)
    return tuple(_event(taken, texts) for taken in rows)


def _event(taken: Taken, texts: Texts) -> FoundEvent:
    document, (sentence, date_from, actors), (value, precision, first, last) = taken
    return FoundEvent(
        sentence=texts.words(document, sentence),
        when=When(value, Precision(precision), date.fromisoformat(first), date.fromisoformat(last)),
        date_from=texts.optional(document, date_from),
        actors=frozenset(actors),
    )
