"""Answers to a server that sees 2,000 of 100,000 documents: python benchmarks/library_100k.py FOLDER [--read N]

Articles are made up (articles.py): 2,000 in a folder that is seen, 98,000 in one that isn't. With `--read N` only N of
the latter are read, and the rest are copies of what the analysis found in them, stored under other paths and days: the
tables are as large, and it takes minutes instead of an hour. Copies aren't grouped into stories. What is there from an
earlier run is used. Measured are answers to the audience, each asked twice: the second time counts, as the pages are
in memory then.
"""

import argparse
import asyncio
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.articles import Newsroom
from briefings import (
    ANALYSIS_VERSION,
    Audience,
    Question,
    Request,
    Service,
    open_service,
    tune_garbage_collector,
)
from briefings.documents import parse
from briefings.library import Entry, open_library
from briefings.service.reading import analyse_article

#: Documents of the folder that is seen; words of an article.
SEEN, WORDS = 2_000, 200
#: Documents stored in one transaction.
_BATCH = 500
#: Topics that are asked: the names that the audience's documents have most.
TOPICS = 60


def write(folder: Path, count: int, seed: int) -> None:
    if not folder.exists():
        Newsroom(seed).write(folder, count, WORDS)


async def measure(ask: Callable[[str], Awaitable[object]], words: list[str], what: str) -> None:
    took = []
    for word in words:
        await ask(word)
        begun = time.perf_counter()
        await ask(word)
        took.append((time.perf_counter() - begun) * 1000)
    ordered = sorted(took)
    print(
        f"{what}: median {statistics.median(took):.1f} ms, 95 % within {ordered[len(ordered) * 95 // 100]:.1f} ms,"
        f" at most {ordered[-1]:.1f} ms ({words[took.index(ordered[-1])]})"
    )


async def load(service: Service, folder: Path) -> None:
    begun = time.perf_counter()
    report = await service.load(folder)
    print(f"{folder.name}: {report.added:,} loaded in {time.perf_counter() - begun:,.0f} s", flush=True)


async def copy(library: Path, folder: Path, wanted: int) -> None:
    """Store what was read of a folder again and again, until there are so many documents besides."""
    begun = time.perf_counter()
    root = f"{folder}-copies"
    entries = await asyncio.to_thread(_analyse, folder)
    async with open_library(library, analysis_version=ANALYSIS_VERSION) as opened:
        there = len(await opened.files(root))
        for first in range(there, wanted - len(entries), _BATCH):
            batch = [_renamed(entries[number % len(entries)], number) for number in range(first, first + _BATCH)]
            await opened.store(
                *batch, root=root, size=1, mtime_ns=1, content_hash=str(first), analysis_version=ANALYSIS_VERSION
            )
    print(f"copied in {time.perf_counter() - begun:,.0f} s", flush=True)


def _analyse(folder: Path) -> list[Entry]:
    return [analyse_article(parse(file.name, file.read_bytes())) for file in sorted(folder.iterdir())]


def _renamed(entry: Entry, number: int) -> Entry:
    published = date(2020, 1, 1) + timedelta(days=number * 7 % 2000)
    return replace(entry, article=replace(entry.article, path=f"{number}.txt", published=published))


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("documents", type=int, nargs="?", default=100_000)
    parser.add_argument("--read", type=int, default=0, metavar="N", help="how many of those not seen; 0: all")
    parser.add_argument("--workers", type=int, default=1)
    chosen = parser.parse_args()
    chosen.folder = chosen.folder.resolve()
    return chosen


async def main(chosen: argparse.Namespace) -> None:
    seen, others = chosen.folder / "seen", chosen.folder / "others"
    write(seen, SEEN, 1)
    unseen = chosen.documents - SEEN
    read = min(chosen.read or unseen, unseen)
    write(others, read, 2)
    async with open_service(chosen.folder / "library.db", workers=chosen.workers) as service:
        await load(service, seen)
        await load(service, others)
    if read < unseen:
        await copy(chosen.folder / "library.db", others, unseen)
    async with open_service(chosen.folder / "library.db", workers=0) as service:
        tune_garbage_collector()
        audience = Audience.of([str(seen)])
        total, own = await service.stats(), await service.stats(audience=audience)
        print(f"{total.documents:,} documents, of which {own.documents:,} are seen")
        names = [one.name for one in await service.complete("", limit=TOPICS, audience=audience)]

        def brief(topic: str) -> Awaitable[object]:
            return service.answer(Request(question=Question.BRIEF, topic=topic), audience=audience)

        def quote(topic: str) -> Awaitable[object]:
            return service.answer(Request(question=Question.QUOTE, topic=topic), audience=audience)

        await measure(brief, names, "brief")
        await measure(brief, [name.split()[-1] for name in names], "brief of a surname")
        await measure(brief, ["fishing treaty", "pension reform", "customs union talks"], "brief of words")
        await measure(brief, [""], "brief of everything")
        await measure(quote, names, "quote")
        await measure(
            lambda word: service.complete(word, audience=audience), ["", "an", "nor", "hol", "mar"], "completion"
        )


if __name__ == "__main__":
    asyncio.run(main(parse_arguments()))
