"""Documents, their roots and their texts."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import aiosqlite

from briefings.library.entry import Entry
from briefings.library.keys import document_key
from briefings.library.rows import dumped
from briefings.model.article import BasedOn
from briefings.model.findings import Document
from briefings.model.spans import Span, stable_id


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFile:
    """What the library knows of a loaded file: enough to tell whether it needs to be looked at again."""

    #: Bytes.
    size: int
    mtime_ns: int
    content_hash: str
    analysis_version: int


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


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document is or will be in the library."""

    key: int
    serial: int
    id: str
    root: int


async def roots(connection: aiosqlite.Connection) -> tuple[str, ...]:
    """Return the folders that documents came from."""
    return tuple(path for (path,) in await connection.execute_fetchall("SELECT path FROM roots ORDER BY path"))


async def known(connection: aiosqlite.Connection, root: str) -> dict[str, KnownFile]:
    """Return the loaded files of a root by their paths within it."""
    rows = await connection.execute_fetchall(
        """
        SELECT documents.path, size, mtime_ns, content_hash, analysis_version
        FROM documents JOIN roots ON roots.key = documents.root WHERE roots.path = ?
        """,
        (root,),
    )
    return {
        path: KnownFile(size=size, mtime_ns=mtime_ns, content_hash=content_hash, analysis_version=version)
        for path, size, mtime_ns, content_hash, version in rows
    }


async def touch(connection: aiosqlite.Connection, root: str, path: str, size: int, mtime_ns: int) -> None:
    """Note a file's new size and time where its content is the same."""
    await connection.execute(
        "UPDATE documents SET size = ?, mtime_ns = ?"
        " WHERE root = (SELECT key FROM roots WHERE path = ?) AND documents.path = ?",
        (size, mtime_ns, root, path),
    )


async def place(connection: aiosqlite.Connection, root: str, path: str) -> Place | None:
    """Return where a root's document is; None: it isn't loaded."""
    rows = await connection.execute_fetchall(
        "SELECT documents.key, serial, id, root FROM documents JOIN roots ON roots.key = documents.root"
        " WHERE roots.path = ? AND documents.path = ?",
        (root, path),
    )
    return next((Place(*row) for row in rows), None)


async def new_place(connection: aiosqlite.Connection, root: str, path: str) -> Place:
    """Return the place for a document that isn't loaded, with its root taken up. The key is still without its day.

    The id depends on the path within the root alone, so that the same folder elsewhere gives the same ids. Where
    another root holds that id already, the later document's id depends on its root too, and stays so.
    """
    await connection.execute("INSERT OR IGNORE INTO roots (path) VALUES (?)", (root,))
    ((root_key, serial),) = await connection.execute_fetchall(
        "SELECT key, (SELECT coalesce(max(serial), 0) + 1 FROM documents) FROM roots WHERE path = ?", (root,)
    )
    id_ = stable_id("document", path)
    taken = await connection.execute_fetchall("SELECT 1 FROM documents WHERE id = ?", (id_,))
    return Place(0, serial, stable_id("document", root, path) if taken else id_, root_key)


async def add(
    connection: aiosqlite.Connection, at: Place, entry: Entry, *, file: KnownFile, loaded_at: datetime
) -> int:
    """Add the rows of a document itself, and return its key."""
    key = document_key(entry.published, at.serial)
    values = {
        "key": key,
        "serial": at.serial,
        "id": at.id,
        "root": at.root,
        "path": entry.path,
        "published": entry.published and entry.published.isoformat(),
        **entry.columns,
        "loaded_at": loaded_at.isoformat(),
        "size": file.size,
        "mtime_ns": file.mtime_ns,
        "content_hash": file.content_hash,
        "analysis_version": file.analysis_version,
    }
    await connection.execute(
        f"INSERT INTO documents ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})", tuple(values.values())
    )
    await connection.execute("INSERT INTO texts VALUES (?, ?, ?)", (key, entry.text, entry.paragraphs))
    return key


async def take_away(connection: aiosqlite.Connection, key: int) -> None:
    """Remove the rows of a document itself."""
    await connection.execute("DELETE FROM texts WHERE document = ?", (key,))
    await connection.execute("DELETE FROM documents WHERE key = ?", (key,))


async def drop_empty_roots(connection: aiosqlite.Connection) -> None:
    """Forget roots without documents."""
    await connection.execute(
        "DELETE FROM roots WHERE NOT EXISTS (SELECT 1 FROM documents WHERE documents.root = roots.key)"
    )


_COLUMNS = """
documents.key, id, roots.path, documents.path, title, first_words, published, author, publisher, url, licence, based_on,
words, loaded_at
"""
_FROM = "FROM documents JOIN roots ON roots.key = documents.root"
_DOCUMENT = f"SELECT {_COLUMNS} {_FROM}"


def _document(row: aiosqlite.Row) -> Document:
    _, id_, root, path, title, first, published, author, publisher, url, licence, based_on, words, loaded_at, *_ = row
    return Document(
        id=id_,
        root=root,
        path=path,
        title=title,
        first_words=first,
        published=None if published is None else date.fromisoformat(published),
        author=author,
        publisher=publisher,
        url=url,
        licence=licence,
        based_on=None if based_on is None else _based_on(based_on),
        words=words,
        loaded_at=datetime.fromisoformat(loaded_at),
    )


