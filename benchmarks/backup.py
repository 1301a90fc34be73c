"""Backups under load: python benchmarks/backup.py [MEGABYTES]

Fills a ledger, writes into it 50 times a second, and says how long a write takes (median, 99th percentile, longest)
without and during a backup, how long the backup takes, and whether it holds what was committed before it began. Then
it is put back, and how long that takes. The exit code is 1 where the backup lengthens the 99th percentile by more than
10 ms, or lacks something.
"""

import asyncio
import os
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from briefings import Ledger, Preferences, make_backup, open_ledger, restore_backup

#: Seconds between two writes, and of a round of them.
PAUSE, ROUND = 0.02, 10.0
#: Milliseconds.
MOST = 10.0
#: Bytes of a row that fills the file.
ROW = 4_000


async def fill(file: Path, megabytes: int) -> None:
    async with open_ledger(file):
        pass
    with closing(sqlite3.connect(file)) as ledger, ledger:
        ledger.executemany(
            "INSERT INTO seen_documents (document, version, seen_at, words) VALUES (?, ?, '2026-01-01', ?)",
            ((str(number), str(number), os.urandom(ROW)) for number in range(megabytes * 1_000_000 // ROW)),
        )


async def write(ledger: Ledger, until: asyncio.Event) -> list[float]:
    """Write until told to end; return how long each write took, in milliseconds."""
    took, number = [], 0
    while not until.is_set():
        start = time.perf_counter()
        await ledger.settings.keep_for_guild(number % 1000, Preferences(zone="UTC"))
        took.append((time.perf_counter() - start) * 1000)
        number += 1
        await asyncio.sleep(PAUSE)
    return sorted(took)


def show(name: str, took: list[float]) -> float:
    p99 = took[int(len(took) * 0.99)]
    print(
        f"{name:16} {len(took):5} writes: median {took[len(took) // 2]:6.2f} ms, p99 {p99:6.2f}, most {took[-1]:6.2f}"
    )
    return p99


async def main(megabytes: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        data, into = Path(folder, "data"), Path(folder, "backups")
        await fill(data / "ledger.db", megabytes)
        async with open_ledger(data / "ledger.db") as ledger:
            ended = asyncio.Event()
            asyncio.get_running_loop().call_later(ROUND, ended.set)
            usual = show("without", await write(ledger, ended))
            await ledger.settings.keep_for_guild(7, Preferences(zone="Asia/Seoul"))
            ended = asyncio.Event()
            writing = asyncio.create_task(write(ledger, ended))
            start = time.perf_counter()
            backup = await make_backup(data, into, datetime.now(UTC))
            seconds = time.perf_counter() - start
            ended.set()
            during = show("during a backup", await writing)
        print(f"backup: {backup.size / 1_000_000:.0f} MB in {seconds:.1f} s")
        start = time.perf_counter()
        await restore_backup(into, data, datetime.now(UTC))
        print(f"restore: {time.perf_counter() - start:.1f} s")
        with closing(sqlite3.connect(data / "ledger.db")) as restored:
            ((rows,),) = restored.execute("SELECT count(*) FROM seen_documents").fetchall()
    whole = rows == megabytes * 1_000_000 // ROW
    print("whole" if whole else "NOT WHOLE")
    return 0 if whole and during - usual <= MOST else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)))
