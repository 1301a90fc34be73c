"""The full-text index of the sentences."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from sqlite3 import Row

from briefings.library.audiences import bind_audience, where_document, where_document_of_many
from briefings.library.columns import dump_json
from briefings.library.keys import document_of, number_of, row_key, shift_row_key
from briefings.library.query import list_required_words, make_match
from briefings.library.sentences import load_spans
from briefings.model.audience import Audience
from briefings.model.spans import Span
from briefings.stores import Connection
from briefings.text.search_form import make_first_index_form, make_index_form
from briefings.text.word_forms import has_all_words

#: How words stood in the index since each version, by the number that `documents.index_form` has: as in the text, then
#: with scripts that part no words as pairs, then with Greek without its marks.
_FORMS: tuple[Callable[[str], str], ...] = (str, make_first_index_form, make_index_form)
INDEX_FORM = len(_FORMS) - 1

#: Sentences from which a search takes the newest, not the best: ranking would have to look at each.
MANY_HITS = 1_000

#: Sentences by which documents are counted.
MOST_COUNTED = 20_000

#: Characters of a usual sentence.
_USUAL_LENGTH = 125


@dataclass(slots=True)
class KnownHits:
    """What was found in one state of the library for one audience; an answer needs it several times."""

    #: By query and window: all sentences with its words, the best first; none where there are too many.
    ranked: dict[tuple[str, tuple[int, int]], list[tuple[int, float]]] = field(default_factory=dict)
    #: By query and window: of too many the newest.
    newest: dict[tuple[str, tuple[int, int]], list[tuple[int, float]]] = field(default_factory=dict)
    #: By query and window: how many documents have a sentence with its words.
    counted: dict[tuple[str, tuple[int, int]], int] = field(default_factory=dict)
    #: By query: whether a sentence has the very words.
    same: dict[str, dict[int, bool]] = field(default_factory=dict)

    def find(self, query: str, documents: Collection[int]) -> list[tuple[int, float]] | None:
        """Return all sentences of some documents with the words of a query; None: that isn't known."""
        for (asked, (low, high)), hits in self.ranked.items():
            if asked == query and all(low <= key < high for key in documents):
                return [(key, rank) for key, rank in hits if document_of(key) in documents]
        return None


def make_word_rows(
    document: int, text: str, sentences: Iterable[Span], title: str | None, *, form: int = INDEX_FORM
) -> list[tuple[int, str]]:
    """Return the rows of a document in the index: key and words of each sentence; an outer title is with the first.

    The very words are needed again to take them out of the index: those of earlier versions have another `form` there.
    """
    rows = [(row_key(document, number), span.of(text)) for number, span in enumerate(sentences)]
    if rows and title is not None:
        rows[0] = (rows[0][0], f"{title} {rows[0][1]}")
    make_form = _FORMS[form]
    return [(key, make_form(words)) for key, words in rows]


