"""How fast and how punctual digests are: python benchmarks/digests.py [crowd|punctual|planning] [COUNT LIMIT]

The stand-in for Discord runs in a process of its own and keeps its global limit; the library is that of seeds/.
"""

import asyncio
import gc
import multiprocessing
import resource
import secrets
import sqlite3
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import discord

from bot.delivery import DigestComposer, Outbox, Pacer, Post
from bot.scheduler import Scheduler
from briefings import (
    EVERYTHING,
    Audience,
    Destination,
    DestinationKind,
    Ledger,
    Reason,
    Schedule,
    ScheduleSettings,
    Template,
    Timing,
    open_ledger,
    open_service,
    plan_schedule,
    tune_garbage_collector,
)

SEEDS = Path(__file__).parents[1] / "seeds"
TOPICS = ("North Korea", "South Korea", "United States", "China", "Russia", "")


class MovedClock:
    """The machine's clock, moved."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    async def sleep_until(self, moment: datetime) -> None:
        # The clock is moved by plain assignment, so it is looked at again and again.
        while (left := (moment - self.now()).total_seconds()) > 0:  # noqa: ASYNC110
            await asyncio.sleep(min(left, 0.5))


class Quiet:
    """Tells nobody."""

    async def blocked(self, schedule: Schedule, reason: Reason) -> None:
        print(f"{schedule.id} is refused: {reason}")

    async def delivered(self, schedule: Schedule) -> None:
        pass


def serve(guilds: int, per_second: int, pipe: Any) -> None:
    """Be the stand-in: tell where it is, and at the end what it saw."""
    asyncio.run(_serve(guilds, per_second, pipe))


async def _serve(guilds: int, per_second: int, pipe: Any) -> None:
    from bot.standin import StandIn

    # It keeps every request: looking through them all for garbage would hold Discord's clock, so to say.
    gc.disable()
    async with StandIn(per_second=per_second) as stand_in:
        made = await stand_in.build.guilds(guilds)
        channels = [(guild.id, stand_in.system_channel(guild).id) for guild in made]
        pipe.send((stand_in.api_base, stand_in.token, channels))
        await asyncio.to_thread(pipe.recv)
        posts = [one for one in stand_in.requests if one.method == "POST" and one.status == 200]
        pipe.send((len(posts), stand_in.limits.refused))
        await asyncio.to_thread(pipe.recv)


@asynccontextmanager
async def a_sender(
    folder: Path, api: str, token: str, clock: MovedClock, limit: float
) -> AsyncIterator[tuple[Ledger, Scheduler]]:
    discord.http.Route.BASE = api
    pacer = Pacer(limit, monotonic=time.monotonic)
    client = discord.Client(intents=discord.Intents.none(), http_trace=pacer.trace())
    async with (
        open_service(folder / "library.db", workers=0) as service,
        open_ledger(folder / "ledger.db") as ledger,
        client,
        aiohttp.ClientSession() as session,
    ):
        await service.load(SEEDS)
        await client.login(token)
        outbox = Outbox(
            ledger=ledger,
            post=Post(client.http, pacer, session, token, now=clock.now),
            composer=DigestComposer(service.digests(ledger.memory), ledger, everybody),
            notifier=Quiet(),
            clock=clock,
            owner=secrets.token_hex(4),
        )
        yield ledger, Scheduler(ledger=ledger, outbox=outbox, clock=clock)


async def everybody(_guild: int | None) -> Audience:
    return EVERYTHING


def settings(guild: int, channel: int, at: datetime, topic: str) -> ScheduleSettings:
    return ScheduleSettings(
        guild=guild,
        destination=Destination(DestinationKind.CHANNEL, channel),
        timing=Timing(at=at.time(), zone="UTC"),
        topics=(topic,) if topic else (),
        template=Template.COMPACT,
    )


@asynccontextmanager
async def a_stand_in(guilds: int, per_second: int) -> AsyncIterator[tuple[Any, str, str, list[tuple[int, int]]]]:
    tune_garbage_collector()  # as `briefbot run` does
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(guilds, per_second, there), daemon=True)
    process.start()
    try:
        api, token, channels = await asyncio.to_thread(here.recv)
        yield here, api, token, channels
    finally:
        process.kill()
        process.join()


async def crowd(count: int, limit: int) -> None:
    """Deliver `count` digests that are due at one moment, each to a channel of its own."""
    clock = MovedClock()
    with tempfile.TemporaryDirectory() as name:
        async with (
            a_stand_in(count, limit) as (pipe, api, token, channels),
            a_sender(Path(name), api, token, clock, limit) as (ledger, scheduler),
        ):
            due = (clock.now() + timedelta(minutes=30)).replace(second=0, microsecond=0)
            for number, (guild, channel) in enumerate(channels):
                chosen = settings(guild, channel, due, TOPICS[number % len(TOPICS)])
                await ledger.schedules.add(chosen, made_by=1, now=clock.now())
            clock.ahead = due - datetime.now(UTC)
            lag, started = asyncio.create_task(_lag()), time.perf_counter()
            running = asyncio.create_task(scheduler.run())
            # From outside, the ledger alone tells.
            while await _open(ledger) or not await _sent(ledger):  # noqa: ASYNC110
                await asyncio.sleep(0.2)
            took = time.perf_counter() - started
            running.cancel()
            lag.cancel()
            await asyncio.gather(running, return_exceptions=True)
            pipe.send("done")
            posts, refused = await asyncio.to_thread(pipe.recv)
    # A digest of several messages needs several requests.
    floor = posts / limit
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count} digests, {posts} messages at {limit}/s: {took:.1f} s, {took / floor:.2f} x the floor ({floor:.1f} s);"
        f" {refused} refusals; longest pause of the event loop {max(LAGS, default=0) * 1000:.0f} ms; {memory:.0f} MB"
    )


LAGS: list[float] = []


async def _lag() -> None:
    while True:
        before = time.perf_counter()
        await asyncio.sleep(0.02)
        LAGS.append(time.perf_counter() - before - 0.02)


async def _open(ledger: Ledger) -> bool:
    return bool(await ledger.deliveries.list_unfinished(limit=1))


async def _sent(ledger: Ledger) -> bool:
    wake = await ledger.planning.find_next_wake()
    return wake is not None and wake > datetime.now(UTC) + timedelta(hours=12)


async def punctual(count: int) -> None:
    """Send single digests, one after the other, and compare the messages' times with the times due."""
    clock = MovedClock()
    with tempfile.TemporaryDirectory() as name:
        async with (
            a_stand_in(count, 50) as (_, api, token, channels),
            a_sender(Path(name), api, token, clock, 50) as (ledger, scheduler),
        ):
            running = asyncio.create_task(scheduler.run())
            late = []
            for guild, channel in channels:
                due = (clock.now() + timedelta(minutes=1)).replace(second=0, microsecond=0)
                await ledger.schedules.add(settings(guild, channel, due, "North Korea"), made_by=1, now=clock.now())
                clock.ahead = due - datetime.now(UTC) - timedelta(seconds=0.4)
                scheduler.wake()
                while True:
                    runs = [
                        run
                        for one in await ledger.schedules.list_of_guild(guild)
                        for run in await ledger.history.list_runs(one.id)
                    ]
                    if runs and runs[0].finished_at is not None:
                        late.append((runs[0].finished_at - due).total_seconds())
                        break
                    await asyncio.sleep(0.02)
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
    late.sort()
    p50, p99 = late[len(late) // 2], late[min(len(late) - 1, int(len(late) * 0.99))]
    print(f"{count} single digests: late by {p50:.3f} s (median), {p99:.3f} s (p99), {late[-1]:.3f} s (worst)")


async def planning() -> None:
    """Plan many schedules due at once; then look for what is due among as many that aren't."""
    for count in (25_000, 50_000, 100_000):
        with tempfile.TemporaryDirectory() as name:
            path, now = Path(name) / "ledger.db", datetime.now(UTC)
            async with open_ledger(path) as ledger:
                first = await ledger.schedules.add(settings(1, 2, now, ""), made_by=1, now=now - timedelta(days=1))
                _multiply(path, first.id, count)
                started = time.perf_counter()
                while due := await ledger.planning.list_due(now, 500):
                    await ledger.planning.settle([(each, plan_schedule(each, now)) for each in due], now)
                planned = time.perf_counter() - started
                started = time.perf_counter()
                for _ in range(100):
                    assert not await ledger.planning.list_due(now)
                swept = (time.perf_counter() - started) / 100
        each = planned / count * 1e6
        print(f"{count:,} schedules: planned in {planned:.1f} s ({each:.0f} µs each); sweep {swept * 1e3:.2f} ms")


def _multiply(path: Path, schedule: str, count: int) -> None:
    with sqlite3.connect(path) as db:
        names = [row[1] for row in db.execute("PRAGMA table_info(schedules)") if row[1] not in {"id", "destination"}]
        columns = ", ".join(names)
        db.execute(
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            f" INSERT INTO schedules (id, destination, {columns}) SELECT printf('S%011d', i), i, {columns}"
            " FROM n, schedules WHERE id = ?",
            (count - 1, schedule),
        )
    db.close()


def main() -> None:
    mode = sys.argv[1] if len(sys.argv) > 1 else "all"
    if mode == "crowd":
        asyncio.run(crowd(int(sys.argv[2]), int(sys.argv[3])))
    if mode in {"punctual", "all"}:
        asyncio.run(punctual(100))
    if mode in {"planning", "all"}:
        asyncio.run(planning())
    if mode == "all":
        asyncio.run(crowd(1_000, 50))
        asyncio.run(crowd(10_000, 200))


if __name__ == "__main__":
    main()
