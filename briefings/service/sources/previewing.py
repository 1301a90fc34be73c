"""An address asked for the first time: what stands there, and what it would bring."""

from dataclasses import dataclass, replace

from briefings.documents.paragraphs import lines
from briefings.model.article import Article
from briefings.model.captures import Capture
from briefings.model.fetching import FetchAnswer, Fetcher, FetchRequest
from briefings.model.sources import (
    Feed,
    FeedEntry,
    FetchRecord,
    NoFeed,
    Source,
    SourceKind,
    SourceTrouble,
    Trouble,
    source_id,
)
from briefings.service.executor import WorkError
from briefings.service.sources.pages import Pages
from briefings.service.sources.reading import Body, Fragment, read_feed_body, read_fragments
from briefings.service.sources.reports import Preview
from briefings.sources.addresses import read_address
from briefings.sources.articles import article_of_feed
from briefings.sources.full_text import feed_text, has_full_text


@dataclass(frozen=True, slots=True)
class Discovery:
    """Looks at addresses of which nothing is kept."""

    pages: Pages

    async def discover(self, url: str, kind: SourceKind, *, for_operator: bool) -> tuple[str, FetchAnswer | None]:
        """Return the address to follow, and what it answered if it was asked."""
        answer = await self.pages.fetcher.fetch(
            FetchRequest(url=url, for_operator=for_operator, ask_robots=kind is SourceKind.PAGE)
        )
        if kind is SourceKind.FEED and answer.body is not None:
            found = await self._read_feed(answer)
            if isinstance(found, NoFeed) and found.feeds:
                return found.feeds[0], None
        return url, answer

    async def _read_feed(self, answer: FetchAnswer) -> Feed | NoFeed:
        raw = answer.body or b""
        body = Body(url=answer.final_url, raw=raw, content_type=answer.content_type, fetched_at=answer.fetched_at)
        try:
            return await self.pages.workers.run(read_feed_body, body, size=len(raw))
        except WorkError:
            return NoFeed()

    async def preview(self, words: str, *, page: bool, for_operator: bool) -> Preview:
        """Return what an address would bring; nothing of it is kept. Raises RequestError where it is no address."""
        url, kind = read_address(words), SourceKind.PAGE if page else SourceKind.FEED
        url, answer = await self.discover(url, kind, for_operator=for_operator)
        if answer is None:
            answer = await self.pages.fetcher.fetch(FetchRequest(url=url, for_operator=for_operator))
        if answer.failure is not None:
            return Preview(url=url, kind=kind, trouble=Trouble(kind=answer.failure, status=answer.status))
        pages = Pages(FirstAnswer(answer, self.pages.fetcher), self.pages.workers)
        now = answer.fetched_at
        source = Source(
            id=source_id(url),
            url=url,
            kind=kind,
            added_at=now,
            for_operator=for_operator,
            record=FetchRecord(next_fetch=now),
        )
        if kind is SourceKind.PAGE:
            found = await pages.fetch(source, url, url, FeedEntry(), None)
            return await self._show(Preview(url=url, kind=kind), found)
        feed = await self._read_feed(answer)
        if isinstance(feed, NoFeed):
            return Preview(url=url, kind=kind, trouble=Trouble(kind=SourceTrouble.NO_FEED))
        shown = Preview(url=url, kind=kind, title=feed.title, entries=len(feed.entries))
        if not feed.entries:
            return shown
        entry = feed.entries[0]
        found = None
        if entry.link is not None and not has_full_text(entry):
            found = await pages.fetch(source, entry.link, entry.link, entry, feed.title)
        if not isinstance(found, Capture):
            fragment = Fragment(entry.link or url, feed_text(entry))
            (text,) = await pages.workers.run(read_fragments, (fragment,), size=len(fragment.html))
            if text is not None:
                return await self._show(shown, article_of_feed(text, entry, feed.title, url))
        return await self._show(shown, found)

    async def _show(self, shown: Preview, found: Capture | Article | Trouble | None) -> Preview:
        # Imported here, because it is needed for a preview alone.
        from briefings.service.reading import analyse_article

        if found is None or isinstance(found, Trouble):
            return replace(shown, trouble=found or Trouble(kind=SourceTrouble.NO_ARTICLE))
        article = found.article if isinstance(found, Capture) else found
        entry = await self.pages.workers.run(analyse_article, article, size=len(article.text))
        first = next((article.text[one.start : one.end] for one in entry.sentences if not one.is_title), None)
        kept = {span.of(article.text) for span in article.body}
        thrown = [words for span in lines(article.text) if (words := span.of(article.text)) not in kept]
        return replace(
            shown,
            title=shown.title or article.title,
            article=article,
            first_sentence=first,
            thrown_away=tuple(thrown),
        )


@dataclass(slots=True)
class FirstAnswer:
    """A fetcher whose first answer for an address is there already: the address was asked a moment ago."""

    _answer: FetchAnswer | None
    _fetcher: Fetcher

    async def fetch(self, request: FetchRequest, /) -> FetchAnswer:
        """Return what came of `request`."""
        answer = self._answer
        if answer is not None and answer.url == request.url:
            self._answer = None
            return answer
        return await self._fetcher.fetch(request)
