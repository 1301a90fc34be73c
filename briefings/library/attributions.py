"""Positions (attributions) and quotations."""

import json
from collections.abc import Callable, Iterable

import aiosqlite

from briefings.library.keys import document_of, row_key
from briefings.library.passages import Texts
from briefings.library.rows import dumped
from briefings.model.analysis import AttributionKind
from briefings.model.findings import FoundPosition, FoundQuotation

#: Tells whether a row is wanted: by its document's key, the position of its sentence, and the speaker's id.
Wanted = Callable[[int, int, str | None], bool]


async def add_positions(connection: aiosqlite.Connection, rows: Iterable[tuple[object, ...]]) -> None:
    """Add a document's attributions."""
    await connection.executemany("INSERT INTO positions VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


async def add_quotations(connection: aiosqlite.Connection, rows: Iterable[tuple[object, ...]]) -> None:
    """Add a document's quotations."""
    await connection.executemany("INSERT INTO quotations VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


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


def _of_documents(table: str, columns: str) -> str:
    return f"""
    SELECT {table}.key, {columns} FROM (SELECT value AS low FROM json_each(?)) CROSS JOIN {table}
    ON {table}.key >= low AND {table}.key < low + {row_key(1, 0)}
    """


def _ranges(documents: Iterable[int]) -> tuple[str]:
    return (dumped([row_key(document, 0) for document in documents]),)


async def positions(
    connection: aiosqlite.Connection, documents: Iterable[int], wanted: Wanted, texts: Texts
) -> tuple[FoundPosition, ...]:
    """Return the attributions of documents that are wanted."""
    rows = await connection.execute_fetchall(
        _of_documents("positions", "sentence, id, kind, speaker, actor, spans, actors"), _ranges(documents)
    )
    return tuple(
        _position(row, document, texts) for row in rows if wanted(document := document_of(row[0]), row[1], row[5])
    )


def _position(row: aiosqlite.Row, document: int, texts: Texts) -> FoundPosition:
    _, _, id_, kind, speaker, actor, spans, actors = row
    said, cue, content, sentences = json.loads(spans)
    return FoundPosition(
        id=id_,
        kind=AttributionKind(kind),
        speaker=speaker,
        actor=actor,
        speaker_words=texts.optional(document, said),
        cue=texts.optional(document, cue),
        content=texts.passage(document, content),
        sentence=texts.passage(document, sentences),
        actors=frozenset(json.loads(actors)),
    )


async def quotations(
    connection: aiosqlite.Connection, documents: Iterable[int], wanted: Wanted, texts: Texts
) -> tuple[FoundQuotation, ...]:
    """Return the quotations of documents that are wanted."""
    rows = await connection.execute_fetchall(
        _of_documents("quotations", "sentence, id, speaker, actor, spans, actors"), _ranges(documents)
    )
    return tuple(
        _quotation(row, document, texts) for row in rows if wanted(document := document_of(row[0]), row[1], row[4])
    )


def _quotation(row: aiosqlite.Row, document: int, texts: Texts) -> FoundQuotation:
    _, _, id_, speaker, actor, spans, actors = row
    said, cue, parts, context = json.loads(spans)
    return FoundQuotation(
        id=id_,
        speaker=speaker,
        actor=actor,
        speaker_words=texts.optional(document, said),
        cue=texts.optional(document, cue),
        parts=texts.passage(document, parts),
        context=texts.optional(document, context),
        actors=frozenset(json.loads(actors)),
    )
