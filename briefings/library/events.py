"""Events: dated sentences."""

from collections.abc import Iterable, Sequence

from briefings.library.columns import load_rule, load_when
from briefings.library.entry import EntryEvent
from briefings.library.keys import row_key
from briefings.library.passages import Texts
from briefings.library.share import Taken, take_rows
from briefings.model.findings import FoundEvent
from briefings.stores import Connection


async def insert_events(connection: Connection, documents: Iterable[tuple[int, Sequence[EntryEvent]]]) -> None:
    """Add the events of documents, by their keys."""
    await connection.executemany(
        """
        INSERT INTO events (key, sentence, value, precision, first, last, marks, rule)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [(key, *one) for document, events in documents for key, one in enumerate(events, row_key(document, 0))],
    )


async def delete_events(connection: Connection, document: int) -> None:
    """Remove a document's events."""
    await connection.execute(
        "DELETE FROM events WHERE key >= ? AND key < ?", (row_key(document, 0), row_key(document + 1, 0))
    )


async def load_events(connection: Connection, keys: Sequence[int], texts: Texts) -> tuple[FoundEvent, ...]:
    """Return events by their keys."""
    rows = await take_rows(connection, "events", "events.value, precision, first, last, rule", keys)
    return tuple(_load_event(taken, texts) for taken in rows)


def _load_event(taken: Taken, texts: Texts) -> FoundEvent:
    (span, date_from, actors), (value, precision, first, last, rule) = taken.marks, taken.columns
    return FoundEvent(
        sentence=texts.words(taken.document, span),
        when=load_when(value, precision, first, last),
        date_from=texts.optional(taken.document, date_from),
        position=taken.sentence,
        actors=frozenset(actors),
        rule=load_rule(rule),
    )
