"""Speed of the foundation, as a table: python benchmarks/foundation.py [--articles 10000]

Times are of this machine; read the ratios. Peers, each in the same run: a bare full-text query for answers, 1,000
articles for 10,000, a bare interpreter for imports.
"""

import argparse
import asyncio
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.articles import Newsroom
from briefings import (
    Article,
    Question,
    Request,
    Service,
    Span,
    analyse,
    open_service,
    render_discord,
    render_terminal,
    tune_garbage_collector,
)


def row(name: str, figure: str, ratio: str = "", goal: str = "") -> None:
    print(f"{name:<58} {figure:>18} {ratio:>26}   {goal}")


def article(text: str) -> Article:
    spans, at = [], 0
    for paragraph in text.split("\n\n"):
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Article(path="made-up.txt", text=text, body=tuple(spans))


def analysis_speed() -> None:
    newsroom = Newsroom()
    articles = [article(newsroom.article(number)[1]) for number in range(300)]
    analyse(articles[0])
    tune_garbage_collector()
    start = time.perf_counter()
    for one in articles:
        analyse(one)
    each = (time.perf_counter() - start) / len(articles)
    row("analyse, 750 words", f"{1 / each:,.0f} articles/s", "", "≥ 200/s on one core")
    base = None
    for factor in (1, 4, 16, 64):
        long = article("\n\n".join(one.text for one in articles[:factor]))
        start = time.perf_counter()
        analyse(long)
        per_word = (time.perf_counter() - start) / len(long.text.split())
        base = base or per_word
        row(
            f"  one article of {750 * factor:,} words",
            f"{per_word * 1e6:,.1f} µs/word",
            f"{per_word / base:.2f} × short",
            "linear",
        )


def processor() -> float:
    """Return the processor seconds of this process and of its worker processes that have ended."""
    used = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


async def load(service: Service, root: Path, count: int) -> tuple[float, float]:
    """Return the seconds that an article takes: by the clock, and of processors."""
    start, busy = time.perf_counter(), processor()
    report = await service.load(root)
    seconds, busy = time.perf_counter() - start, processor() - busy
    assert (report.added, report.problems) == (count, ()), report
    return seconds / count, busy / count


async def loading_and_answers(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small"), Path(folder, "large")
        Newsroom(seed=2).write(small, 1000)
        Newsroom(seed=2).write(large, count)
        async with open_service(Path(folder, "small.db")) as service:
            short, short_busy = await load(service, small, 1000)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        row("load, 1,000 articles", f"{short * 1e3:.1f} ms each")
        library = Path(folder, "large.db")
        async with open_service(library) as service:
            long, busy = await load(service, large, count)
            grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            row(f"load, {count:,} articles", f"{long * 1e3:.1f} ms each", f"{long / short:.2f} × at 1,000", "≤ 1.3 ×")
            row("  processor time", f"{busy * 1e3:.1f} ms each", f"{busy / short_busy:.2f} × at 1,000", "≤ 1.3 ×")
            row("  memory of the parent", f"{grown / 1024:.0f} MB", f"+ {(grown - memory) / 1024:.0f} MB", "flat")
            start = time.perf_counter()
            await service.load(large)
            row("  load again, nothing changed", f"{time.perf_counter() - start:.2f} s")
            await answers(service, library)


def most_mentioned(library: Path) -> list[str]:
    with closing(sqlite3.connect(library)) as connection:
        rows = connection.execute("SELECT name FROM actors ORDER BY mentions DESC, id LIMIT 200")
        return [name for (name,) in rows]


def bare_matches(library: Path, topics: list[str]) -> list[float]:
    """Return the seconds that SQLite takes for the best 50 sentences with a topic's words, and nothing else."""
    times = []
    with closing(sqlite3.connect(library)) as connection:
        for topic in topics:
            start = time.perf_counter()
            connection.execute(
                "SELECT rowid FROM sentence_words WHERE sentence_words MATCH ? ORDER BY rank LIMIT 50", [f'"{topic}"']
            ).fetchall()
            times.append(time.perf_counter() - start)
    return times


def last(times: list[float]) -> str:
    return f"{statistics.quantiles(times, n=100)[98] * 1e3:.1f} ms"


async def answers(service: Service, library: Path) -> None:
    tune_garbage_collector()  # as the bot does
    topics = most_mentioned(library)
    for _ in range(3):
        render_terminal(await service.answer(Request(question=Question.BRIEF, topic=topics[0])), width=100)
    terminal, discord, busy = [], [], []
    for topic in topics:
        start, used = time.perf_counter(), time.process_time()
        briefing = await service.answer(Request(question=Question.BRIEF, topic=topic))
        answered = time.perf_counter()
        render_terminal(briefing, width=100, colour=False)
        shown = time.perf_counter()
        busy.append(time.process_time() - used)
        list(render_discord(briefing).sections[0].lines)
        terminal.append(shown - start)
        discord.append(time.perf_counter() - shown + answered - start)
        assert briefing.found, topic
    peer = statistics.median(bare_matches(library, topics))
    for name, times, goals in (
        ("resolve + query + compose + verify + render, median", terminal, ("≤ 15 ms", "≤ 50 ms")),
        ("  of it processor time", busy, ("", "")),
        ("  the same for Discord", discord, ("", "")),
    ):
        median = statistics.median(times)
        row(name, f"{median * 1e3:.1f} ms", f"{median / peer:.1f} × a bare MATCH", goals[0])
        row("    p99", last(times), "", goals[1])
    await completions(service, topics)


async def completions(service: Service, topics: list[str]) -> None:
    """Measure autocomplete for 20 people who type names at once, some of them with a slip."""
    typed = [name[:length] for name in topics for length in range(1, len(name) + 1, 2)]
    typed += [f"{name[1]}{name[0]}{name[2:]}" for name in topics]
    random.Random(1).shuffle(typed)
    times = []

    async def person(words: list[str]) -> None:
        for one in words:
            start = time.perf_counter()
            await service.complete(one)
            times.append(time.perf_counter() - start)
            await asyncio.sleep(0.3)

    await asyncio.gather(*(person(typed[at : at + 20]) for at in range(0, 400, 20)))
    row("autocomplete, 20 people, a letter each 0.3 s, median", f"{statistics.median(times) * 1e3:.1f} ms")
    row("    p99", last(times), "", "≤ 50 ms")


def command_times() -> None:
    def best(*arguments: str) -> float:
        times = []
        for _ in range(5):
            start = time.perf_counter()
            subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
            times.append(time.perf_counter() - start)
        return min(times)

    bare = best("-c", "pass")
    imports = best("-c", "import briefings")
    row("import briefings", f"{imports - bare:.2f} s", f"{imports / bare:.0f} × bare python", "≤ 0.2 s")
    command = best("-m", "bot", "--help")
    row("briefbot --help", f"{command:.2f} s", f"{command / bare:.0f} × bare python", "≤ 0.4 s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    arguments = parser.parse_args()
    row("what", "figure", "ratio", "goal")
    command_times()
    analysis_speed()
    asyncio.run(loading_and_answers(arguments.articles))


if __name__ == "__main__":
    main()
