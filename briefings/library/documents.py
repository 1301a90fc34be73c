"""Documents and their texts, read."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from briefings.library.audiences import bind_audience, where_root
from briefings.library.columns import dump_json
from briefings.library.keys import moments_of, row_key
from briefings.model.article import Article, BasedOn
from briefings.model.audience import Audience
from briefings.model.findings import Document
from briefings.model.spans import Span
from briefings.stores import Connection, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryStats:
    """What is in the library. Dates are publication dates; None: there is none."""

    documents: int
    publishers: int
    actors: int
    sentences: int
    quotations: int
    first: date | None
    last: date | None
    undated: int
    #: UTC, when a document was taken up last.
    loaded_at: datetime | None


_COLUMNS = """
documents.key, id, roots.path, documents.path, item, version, title, first_words, published, author, publisher, url,
licence, based_on, words, loaded_at, analysis_version, language, published_time, first_published, summary
"""
_FROM = "FROM documents JOIN roots ON roots.key = documents.root"


def _load_document(row: Row, analysis_version: int | None) -> Document:
    _, id_, root, path, item, version, title, first, published, author, publisher, url, licence, *rest = row
    based_on, words, loaded_at, analysed, language, time_of_day, first_published, summary, *_ = rest
    return Document(
        id=id_,
        root=root,
        path=path,
        item=item,
        version=version,
        outdated=analysis_version is not None and analysed != analysis_version,
        title=title,
        first_words=first,
        published=None if published is None else date.fromisoformat(published),
        published_time=None if time_of_day is None else time.fromisoformat(time_of_day),
        first_published=None if first_published is None else date.fromisoformat(first_published),
        author=author,
        publisher=publisher,
        url=url,
        licence=licence,
        based_on=None if based_on is None else _load_original(based_on),
        words=words,
        summary=bool(summary),
        language=language,
        loaded_at=datetime.fromisoformat(loaded_at),
    )


def _load_original(value: str) -> BasedOn:
    author, publisher, day, url = json.loads(value)
    return BasedOn(author=author, publisher=publisher, date=None if day is None else date.fromisoformat(day), url=url)


async def load_documents(
    connection: Connection, keys: Iterable[int], analysis_version: int | None
) -> dict[int, Document]:
    """Return documents by their keys, the newest first."""
    rows = await connection.execute_fetchall(
        f"""
        SELECT {_COLUMNS} {_FROM}
        WHERE documents.key IN (SELECT value FROM json_each(?)) ORDER BY moment DESC, documents.key DESC
        """,
        (dump_json(list(keys)),),
    )
    return {row[0]: _load_document(row, analysis_version) for row in rows}


async def load_documents_and_texts(
    connection: Connection, keys: Iterable[int], analysis_version: int | None
) -> tuple[dict[int, Document], dict[int, str]]:
    """Return documents by their keys, the newest first, and the same of their texts."""
    rows = list(
        await connection.execute_fetchall(
            f"""
            SELECT {_COLUMNS}, text {_FROM} JOIN texts ON texts.document = documents.key
            WHERE documents.key IN (SELECT value FROM json_each(?)) ORDER BY moment DESC, documents.key DESC
            """,
            (dump_json(list(keys)),),
        )
    )
    return {row[0]: _load_document(row, analysis_version) for row in rows}, {row[0]: row[-1] for row in rows}


async def load_document(
    connection: Connection, audience: Audience, id_: str, analysis_version: int | None
) -> tuple[int, Document] | None:
    """Return a document with its key by its id; None: it is gone, or not for this audience."""
    rows = await connection.execute_fetchall(
        f"SELECT {_COLUMNS} {_FROM} WHERE id = :id{where_root(audience, 'documents.root')}",
        bind_audience(audience, id=id_),
    )
    return next(((row[0], _load_document(row, analysis_version)) for row in rows), None)


async def find_keys(connection: Connection, audience: Audience, ids: Iterable[str]) -> frozenset[int]:
    """Return the keys of documents by their ids; those that are gone, or not for this audience, are left out."""
    rows = await connection.execute_fetchall(
        "SELECT key FROM documents WHERE id IN (SELECT value FROM json_each(:ids))"
        f"{where_root(audience, 'documents.root')}",
        bind_audience(audience, ids=dump_json(list(ids))),
    )
    return frozenset(key for (key,) in rows)


async def find_newest(connection: Connection, audience: Audience, window: tuple[int, int], limit: int) -> list[int]:
    """Return the keys of the newest documents in the window."""
    first, after = moments_of(window)
    rows = await connection.execute_fetchall(
        f"""
        SELECT key FROM documents
        WHERE moment >= :first AND moment < :after
          {where_root(audience, "documents.root")}
        ORDER BY moment DESC, key DESC LIMIT :limit
        """,
        bind_audience(audience, first=first, after=after, limit=limit),
    )
    return [key for (key,) in rows]


async def order_newest(connection: Connection, keys: Iterable[int]) -> list[int]:
    """Return keys of documents, the newest first."""
    rows = await connection.execute_fetchall(
        "SELECT key FROM documents WHERE key IN (SELECT value FROM json_each(?)) ORDER BY moment DESC, key DESC",
        (dump_json(list(keys)),),
    )
    return [key for (key,) in rows]


async def load_text(connection: Connection, key: int) -> tuple[str, tuple[Span, ...]]:
    """Return one document's text, and where its paragraphs stand."""
    ((text, paragraphs),) = await connection.execute_fetchall(
        "SELECT text, paragraphs FROM texts WHERE document = ?", (key,)
    )
    return text, tuple(Span(*span) for span in json.loads(paragraphs))


