"""One page fetched: what article it holds now, or why none can be had."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from briefings.documents import EXTRACTOR
from briefings.model.article import Article
from briefings.model.captures import Basis, Capture
from briefings.model.fetching import FetchAnswer, Fetcher, FetchRequest
from briefings.model.sources import FeedEntry, Source, SourceTrouble, Trouble
from briefings.service.executor import Executor, WorkError, log_failure, run_inside
from briefings.service.sources.reading import Body, read_page_body
from briefings.sources.addresses import mask_secrets
from briefings.sources.articles import article_of_page
from briefings.sources.full_text import count_words, feed_text, shows_article
from briefings.sources.walls import is_wall

_A = TypeVar("_A")
_R = TypeVar("_R")


@dataclass(frozen=True, slots=True)
class PageWorkers:
    """Where bodies are read: within limits, or in this process, for servers that are trusted."""

    executor: Executor | None

    async def run(self, function: Callable[[_A], _R], argument: _A, *, size: int) -> _R:
        """Return what a function makes of what was fetched, within limits. Raises WorkError."""
        if self.executor is None:
            return await asyncio.to_thread(run_inside, function, argument)
        return await self.executor.run(function, argument, size=size)


@dataclass(frozen=True, slots=True)
class Pages:
    """Fetches pages and takes the articles out of them."""

    fetcher: Fetcher
    workers: PageWorkers

    async def fetch(
        self,
        source: Source,
        url: str,
        path: str,
        entry: FeedEntry,
        feed: str | None,
        *,
        before: Capture | None = None,
    ) -> Capture | Trouble | None:
        """Return what a page holds now, why it can't be had, or None where it hasn't changed since `before`."""
        answer = await self.fetcher.fetch(
            FetchRequest(
                url=url,
                validators=None if before is None else before.validators,
                validators_of=None if before is None else before.final_url,
                for_operator=source.for_operator,
                ask_robots=True,
            )
        )
        if answer.failure is not None:
            return Trouble(kind=answer.failure, status=answer.status, detail=answer.detail)
        if answer.not_modified:
            return None
        try:
            found = await self.read(answer, url)
        except WorkError as error:
            return Trouble(kind=SourceTrouble.UNREADABLE, detail=log_failure(Path(mask_secrets(url)), error))
        if isinstance(found, Trouble):
            return found
        words = len(found.text.split())
        if not shows_article(words, count_words(feed_text(entry))):
            return Trouble(kind=SourceTrouble.NO_ARTICLE, detail=f"{words} words")
        article = article_of_page(
            found, path=path, final_url=answer.final_url, fetched_at=answer.fetched_at, entry=entry, feed=feed
        )
        return make_capture(article, answer, Basis.PAGE)

    async def read(self, answer: FetchAnswer, asked: str) -> Article | Trouble:
        """Return the article in a body that came for the address `asked`. Raises WorkError."""
        raw = answer.body or b""
        body = Body(url=asked, raw=raw, content_type=answer.content_type, fetched_at=answer.fetched_at)
        found = await self.workers.run(read_page_body, body, size=len(raw))
        if isinstance(found, str):
            return Trouble(kind=SourceTrouble.NO_ARTICLE, detail=found)
        if is_wall(found.text, url=answer.final_url, asked=asked):
            return Trouble(kind=SourceTrouble.WALL)
        return found


def make_capture(article: Article, answer: FetchAnswer, basis: Basis, html: str | None = None) -> Capture:
    """Return the capture of an article that was taken out of an answer, or out of a part of it (`html`)."""
    return Capture(
        url=answer.url,
        final_url=answer.final_url,
        fetched_at=answer.fetched_at,
        basis=basis,
        media_type=answer.content_type,
        extractor=EXTRACTOR,
        validators=answer.validators if basis is Basis.PAGE else None,
        article=article,
        html=answer.body if html is None else html.encode("utf-8", "surrogatepass"),
    )
