"""What is followed: added, listed, fetched, paused, removed, taken from lists and given as lists."""

import asyncio
import logging
from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from briefings.archive import Archive
from briefings.errors import RequestError, StoreError
from briefings.ledger import OPERATOR, Sources
from briefings.library import Library
from briefings.model.audience import Audience
from briefings.model.captures import Capture, sources_of
from briefings.model.fetching import Fetcher, FetchFailure
from briefings.model.sources import (
    Source,
    SourceKind,
)
from briefings.service.executor import Executor
from briefings.service.grouping import group_waiting
from briefings.service.samples import Samples, forget_samples
from briefings.service.sources.captured import CapturedDocuments
from briefings.service.sources.feeding import feed_library, follow_archive
from briefings.service.sources.lists import find_known, find_source, import_list
from briefings.service.sources.pages import Pages, PageWorkers
from briefings.service.sources.previewing import Discovery, FirstAnswer
from briefings.service.sources.refresh_work import Refreshed
from briefings.service.sources.refreshing import LEASE, Refresher
from briefings.service.sources.reports import Added, Imported, ListedSource, Preview, Removal
from briefings.sources.addresses import mask_secrets, read_address
from briefings.sources.due import is_due
from briefings.sources.reasons import TROUBLES_IN_ENGLISH

#: Sources that are fetched at once.
_AT_ONCE = 12

_log = logging.getLogger(__name__)


