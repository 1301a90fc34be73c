"""Documents taken up and removed: by file, since what tells that a file has changed is the file's."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from briefings.library.columns import dump_json
from briefings.model.spans import stable_id
from briefings.stores import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFile:
    """What the library knows of a loaded file: enough to tell whether it needs to be looked at again."""

    #: Bytes.
    size: int
    mtime_ns: int
    content_hash: str
    analysis_version: int
    #: The publication day of its newest document; None: undated.
    published: date | None = None
    #: How many documents it holds.
    documents: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedFolder:
    """A folder that documents came from."""

    #: Absolute.
    path: str
    documents: int
    #: UTC, when a document of it was taken up last.
    loaded_at: datetime


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a document is or will be in the library."""

    key: int
    serial: int
    id: str
    root: int


async def list_roots(connection: Connection) -> tuple[str, ...]:
    """Return the folders that documents came from."""
    return tuple(path for (path,) in await connection.execute_fetchall("SELECT path FROM roots ORDER BY path"))


async def list_roots_of(connection: Connection, contents: Collection[str]) -> tuple[str, ...]:
    """Return the folders of which every document's file has one of these contents, by their hashes."""
    rows = await connection.execute_fetchall(
        """
        SELECT path FROM roots WHERE NOT EXISTS (
          SELECT 1 FROM documents
          WHERE documents.root = roots.key AND content_hash NOT IN (SELECT value FROM json_each(?))
        )
        ORDER BY path
        """,
        (dump_json(sorted(contents)),),
    )
    return tuple(path for (path,) in rows)


async def list_folders(connection: Connection) -> tuple[LoadedFolder, ...]:
    """Return the folders that documents came from, the first loaded first, each with what is loaded of it."""
    rows = await connection.execute_fetchall(
        """
        SELECT roots.path, count(*), max(loaded_at) FROM documents JOIN roots ON roots.key = documents.root
        GROUP BY roots.key ORDER BY roots.key
        """
    )
    return tuple(
        LoadedFolder(path=path, documents=count, loaded_at=datetime.fromisoformat(loaded_at))
        for path, count, loaded_at in rows
    )


async def list_files(connection: Connection, root: str) -> dict[str, KnownFile]:
    """Return the loaded files of a root by their paths within it."""
    rows = await connection.execute_fetchall(
        """
        SELECT
          documents.path, min(size), min(mtime_ns), min(content_hash), min(analysis_version), max(published), count(*)
        FROM documents JOIN roots ON roots.key = documents.root WHERE roots.path = ? GROUP BY documents.path
        """,
        (root,),
    )
    return {
        path: KnownFile(
            size=size,
            mtime_ns=mtime_ns,
            content_hash=content_hash,
            analysis_version=version,
            published=None if published is None else date.fromisoformat(published),
            documents=count,
        )
        for path, size, mtime_ns, content_hash, version, published, count in rows
    }


async def list_rows(connection: Connection, root: str, path: str) -> dict[str, str]:
    """Return the hashes of the rows that a file's documents were made of, by their items."""
    rows = await connection.execute_fetchall(
        """
        SELECT item, content_hash FROM documents JOIN roots ON roots.key = documents.root
        WHERE roots.path = ? AND documents.path = ?
        """,
        (root, path),
    )
    return dict(map(tuple, rows))


async def find_row_slots(connection: Connection, root: str, path: str, items: Collection[str]) -> dict[str, Slot]:
    """Return where some of a file's documents are, by their items; those that aren't loaded are left out."""
    rows = await connection.execute_fetchall(
        """
        SELECT item, documents.key, serial, id, root FROM documents JOIN roots ON roots.key = documents.root
        WHERE roots.path = ? AND documents.path = ? AND item IN (SELECT value FROM json_each(?))
        """,
        (root, path, dump_json(list(items))),
    )
    return {item: Slot(*rest) for item, *rest in rows}


async def touch_file(connection: Connection, root: str, path: str, size: int, mtime_ns: int) -> None:
    """Note a file's new size and time where its content is the same."""
    await connection.execute(
        """
        UPDATE documents SET size = ?, mtime_ns = ?
        WHERE root = (SELECT key FROM roots WHERE path = ?) AND documents.path = ?
        """,
        (size, mtime_ns, root, path),
    )


