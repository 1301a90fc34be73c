"""What changes one library, beside what it answers. Methods raise StoreError where the library can't be used."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefings.archive import Archive
from briefings.cache import Cache
from briefings.documents import NO_COLUMNS
from briefings.ledger import Memory, Sources
from briefings.library import Library
from briefings.model.fetching import Fetcher
from briefings.service.answers import Answers
from briefings.service.digesting import Captured, Digests
from briefings.service.executor import Executor
from briefings.service.grouping import group_waiting
from briefings.service.load_reports import LoadReport, Progress
from briefings.service.loading import absolute, load_folder
from briefings.service.missing import fingerprint_versions
from briefings.service.reanalysing import reanalyse_stored
from briefings.service.samples import Samples, forget_samples
from briefings.service.tasks import FILE_LIMIT

if TYPE_CHECKING:
    from briefings.service.sources.followed import FollowedSources


class Service(Answers):
    """Loads folders into a library and answers from it. Made by `open_service`."""

    def __init__(self, library: Library, executor: Executor | None, samples: Samples, *, plain_inside: bool) -> None:
        super().__init__(library, samples)
        self._executor = executor
        self._plain_inside = plain_inside
        self._fingerprints: Cache[str, str] = Cache(1)

    async def load(
        self,
        root: Path,
        *,
        limit: int = FILE_LIMIT,
        again: bool = False,
        columns: Mapping[str, str] = NO_COLUMNS,
        asked: bool = False,
        most_outdated: int | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> LoadReport:
        """Bring the library in step with a folder: new and changed documents first, then those read by earlier rules.

        Args:
            root: The folder; nothing of another folder is touched.
            limit: Bytes of the largest file that is read.
            again: Whether documents that failed before are tried again.
            columns: Which column of a file of rows holds which field, where its name doesn't tell (`FIELDS`).
            asked: Whether this folder alone is what will be asked: then its sample documents stay if it has no others.
            most_outdated: Files read by an earlier version of the analysis that are read again, the newest first;
                None: all. The report counts the rest.
            progress: Called after each file that changed.

        Returns:
            What was done, in files, and what is wrong with which. A missing folder is such a problem and removes
            nothing. Raises StoreError where the library can't be written; cancelling leaves every document whole.

        >>> async def load():
        ...     async with open_service(library) as service:
        ...         return await service.load(folder)
        >>> report = asyncio.run(load())
        >>> report.added, report.problems
        (2, ())
        """
        report = await load_folder(
            self._library,
            root,
            executor=self._executor,
            plain_inside=self._plain_inside,
            limit=limit,
            again=again,
            columns=columns,
            samples=self._samples,
            asked=asked,
            most_outdated=most_outdated,
            progress=progress,
        )
        if not asked:
            await forget_samples(self._library, self._samples)
        await group_waiting(self._library)
        return report

    async def reanalyse(self, *, most: int | None = None) -> int:
        """Analyse documents again that an earlier version has read and no load has reached: their files are away.

        Up to `most` of them, the newest first; until a document's turn comes, answers are made from what the earlier
        version found, and `Coverage.outdated` counts it. Returns how many there were.
        """
        done = await reanalyse_stored(self._library, executor=self._executor, most=most)
        await group_waiting(self._library)
        return done

    async def forget(self, root: Path) -> int:
        """Remove all documents of a folder from the library; the files stay. Returns how many files there were."""
        return await self._library.forget(str(absolute(root)))

    def followed_sources(
        self, sources: Sources, archive: Archive, fetcher: Fetcher, *, owner: str, clock: Callable[[], datetime]
    ) -> "FollowedSources":
        """Return what follows feeds and pages by their addresses, and brings their documents into this library.

        Args:
            sources: Of the ledger in which they stand.
            archive: Where what is fetched is kept.
            fetcher: Who fetches.
            owner: This process's name, under which it holds sources while it fetches them.
            clock: Says in UTC what time it is.
        """
        # Imported here, because answers don't wait for what fetches.
        from briefings.service.sources.followed import FollowedSources

        return FollowedSources(
            self._library,
            self._executor,
            self._samples,
            sources=sources,
            archive=archive,
            fetcher=fetcher,
            owner=owner,
            clock=clock,
        )

    async def follow_archive(self, sources: Sources, archive: Archive) -> int:
        """Take up what sources have brought and the library lacks, and remove what none brings any more.

        Nothing is fetched. Returns how many documents were taken up or removed.
        """
        from briefings.service.sources.feeding import follow_archive

        return await follow_archive(self._library, archive, sources, self._executor, self._samples)

    async def forget_address(
        self, words: str, *, sources: Sources, memory: Memory, archive: Archive, now: datetime
    ) -> tuple[str, int]:
        """Remove all that was fetched from an address or a host, with the lines told of it, and keep none any more.

        Args:
            words: An address; one without a path means its whole host, and what lies within that.
            sources: Of the ledger that says what is followed.
            memory: Of the ledger that remembers what was told.
            archive: Where the captures are.
            now: UTC.

        Returns:
            What was meant, and how many captures there were. Raises RequestError where it is no address.
        """
        from briefings.sources.addresses import read_place

        place = read_place(words)
        # The archive last, because it alone tells which documents they are: what is ended in between can be begun anew.
        documents = await archive.list_documents_of(place)
        await memory.forget_documents(documents, now)
        captures = await archive.forget(place, now)
        await self.follow_archive(sources, archive)
        # Once more, because a bot may have composed a digest of them until the library had lost them.
        await memory.forget_documents(documents, now)
        return place, captures

    def digests(
        self,
        memory: Memory,
        sources: Sources | None = None,
        captured: Captured | None = None,
        *,
        shared: bool = False,
    ) -> Digests:
        """Return what composes digests for the schedules of the ledger that `memory` and `sources` belong to.

        `captured` reads the texts of fetched documents, which the ledger then keeps no copy of. `shared`: other
        processes with libraries of their own work on the ledger, too.
        """
        return Digests(self._library, memory, sources, captured, shared=shared)

    async def find_fingerprint(self) -> str:
        """Return 16 letters that are the same for libraries with the same documents in the same versions."""

        async def make() -> str:
            versions = await self._library.versions()
            return await asyncio.to_thread(fingerprint_versions, versions)

        return await self._fingerprints.get("documents", make, revision=await self._library.revision())
