"""Rows of a .csv taken up, beside their analysis alone: python benchmarks/corpora.py [--rows 20000]

Both in one run, for times are of this machine: read the ratios. The analysis alone is measured in one process, as
`briefbot analyse` runs, and in as many processes at once as the load has, because two that share a processor's caches
take longer than one. Two ratios: of rows a second by the clock, and of processor time, which tells what a load costs
besides. Goals: no less than 90 % of the analysis's own speed, memory flat.
"""

import argparse
import asyncio
import csv
import multiprocessing
import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.articles import Newsroom
from briefings import Progress, analyse, open_service, read_articles, tune_garbage_collector

#: Rows that are analysed alone.
_ALONE = 600


def write_rows(path: Path, count: int) -> None:
    newsroom = Newsroom(seed=3)
    path.parent.mkdir()
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "date", "text"])
        for number in range(count):
            day, text = newsroom.article(number)
            rows.writerow([f"r{number}", day, text])


def processor() -> float:
    """Return the processor seconds of this process and of its worker processes that have ended."""
    used = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def largest() -> float:
    """Return the most memory that this process and any of its workers held, in MB."""
    return max(resource.getrusage(whose).ru_maxrss for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


async def load(folder: Path, count: int, *, workers: int) -> tuple[float, float]:
    """Return the milliseconds that a row takes: by the clock, and of processors."""
    seen: list[Progress] = []
    tune_garbage_collector()  # as the command line does
    start, busy = time.perf_counter(), processor()
    async with open_service(folder / "library.db", workers=workers) as service:
        report = await service.load(folder / "news", progress=seen.append)
    assert (report.added, report.problems) == (count, ()), report
    assert seen[-1] == Progress(count, count)
    return (time.perf_counter() - start) / count * 1e3, (processor() - busy) / count * 1e3


def analyse_alone(path: Path, *, workers: int) -> tuple[float, float]:
    """Return the milliseconds that the analysis of a row takes where each worker does nothing else.

    By the clock, all of them together, and of a processor.
    """
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        taken = list(pool.map(_analyse, [path] * workers))
    clock, busy = (sum(one) / len(one) for one in zip(*taken, strict=True))
    return clock / workers, busy


def _analyse(path: Path) -> tuple[float, float]:
    articles = [found[1] for found in islice(read_articles(path, 10**7), _ALONE) if isinstance(found, tuple)]
    analyse(articles[0])
    tune_garbage_collector()
    start, busy = time.perf_counter(), processor()
    for article in articles:
        analyse(article)
    return (time.perf_counter() - start) / len(articles) * 1e3, (processor() - busy) / len(articles) * 1e3


async def main(count: int, workers: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small"), Path(folder, "large")
        for place, rows in ((small, count // 10), (large, count)):
            place.mkdir()
            write_rows(place / "news" / "news.csv", rows)
        path = small / "news" / "news.csv"
        (one, _), (several, alone) = analyse_alone(path, workers=1), analyse_alone(path, workers=workers)
        print(f"analysis alone, in 1 process  {one:6.1f} ms a row by the clock")
        print(f"analysis alone, in {workers} at once  {several:6.1f} ms a row by the clock, {alone:.1f} of processors")
        for place, rows in ((small, count // 10), (large, count)):
            clock, busy = await load(place, rows, workers=workers)
            print(
                f"load of {rows:6,} rows, {workers} workers {clock:6.1f} ms a row by the clock, {busy:.1f} of processor"
            )
            print(f"  of the speed in 1 process   {one / clock:6.0%}")
            print(f"  of the speed in {workers} at once   {several / clock:6.0%}, of processors {alone / busy:.0%}")
            print(f"  the largest process         {largest():6.0f} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    asyncio.run(main(given.rows, given.workers))
