"""How soon three processes that share a ledger have sent what is due at one moment: benchmarks/hosts.py [COUNT HOSTS]

Everything is real but the time and Discord: schedules, shares, leases, planning, claims, the pace. A message takes no
time; when it may be sent is reckoned by each process's pacer, which has its part of 50 requests a second. Goal: the
last digest within 1.05 times the floor, which is COUNT / 50 seconds. The ledger is an SQLite file.
"""

import asyncio
import sqlite3
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot.delivery import Outbox, Pacer
from bot.delivery.outcomes import Sent
from bot.hosts import ShardKeeper
from bot.scheduler import Scheduler
from briefings import Destination, DestinationKind, ScheduleSettings, Timing, open_ledger
from tests.support.killable import PlainComposer, SilentNotifier, SteppedClock

DUE = datetime(2026, 3, 2, 8, tzinfo=UTC)
SHARDS = 16
LIMIT = 50.0


class ReckoningPacer(Pacer):
    """Says when a request's turn would be, without waiting for it."""

    seconds = 0.0

    async def _wait(self, line, patience):
        del patience
        if line is self._making:
            self.seconds = max(self.seconds, line.free())
            line.made.append(self.seconds)
        return 0.0


class QuickPost:
    """A Discord that answers at once."""

    def __init__(self, pacer):
        self.pacer = pacer
        self.sent = 0

    async def ready(self, _delivery):
        await self.pacer.near()

    async def send(self, delivery, _part, is_ours):
        await self.pacer.turn()
        assert is_ours()
        self.sent += 1
        return Sent(delivery.destination.id, (delivery.id << 8) + 1)

    async def publish(self, _channel, _message):
        pass


async def add_schedules(path, count):
    """Put schedules of as many servers into a ledger, of which all are due at DUE."""
    settings = ScheduleSettings(
        guild=1, destination=Destination(DestinationKind.CHANNEL, 1), timing=Timing(at=DUE.time(), zone="UTC"),
        topics=("1",),
    )  # fmt: skip
    async with open_ledger(path) as ledger:
        first = await ledger.schedules.add(settings, made_by=1, now=DUE - timedelta(hours=1))
    with sqlite3.connect(path) as db:
        own = {"id", "guild", "destination"}
        names = [row[1] for row in db.execute("PRAGMA table_info(schedules)") if row[1] not in own]
        columns = ", ".join(names)
        # Ids as Discord makes them: a millisecond each.
        db.execute(
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            f" INSERT INTO schedules (id, guild, destination, {columns})"
            f" SELECT printf('S%011d', i), i << 22, (i << 22) + 1, {columns} FROM n, schedules WHERE id = ?",
            (count, first.id),
        )
        db.execute("DELETE FROM schedules WHERE id = ?", (first.id,))
    db.close()


async def send_all(path, number, ready, go):
    """Be one process until it finds nothing more to send; return its pacer and how much it sent."""
    clock = SteppedClock(DUE)

    async def documents():
        return ""

    async with open_ledger(path) as ledger:
        keeper = ShardKeeper(
            ledger=ledger, clock=clock, monotonic=lambda: 0.0, owner=f"host {number}", name=str(number), count=SHARDS,
            documents=documents,
        )  # fmt: skip
        await keeper.look()
        await ready()
        await keeper.look()
        await keeper.give_back(keeper.surplus)
        await go.wait()
        await keeper.look()
        pacer = ReckoningPacer(LIMIT, monotonic=lambda: 0.0)
        pacer.share(len(keeper.held) / SHARDS)
        post: Any = QuickPost(pacer)
        outbox = Outbox(
            ledger=ledger, post=post, composer=PlainComposer(), notifier=SilentNotifier(), clock=clock,
            owner=keeper.owner, monotonic=lambda: 0.0, share=lambda: keeper.share,
        )  # fmt: skip
        scheduler = Scheduler(ledger=ledger, outbox=outbox, clock=clock, share=lambda: keeper.share)
        await scheduler.sweep()
        await outbox.drain()
        while await ledger.planning.list_due(clock.now(), 1, share=keeper.share):
            await scheduler.sweep()
            await outbox.drain()
        return sorted(keeper.held), post.sent, pacer.seconds


async def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    hosts = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        await add_schedules(path, count)
        go, there = asyncio.Event(), asyncio.Barrier(hosts)

        async def ready():
            await there.wait()
            asyncio.get_running_loop().call_later(2.0, go.set)

        begun = time.perf_counter()
        processor = time.process_time()
        found = await asyncio.gather(*(send_all(path, number, ready, go) for number in range(hosts)))
        took = time.perf_counter() - begun - 2
        processor = time.process_time() - processor
        with sqlite3.connect(path) as db:
            ((done,),) = db.execute("SELECT count(*) FROM deliveries WHERE state = 'sent'")
            ((parts,),) = db.execute("SELECT count(*) FROM parts WHERE state = 'sent'")
        db.close()
    for shards, sent, seconds in found:
        print(f"shards {shards}: {sent:,} messages, the last after {seconds:,.1f} s")
    last, floor = max(seconds for *_, seconds in found), count / LIMIT
    print(
        f"{done:,} of {count:,} digests sent, {parts:,} messages; the last after {last:,.1f} s by the simulated clock,"
        f" {last / floor:.3f} x the floor; the work itself took {took:.0f} s ({processor:.0f} s of processor time)"
    )
    return 0 if done == parts == count == sum(sent for _, sent, _ in found) and last <= 1.05 * floor else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
