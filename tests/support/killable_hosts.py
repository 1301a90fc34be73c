"""Two processes of one bot that share a ledger: one holds the shard and is struck, the other takes over.

Their leases last one and a half seconds. Steps are counted in calls of the ledger, whichever database keeps it.
"""

import asyncio
import contextlib
import logging
import os
import signal
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import discord

from bot.delivery import Outbox, Pacer, Post
from bot.hosts import ShardKeeper
from bot.scheduler import Scheduler
from briefings import LeaseKind, Ledger, Schedule, open_ledger
from briefings.stores import Place
from tests.support import killable

LEASE = timedelta(seconds=1.5)
#: How long a process is paused: longer than its lease, and until the other has sent what was due.
PAUSE = 4.0


class OffsetClock:
    """The machine's clock, a fixed time ahead."""

    def __init__(self, ahead: float) -> None:
        self.ahead = timedelta(seconds=ahead)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    async def sleep_until(self, moment: datetime) -> None:
        await asyncio.sleep(max(0.0, (moment - self.now()).total_seconds()))


class Struck:
    """A group of the ledger, of whose calls one is struck; they are counted over several groups."""

    def __init__(
        self,
        group: Any,
        count: list[int],
        number: int,
        *,
        after: bool,
        signal_: int,
        armed: Callable[[], bool],
        only: str,
    ) -> None:
        self._group, self._count, self._number, self._after, self._signal = group, count, number, after, signal_
        self._armed = armed
        self._only = only

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._group, name)

        async def call(*arguments: Any, **named: Any) -> Any:
            counts = self._armed() and self._only in ("", name)
            self._count[0] += counts
            mine = counts and self._count[0] == self._number
            if mine and not self._after:
                os.kill(os.getpid(), self._signal)
            result = await method(*arguments, **named)
            if mine and self._after:
                os.kill(os.getpid(), self._signal)
            return result

        return call


def strike_at(
    ledger: Ledger, number: int, *, after: bool, signal_: int, armed: Callable[[], bool], only: str
) -> Ledger:
    """Return a ledger at whose call `number`, from 1, of planning or delivery this process gets a signal.

    Calls count from when it is `armed`; `only` those of one method, if it is named.
    """
    count = [0]

    def struck(group: Any) -> Any:
        return Struck(group, count, number, after=after, signal_=signal_, armed=armed, only=only)

    return replace(ledger, planning=struck(ledger.planning), deliveries=struck(ledger.deliveries))


def host(
    place: Place, api: str, token: str, ahead: float, owner: str, number: int, after: bool, signal_: int, only: str
) -> None:
    """Be a process that shares the ledger, until it ends by a signal; SIGTERM hands over."""
    discord.http.Route.BASE = api
    logging.disable(logging.CRITICAL)
    asyncio.run(_be_host(place, token, OffsetClock(ahead), owner, number, after, signal_, only))


async def _be_host(
    place: Place, token: str, clock: OffsetClock, owner: str, number: int, after: bool, signal_: int, only: str
) -> None:
    pacer = Pacer(monotonic=time.monotonic)
    client = discord.Client(intents=discord.Intents.none(), http_trace=pacer.trace())
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)

    async def documents() -> str:
        return ""

    async with client, aiohttp.ClientSession() as session, open_ledger(place) as opened:
        await client.login(token)
        keeper = ShardKeeper(
            ledger=opened, clock=clock, monotonic=time.monotonic, owner=owner, name=owner, count=1,
            documents=documents, lease=LEASE, look=0.2,
        )  # fmt: skip
        ledger = opened
        if number:
            ledger = strike_at(opened, number, after=after, signal_=signal_, armed=lambda: bool(keeper.held), only=only)
        outbox = Outbox(
            ledger=ledger,
            post=Post(client.http, pacer, session, token, now=clock.now),
            composer=killable.PlainComposer(),
            notifier=killable.SilentNotifier(),
            clock=clock,
            owner=owner,
            share=lambda: keeper.share,
        )
        changed = asyncio.Event()
        scheduler = Scheduler(ledger=ledger, outbox=outbox, clock=clock, changed=changed, share=lambda: keeper.share)

        async def wake(_: frozenset[int]) -> None:
            changed.set()

        tasks = [asyncio.create_task(keeper.run(wake)), asyncio.create_task(scheduler.run())]
        await ended.wait()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await keeper.leave()


