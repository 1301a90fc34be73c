"""Positions (attributions) and quotations."""

import json
from collections.abc import Iterable, Sequence
from datetime import date

import aiosqlite

from briefings.library.keys import document_of, keyed, row_key
from briefings.library.passages import Texts
from briefings.library.share import Taken, take
from briefings.model.analysis import AttributionKind, Precision, When
from briefings.model.findings import FoundPosition, FoundQuotation
from briefings.model.spans import stable_id


async def add_positions(
    connection: aiosqlite.Connection, document: int, id_: str, rows: Iterable[tuple[object, ...]]
) -> None:
    """Add the attributions of the document with this key and id."""
    made = ((sentence, stable_id("position", id_, str(at)), *rest) for at, (sentence, *rest) in enumerate(rows))
    await connection.executemany("INSERT INTO positions VALUES (?, ?, ?, ?, ?, ?, ?, ?)", keyed(document, made))


async def add_quotations(
    connection: aiosqlite.Connection, document: int, id_: str, rows: Iterable[tuple[object, ...]]
) -> None:
    """Add the quotations of the document with this key and id."""
    made = ((sentence, stable_id("quotation", id_, str(at)), *rest) for at, (sentence, *rest) in enumerate(rows))
    await connection.executemany("INSERT INTO quotations VALUES (?, ?, ?, ?, ?, ?, ?)", keyed(document, made))


async def take_away(connection: aiosqlite.Connection, document: int) -> None:
    """Remove a document's attributions and quotations."""
    rows = row_key(document, 0), row_key(document + 1, 0)
    await connection.execute("DELETE FROM positions WHERE key >= ? AND key < ?", rows)
    await connection.execute("DELETE FROM quotations WHERE key >= ? AND key < ?", rows)


async def spoken_in(
    connection: aiosqlite.Connection, actors: Iterable[str], window: tuple[int, int], limit: int
) -> set[int]:
    """Return the keys of the newest documents in which the actors speak, up to `limit` attributions for each actor."""
    found: set[int] = set()
    for table in ("positions", "quotations"):
        for actor in actors:
            rows = await connection.execute_fetchall(
                f"SELECT key FROM {table} WHERE actor = ? AND key >= ? AND key < ? ORDER BY key DESC LIMIT ?",
                (actor, row_key(window[0], 0), row_key(window[1], 0), limit),
            )
            found.update(document_of(key) for (key,) in rows)
    return found


async def positions(connection: aiosqlite.Connection, keys: Sequence[int], texts: Texts) -> tuple[FoundPosition, ...]:
    """Return attributions by their keys."""
    rows = await take(connection, "positions", "id, kind, speaker, actor, said", keys)
    return tuple(_position(taken, texts) for taken in rows)


def _said(row: str | None) -> When | None:
    if row is None:
        return None
    value, precision, first, last = json.loads(row)
    return When(value, Precision(precision), date.fromisoformat(first), date.fromisoformat(last))


def _position(taken: Taken, texts: Texts) -> FoundPosition:
    document, (said, cue, content, sentences, actors), (id_, kind, speaker, actor, said_at) = taken
    return FoundPosition(
        id=id_,
        kind=AttributionKind(kind),
        speaker=speaker,
        actor=actor,
        speaker_words=texts.optional(document, said),
        cue=texts.optional(document, cue),
        content=texts.passage(document, content),
        said=_said(said_at),
        sentence=texts.passage(document, sentences),
        actors=frozenset(actors),
    )


async def quotations(connection: aiosqlite.Connection, keys: Sequence[int], texts: Texts) -> tuple[FoundQuotation, ...]:
    """Return quotations by their keys."""
    rows = await take(connection, "quotations", "id, speaker, actor, said", keys)
    return tuple(_quotation(taken, texts) for taken in rows)


def _quotation(taken: Taken, texts: Texts) -> FoundQuotation:
    document, (said, cue, parts, context, actors), (id_, speaker, actor, said_at) = taken
    return FoundQuotation(
        id=id_,
        speaker=speaker,
        actor=actor,
        speaker_words=texts.optional(document, said),
        cue=texts.optional(document, cue),
        parts=texts.passage(document, parts),
        said=_said(said_at),
        context=texts.optional(document, context),
        actors=frozenset(actors),
    )