async def insert_words(connection: Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Index the words of sentences under their keys."""
    await connection.executemany("INSERT INTO sentence_words (rowid, words) VALUES (?, ?)", rows)


async def delete_words(connection: Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Take words out of the index; they must be the very ones that were put in."""
    await connection.executemany(
        "INSERT INTO sentence_words (sentence_words, rowid, words) VALUES ('delete', ?, ?)", rows
    )


async def find_hits(
    connection: Connection,
    audience: Audience,
    query: str,
    window: tuple[int, int],
    limit: int,
    *,
    known: KnownHits | None = None,
) -> list[tuple[int, float]]:
    """Return (sentence, rank) for the sentences with all words of `query` in documents of the window.

    The `limit` best by bm25 where they can be ranked quickly; of very many the newest `MANY_HITS`, ranked alike.
    A rank is above 0. What is `known` isn't looked up again.
    """
    match = make_match(query)
    if not match:
        return []
    known = known or KnownHits()
    if (query, window) in known.ranked:
        return known.ranked[query, window][:limit]
    if (query, window) in known.newest:
        return known.newest[query, window]
    values = bind_audience(
        audience,
        match=match,
        low=row_key(window[0], 0),
        high=row_key(window[1], 0) - 1,
        many=MANY_HITS,
    )
    where_seen = await where_document_of_many(connection, audience, shift_row_key("sentence_words.rowid"))
    newest = await connection.execute_fetchall(
        "SELECT rowid FROM sentence_words WHERE sentence_words MATCH :match AND rowid BETWEEN :low AND :high"
        f"{where_seen} ORDER BY rowid DESC LIMIT :many",
        values,
    )
    found = [key for (key,) in newest]
    if len(found) == MANY_HITS:
        known.newest[query, window] = [(key, 1.0) for key in found]
        return known.newest[query, window]
    if audience.roots is not None:
        ranked = await _rank_by_length(connection, found)
    else:
        rows = await connection.execute_fetchall(
            "SELECT rowid, rank FROM sentence_words WHERE sentence_words MATCH :match AND rowid BETWEEN :low AND :high"
            " ORDER BY rank, rowid DESC",
            values,
        )
        ranked = _read_ranks(rows)
    known.ranked[query, window] = ranked
    return ranked[:limit]


async def find_hits_among(
    connection: Connection,
    audience: Audience,
    query: str,
    keys: Collection[int],
    limit: int,
    *,
    known: KnownHits | None = None,
) -> list[tuple[int, float]]:
    """Return (sentence, rank) for the sentences with all words of `query` in some documents, ranked as by `find_hits`.

    The `limit` best of each document. All are looked up in one statement, because every statement may go to the
    connection's thread and back; where they are ranked by bm25 in one pass, because for each it would count anew how
    rare the words are in all documents. What is `known` isn't looked up again.
    """
    match = make_match(query)
    if not match or not keys:
        return []
    if known is not None and (found := known.find(query, keys)) is not None:
        return _take_of_each(found, limit)
    # Of too many, bm25 would look at each in the whole library, and so would it tell an audience of them.
    ranks = audience.roots is None and (known is None or all(asked != query for asked, _ in known.newest))
    rows = await connection.execute_fetchall(
        f"""
        SELECT rowid, {"rank" if ranks else "NULL"} FROM sentence_words
        WHERE sentence_words MATCH :match AND rowid BETWEEN :low AND :high
          AND {shift_row_key("sentence_words.rowid")} IN (SELECT value FROM json_each(:keys))
          {where_document(audience, shift_row_key("sentence_words.rowid"))}
        """,
        bind_audience(
            audience,
            match=match,
            low=row_key(min(keys), 0),
            high=row_key(max(keys) + 1, 0) - 1,
            keys=dump_json(list(keys)),
        ),
    )
    if ranks:
        ranked = sorted(_read_ranks(rows), key=lambda one: (-one[1], -one[0]))
    else:
        ranked = await _rank_by_length(connection, [key for key, _ in rows])
    return _take_of_each(ranked, limit)


def _read_ranks(rows: Iterable[Row]) -> list[tuple[int, float]]:
    """Return (sentence, rank), the higher the better; bm25 is negative, and 0 for a word that nearly each has."""
    return [(key, max(-rank, 1e-6)) for key, rank in rows]


def _take_of_each(ranked: Iterable[tuple[int, float]], limit: int) -> list[tuple[int, float]]:
    """Return the first `limit` sentences of each document."""
    taken: Counter[int] = Counter()
    found = []
    for key, rank in ranked:
        document = document_of(key)
        if taken[document] < limit:
            taken[document] += 1
            found.append((key, rank))
    return found


async def count_documents_with(
    connection: Connection, audience: Audience, query: str, window: tuple[int, int], *, known: KnownHits
) -> int:
    """Return how many documents of a window have a sentence with all words of `query`, by the newest that do.

    What is `known` isn't counted again.
    """
    match = make_match(query)
    if not match:
        return 0
    if (query, window) in known.counted:
        return known.counted[query, window]
    where_seen = await where_document_of_many(connection, audience, shift_row_key("sentence_words.rowid"))
    ((documents,),) = await connection.execute_fetchall(
        f"""
        SELECT count(DISTINCT {shift_row_key("key")}) FROM (
          SELECT rowid AS key FROM sentence_words WHERE sentence_words MATCH :match
            AND rowid BETWEEN :low AND :high
          {where_seen} ORDER BY rowid DESC LIMIT :counted
        )
        """,
        bind_audience(
            audience,
            match=match,
            low=row_key(window[0], 0),
            high=row_key(window[1], 0) - 1,
            counted=MOST_COUNTED,
        ),
    )
    known.counted[query, window] = int(documents)
    return known.counted[query, window]


async def keep_same_words(
    connection: Connection, hits: Mapping[int, float], query: str, known: KnownHits | None = None
) -> tuple[dict[int, float], bool]:
    """Return those hits that have the very words of `query`, in singular or plural, and whether there are any.

    The index knows words by their stems, by which 'abortion' is found for 'aborted'; without such a hit all are kept.
    """
    words = list_required_words(query)
    if not words:
        return dict(hits), True
    is_same = (known or KnownHits()).same.setdefault(query, {})
    asked = [key for key in hits if key not in is_same]
    for key, text in await load_sentences(connection, asked) if asked else ():
        is_same[key] = has_all_words(text, words)
    same = {key: rank for key, rank in hits.items() if is_same.get(key)}
    return (same, True) if same or not hits else (dict(hits), False)


async def load_sentences(connection: Connection, keys: list[int]) -> list[tuple[int, str]]:
    """Return sentences with their words as they are indexed, by their keys: the first one's with an outer title.

    Each text is read once, and cut here: SQLite would count its characters anew for each of its sentences.
    """
    places = await load_spans(connection, keys)
    rows = await connection.execute_fetchall(
        """
        SELECT texts.document, text, title FROM texts JOIN documents ON documents.key = texts.document
        WHERE texts.document IN (SELECT value FROM json_each(?))
        """,
        (dump_json(list(dict.fromkeys(map(document_of, places)))),),
    )
    texts = {document: (text, title) for document, text, title in rows}
    found = []
    for key, (start, end) in places.items():
        if document_of(key) not in texts:
            continue
        text, title = texts[document_of(key)]
        words = text[start:end]
        found.append((key, words if number_of(key) or title is None else f"{title} {words}"))
    return found


async def _rank_by_length(connection: Connection, keys: list[int]) -> list[tuple[int, float]]:
    """Return sentences with their ranks, best first, without a look at any other document.

    SQLite's bm25 weighs words by how rare they are in all documents, so that it would tell an audience of documents
    that it doesn't see. As each of these sentences has all words, and hardly any a word twice, what is left of bm25
    (k1 = 1.2, b = 0.75) is the sentence's length.
    """
    rows = await connection.execute_fetchall(
        'SELECT key, "end" - start FROM sentences WHERE key IN (SELECT value FROM json_each(?))', (dump_json(keys),)
    )
    ranked = [(key, 2.2 / (1 + 1.2 * (0.25 + 0.75 * length / _USUAL_LENGTH))) for key, length in rows]
    return sorted(ranked, key=lambda one: (-one[1], -one[0]))