async def find_slots(connection: Connection, root: str, path: str) -> dict[str, Slot]:
    """Return where a file's documents are, by their items; empty: it isn't loaded."""
    rows = await connection.execute_fetchall(
        """
        SELECT item, documents.key, serial, id, root FROM documents JOIN roots ON roots.key = documents.root
        WHERE roots.path = ? AND documents.path = ?
        """,
        (root, path),
    )
    return {item: Slot(*rest) for item, *rest in rows}


async def make_slots(connection: Connection, root: str, path: str, items: Collection[str]) -> dict[str, Slot]:
    """Return slots for documents of a file that aren't loaded, by their items; the keys are still without their days.

    The id depends on the path within the root, and the item, alone, so that the same folder elsewhere gives the same
    ids. Where another root holds that id already, the later document's id depends on its root too, and stays so.
    """
    if not items:
        return {}
    await connection.execute("INSERT OR IGNORE INTO roots (path) VALUES (?)", (root,))
    ((root_key, last),) = await connection.execute_fetchall(
        "SELECT key, (SELECT coalesce(max(serial), 0) FROM documents) FROM roots WHERE path = ?", (root,)
    )
    places = {item: (path, item) if item else (path,) for item in items}
    ids = {item: stable_id("document", *place) for item, place in places.items()}
    rows = await connection.execute_fetchall(
        "SELECT id FROM documents WHERE id IN (SELECT value FROM json_each(?))", (dump_json(list(ids.values())),)
    )
    taken = {id_ for (id_,) in rows}
    return {
        item: Slot(0, serial, stable_id("document", root, *places[item]) if ids[item] in taken else ids[item], root_key)
        for serial, item in enumerate(items, last + 1)
    }


async def delete_document(connection: Connection, key: int) -> None:
    """Remove the rows of a document itself."""
    await connection.execute("DELETE FROM texts WHERE document = ?", (key,))
    await connection.execute("DELETE FROM documents WHERE key = ?", (key,))


async def delete_empty_roots(connection: Connection) -> None:
    """Forget roots without documents."""
    await connection.execute(
        "DELETE FROM roots WHERE NOT EXISTS (SELECT 1 FROM documents WHERE documents.root = roots.key)"
    )


async def list_outdated(connection: Connection, analysis_version: int, limit: int) -> list[str]:
    """Return the ids of documents with another version of the analysis, the newest first.

    Those whose content was refused by this version are left out: it would fail again.
    """
    rows = await connection.execute_fetchall(
        """
        SELECT id FROM documents JOIN roots ON roots.key = documents.root
        WHERE (analysis_version < :version OR analysis_version > :version) AND NOT EXISTS (
          SELECT 1 FROM refusals WHERE refusals.root = roots.path
            -- A row's refusal has the file's path, a zero and the row's place.
            AND (refusals.path = documents.path
              OR substr(refusals.path, 1, length(documents.path) + 1) = documents.path || char(0))
            AND refusals.content_hash = documents.content_hash AND refusals.analysis_version = :version
        )
        ORDER BY documents.key DESC LIMIT :limit
        """,
        {"version": analysis_version, "limit": limit},
    )
    return [id_ for (id_,) in rows]


async def find_file(connection: Connection, id_: str) -> tuple[str, KnownFile] | None:
    """Return the root of a document and what is known of its file; None: it is gone."""
    rows = await connection.execute_fetchall(
        """
        SELECT roots.path, size, mtime_ns, content_hash, analysis_version
        FROM documents JOIN roots ON roots.key = documents.root WHERE id = ?
        """,
        (id_,),
    )
    for root, size, mtime_ns, content_hash, version in rows:
        return root, KnownFile(size=size, mtime_ns=mtime_ns, content_hash=content_hash, analysis_version=version)
    return None


async def list_origins(connection: Connection, ids: Collection[str]) -> dict[str, tuple[str, date | None]]:
    """Return the root and the publication day of documents by their ids; those that are gone are left out."""
    rows = await connection.execute_fetchall(
        """
        SELECT id, roots.path, published FROM documents JOIN roots ON roots.key = documents.root
        WHERE id IN (SELECT value FROM json_each(?))
        """,
        (dump_json(list(ids)),),
    )
    return {id_: (root, None if day is None else date.fromisoformat(day)) for id_, root, day in rows}


async def list_versions(connection: Connection) -> dict[str, str]:
    """Return the hash of every document's content by its id."""
    return dict(map(tuple, await connection.execute_fetchall("SELECT id, version FROM documents")))
