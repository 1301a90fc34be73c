"""One source fetched: what is new of it is captured, and only then the server's validators are kept.

Killed at any step, nothing is lost, because what was not captured is fetched in full again; and nothing is doubled,
because each entry is kept in one transaction with its capture, and is known by its identity.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from briefings.archive import Archive, FetchLease, Kept
from briefings.errors import SourceLostError
from briefings.ledger import Sources
from briefings.model.article import Article
from briefings.model.captures import PAGE_IDENTITY, ArchivedEntry, Basis, Capture, PageState, document_id
from briefings.model.fetching import FetchAnswer, FetchFailure, FetchRequest
from briefings.model.sources import Feed, NoFeed, Source, SourceKind, SourceTrouble, Trouble
from briefings.service.executor import WorkError, log_failure
from briefings.service.sources.pages import Pages, make_capture
from briefings.service.sources.reading import Body, Fragment, read_feed_body, read_fragments
from briefings.service.sources.refresh_work import (
    Refreshed,
    RefreshWork,
    hash_body,
    make_feed_entry,
    make_refused_entry,
)
from briefings.service.together import run_together
from briefings.sources.addresses import mask_secrets
from briefings.sources.articles import article_of_feed, article_of_page, is_same_site
from briefings.sources.due import find_interval, lengthen_interval, record_failure, record_success
from briefings.sources.full_text import feed_text, has_full_text
from briefings.sources.identity import KnownEntry, MatchedEntry, match_entries
from briefings.sources.reasons import explain_trouble
from briefings.sources.walls import is_wall

#: How long a source is one process's; renewed while it is worked on.
LEASE = timedelta(minutes=3)
#: Pages of one source that are fetched at one refresh; the rest comes with the next ones, its summaries at once.
_MOST_PAGES = 100
#: Pages that were taken before and are asked whether they have changed: at a refresh that is asked for, and at others.
_RECHECKED_ASKED, _RECHECKED = 20, 3
#: How long a page is asked so by itself: what is older is seldom corrected.
_RECHECKED_FOR = timedelta(days=14)
#: What a server says of a page that it no longer has.
_MISSING = frozenset({FetchFailure.NOT_FOUND, FetchFailure.GONE})
#: Entries whose texts a worker process reads at once, and pages that are fetched at once, of one source.
_FRAGMENTS, _PAGES = 50, 4

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refresher:
    """Fetches sources that `owner` has claimed."""

    sources: Sources
    archive: Archive
    pages: Pages
    owner: str
    clock: Callable[[], datetime]

    async def refresh(self, source: Source, *, asked: bool, due_at_once: bool = False) -> Refreshed:
        """Return what became of a source.

        `asked`: a person waits for it, so that older pages are asked too; `due_at_once`: it stays due if all is well.
        Raises StoreError where ledger or archive can't be written.
        """
        work = RefreshWork(source=source, asked=asked)
        try:
            try:
                after = await self._take_up(work)
            except WorkError as error:
                place = Path(mask_secrets(source.url))
                trouble = Trouble(kind=SourceTrouble.UNREADABLE, detail=log_failure(place, error))
                after = record_failure(source, work.answer, trouble, now=self.clock())
            if due_at_once and after.record.trouble is None:
                after = replace(after, record=replace(after.record, next_fetch=self.clock()))
            lost = not await self.sources.record(after, self.owner)
        except SourceLostError:
            after, lost = source, True
        if after.record.trouble is not None:
            detail = after.record.trouble.detail
            _log.info("%s: %s %s", mask_secrets(after.url), explain_trouble(after.record.trouble), detail)
        return Refreshed(source=after, changed=tuple(work.changed), refused=tuple(work.refused), lost=lost)

    async def _take_up(self, work: RefreshWork) -> Source:
        source = work.source
        answer = work.answer = await self._fetch_source(source)
        if answer.failure is not None:
            trouble = Trouble(kind=answer.failure, status=answer.status, detail=answer.detail)
            if source.kind is SourceKind.PAGE:
                await self._note_missing(document_id(await self._path_of_page(source)), trouble)
            return record_failure(source, answer, trouble, now=self.clock())
        if source.kind is SourceKind.PAGE:
            return await self._take_up_page(work, answer)
        return await self._take_up_feed(work, answer)

    async def _fetch_source(self, source: Source) -> FetchAnswer:
        record = source.record
        request = FetchRequest(
            url=source.url,
            validators=record.validators,
            validators_of=record.validators_of,
            for_operator=source.for_operator,
            ask_robots=source.kind is SourceKind.PAGE,
        )
        answer = await self.pages.fetcher.fetch(request)
        if answer.not_modified and record.validators_of not in (None, answer.final_url):
            # Another server says so of another body.
            answer = await self.pages.fetcher.fetch(replace(request, validators=None))
        return answer

    # Pages as sources.

    async def _take_up_page(self, work: RefreshWork, answer: FetchAnswer) -> Source:
        source, body = work.source, hash_body(answer)
        interval = lengthen_interval(timedelta(hours=1), source.record.last_new, answer.fetched_at)
        await self._note_missing(document_id(await self._path_of_page(source)), None)
        if body is not None and body != source.record.body:
            found = await self.pages.read(answer, source.url)
            if isinstance(found, Trouble):
                return record_failure(source, answer, found, now=self.clock())
            article = article_of_page(
                found, path=source.url, final_url=answer.final_url, fetched_at=answer.fetched_at, feed=None
            )
            path = await self._path_of_page(source)
            before = await self.archive.get_newest(document_id(path))
            if before is not None and article.published is None:
                # A feed may have led to it too, and said when it was written.
                article = replace(article, published=before.article.published)
            entry = ArchivedEntry(
                source=source.id,
                identity=PAGE_IDENTITY,
                path=path,
                link=source.url,
                fingerprint=body,
                page=PageState.TAKEN,
                seen_at=answer.fetched_at,
            )
            await self._keep(work, Kept(entry, make_capture(replace(article, path=path), answer, Basis.PAGE)))
            source = replace(source, title=article.title)
        return record_success(
            source, answer, interval=interval, body=body, changed=bool(work.changed), now=self.clock()
        )

    async def _path_of_page(self, source: Source) -> str:
        """Return what the document of a page is called: the address under which it was first captured."""
        entries = await self.archive.list_entries(source.id)
        return next((one.path for one in entries if one.identity == PAGE_IDENTITY), source.url)

    # Feeds.

    async def _take_up_feed(self, work: RefreshWork, answer: FetchAnswer) -> Source:
        source, body = work.source, hash_body(answer)
        usual = source.record.interval or find_interval((), answer.fetched_at.date(), wish=answer.max_age)
        interval = lengthen_interval(usual, source.record.last_new, answer.fetched_at)
        if body is not None and answer.body is not None and body != source.record.body:
            found = await self.pages.workers.run(
                read_feed_body,
                Body(
                    url=answer.final_url,
                    raw=answer.body,
                    content_type=answer.content_type,
                    fetched_at=answer.fetched_at,
                ),
                size=len(answer.body),
            )
            if isinstance(found, NoFeed):
                return record_failure(source, answer, Trouble(kind=SourceTrouble.NO_FEED), now=self.clock())
            work.feed = found
            source = replace(source, title=found.title or source.title)
            days = [one.published for one in found.entries if one.published is not None]
            wishes = [wish for wish in (found.ttl, answer.max_age, answer.retry_after) if wish is not None]
            interval = find_interval(days, answer.fetched_at.date(), wish=max(wishes, default=None))
            await self._take_up_entries(work, found, answer)
        await self._try_again(work)
        await self._look_again(work)
        return record_success(
            source, answer, interval=interval, body=body, changed=bool(work.changed), now=self.clock()
        )

    async def _take_up_entries(self, work: RefreshWork, feed: Feed, answer: FetchAnswer) -> None:
        known = {one.identity: one for one in await self.archive.list_entries(work.source.id)}
        # In a thread, as all that reads through a feed's words: ten megabytes of them take a moment.
        matched = await asyncio.to_thread(
            match_entries,
            feed.entries,
            [
                KnownEntry(identity=one.identity, document=one.path, link=one.link, fingerprint=one.fingerprint)
                for one in known.values()
            ],
            source=work.source.url,
        )
        renamed = [one for one in matched if not one.changed and one.known_as not in (None, one.identity)]
        await self._keep(
            work,
            *(
                Kept(replace(known[one.known_as or ""], identity=one.identity), known_as=one.known_as)
                for one in renamed
            ),
        )
        changed = [one for one in matched if one.changed]
        for start in range(0, len(changed), _FRAGMENTS):
            batch = changed[start : start + _FRAGMENTS]
            fragments = await asyncio.to_thread(_list_fragments, batch)
            texts = await self._read_texts(fragments)
            kept = await asyncio.to_thread(self._without_pages, work, batch, fragments, texts, answer)
            await self._keep(work, *(one for one in kept if one.entry.page is not PageState.WANTED))
            paged = [pair for pair in zip(batch, kept, strict=True) if pair[1].entry.page is PageState.WANTED]
            for first in range(0, len(paged), _PAGES):
                await run_together(self._with_page(work, *pair) for pair in paged[first : first + _PAGES])

    async def _read_texts(self, fragments: tuple[Fragment, ...]) -> tuple[Article | None, ...]:
        try:
            return await self.pages.workers.run(read_fragments, fragments, size=sum(len(one.html) for one in fragments))
        except WorkError:
            if len(fragments) == 1:
                return (None,)
        # One of them is to blame: the others aren't lost with it.
        return tuple([text for one in fragments for text in await self._read_texts((one,))])

    def _without_pages(
        self,
        work: RefreshWork,
        batch: Sequence[MatchedEntry],
        fragments: Sequence[Fragment],
        texts: Sequence[Article | None],
        answer: FetchAnswer,
    ) -> list[Kept]:
        return [
            self._without_page(work, one, fragment.html, text, answer)
            for one, fragment, text in zip(batch, fragments, texts, strict=True)
        ]

    def _without_page(
        self, work: RefreshWork, one: MatchedEntry, html: str, text: Article | None, answer: FetchAnswer
    ) -> Kept:
        """Return what is kept of an entry as far as its feed tells it, and whether its page is wanted."""
        entry, source = one.entry, work.source
        kept = ArchivedEntry(
            source=source.id,
            identity=one.identity,
            path=one.document,
            link=entry.link,
            fingerprint=entry.fingerprint,
            seen_at=answer.fetched_at,
            published_raw=entry.published_raw,
        )
        title = None if work.feed is None else work.feed.title
        own = None if text is None else article_of_feed(text, entry, title, source.url)
        if own is not None and is_wall(own.text):
            own = None
        if own is not None and has_full_text(entry):
            return Kept(kept, make_capture(own, answer, Basis.FEED, html), one.known_as)
        if entry.link is not None:
            kept = replace(kept, page=PageState.WANTED)
        elif own is None:
            kept = replace(kept, reason="it has neither a text nor a link")
        return Kept(kept, None if own is None else make_capture(own, answer, Basis.SUMMARY, html), one.known_as)

    async def _with_page(self, work: RefreshWork, one: MatchedEntry, kept: Kept) -> None:
        """Keep an entry with its page where that can be had now, else with the feed's summary."""
        link = one.entry.link
        if link is None or work.pages >= _MOST_PAGES:
            await self._keep(work, kept)
            return
        # What a feed calls itself is no other site's name.
        title = work.feed.title if work.feed is not None and is_same_site(link, work.source.url) else None
        work.pages += 1
        found = await self.pages.fetch(work.source, link, one.document, one.entry, title)
        if isinstance(found, Capture):
            await self._keep(work, Kept(replace(kept.entry, page=PageState.TAKEN), found, one.known_as))
        else:
            await self._keep(work, replace(kept, entry=make_refused_entry(work, kept.entry, found)))

    async def _try_again(self, work: RefreshWork) -> None:
        """Ask again for pages that couldn't be had, or whose turn hadn't come."""
        wanted = await self.archive.list_wanted(work.source.id, max(0, _MOST_PAGES - work.pages))
        for kept in wanted:
            if kept.path in work.seen or kept.link is None:
                continue
            before = await self.archive.get_newest(document_id(kept.path))
            entry, publisher = make_feed_entry(kept, before), None if before is None else before.article.publisher
            found = await self.pages.fetch(work.source, kept.link, kept.path, entry, publisher)
            if isinstance(found, Capture):
                await self._keep(work, Kept(replace(kept, page=PageState.TAKEN), found))
            else:
                await self._keep(work, Kept(make_refused_entry(work, kept, found)))

    async def _look_again(self, work: RefreshWork) -> None:
        """Ask whether pages that were taken before have changed, or are gone."""
        most = _RECHECKED_ASKED if work.asked else _RECHECKED
        since = None if work.asked else self.clock() - _RECHECKED_FOR
        for kept in await self.archive.list_taken(work.source.id, most, since=since):
            if kept.path in work.seen or kept.link is None:
                continue
            before = await self.archive.get_newest(document_id(kept.path))
            if before is None or before.basis is not Basis.PAGE:
                continue
            entry, publisher = make_feed_entry(kept, before), before.article.publisher
            found = await self.pages.fetch(work.source, kept.link, kept.path, entry, publisher, before=before)
            # Whatever is wrong with it now, what was captured stays.
            asked = replace(kept, asked_at=self.clock())
            await self._keep(work, Kept(asked, found if isinstance(found, Capture) else None))
            await self._note_missing(before.document, found)

    async def _note_missing(self, document: str, found: Capture | Trouble | None) -> None:
        """Record whether the page of a document is there, as far as an answer tells it."""
        if not isinstance(found, Trouble):
            await self.archive.missing.remove(document)
        elif found.kind in _MISSING:
            final = found.kind is FetchFailure.GONE
            await self.archive.missing.add(document, self.clock(), is_final=final)

    async def _keep(self, work: RefreshWork, *several: Kept) -> None:
        """Keep entries under the lease, which is renewed when a third of it has passed."""
        if not several:
            return
        now = self.clock()
        if work.renew_at is None or now >= work.renew_at:
            if not await self.sources.renew(work.source, self.owner, now + LEASE):
                raise SourceLostError(work.source.id)
            work.renew_at = now + LEASE / 3
        work.seen.update(one.entry.path for one in several)
        new = await self._keep_under_lease(work, several)
        pairs = zip(several, new, strict=True)
        work.changed += (one.capture.document for one, changed in pairs if changed and one.capture is not None)

    async def _keep_under_lease(self, work: RefreshWork, several: Sequence[Kept]) -> tuple[bool, ...]:
        lease = FetchLease(work.source.id, work.source.lease)
        try:
            return await self.archive.keep(*several, lease=lease)
        except SourceLostError:
            # A ledger that was put back, and a source that was removed and added, count their leases anew.
            if not await self.sources.renew(work.source, self.owner, self.clock() + LEASE):
                raise
        return await self.archive.keep(*several, lease=replace(lease, counts_anew=True))


def _list_fragments(batch: Sequence[MatchedEntry]) -> tuple[Fragment, ...]:
    return tuple(Fragment(one.document, feed_text(one.entry)) for one in batch)
