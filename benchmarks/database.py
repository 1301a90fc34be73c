"""Measures how many deliveries a second are claimed and marked, in a file and in PostgreSQL, in the same run.

`python benchmarks/database.py [--deliveries 3000] [--database ADDRESS]`. Without an address a server of its own is
started, with commits that wait for the disk. Through the ledger: `single` claims and marks one delivery after another
in each of eight tasks, `batches` claims a hundred and marks them together. `statements` runs the two statements alone,
each with its commit, a hundred at a time, which is what the database can do. With PostgreSQL the first two are measured
once more with two processes that share the deliveries, as two hosts do. `before` names a checkout of an earlier
version, whose ledger in a file is measured in the same run. On a busy machine look at the processor time, and at
several runs.
"""

import argparse
import asyncio
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier
from typing import Any, TypeAlias

sys.path.insert(0, os.environ.get("BRIEFBOT_BENCHMARKED", str(Path(__file__).resolve().parent.parent)))

from briefings import Destination, DestinationKind, Ledger, ScheduleSettings, Timing, open_ledger
from briefings.stores import DatabaseAddress, TransactionalStore

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
_TASKS, _HOSTS = 8, 2
Rates: TypeAlias = dict[str, tuple[float, float]]
_BATCH = 100
_ADD = (
    "INSERT INTO deliveries (schedule, slot, kind, state, due, late, account, turn, ready_at, until, destination_kind,"
    " destination, publish)"
    " VALUES (:schedule, :slot, 'run', 'frozen', :due, 0, 1, 0, :due, :due, 'channel', 2, 0)"
)
_ADD_PART = (
    "INSERT INTO parts (delivery, number, payload, state) SELECT id, 1, '{}', 'pending' FROM deliveries"
    " WHERE NOT EXISTS (SELECT 1 FROM parts WHERE parts.delivery = deliveries.id)"
)
#: What the ledger claims by, here in full: earlier versions, which are measured too, have it elsewhere.
_CLAIM = (
    "WITH ready AS MATERIALIZED (SELECT id FROM deliveries"
    " WHERE state IN ('planned', 'frozen') AND held = 0 AND ready_at <= :now"
    " ORDER BY ready_at, turn, id LIMIT :limit{})"
    " UPDATE deliveries SET lease = CASE WHEN owner = :owner THEN lease ELSE lease + 1 END, owner = :owner,"
    " ready_at = :until WHERE id IN (SELECT id FROM ready) RETURNING id"
)
_MARK = (
    "UPDATE parts SET state = 'sending', sending_since = :now, attempts = attempts + 1"
    " WHERE delivery = :delivery AND number = 1"
)


async def fill(ledger: Ledger, count: int, kind: str) -> None:
    """Add frozen deliveries of one part that are due."""
    settings = ScheduleSettings(
        guild=1, destination=Destination(DestinationKind.CHANNEL, 2), timing=Timing(at=NOW.time(), zone="UTC")
    )
    schedule = await ledger.schedules.add(settings, made_by=1, now=NOW)
    due = "2026-03-02T08:00:00.000000Z"
    rows = [{"schedule": schedule.id, "slot": f"{kind}-{number}", "due": due} for number in range(count)]
    async with find_store(ledger).write() as transaction:
        await transaction.execute_many(_ADD, rows)
        await transaction.execute(_ADD_PART)


def find_store(ledger: Ledger) -> TransactionalStore:
    """Return what the ledger's groups share, because it has no method for what is measured."""
    planning: Any = ledger.planning
    store: TransactionalStore = planning._store  # noqa: SLF001
    return store


async def single(ledger: Ledger, owner: str) -> int:
    """Claim one and mark it, until none is left; return how many."""
    done = 0
    while found := await ledger.deliveries.claim(owner, NOW, limit=1):
        await ledger.deliveries.mark_sending(found[0], 1, NOW)
        done += 1
    return done


async def batches(ledger: Ledger, owner: str) -> int:
    """Claim a hundred and mark them together, until none is left; return how many."""
    done = 0
    while found := await ledger.deliveries.claim(owner, NOW, limit=_BATCH):
        await asyncio.gather(*(ledger.deliveries.mark_sending(each, 1, NOW) for each in found))
        done += len(found)
    return done


async def statements(ledger: Ledger, owner: str) -> int:
    """Run the statements of both alone, a hundred at a time; return how many."""
    store = find_store(ledger)
    locked = getattr(store, "locks", None)
    claim = _CLAIM.format("" if locked is None else locked.free_rows)
    until = (NOW + timedelta(minutes=2)).isoformat(timespec="microseconds").replace("+00:00", "Z")
    values = {"owner": owner, "now": "2026-03-02T08:00:00.000000Z", "until": until, "limit": _BATCH}
    done = 0
    write = getattr(store, "write_beside", store.write)
    while True:
        async with write() as transaction:
            found = await transaction.fetch(claim, values)
        if not found:
            return done
        # Another transaction, as in the ledger: what is claimed is known to all before it is worked on.
        async with write() as transaction:
            await transaction.execute_many(_MARK, [{"delivery": own, "now": values["now"]} for (own,) in found])
        done += len(found)


