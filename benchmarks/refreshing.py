"""Followed feeds from fetch to library: python benchmarks/refreshing.py [FEEDS REFRESHES [ENTRIES DAYS]]

The web is made up and in this process (tests/support/web.py; benchmarks/fetching.py measures HTTP). Measured are: a
feed of 100 full texts, by the processor time of one worker; FEEDS feeds that are due at once, of which one in ten has a
new article, by the longest time for which the event loop did nothing else, and by how long answers take meanwhile; and
how this process grows over REFRESHES refreshes of feeds that bring nothing new. Each feed has ENTRIES texts (10),
spread over DAYS (300); every text is in five feeds.
"""

import asyncio
import gc
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.articles import Newsroom
from benchmarks.fetching import Watch
from briefings import (
    FollowedSources,
    Question,
    Request,
    Service,
    open_archive,
    open_ledger,
    open_service,
    tune_garbage_collector,
)
from briefings.model.sources import NoFeed, SourceKind
from briefings.service.reading import analyse_article
from briefings.service.sources.reading import Body, Fragment, read_feed_body, read_fragments
from tests.support.web import NOW, Clock, Web, item

#: Entries of a feed, and words of an article.
ENTRIES, WORDS = 10, 300
#: Seconds of a round of answers.
ROUND = 8.0
#: Days over which articles are spread, and feeds in which each of them is.
DAYS, FEEDS_OF_ONE = 300, 5


def make_html(newsroom: Newsroom, number: int) -> str:
    _, text = newsroom.article(number, WORDS)
    return "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))


def measure_full_texts(newsroom: Newsroom) -> None:
    """Print what a worker needs for a feed of 100 full texts: reading it, its texts, and their analysis."""
    web = Web(Clock())
    web.put_feed("https://a.example/", *(item(number, content=make_html(newsroom, number)) for number in range(100)))
    raw, content_type = web.bodies["https://a.example/"]
    body = Body(url="https://a.example/", raw=raw, content_type=content_type, fetched_at=NOW)
    took: dict[str, list[float]] = {"feed": [], "texts": [], "analysis": []}
    for _ in range(4):
        begun = time.process_time()
        feed = read_feed_body(body)
        took["feed"].append(time.process_time() - begun)
        assert not isinstance(feed, NoFeed)
        fragments = [Fragment(str(at), entry.content or "") for at, entry in enumerate(feed.entries)]
        begun = time.process_time()
        articles = read_fragments(fragments)
        took["texts"].append(time.process_time() - begun)
        begun = time.process_time()
        for article in articles:
            if article is not None:
                analyse_article(article)
        took["analysis"].append(time.process_time() - begun)
    feed_ms, texts_ms, analysis_ms = (min(found) * 1000 for found in took.values())
    print(
        f"100 full texts of {WORDS} words: {feed_ms:.0f} ms for the feed, {texts_ms:.0f} ms for the texts,"
        f" {analysis_ms:.0f} ms for the analysis"
    )


async def measure_due(newsroom: Newsroom, feeds: int, refreshes: int, entries: int, days: int) -> None:
    clock = Clock()
    web = Web(clock)
    articles = [make_html(newsroom, number) for number in range(max(1, feeds * entries // FEEDS_OF_ONE))]
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        async with (
            open_service(data / "library.db", workers=1) as service,
            open_ledger(data / "ledger.db") as ledger,
            open_archive(data / "archive.db") as archive,
        ):
            sources = service.followed_sources(ledger.sources, archive, web, owner="me", clock=clock)
            addresses = [f"https://h{number}.example/feed" for number in range(feeds)]
            for number, address in enumerate(addresses):
                web.put_feed(address, *_list_items(number, articles, entries, days))
                await ledger.sources.add(address, SourceKind.FEED, now=clock())
            tune_garbage_collector()
            watch = Watch()
            looking = asyncio.create_task(watch.look())
            await _refresh(sources, "first fetch of all", feeds)
            clock.move(hours=7)
            for number, address in enumerate(addresses[::10]):
                web.put_feed(address, *_list_items(number * 10, articles, entries + 1, days))
            usual = await _time_answers(service, asyncio.create_task(asyncio.sleep(ROUND)))
            watch.wall = watch.processor = 0.0
            refreshing = asyncio.create_task(_refresh(sources, "one in ten with a new article", feeds))
            meanwhile = await _time_answers(service, refreshing)
            await refreshing
            print(f"answers: {usual} usually, {meanwhile} meanwhile")
            print(f"{watch}, answers among it", flush=True)
            watch.wall = watch.processor = 0.0
            gc.collect()
            process = psutil.Process()
            mark, done = process.memory_info().rss, 0
            while done < refreshes:
                clock.move(hours=7)
                web.asked.clear()
                done += len(await sources.refresh())
                if done % (refreshes // 5 or 1) < feeds:
                    gc.collect()
                    print(f"after {done:,} refreshes: {(process.memory_info().rss - mark) / 1e6:+.1f} MB", flush=True)
            print(watch)
            looking.cancel()


async def _time_answers(service: Service, ending: asyncio.Task[None]) -> str:
    """Return the median and the longest time of answers, ten a second, until a task ends."""
    took = []
    while not ending.done():
        for topic in ("Norway", "the power grid"):
            begun = time.perf_counter()
            await service.answer(Request(question=Question.BRIEF, topic=topic))
            took.append(time.perf_counter() - begun)
        await asyncio.sleep(0.1)
    return f"{statistics.median(took) * 1000:.0f} ms (at most {max(took) * 1000:.0f})"


def _list_items(number: int, articles: list[str], entries: int, days: int) -> list[str]:
    """Return the entries of a feed, the newest first."""
    listed = []
    for at in reversed(range(entries)):
        # One entry more is a new one, and the others keep their texts.
        text = (number * (entries - entries % 10) + at) % len(articles)
        day = NOW - timedelta(days=1 + text % days)
        listed.append(item(at, link=f"https://h{number}.example/{at}", content=articles[text], day=day))
    return listed


async def _refresh(sources: FollowedSources, what: str, feeds: int) -> None:
    begun, work = time.perf_counter(), time.process_time()
    done = await sources.refresh()
    changed = sum(len(one.changed) for one in done)
    print(
        f"{what}: {len(done):,} of {feeds:,} feeds, {changed:,} documents, {time.perf_counter() - begun:.1f} s,"
        f" {time.process_time() - work:.1f} s of this process's own work",
        flush=True,
    )


def main() -> None:
    given = [int(word) for word in sys.argv[1:5]]
    feeds, refreshes, entries, days = (*given, *(1_000, 10_000, ENTRIES, DAYS)[len(given) :])
    newsroom = Newsroom(3)
    measure_full_texts(newsroom)
    asyncio.run(measure_due(newsroom, feeds, refreshes, entries, days))


if __name__ == "__main__":
    main()
