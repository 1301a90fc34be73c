"""Measures how much the ledger grows by new articles: fetched ones, which the archive has, and those of a folder.

`python benchmarks/ledger_growth.py [--articles 10000]`. Each article is seen once, as a digest's composing sees it. The
ledger must not grow by more than 5 MB by 10,000 fetched ones; exit code 1 where it does.
"""

import argparse
import asyncio
import random
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from briefings import open_ledger, stable_id
from briefings.model.digest import SeenVersion

#: Megabytes that 10,000 fetched articles may take.
_MOST = 5.0
_NOW = datetime(2026, 11, 28, tzinfo=UTC)
_AT_ONCE = 50


def write_text(number: int) -> str:
    """Return a text of 400 words that compresses about as prose does."""
    words = random.Random(number)
    return " ".join("".join(words.choices("aeiourstnlmdk", k=words.randint(2, 9))) for _ in range(400))


async def measure(articles: int, *, fetched: bool) -> float:
    """Return by how many megabytes a new ledger grew."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ledger.db"
        async with open_ledger(file) as ledger:
            pass
        before = file.stat().st_size
        async with open_ledger(file) as ledger:
            for first in range(0, articles, _AT_ONCE):
                numbers = range(first, min(first + _AT_ONCE, articles))
                versions = [
                    SeenVersion(
                        stable_id("document", str(each)),
                        stable_id("capture", str(each)),
                        None if fetched else write_text(each),
                    )
                    for each in numbers
                ]
                await ledger.memory.see(versions, _NOW)
        return (file.stat().st_size - before) / 1e6


def main() -> int:
    """Measure both, and compare the first with its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    articles = parser.parse_args().articles
    grown = {fetched: asyncio.run(measure(articles, fetched=fetched)) for fetched in (True, False)}
    limit = _MOST * articles / 10_000
    print(f"{articles:,} fetched articles: {grown[True]:.2f} MB (at most {limit:.2f})")
    print(f"{articles:,} articles of a folder, with their texts: {grown[False]:.2f} MB")
    return 0 if grown[True] <= limit else 1


if __name__ == "__main__":
    sys.exit(main())
