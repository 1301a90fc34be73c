"""Sentences."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from briefings.library.columns import dump_json, load_json
from briefings.library.entry import EntrySentence
from briefings.library.keys import document_of, number_of, row_key
from briefings.library.passages import Texts
from briefings.model.findings import FoundSentence
from briefings.model.spans import Span
from briefings.stores import Connection


async def insert_sentences(connection: Connection, documents: Iterable[tuple[int, Sequence[EntrySentence]]]) -> None:
    """Add the sentences of documents, by their keys."""
    await connection.executemany(
        'INSERT INTO sentences (key, start, "end", is_title, actors) VALUES (?, ?, ?, ?, ?)',
        [(key, *one) for document, sentences in documents for key, one in enumerate(sentences, row_key(document, 0))],
    )


async def delete_sentences(connection: Connection, document: int) -> None:
    """Remove a document's sentences."""
    await connection.execute(
        "DELETE FROM sentences WHERE key >= ? AND key < ?", (row_key(document, 0), row_key(document + 1, 0))
    )


async def list_spans(connection: Connection, document: int) -> tuple[Span, ...]:
    """Return where the sentences of a document stand."""
    rows = await connection.execute_fetchall(
        'SELECT start, "end" FROM sentences WHERE key >= ? AND key < ? ORDER BY key',
        (row_key(document, 0), row_key(document + 1, 0)),
    )
    return tuple(Span(*row) for row in rows)


async def load_spans(connection: Connection, keys: Collection[int]) -> dict[int, tuple[int, int]]:
    """Return where sentences begin and end in their texts, by their keys."""
    rows = await connection.execute_fetchall(
        'SELECT key, start, "end" FROM sentences WHERE key IN (SELECT value FROM json_each(?))',
        (dump_json(sorted(keys)),),
    )
    return {key: (start, end) for key, start, end in rows}


async def load_sentences(connection: Connection, ranks: Mapping[int, float], texts: Texts) -> tuple[FoundSentence, ...]:
    """Return sentences by their keys, with their ranks."""
    rows = list(
        await connection.execute_fetchall(
            'SELECT key, start, "end", is_title, actors FROM sentences WHERE key IN (SELECT value FROM json_each(?))',
            (dump_json(list(ranks)),),
        )
    )
    return tuple(
        FoundSentence(
            passage=texts.words(document_of(key), (start, end)),
            position=number_of(key),
            is_title=bool(is_title),
            actors=frozenset(actors),
            rank=ranks[key],
        )
        for (key, start, end, is_title, _), actors in zip(rows, load_json(row[4] for row in rows), strict=True)
    )