async def load_texts(connection: Connection, audience: Audience, ids: Iterable[str]) -> dict[str, str]:
    """Return texts by their documents' ids."""
    rows = await connection.execute_fetchall(
        f"""
        SELECT id, text FROM documents JOIN texts ON texts.document = documents.key
        WHERE id IN (SELECT value FROM json_each(:ids)){where_root(audience, "documents.root")}
        """,
        bind_audience(audience, ids=dump_json(list(ids))),
    )
    return dict(map(tuple, rows))


async def load_whole_texts(connection: Connection, audience: Audience, ids: Iterable[str]) -> dict[str, str]:
    """Return texts by their documents' ids, as `Article.whole_text` has them."""
    rows = await connection.execute_fetchall(
        f"""
        SELECT id, CASE WHEN title <> '' AND title_span IS NULL THEN title || char(10, 10) || text ELSE text END
        FROM documents JOIN texts ON texts.document = documents.key
        WHERE id IN (SELECT value FROM json_each(:ids)){where_root(audience, "documents.root")}
        """,
        bind_audience(audience, ids=dump_json(list(ids))),
    )
    return dict(map(tuple, rows))


async def load_titles(connection: Connection, audience: Audience, ids: Iterable[str]) -> dict[str, str]:
    """Return titles by their documents' ids."""
    rows = await connection.execute_fetchall(
        f"""
        SELECT id, title FROM documents WHERE title IS NOT NULL
          AND id IN (SELECT value FROM json_each(:ids)){where_root(audience, "documents.root")}
        """,
        bind_audience(audience, ids=dump_json(list(ids))),
    )
    return dict(map(tuple, rows))


async def load_places(connection: Connection, keys: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Return by document how many words it has, and how many of its first sentences are its title."""
    rows = await connection.execute_fetchall(
        f"""
        SELECT documents.key, words, (
          SELECT count(*) FROM sentences WHERE is_title
            AND sentences.key BETWEEN documents.key * {row_key(1, 0)} AND documents.key * {row_key(1, 0)} + 2
        )
        FROM documents WHERE documents.key IN (SELECT value FROM json_each(?))
        """,
        (dump_json(list(keys)),),
    )
    return {key: (words, titles) for key, words, titles in rows}


async def load_article(connection: Connection, key: int, document: Document) -> Article:
    """Return the article of a document as it was taken up, so that it can be analysed again without its file."""
    text, body = await load_text(connection, key)
    ((title_span,),) = await connection.execute_fetchall("SELECT title_span FROM documents WHERE key = ?", (key,))
    return Article(
        path=document.path,
        item=document.item,
        text=text,
        body=body,
        title=document.title,
        title_span=None if title_span is None else Span(*json.loads(title_span)),
        published=document.published,
        published_time=document.published_time,
        first_published=document.first_published,
        author=document.author,
        publisher=document.publisher,
        url=document.url,
        licence=document.licence,
        based_on=document.based_on,
        summary=document.summary,
    )


async def load_indexed(connection: Connection, key: int) -> tuple[str | None, int]:
    """Return what else than its text decides what of a document is in the index, for taking it out.

    Its title, where the text doesn't hold it, and in which form its words are there (words.py).
    """
    ((title, form),) = await connection.execute_fetchall(
        "SELECT CASE WHEN title_span IS NULL THEN title END, index_form FROM documents WHERE key = ?", (key,)
    )
    return title, form


async def has_any(connection: Connection, audience: Audience) -> bool:
    """Tell whether an audience sees a document."""
    ((found,),) = await connection.execute_fetchall(
        f"SELECT EXISTS (SELECT 1 FROM documents WHERE true{where_root(audience, 'documents.root')})",
        bind_audience(audience),
    )
    return bool(found)


async def count_all(connection: Connection, audience: Audience) -> LibraryStats:
    """Return the totals of what an audience sees."""
    actors = "SELECT count(*) FROM actors"
    if audience.roots is not None:
        actors = f"SELECT count(DISTINCT actor) FROM actor_documents WHERE true{where_root(audience, 'root')}"
    (
        (total, publishers, sentences, quotations, first, last, dated, loaded_at, names),
    ) = await connection.execute_fetchall(
        f"""
            SELECT count(*), count(DISTINCT publisher), total(sentences), total(quotations), min(published),
              max(published), count(published), max(loaded_at), ({actors})
            FROM documents WHERE true{where_root(audience, "documents.root")}
            """,
        bind_audience(audience),
    )
    return LibraryStats(
        documents=total,
        publishers=publishers,
        actors=names,
        sentences=int(sentences),
        quotations=int(quotations),
        first=None if first is None else date.fromisoformat(first),
        last=None if last is None else date.fromisoformat(last),
        undated=total - dated,
        loaded_at=None if loaded_at is None else datetime.fromisoformat(loaded_at),
    )