@contextlib.asynccontextmanager
async def two_hosts(
    room: killable.Range,
    place: Place,
    *,
    number: int = 0,
    after: bool = False,
    signal_: int = signal.SIGKILL,
    only: str = "",
    holders: list[Any] | None = None,
) -> AsyncIterator[tuple[Any, Any]]:
    """Give two processes: the first holds the shard, and is struck at a call of the ledger if one is named.

    It stands in `holders` as soon as it is started.
    """

    def start(owner: str, number: int) -> Any:
        ahead = room.clock.ahead.total_seconds()
        arguments = (
            place,
            room.stand_in.api_base,
            room.stand_in.token,
            ahead,
            owner,
            number,
            after,
            int(signal_),
            only,
        )
        process = killable.context().Process(target=host, args=arguments, daemon=True)
        process.start()
        return process

    first = start("first", number)
    processes = [first]
    if holders is not None:
        holders.append(first)
    try:
        async with asyncio.timeout(60), open_ledger(place) as ledger:
            # Another process tells nobody.
            while not await ledger.leases.list_leases(LeaseKind.SHARD) and first.exitcode is None:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        processes.append(start("second", 0))
        yield processes[0], processes[1]
    finally:
        for process in processes:
            if process.exitcode is None:
                os.kill(process.pid, signal.SIGKILL)
            await asyncio.to_thread(process.join)


async def wait_until_told(place: Place, schedule: Schedule, first: Any, signal_: int) -> bool:
    """Wait until the digest is there, letting a paused process go on; return whether the first was struck."""
    struck = False
    async with asyncio.timeout(90), open_ledger(place) as ledger:
        paused_at = None
        while True:
            runs = await ledger.history.list_runs(schedule.id)
            done = bool(runs) and runs[0].finished_at is not None
            stopped = signal_ == signal.SIGSTOP and _is_stopped(first.pid)
            struck = struck or stopped or first.exitcode is not None
            if stopped:
                paused_at = time.monotonic() if paused_at is None else paused_at
                if time.monotonic() - paused_at > PAUSE:
                    os.kill(first.pid, signal.SIGCONT)
                    # What it sends now, it sends within a second.
                    await asyncio.sleep(1)
                    paused_at = None
            elif done:
                return struck
            await asyncio.sleep(0.05)


def _is_stopped(process: int) -> bool:
    with contextlib.suppress(OSError), open(f"/proc/{process}/stat") as file:  # noqa: PTH123
        return file.read().rpartition(")")[2].split()[0] == "T"
    return False


async def struck_at_call(
    room: killable.Range, place: Place, kind: str, number: int, *, after: bool, signal_: int, only: str = ""
) -> tuple[bool, str]:
    """Strike the process that holds the shard at a call of the ledger; return whether it was, and the outcome."""
    schedule = await schedule_in(room, place, kind)
    async with two_hosts(room, place, number=number, after=after, signal_=signal_, only=only) as (first, _):
        hit = await wait_until_told(place, schedule, first, signal_)
    return hit, await outcome_in(room, place, kind, schedule)


async def struck_at_request(
    room: killable.Range, place: Place, kind: str, number: int, *, after: bool, signal_: int
) -> tuple[bool, str]:
    """Strike the process that holds the shard at a request to Discord; return whether it was, and the outcome."""
    schedule = await schedule_in(room, place, kind)
    holders: list[Any] = []

    def strike(_: object) -> None:
        os.kill(holders[0].pid, signal_)

    # Those with which it logs in don't count.
    path = r"/channels/\d+/(messages|threads)|/users/@me/channels"
    planted = room.stand_in.faults.on_request(number, strike, path=path, after=after)
    async with two_hosts(room, place, holders=holders) as (first, _):
        await wait_until_told(place, schedule, first, signal_)
    room.stand_in.faults.clear()
    return planted.hits == 1, await outcome_in(room, place, kind, schedule)


async def schedule_in(room: killable.Range, place: Place, kind: str) -> Schedule:
    """Put a daily schedule into the ledger that was due a moment ago."""
    return await replace(room, place=place).schedule(kind)


async def outcome_in(room: killable.Range, place: Place, kind: str, schedule: Schedule) -> str:
    """Return what became of the one fire time."""
    return await replace(room, place=place).outcome(kind, schedule)
