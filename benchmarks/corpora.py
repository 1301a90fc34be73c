"""Rows of a .csv taken up, beside their analysis alone: python benchmarks/corpora.py [--rows 20000]

Both in one run, for times are of this machine: read the ratios. The analysis alone is measured in as many processes at
once as the load has, because two that share a processor's caches take longer than one: what a load costs is what it
does besides. Goals: no less than 90 % of the analysis's own speed, memory flat.
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


def analyse_alone(path: Path, *, workers: int) -> float:
    """Return the milliseconds of a processor that the analysis of a row takes where each worker does nothing else."""
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        taken = list(pool.map(_analyse, [path] * workers))
    return sum(taken) / len(taken)


def _analyse(path: Path) -> float:
    articles = [found[1] for found in islice(read_articles(path, 10**7), _ALONE) if isinstance(found, tuple)]
    analyse(articles[0])
    tune_garbage_collector()
    busy = processor()
    for article in articles:
        analyse(article)
    return (processor() - busy) / len(articles) * 1e3


async def main(count: int, workers: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small"), Path(folder, "large")
        for place, rows in ((small, count // 10), (large, count)):
            place.mkdir()
            write_rows(place / "news" / "news.csv", rows)
        alone = analyse_alone(small / "news" / "news.csv", workers=workers)
        single = analyse_alone(small / "news" / "news.csv", workers=1)
        print(f"analysis alone, in 1 process  {single:6.1f} ms a row of a processor")
        print(f"analysis alone, in {workers} at once  {alone:6.1f} ms a row of processors")
        for place, rows in ((small, count // 10), (large, count)):
            clock, busy = await load(place, rows, workers=workers)
            print(f"load of {rows:6,} rows           {busy:6.1f} ms a row of processors: {alone / busy:.0%}")
            print(f"  by the clock, {workers} workers    {clock:6.1f} ms a row: {alone / clock:.0%} of one processor's")
            print(f"  the largest process         {largest():6.0f} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    asyncio.run(main(given.rows, given.workers))
