"""Positions (attributions) and quotations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefings.library.audiences import bind_audience, where_document
from briefings.library.columns import dump_json, load_rule, load_when
from briefings.library.entry import EntryPosition, EntryQuotation
from briefings.library.keys import document_of, row_key, shift_row_key, year_of
from briefings.library.passages import Texts
from briefings.library.sentences import load_spans
from briefings.library.share import Taken, take_rows
from briefings.model.analysis import AttributionKind, When
from briefings.model.audience import Audience
from briefings.model.findings import FoundPosition, FoundQuotation
from briefings.model.spans import stable_id
from briefings.stores import Connection


async def insert_positions(
    connection: Connection, documents: Iterable[tuple[int, str, Sequence[EntryPosition]]]
) -> None:
    """Add the attributions of documents, by their keys and ids."""
    await connection.executemany(
        """
        INSERT INTO positions (
          key, id, sentence, kind, speaker, actor, marks, said, said_precision, said_first, said_last,
          rule, speaker_rule
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
            (row_key(document, at), stable_id("position", id_, str(at)), *one)
            for document, id_, rows in documents
            for at, one in enumerate(rows)
        ],
    )


async def insert_quotations(
    connection: Connection, documents: Iterable[tuple[int, str, Sequence[EntryQuotation]]]
) -> None:
    """Add the quotations of documents, by their keys and ids."""
    await connection.executemany(
        """
        INSERT INTO quotations (
          key, id, sentence, speaker, actor, marks, said, said_precision, said_first, said_last, rule, speaker_rule
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
            (row_key(document, at), stable_id("quotation", id_, str(at)), *one)
            for document, id_, rows in documents
            for at, one in enumerate(rows)
        ],
    )


async def delete_attributions(connection: Connection, document: int) -> None:
    """Remove a document's attributions and quotations."""
    rows = row_key(document, 0), row_key(document + 1, 0)
    await connection.execute("DELETE FROM positions WHERE key >= ? AND key < ?", rows)
    await connection.execute("DELETE FROM quotations WHERE key >= ? AND key < ?", rows)


async def find_speeches(
    connection: Connection, audience: Audience, actors: Iterable[str], window: tuple[int, int], limit: int
) -> set[int]:
    """Return the keys of the newest documents in which the actors speak, up to `limit` attributions for each actor."""
    found: set[int] = set()
    for table in ("positions", "quotations"):
        for actor in actors:
            rows = await connection.execute_fetchall(
                f"SELECT key FROM {table} WHERE actor = :actor AND key >= :low AND key < :high"
                f"{where_document(audience, shift_row_key(f'{table}.key'))} ORDER BY key DESC LIMIT :limit",
                bind_audience(
                    audience, actor=actor, low=row_key(window[0], 0), high=row_key(window[1], 0), limit=limit
                ),
            )
            found.update(document_of(key) for (key,) in rows)
    return found


async def count_quotations(
    connection: Connection,
    audience: Audience,
    actors: Mapping[str, frozenset[int | None] | None],
    window: tuple[int, int],
    *,
    without: Iterable[int],
) -> int:
    """Return how many quotations of actors stand in the documents of a window besides some.

    By the actor the years of the documents in which its name counts; None: all.
    """
    read, counted = set(without), 0
    for actor, years in actors.items():
        rows = await connection.execute_fetchall(
            f"SELECT {shift_row_key('key')} FROM quotations WHERE actor = :actor AND key >= :low AND key < :high"
            f"{where_document(audience, shift_row_key('quotations.key'))}",
            bind_audience(audience, actor=actor, low=row_key(window[0], 0), high=row_key(window[1], 0)),
        )
        counted += sum(key not in read and (years is None or year_of(key) in years) for (key,) in rows)
    return counted


@dataclass(frozen=True, slots=True)
class Statements:
    """Keys of what actors said in a span of days, the newest documents first."""

    positions: tuple[int, ...]
    quotations: tuple[int, ...]


async def find_statements(
    connection: Connection,
    audience: Audience,
    actors: Iterable[str],
    *,
    since: date | None,
    until: date | None,
    published: tuple[int, int],
    limit: int,
) -> Statements:
    """Return what actors said from `since` to `until`, both included, up to `limit` rows of either kind.

    A row whose text doesn't tell when it was said counts by its document's day, given as the window `published`.
    """
    values = bind_audience(
        audience,
        actors=dump_json(list(actors)),
        since=(since or date.min).isoformat(),
        until=(until or date.max).isoformat(),
        low=row_key(published[0], 0),
        high=row_key(published[1], 0),
        limit=limit,
    )
    found = {}
    for table in ("positions", "quotations"):
        rows = await connection.execute_fetchall(
            f"""
            SELECT key FROM {table} WHERE actor IN (SELECT value FROM json_each(:actors))
              AND said_first IS NOT NULL AND said_first <= :until AND said_last >= :since
              {where_document(audience, shift_row_key(f"{table}.key"))}
            UNION ALL
            SELECT key FROM {table} WHERE actor IN (SELECT value FROM json_each(:actors))
              AND said_first IS NULL AND key >= :low AND key < :high
              {where_document(audience, shift_row_key(f"{table}.key"))}
            ORDER BY key DESC LIMIT :limit
            """,
            values,
        )
        found[table] = tuple(key for (key,) in rows)
    return Statements(**found)


async def load_positions(connection: Connection, keys: Sequence[int], texts: Texts) -> tuple[FoundPosition, ...]:
    """Return attributions by their keys."""
    columns = "id, kind, speaker, actor, rule, speaker_rule, said, said_precision, said_first, said_last"
    rows = await take_rows(connection, "positions", columns, keys)
    return tuple(_load_position(taken, texts) for taken in rows)


def _load_said(value: str | None, precision: str, first: str, last: str) -> When | None:
    return None if value is None else load_when(value, precision, first, last)


def _load_position(taken: Taken, texts: Texts) -> FoundPosition:
    speaker_span, cue, content, sentences, actors = taken.marks
    id_, kind, speaker, actor, rule, speaker_rule, *said = taken.columns
    return FoundPosition(
        id=id_,
        kind=AttributionKind(kind),
        speaker=speaker,
        actor=actor,
        speaker_words=texts.optional(taken.document, speaker_span),
        cue=texts.optional(taken.document, cue),
        content=texts.passage(taken.document, content),
        said=_load_said(*said),
        sentence=texts.passage(taken.document, sentences),
        position=taken.sentence,
        actors=frozenset(actors),
        rule=load_rule(rule),
        speaker_rule=load_rule(speaker_rule),
    )


async def load_quotations(connection: Connection, keys: Sequence[int], texts: Texts) -> tuple[FoundQuotation, ...]:
    """Return quotations by their keys."""
    columns = "id, speaker, actor, rule, speaker_rule, said, said_precision, said_first, said_last"
    rows = await take_rows(connection, "quotations", columns, keys)
    spans = await load_spans(connection, {row_key(taken.document, taken.sentence) for taken in rows})
    return tuple(_load_quotation(taken, texts, spans.get(row_key(taken.document, taken.sentence))) for taken in rows)


def _load_quotation(taken: Taken, texts: Texts, sentence: tuple[int, int] | None) -> FoundQuotation:
    speaker_span, cue, parts, context, actors = taken.marks
    id_, speaker, actor, rule, speaker_rule, *said = taken.columns
    return FoundQuotation(
        id=id_,
        speaker=speaker,
        actor=actor,
        speaker_words=texts.optional(taken.document, speaker_span),
        cue=texts.optional(taken.document, cue),
        parts=texts.passage(taken.document, parts),
        said=_load_said(*said),
        context=texts.optional(taken.document, context),
        position=taken.sentence,
        sentence=texts.optional(taken.document, sentence),
        actors=frozenset(actors),
        rule=load_rule(rule),
        speaker_rule=load_rule(speaker_rule),
    )