def _based_on(value: str) -> BasedOn:
    author, publisher, day, url = json.loads(value)
    return BasedOn(author=author, publisher=publisher, date=None if day is None else date.fromisoformat(day), url=url)


async def documents(connection: aiosqlite.Connection, keys: Iterable[int]) -> dict[int, Document]:
    """Return documents by their keys, the newest first."""
    rows = await connection.execute_fetchall(
        f"{_DOCUMENT} WHERE documents.key IN (SELECT value FROM json_each(?)) ORDER BY documents.key DESC",
        (dumped(list(keys)),),
    )
    return {row[0]: _document(row) for row in rows}


async def with_texts(
    connection: aiosqlite.Connection, keys: Iterable[int]
) -> tuple[dict[int, Document], dict[int, str]]:
    """Return documents by their keys, the newest first, and the same of their texts."""
    rows = await connection.execute_fetchall(
        f"""
        SELECT {_COLUMNS}, text {_FROM} JOIN texts ON texts.document = documents.key
        WHERE documents.key IN (SELECT value FROM json_each(?)) ORDER BY documents.key DESC
        """,
        (dumped(list(keys)),),
    )
    return {row[0]: _document(row) for row in rows}, {row[0]: row[-1] for row in rows}


async def document(connection: aiosqlite.Connection, id_: str) -> tuple[int, Document] | None:
    """Return a document with its key by its id."""
    rows = await connection.execute_fetchall(f"{_DOCUMENT} WHERE id = ?", (id_,))
    return next(((row[0], _document(row)) for row in rows), None)


async def keys_of(connection: aiosqlite.Connection, ids: Iterable[str]) -> frozenset[int]:
    """Return the keys of documents by their ids; those that are gone are left out."""
    rows = await connection.execute_fetchall(
        "SELECT key FROM documents WHERE id IN (SELECT value FROM json_each(?))", (dumped(list(ids)),)
    )
    return frozenset(key for (key,) in rows)


async def keys_in(connection: aiosqlite.Connection, root: str, window: tuple[int, int]) -> frozenset[int] | None:
    """Return the keys of a root's documents in a window; None where all documents are of that root."""
    rows = await connection.execute_fetchall(
        "SELECT documents.key FROM documents JOIN roots ON roots.key = documents.root"
        " WHERE roots.path = ? AND documents.key >= ? AND documents.key < ?",
        (root, *window),
    )
    others = await connection.execute_fetchall("SELECT 1 FROM roots WHERE path != ? LIMIT 1", (root,))
    return frozenset(key for (key,) in rows) if others else None


async def versions(connection: aiosqlite.Connection) -> dict[str, str]:
    """Return the hash of every document's content by its id."""
    return dict(map(tuple, await connection.execute_fetchall("SELECT id, content_hash FROM documents")))


async def newest(connection: aiosqlite.Connection, window: tuple[int, int], limit: int) -> list[int]:
    """Return the keys of the newest documents in the window."""
    rows = await connection.execute_fetchall(
        "SELECT key FROM documents WHERE key >= ? AND key < ? ORDER BY key DESC LIMIT ?", (*window, limit)
    )
    return [key for (key,) in rows]


async def text_and_paragraphs(connection: aiosqlite.Connection, key: int) -> tuple[str, tuple[Span, ...]]:
    """Return one document's text, and where its paragraphs stand."""
    ((text, paragraphs),) = await connection.execute_fetchall(
        "SELECT text, paragraphs FROM texts WHERE document = ?", (key,)
    )
    return text, tuple(Span(*span) for span in json.loads(paragraphs))


async def texts_by_id(connection: aiosqlite.Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return texts by their documents' ids."""
    rows = await connection.execute_fetchall(
        "SELECT id, text FROM documents JOIN texts ON texts.document = documents.key"
        " WHERE id IN (SELECT value FROM json_each(?))",
        (dumped(list(ids)),),
    )
    return dict(map(tuple, rows))


async def outer_title_of(connection: aiosqlite.Connection, key: int) -> str | None:
    """Return the title of a document whose text doesn't hold it."""
    ((title,),) = await connection.execute_fetchall(
        "SELECT CASE WHEN title_in_text THEN NULL ELSE title END FROM documents WHERE key = ?", (key,)
    )
    return None if title is None else str(title)


async def stats(connection: aiosqlite.Connection) -> LibraryStats:
    """Return the library's totals."""
    (
        (total, publishers, sentences, quotations, first, last, dated, loaded_at, actors),
    ) = await connection.execute_fetchall(
        """
            SELECT count(*), count(DISTINCT publisher), total(sentences), total(quotations), min(published),
              max(published), count(published), max(loaded_at), (SELECT count(*) FROM actors)
            FROM documents
            """
    )
    return LibraryStats(
        documents=total,
        publishers=publishers,
        actors=actors,
        sentences=int(sentences),
        quotations=int(quotations),
        first=None if first is None else date.fromisoformat(first),
        last=None if last is None else date.fromisoformat(last),
        undated=total - dated,
        loaded_at=None if loaded_at is None else datetime.fromisoformat(loaded_at),
    )
