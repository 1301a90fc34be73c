"""The library: all that was found in the documents, taken up and removed. It can be rebuilt from them at any time."""

from collections.abc import Callable, Collection, Coroutine, Iterable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from briefings.library import files
from briefings.library.arrivals import Arrival
from briefings.library.document_rows import delete_rows, insert_rows
from briefings.library.documents import load_article, load_document, load_text
from briefings.library.entry import Entry
from briefings.library.files import KnownFile, LoadedFolder
from briefings.library.identities import KnownGroups
from briefings.library.reader import Reader
from briefings.library.refusals import Refusal, count_refusals, delete_refusals, insert_refusal, list_refusals
from briefings.library.row_columns import delete_row_columns, insert_row_columns, list_row_columns
from briefings.library.stories import StoryTables, delete_from_stories
from briefings.model.article import Article
from briefings.model.audience import EVERYTHING, Audience
from briefings.stores import Connection, Store

#: A time that no file has.
_INCOMPLETE = -1
#: Documents of a file that are removed in one transaction: others write meanwhile.
_ROWS_AT_ONCE = 200


class Library:
    """An open library. Made by `open_library`. Every method raises StoreError and its kinds."""

    def __init__(self, store: Store, clock: Callable[[], datetime], analysis_version: int | None) -> None:
        self._store = store
        self._clock = clock
        self._analysis_version = analysis_version
        self._groups = KnownGroups()

    def reader(self, audience: Audience) -> Reader:
        """Return what answers this audience's questions."""
        return Reader(self._store, audience, self._analysis_version, self._groups)

    async def roots(self) -> tuple[str, ...]:
        """Return the folders that documents came from, absolute and sorted."""
        async with self._store.read(snapshot=False) as connection:
            return await files.list_roots(connection)

    async def roots_of(self, contents: Collection[str]) -> tuple[str, ...]:
        """Return the folders of which every document's file has one of these contents, by their hashes."""
        async with self._store.read(snapshot=False) as connection:
            return await files.list_roots_of(connection, contents)

    async def folders(self) -> tuple[LoadedFolder, ...]:
        """Return the folders that documents came from, the first loaded first, each with what is loaded of it."""
        async with self._store.read(snapshot=False) as connection:
            return await files.list_folders(connection)

    async def files(self, root: str) -> dict[str, KnownFile]:
        """Return the loaded files of a root by their paths within it."""
        async with self._store.read(snapshot=False) as connection:
            return await files.list_files(connection, root)

    async def revision(self) -> int:
        """Return a number that rises with every change of the content, by whichever process."""
        async with self._store.read(snapshot=False) as connection:
            ((revision,),) = await connection.execute_fetchall("SELECT revision FROM state")
            return int(revision)

    async def versions(self) -> dict[str, str]:
        """Return the version of every document, a hash of its content, by its id."""
        async with self._store.read(snapshot=False) as connection:
            return await files.list_versions(connection)

    async def store(
        self, *entries: Entry, root: str, size: int, mtime_ns: int, content_hash: str, analysis_version: int
    ) -> None:
        """Take up a file's documents in place of what was loaded from it before, in one transaction.

        Args:
            entries: One where the file is the document, else one for each of its items. All have the file's path.
            root: The folder, absolute.
            size: Of the file, in bytes.
            mtime_ns: When the file was changed, as `os.stat` tells.
            content_hash: Of the file's bytes.
            analysis_version: Of the analysis that found what the entries hold.
        """
        file = KnownFile(size=size, mtime_ns=mtime_ns, content_hash=content_hash, analysis_version=analysis_version)

        async def write(connection: Connection) -> None:
            for path in dict.fromkeys(entry.article.path for entry in entries):
                slots = await files.find_slots(connection, root, path)
                for slot in slots.values():
                    await delete_rows(connection, slot)
                items = {entry.article.item for entry in entries if entry.article.path == path}
                await delete_from_stories(connection, [slot.id for item, slot in slots.items() if item not in items])
                slots |= await files.make_slots(connection, root, path, items - slots.keys())
                arrivals = [
                    Arrival(slots[entry.article.item], entry, file) for entry in entries if entry.article.path == path
                ]
                await insert_rows(connection, arrivals, self._clock())
            await _count_change(connection)

        await self._store.write_in_one(write)

    async def find_file(self, document: str) -> tuple[str, KnownFile] | None:
        """Return a document's root and what is known of its file, by the document's id; None: it isn't loaded."""
        async with self._store.read(snapshot=False) as connection:
            return await files.find_file(connection, document)

    async def row_columns(self, root: str) -> dict[str, dict[str, str]]:
        """Return which columns of a root's files of rows hold which field, by path, where it was said."""
        async with self._store.read(snapshot=False) as connection:
            return await list_row_columns(connection, root)

    async def keep_row_columns(self, root: str, path: str, columns: Mapping[str, str]) -> None:
        """Note which columns of a file of rows hold which field, so that the next load reads it alike."""
        async with self._store.write() as connection:
            await insert_row_columns(connection, root, path, columns)

    async def list_origins(self, documents: Collection[str]) -> dict[str, tuple[str, date | None]]:
        """Return the root and the publication day of documents by their ids; those that are gone are left out."""
        async with self._store.read(snapshot=False) as connection:
            return await files.list_origins(connection, documents)

    async def rows(self, root: str, path: str) -> dict[str, str]:
        """Return the hashes of the rows that a file's documents were made of, by their items."""
        async with self._store.read(snapshot=False) as connection:
            return await files.list_rows(connection, root, path)

    async def store_rows(
        self, entries: Mapping[str, Entry], *, root: str, path: str, size: int, analysis_version: int
    ) -> None:
        """Take up some rows of a file, by their hashes, in one transaction; its other documents stay.

        Until `touch` says that all its rows are there, the file counts as changed, so that a load that was ended goes
        on where it was.
        """
        items = {entry.article.item for entry in entries.values()}

        async def write(connection: Connection) -> None:
            slots = await files.find_row_slots(connection, root, path, items)
            for slot in slots.values():
                await delete_rows(connection, slot)
            new = [entry.article.item for entry in entries.values() if entry.article.item not in slots]
            slots |= await files.make_slots(connection, root, path, new)
            files_of = {
                content_hash: KnownFile(
                    size=size, mtime_ns=_INCOMPLETE, content_hash=content_hash, analysis_version=analysis_version
                )
                for content_hash in entries
            }
            arrivals = [
                Arrival(slots[entry.article.item], entry, files_of[content_hash])
                for content_hash, entry in entries.items()
            ]
            await insert_rows(connection, arrivals, self._clock())
            await _count_change(connection)

        await self._store.write_in_one(write)

    async def remove_rows(self, root: str, path: str, items: Iterable[str]) -> None:
        """Remove some documents of a file, a few in one transaction."""
        remaining = list(items)
        while remaining:
            batch, remaining = remaining[:_ROWS_AT_ONCE], remaining[_ROWS_AT_ONCE:]
            await self._store.write_in_one(partial(_remove_rows, root=root, path=path, items=batch))

    async def touch(self, root: str, path: str, *, size: int, mtime_ns: int) -> None:
        """Note a file's new size (bytes) and time where its content is the same."""
        async with self._store.write() as connection:
            await files.touch_file(connection, root, path, size, mtime_ns)

    async def remove(self, root: str, paths: Iterable[str]) -> int:
        """Remove files of a root, each in a transaction of its own, and return how many there were."""
        removed = 0
        for path in paths:
            async with self._store.write() as connection:
                slots = await files.find_slots(connection, root, path)
                for slot in slots.values():
                    await delete_rows(connection, slot)
                await delete_from_stories(connection, [slot.id for slot in slots.values()])
                await delete_row_columns(connection, root, path)
                if slots:
                    await files.delete_empty_roots(connection)
                    await _count_change(connection)
                    removed += 1
        return removed

    async def forget(self, root: str) -> int:
        """Remove all files of a root, and return how many there were."""
        await self.lift_refusals(root, await self.refusals(root))
        return await self.remove(root, sorted(await self.files(root)))

    async def refusals(self, root: str) -> dict[str, Refusal]:
        """Return the files of a root that were refused, by their paths within it."""
        async with self._store.read(snapshot=False) as connection:
            return await list_refusals(connection, root)

    async def count_refusals(self) -> dict[str, int]:
        """Return how many files, and rows of files, are refused of each root that has some."""
        async with self._store.read(snapshot=False) as connection:
            return await count_refusals(connection)

    async def refuse(self, root: str, path: str, refusal: Refusal) -> None:
        """Remember that a file failed, in place of an earlier refusal of it."""
        async with self._store.write() as connection:
            await insert_refusal(connection, root, path, refusal)

    async def lift_refusals(self, root: str, paths: Iterable[str]) -> None:
        """Forget that files of a root were refused."""
        async with self._store.write() as connection:
            await delete_refusals(connection, root, paths)

    # Stories.

    async def waits_for_grouping(self) -> bool:
        """Tell whether documents came or changed since stories were made."""
        async with self._store.read(snapshot=False) as connection:
            return bool(await connection.execute_fetchall("SELECT 1 FROM story_waiting LIMIT 1"))

    async def write_stories(self, work: Callable[[StoryTables], Coroutine[Any, Any, None]]) -> None:
        """Do `work` with the tables of stories in one transaction; it waits for nothing but these.

        All of it is done in another thread, where no statement is waited for: there are some ten for each document.
        """

        async def write(connection: Connection) -> None:
            await work(StoryTables(connection, self._clock()))
            await _count_change(connection)

        await self._store.write_in_one(write)

    # Analysing again.

    async def outdated_documents(self, limit: int) -> list[str]:
        """Return the ids of documents that another version of the analysis has read, the newest first.

        Those that this version has refused are left out. The library must have been opened with a version.
        """
        async with self._store.read(snapshot=False) as connection:
            if self._analysis_version is None:
                return []
            return await files.list_outdated(connection, self._analysis_version, limit)

    async def stored_article(self, document: str) -> tuple[str, KnownFile, Article] | None:
        """Return a document's root, what is known of its file, and its article as it was parsed; None: it is gone."""
        async with self._store.read() as connection:
            file = await files.find_file(connection, document)
            found = await load_document(connection, EVERYTHING, document, None)
            if file is None or found is None:
                return None
            return *file, await load_article(connection, *found)

    async def replace(self, document: str, entry: Entry, *, analysis_version: int) -> bool:
        """Put what another version of the analysis found in place of what it found in the same text before.

        Returns:
            False where the document is gone, or has another text by now: then nothing is changed.
        """

        async def write(connection: Connection) -> bool:
            file = await files.find_file(connection, document)
            path, item = entry.article.path, entry.article.item
            # This one alone, because a file may have thousands.
            slots = {} if file is None else await files.find_row_slots(connection, file[0], path, [item])
            slot = slots.get(item)
            if file is None or slot is None or (await load_text(connection, slot.key))[0] != entry.article.text:
                return False
            known = KnownFile(
                size=file[1].size,
                mtime_ns=file[1].mtime_ns,
                content_hash=file[1].content_hash,
                analysis_version=analysis_version,
            )
            await delete_rows(connection, slot)
            await insert_rows(connection, [Arrival(slot, entry, known)], self._clock())
            await _count_change(connection)
            return True

        return await self._store.write_in_one(write)


async def _remove_rows(connection: Connection, root: str, path: str, items: Collection[str]) -> None:
    slots = await files.find_row_slots(connection, root, path, items)
    for slot in slots.values():
        await delete_rows(connection, slot)
    await delete_from_stories(connection, [slot.id for slot in slots.values()])
    await files.delete_empty_roots(connection)
    await _count_change(connection)


async def _count_change(connection: Connection) -> None:
    await connection.execute("UPDATE state SET revision = revision + 1")
