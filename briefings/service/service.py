"""One library's answers. Its methods raise StoreError where the library can't be used."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefings.archive import Archive
from briefings.documents import NO_COLUMNS
from briefings.ledger import Memory, Sources
from briefings.library import Library, LibraryStats, LoadedFolder, Reader
from briefings.model.audience import EVERYTHING, Audience
from briefings.model.briefing import Briefing, Claim, Proof
from briefings.model.captures import sources_of
from briefings.model.fetching import Fetcher
from briefings.model.findings import NamedActor, Request
from briefings.model.spans import Span
from briefings.model.stories import Story
from briefings.service.answering import answer_request, complete_name, find_topics_in
from briefings.service.digesting import Digests
from briefings.service.executor import Executor
from briefings.service.grouping import group_waiting
from briefings.service.load_reports import LoadReport, Progress
from briefings.service.loading import absolute, load_folder
from briefings.service.proving import prove_claim, prove_words
from briefings.service.reanalysing import reanalyse_stored
from briefings.service.samples import Samples, forget_samples
from briefings.service.tasks import FILE_LIMIT
from briefings.service.telling import list_stories

if TYPE_CHECKING:
    from briefings.service.sources.followed import FollowedSources


class Service:
    """Loads folders into a library and answers from it. Made by `open_service`.

    What is asked has an audience: whose question it is. No answer depends on a document that it doesn't see.
    """

    def __init__(self, library: Library, executor: Executor | None, samples: Samples, *, plain_inside: bool) -> None:
        self._library = library
        self._samples = samples
        self._executor = executor
        self._plain_inside = plain_inside

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

    async def answer(self, request: Request, *, root: Path | None = None, audience: Audience = EVERYTHING) -> Briefing:
        """Return the answer to any question.

        Args:
            request: The question as asked; any text is a valid topic.
            root: A folder whose documents alone answer; None: all that the audience sees.
            audience: Whose question it is.

        Returns:
            Sections of claims, each cut from a stored text and cited; a line whose words aren't the text's is dropped
            and logged. Without sections nothing was found, and `suggestions` says what is near.

        >>> async def ask():
        ...     async with open_service(library) as service:
        ...         await service.load(folder)
        ...         return await service.answer(Request(question=Question.QUOTE, topic="quist"))
        >>> briefing = asyncio.run(ask())
        >>> briefing.sections[0].claims[0].pieces
        ('“The bridge stays open,”',)
        >>> briefing.sections[0].claims[0].citations[0].path
        'bridge.txt'
        """
        return await answer_request(await self._reader(audience, root), request, samples=self._samples.digests)

    async def stories(
        self,
        words: str = "",
        *,
        root: Path | None = None,
        since: date | None = None,
        until: date | None = None,
        audience: Audience = EVERYTHING,
    ) -> tuple[Story, ...]:
        """Return stories, each event once with all documents that report it: what many report, of late, first.

        Args:
            words: A topic: only stories with a document about it, or that names it where none is; empty: all.
            root: A folder whose documents alone are listed; None: all that the audience sees.
            since: Only documents published on this day or later; None: undated ones too.
            until: Only documents published on this day or before.
            audience: Whose question it is. Which documents belong together is decided over all.

        >>> async def list_stories():
        ...     async with open_service(library) as service:
        ...         await service.load(folder)
        ...         return await service.stories("bridge")
        >>> [document.path for story in asyncio.run(list_stories()) for document in story.documents]
        ['bridge.txt']
        """
        return await list_stories(await self._reader(audience, root), words, since=since, until=until)

    async def _reader(self, audience: Audience, root: Path | None) -> Reader:
        if root is None:
            return self._library.reader(audience)
        path = str(absolute(root))
        if audience.roots is None and set(await self._library.roots()) <= {path}:
            return self._library.reader(audience)  # there is no other folder
        return self._library.reader(audience.within(path))

    async def complete(
        self, words: str, *, persons_only: bool = False, limit: int = 25, audience: Audience = EVERYTHING
    ) -> tuple[NamedActor, ...]:
        """Return the actors that `words` may be the beginning of, then near misses; one row each, best first.

        >>> async def complete(words):
        ...     async with open_service(library) as service:
        ...         await service.load(folder)
        ...         return [actor.name for actor in await service.complete(words)]
        >>> asyncio.run(complete("qui"))
        ['Nora Quist']
        """
        return await complete_name(self._library.reader(audience), words, persons_only=persons_only, limit=limit)

    async def topics_in(self, text: str, *, limit: int = 5, audience: Audience = EVERYTHING) -> tuple[NamedActor, ...]:
        """Return the actors that any text names, the most mentioned of the library first, one row each.

        >>> async def find(text):
        ...     async with open_service(library) as service:
        ...         await service.load(folder)
        ...         return [actor.name for actor in await service.topics_in(text)]
        >>> asyncio.run(find("What did Nora Quist say?"))
        ['Nora Quist']
        """
        return await find_topics_in(self._library.reader(audience), text, limit=limit)

    async def proof(self, claim: Claim, *, audience: Audience = EVERYTHING) -> Proof | None:
        """Return a claim in its context; None: the document is gone or no longer says so.

        >>> async def prove():
        ...     async with open_service(library) as service:
        ...         await service.load(folder)
        ...         briefing = await service.answer(Request(question=Question.QUOTE, topic="quist"))
        ...         return await service.proof(briefing.sections[0].claims[0])
        >>> [part.text for part in asyncio.run(prove()).parts if part.marked]
        ['“The bridge stays open,”']
        """
        return await prove_claim(self._library.reader(audience), claim)

    async def proof_at(
        self, document: str, spans: tuple[Span, ...], words: str, *, audience: Audience = EVERYTHING
    ) -> Proof | None:
        """Return words in their context by their place, however long ago they were shown.

        Args:
            document: The document's id.
            spans: Where the words stand, in code points.
            words: Their `words_digest`.
            audience: Whose question it is.

        Returns:
            None where the document is gone or no longer says so there.
        """
        return await prove_words(self._library.reader(audience), document, spans, words)

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
        await memory.forget_documents(await archive.list_documents_of(place))
        captures = await archive.forget(place, now)
        await self.follow_archive(sources, archive)
        return place, captures

    def digests(self, memory: Memory, sources: Sources | None = None) -> Digests:
        """Return what composes digests for the schedules of the ledger that `memory` and `sources` belong to."""
        return Digests(self._library, memory, sources)

    async def stats(self, *, audience: Audience = EVERYTHING) -> LibraryStats:
        """Return what the library holds.

        >>> async def count():
        ...     async with open_service(library) as service:
        ...         await service.load(folder)
        ...         return await service.stats()
        >>> asyncio.run(count()).documents
        2
        """
        return await self._library.reader(audience).stats()

    async def folders(self) -> tuple[LoadedFolder, ...]:
        """Return the folders that documents came from, the first loaded first, each with what is loaded of it."""
        return tuple(one for one in await self._library.folders() if not sources_of(one.path))

    async def find_file(self, document: str) -> Path | None:
        """Return the file that a document came from, by the document's id; None: it came from none, or isn't there."""
        found = await self._library.stored_article(document)
        if found is None or sources_of(found[0]):
            return None
        return Path(found[0], found[2].path)

    async def revision(self) -> int:
        """Return a number that rises with every change of the library, by whichever process.

        Answers to one audience are the same as long as it is.
        """
        return await self._library.revision()