class FollowedSources:
    """The sources of one ledger and archive, whose documents are in one library. Made by `Service.followed_sources`.

    Its methods raise RequestError for what makes no sense, and StoreError where a database can't be used.
    """

    def __init__(
        self,
        library: Library,
        executor: Executor | None,
        samples: Samples,
        *,
        sources: Sources,
        archive: Archive,
        fetcher: Fetcher,
        owner: str,
        clock: Callable[[], datetime],
    ) -> None:
        self._library = library
        self._executor = executor
        self._samples = samples
        self._sources = sources
        self._archive = archive
        self._fetcher = fetcher
        self._owner = owner
        self._clock = clock
        self._pages = Pages(fetcher, PageWorkers(executor))
        self._under_way: set[str] = set()
        self._followed_before: tuple[tuple[str, int], ...] | None = None

    @property
    def under_way(self) -> frozenset[str]:
        """Ids of the sources that are being fetched here now, until what they brought is in the library."""
        return frozenset(self._under_way)

    @property
    def captured(self) -> CapturedDocuments:
        """What was captured of the documents."""
        return CapturedDocuments(self._archive)

    async def add(
        self,
        words: str,
        *,
        page: bool = False,
        name: str | None = None,
        follower: int = OPERATOR,
        user: int | None = None,
        due_at_once: bool = False,
    ) -> Added:
        """Follow an address, and fetch it once; what can't be fetched is followed all the same, and tried again.

        Args:
            words: The address of a feed, or of a page that names one.
            page: Whether the page itself is the document.
            name: What the follower calls it.
            follower: A server's id, or the operator.
            user: Who asks for it.
            due_at_once: Whether it is due again at once, so that a refresh that somebody asks for does something.

        Raises RequestError where it is no address, or one that is never fetched.
        """
        url, kind = read_address(words), SourceKind.PAGE if page else SourceKind.FEED
        self._expect(1)
        mine = await self._sources.list_of(follower)
        if (known := find_source(mine, words, kind)) is not None:
            return Added(source=known, new=False)
        fetcher = self._fetcher
        if find_source(await self._sources.list_all(), url, kind) is None:
            url, answer = await Discovery(self._pages).discover(url, kind, for_operator=follower == OPERATOR)
            if answer is not None and answer.failure is FetchFailure.BAD_ADDRESS:
                raise RequestError(f"{mask_secrets(url)[:200]}: {TROUBLES_IN_ENGLISH[answer.failure]}")
            if answer is not None:
                fetcher = FirstAnswer(answer, fetcher)
        now = self._clock()
        source, new = await self._sources.add(url, kind, follower=follower, name=name, user=user, now=now)
        if not new or source.record.last_fetch is not None:
            await self.feed_library()
            return Added(source=source, new=new)
        claimed = await self._sources.claim(self._owner, now, now + LEASE, among=[source.id])
        refreshed = None
        for one in claimed:
            refreshed = await self._refresh(one, fetcher, asked=True, due_at_once=due_at_once)
            source = refreshed.source
        await group_waiting(self._library)
        return Added(source=source, new=True, refreshed=refreshed)

    async def preview(self, words: str, *, page: bool = False, follower: int = OPERATOR) -> Preview:
        """Return what an address would bring somebody; nothing of it is kept.

        Raises RequestError where it is no address.
        """
        self._expect(1)
        return await Discovery(self._pages).preview(words, page=page, for_operator=follower == OPERATOR)

    async def count_sources(self, follower: int = OPERATOR) -> int:
        """Return how many sources somebody follows."""
        return len(await self._sources.list_of(follower))

    async def find_known(self, addresses: Iterable[str], follower: int = OPERATOR) -> dict[str, Source]:
        """Return which of these addresses somebody follows, each with its source."""
        return find_known(await self._sources.list_of(follower), addresses)

    async def list_sources(self, follower: int = OPERATOR) -> tuple[ListedSource, ...]:
        """Return what somebody follows, in the order in which it was added."""
        counts = await self._archive.count_documents()
        return tuple(ListedSource(one, counts.get(one.id, 0)) for one in await self._sources.list_of(follower))

    async def find(self, words: str, follower: int = OPERATOR) -> Source:
        """Return the source that an id or an address means. Raises RequestError where there is none."""
        found = find_source(await self._sources.list_of(follower), words)
        if found is None:
            shown = mask_secrets(words)[:200]
            raise RequestError(f"no source has the address or id '{shown}'; `briefbot source list` shows them")
        return found

    async def refresh(
        self,
        among: Collection[str] | None = None,
        *,
        asked: bool = False,
        tell: Callable[[Refreshed], None] = lambda _: None,
    ) -> tuple[Refreshed, ...]:
        """Fetch sources, several at once, and bring the library in step; return what became of each.

        Args:
            among: Ids of those that are fetched whether due or not; None: those that are due. What is paused, gone or
                fetched by somebody else is left out.
            asked: Whether a person waits, so that older pages are asked too.
            tell: Called with each as soon as it is done.
        """
        waiting = None if among is None else list(among)
        self._expect(len(await self.list_due()) if waiting is None else len(waiting))
        done: list[Refreshed] = []
        begun: set[str] = set()

        async def work() -> None:
            while (source := await self._claim_next(waiting, begun)) is not None:
                refreshed = await self._refresh(source, self._fetcher, asked=asked)
                done.append(refreshed)
                tell(refreshed)

        async with asyncio.TaskGroup() as group:
            for _ in range(_AT_ONCE if waiting is None else min(_AT_ONCE, len(waiting))):
                group.create_task(work())
        await group_waiting(self._library)
        return tuple(done)

    async def _claim_next(self, waiting: list[str] | None, begun: set[str]) -> Source | None:
        while True:
            now = self._clock()
            if waiting is None:
                claimed = await self._sources.claim(self._owner, now, now + LEASE, limit=1)
                if not claimed or claimed[0].id in begun:
                    return None
            elif waiting:
                claimed = await self._sources.claim(self._owner, now, now + LEASE, among=[waiting.pop(0)])
            else:
                return None
            for source in claimed:
                begun.add(source.id)
                return source

    async def _refresh(self, source: Source, fetcher: Fetcher, *, asked: bool, due_at_once: bool = False) -> Refreshed:
        self._under_way.add(source.id)
        try:
            refreshed = await self._refresher(fetcher).refresh(source, asked=asked, due_at_once=due_at_once)
            if refreshed.changed:
                await feed_library(self._library, self._archive, executor=self._executor, documents=refreshed.changed)
                await forget_samples(self._library, self._samples)
            return refreshed
        finally:
            self._under_way.discard(source.id)

    def _expect(self, bodies: int) -> None:
        """Start no more worker processes than there are bodies to read."""
        if self._executor is not None:
            self._executor.expect(bodies)

    def _refresher(self, fetcher: Fetcher) -> Refresher:
        return Refresher(
            sources=self._sources,
            archive=self._archive,
            pages=Pages(fetcher, PageWorkers(self._executor)),
            owner=self._owner,
            clock=self._clock,
        )

    async def list_due(self) -> tuple[Source, ...]:
        """Return the sources that are due now."""
        now = self._clock()
        return tuple(one for one in await self._sources.list_all() if is_due(one, now))

    async def feed_library(self) -> int:
        """Bring the library in step with the archive, and this with what is followed; return how many were changed.

        After a process was killed, whatever it hadn't done is done here.
        """
        changed = await follow_archive(self._library, self._archive, self._sources, self._executor, self._samples)
        await group_waiting(self._library)
        return changed

    async def weigh_removal(self, source: Source) -> Removal:
        """Return what removing a source means, before it is done."""
        own = [one for one in await self._archive.list_current() if one.sources == {source.id}]
        captures = 0
        for one in own:
            captures += len(await self._archive.list_captures(one.document))
        return Removal(source=source, documents=len(own), captures=captures)

    async def remove(self, *sources: str, follower: int = OPERATOR) -> int:
        """Let somebody follow sources no longer; return how many of them nobody else follows.

        Their documents leave all answers; what was captured stays, as proof of what was sent or answered.
        """
        removed = 0
        for source in sources:
            removed += await self._sources.remove(source, follower)
        if removed:
            await self.feed_library()
        return removed

    async def set_paused(self, source: str, *, paused: bool, follower: int = OPERATOR) -> bool:
        """Let a source rest or go on; return whether that was a change."""
        return await self._sources.set_paused(source, follower, paused=paused, now=self._clock())

    async def import_list(
        self, raw: bytes, *, follower: int = OPERATOR, user: int | None = None, most: int | None = None
    ) -> Imported:
        """Follow the feeds of an OPML file, `most` of them at most; they are due at once.

        Raises RequestError where it names none.
        """
        return await import_list(self._sources, raw, follower=follower, user=user, most=most, clock=self._clock)

    async def export_list(self, follower: int = OPERATOR) -> str:
        """Return what somebody follows as OPML, without secrets."""
        from briefings.sources.opml import write_opml

        return write_opml(await self._sources.list_of(follower))

    async def list_captures(self, document: str) -> tuple[Capture, ...]:
        """Return the versions of a document as they were captured, by its id, the oldest first."""
        return await self._archive.list_captures(document)

    async def remove_uncited(self, before: datetime, cited: Collection[tuple[str, str]]) -> int:
        """Delete captures from before a moment that nothing cites; return how many. Their documents leave all answers.

        `cited`: documents and versions, as `Requests.list_cited` returns them.
        """
        removed = await self._archive.remove_uncited(before, cited)
        if removed:
            await self.feed_library()
        return removed

    async def list_forgotten(self) -> frozenset[str]:
        """Return the addresses and hosts whose documents were removed at a publisher's request."""
        return await self._archive.list_forgotten()

    async def audience_of(self, follower: int) -> Audience:
        """Return what a server sees: the operator's folders and sources, and what its own sources bring.

        While the ledger can't be used, who follows what is taken as it was known last; where it was never known, only
        folders are seen.
        """
        try:
            followed = self._followed_before = await self._sources.list_followed()
        except StoreError as error:
            _log.warning("who follows what is taken as it was known last: %s", error)
            if self._followed_before is None:
                return Audience.of(root for root in await self._library.roots() if not sources_of(root))
            followed = self._followed_before
        if all(who == OPERATOR for _, who in followed):
            return Audience.everything()
        own = {source for source, who in followed if who in (OPERATOR, follower)}
        roots = await self._library.roots()
        return Audience.of(root for root in roots if not sources_of(root) or sources_of(root) & own)