#: What is measured, and in how many tasks.
_KINDS: dict[str, tuple[Callable[[Ledger, str], Awaitable[int]], int]] = {
    "single": (single, _TASKS),
    "batches": (batches, 1),
    "statements": (statements, 1),
}


async def measure(place: object, count: int) -> Rates:
    """Return how many a second, and the µs of this process's processor time that each takes, by kind."""
    rates = {}
    async with open_ledger(place) as ledger:  # type: ignore[arg-type]  # earlier versions took a path alone
        for kind, (work, tasks) in _KINDS.items():
            await fill(ledger, count, kind)
            started, spent = time.perf_counter(), time.process_time()
            # One owner, as a process is: its tasks' steps share their commits.
            done = await asyncio.gather(*(work(ledger, kind) for _ in range(tasks)))
            took = time.perf_counter() - started
            assert sum(done) == count, (kind, done)
            rates[kind] = (count / took, (time.process_time() - spent) / count * 1e6)
    return rates


def show(name: str, rates: Rates) -> None:
    print(
        f"{name}: " + ", ".join(f"{kind} {rate:,.0f}/s ({spent:.0f} µs)" for kind, (rate, spent) in rates.items()),
        flush=True,
    )


async def measure_file(count: int) -> Rates:
    with tempfile.TemporaryDirectory() as folder:
        return await measure(Path(folder) / "ledger.db", count)


async def measure_hosts(place: DatabaseAddress, count: int) -> Rates:
    """Return what `measure` does, of several processes at once and of the processor time of all of them."""
    rates = {}
    async with open_ledger(place) as ledger:
        for kind in ("single", "batches"):
            await fill(ledger, count, f"hosts-{kind}")
            with multiprocessing.get_context("spawn").Manager() as manager, ProcessPoolExecutor(_HOSTS) as processes:
                begin = manager.Barrier(_HOSTS)
                works = [processes.submit(work_as_host, place, kind, f"{kind}-{at}", begin) for at in range(_HOSTS)]
                ended = [await asyncio.wrap_future(work) for work in works]
            assert sum(done for done, *_ in ended) == count, (kind, ended)
            took = max(end for *_, end in ended) - min(begun for _, _, begun, _ in ended)
            rates[kind] = (count / took, sum(spent for _, spent, *_ in ended) / count * 1e6)
    return rates


def work_as_host(place: DatabaseAddress, kind: str, owner: str, begin: Barrier) -> tuple[int, float, float, float]:
    """Claim and mark what is due, when all have begun; return how many, the processor time, the begin and the end."""
    return asyncio.run(_work_as_host(place, kind, owner, begin))


async def _work_as_host(
    place: DatabaseAddress, kind: str, owner: str, begin: Barrier
) -> tuple[int, float, float, float]:
    work, tasks = _KINDS[kind]
    async with open_ledger(place) as ledger:
        await ledger.deliveries.list_unfinished(limit=1)
        begin.wait()
        # Of a clock that all processes read.
        begun, spent = time.monotonic(), time.process_time()
        done = await asyncio.gather(*(work(ledger, owner) for _ in range(tasks)))
        return sum(done), time.process_time() - spent, begun, time.monotonic()


async def measure_database(address: str | None, count: int) -> None:
    from briefings import parse_database_address
    from tests.support.postgres import drop, start_once

    with tempfile.TemporaryDirectory() as folder:
        dsn = address or start_once(Path(folder), durable=True)
        place = parse_database_address(f"{dsn}{'&' if '?' in dsn else '?'}search_path=benchmark")
        await drop(place)
        try:
            show("PostgreSQL", await measure(place, count))
            show(f"PostgreSQL, {_HOSTS} processes", await measure_hosts(place, count))
        finally:
            await drop(place)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deliveries", type=int, default=3_000)
    parser.add_argument("--database")
    parser.add_argument("--before", type=Path)
    parser.add_argument("--file-alone", action="store_true")
    options = parser.parse_args()
    if options.file_alone:
        show("file", asyncio.run(measure_file(options.deliveries)))
        return
    for _ in range(2):
        show("file", asyncio.run(measure_file(options.deliveries)))
        if options.before is not None:
            variables = os.environ | {"BRIEFBOT_BENCHMARKED": str(options.before)}
            command = [sys.executable, __file__, "--file-alone", f"--deliveries={options.deliveries}"]
            print("before, ", end="", flush=True)
            subprocess.run(command, env=variables, check=True)
    asyncio.run(measure_database(options.database, options.deliveries))


if __name__ == "__main__":
    main()
