"""A small process with a ledger and the delivery, which can be killed at any request and at any commit.

The stand-in for Discord runs in the process that kills. Nothing of the product knows that it is killed.
"""

import asyncio
import json
import logging
import multiprocessing
import os
import signal
import sqlite3
import time as clocks
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import aiohttp
import discord

from bot.config.clock import Clock
from bot.delivery import Outbox, Pacer, Post
from bot.delivery.collaborators import Silence
from bot.playground.movable_clock import MovableClock
from bot.scheduler import SWEEP, Scheduler
from bot.standin import Channel, ChannelType, Fault, Guild, Message, StandIn, User
from briefings import (
    Delivery,
    Destination,
    DestinationKind,
    DigestKind,
    Frozen,
    Ledger,
    Reason,
    Run,
    Schedule,
    ScheduleSettings,
    StoreError,
    Timing,
    make_window,
    open_ledger,
)
from briefings.stores import Place
from briefings.stores.connection import Store

#: By kind of destination: how many messages its digest has.
KINDS = {"channel": 1, "long": 3, "announcement": 1, "thread": 1, "forum": 2, "direct": 1}


class ShiftedClock:
    """The machine's clock, shifted; sleeping shifts it instead of waiting.

    It is shifted by six hours at most: who waits for another process that works in real time would else wait itself
    into the next day, whose digest is due as well.
    """

    def __init__(self, ahead: float) -> None:
        self.ahead = timedelta(seconds=ahead)
        self._furthest = self.ahead + timedelta(hours=6)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    async def sleep_until(self, moment: datetime) -> None:
        if self.ahead >= self._furthest:
            await asyncio.sleep(0.05)
        else:
            self.ahead = min(self.ahead + max(timedelta(), moment - self.now()), self._furthest)


class SteppedClock:
    """Stands still until it is moved."""

    def __init__(self, start: datetime) -> None:
        self.moment = start

    def now(self) -> datetime:
        return self.moment

    async def sleep_until(self, moment: datetime) -> None:
        raise NotImplementedError("whoever made this clock moves it")


class PlainComposer:
    """Makes as many messages as the schedule's first topic says, each with its reference."""

    async def compose(self, delivery: Delivery, now: datetime) -> Frozen | Silence:
        count = int(delivery.schedule.settings.topics[0])
        payloads = []
        for number in range(1, count + 1):
            text = f"Digest of {delivery.slot}, part {number}\n-# {delivery.key.reference(number)}"
            message = {
                "flags": 1 << 15,
                "components": [{"type": 10, "content": text}],
                "allowed_mentions": {"parse": []},
            }
            payloads.append(json.dumps({"title": f"Digest of {delivery.slot}", "message": message}))
        return Frozen(
            digest_kind=DigestKind.NEWS,
            window=make_window(delivery.schedule, due=delivery.due, now=now, through=0),
            destination=delivery.schedule.settings.destination,
            payloads=tuple(payloads),
            told=(),
            left_out=(),
        )


class SilentNotifier:
    """Tells nobody."""

    async def blocked(self, schedule: Schedule, reason: Reason) -> None:
        pass

    async def delivered(self, schedule: Schedule) -> None:
        pass


def a_sender(
    ledger: Ledger, post: Post, clock: Clock, owner: str, *, monotonic: Callable[[], float] = clocks.monotonic
) -> tuple[Scheduler, Outbox]:
    """Return what sends a ledger's deliveries as plain messages, and tells nobody."""
    outbox = Outbox(
        ledger=ledger,
        post=post,
        composer=PlainComposer(),
        notifier=SilentNotifier(),
        clock=clock,
        owner=owner,
        monotonic=monotonic,
    )
    return Scheduler(ledger=ledger, outbox=outbox, clock=clock), outbox


#: What SQLite says when it can't commit.
HARMS = {"full": "database or disk is full", "locked": "database is locked"}


def harm_at_commit(number: int, *, after: bool, harm: str = "kill") -> None:
    """Have this process killed before or after its commit `number`, from 1, or the commit fail."""
    original = Store.write
    count = 0

    def strike() -> None:
        if harm == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        error = sqlite3.OperationalError(HARMS[harm])
        error.sqlite_errorcode = {"full": sqlite3.SQLITE_FULL, "locked": sqlite3.SQLITE_BUSY}[harm]
        raise error

    @asynccontextmanager
    async def write(self: Store) -> AsyncIterator[Any]:
        nonlocal count
        count += 1
        mine = count
        async with original(self) as db:
            yield db
            if mine == number and not after:
                strike()
        if mine == number and after:
            strike()

    Store.write = write  # type: ignore[method-assign]


def sender(ledger: str, api: str, token: str, ahead: float, commit: int, after: bool, harm: str) -> None:
    """Be the small process: send all that is due by a clock that is `ahead` seconds ahead, then end."""
    discord.http.Route.BASE = api
    logging.disable(logging.CRITICAL)
    if commit:
        harm_at_commit(commit, after=after, harm=harm)
    asyncio.run(_send(Path(ledger), token, ShiftedClock(ahead)))


async def _send(path: Path, token: str, clock: ShiftedClock) -> None:
    pacer = Pacer(monotonic=clocks.monotonic)
    client = discord.Client(intents=discord.Intents.none(), http_trace=pacer.trace())
    async with client, aiohttp.ClientSession() as session, open_ledger(path) as ledger:
        await client.login(token)
        scheduler, outbox = a_sender(
            ledger, Post(client.http, pacer, session, token, now=clock.now), clock, str(os.getpid())
        )
        while True:
            try:
                await scheduler.sweep()
                await outbox.drain()
            except StoreError:
                await clock.sleep_until(clock.now() + SWEEP)
                continue
            # In this order: of what another process finishes in between, the wake-up would be the next day's digest.
            wake = await ledger.planning.find_next_wake()
            waiting = [one for one in await ledger.deliveries.list_unfinished() if one.schedule.blocked is None]
            if not waiting or wake is None:
                return
            await clock.sleep_until(wake)


@dataclass(kw_only=True)
class Range:
    """A stand-in with a place of each kind, and a ledger."""

    stand_in: StandIn
    clock: MovableClock
    ada: User
    guild: Guild
    folder: Path
    #: Where the ledger is; None: in a file of the folder.
    place: Place | None = None
    places: dict[str, Channel] = field(default_factory=dict)

    @property
    def ledger_file(self) -> Path:
        return self.folder / "ledger.db"

    @asynccontextmanager
    async def ledger(self) -> AsyncIterator[Ledger]:
        async with open_ledger(self.place or self.ledger_file) as opened:
            yield opened

    def start(self, *, commit: int = 0, after: bool = False, harm: str = "kill") -> Any:
        """Start a small process."""
        ahead = self.clock.ahead.total_seconds()
        process = context().Process(
            target=sender,
            args=(str(self.ledger_file), self.stand_in.api_base, self.stand_in.token, ahead, commit, after, harm),
            daemon=True,
        )
        process.start()
        return process

    async def ended(self, process: Any, seconds: float = 120.0) -> int:
        """Wait for a process's end; return its exit code."""
        await asyncio.to_thread(process.join, seconds)
        if process.exitcode is None:
            process.kill()
            raise TimeoutError("the small process doesn't end")
        return int(process.exitcode)

    def destination(self, kind: str) -> Destination:
        if kind == "direct":
            return Destination(DestinationKind.USER, self.ada.id)
        kinds = {"thread": DestinationKind.THREAD, "forum": DestinationKind.FORUM}
        place = self.places[kind]
        return Destination(kinds.get(kind, DestinationKind.CHANNEL), place.id, publish=kind == "announcement")

    async def schedule(self, kind: str) -> Schedule:
        """Put a daily schedule into the ledger that was due a moment ago by the clock after the next move."""
        at = (self.clock.now() + timedelta(minutes=2)).replace(second=0, microsecond=0)
        settings = ScheduleSettings(
            guild=None if kind == "direct" else self.guild.id,
            destination=self.destination(kind),
            timing=Timing(at=at.time(), zone="UTC"),
            topics=(str(KINDS[kind]),),
        )
        async with self.ledger() as ledger:
            made = await ledger.schedules.add(settings, made_by=self.ada.id, now=self.clock.now())
        self.clock.move(timedelta(minutes=3))
        return made

    def found(self, kind: str, run: Run) -> list[Message]:
        """Return all messages of a run's parts, wherever they are."""
        if kind == "forum":
            posts = [one for one in self.guild.channels.values() if one.parent_id == self.places[kind].id]
            messages = [message for post in posts for message in self.stand_in.messages(post)]
        else:
            place = self.ada.dm if kind == "direct" else self.places[kind]
            messages = self.stand_in.messages(place)
        return [one for one in messages if f"Digest of {run.slot}," in one.text]

    async def outcome(self, kind: str, schedule: Schedule) -> str:
        """Return what became of the one fire time: 'exactly once', or what is wrong."""
        async with self.ledger() as ledger:
            runs = await ledger.history.list_runs(schedule.id)
        if len(runs) != 1:
            return f"{len(runs)} runs"
        messages = self.found(kind, runs[0])
        if runs[0].state.value != "sent" or len(runs[0].messages) != KINDS[kind]:
            return f"{runs[0].state.value}, {len(runs[0].messages)} recorded, {len(messages)} there"
        recorded = {message for _, message in runs[0].messages}
        texts = {one.text for one in messages}
        if len(messages) != KINDS[kind] or len(texts) != len(messages) or recorded != {one.id for one in messages}:
            return f"{len(messages)} messages for {KINDS[kind]}"
        return "exactly once"


@cache
def context() -> Any:
    """Return the way to start processes: forked from one that has imported everything."""
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload(["kit", "bot.client"])
    return made


@asynccontextmanager
async def a_range(folder: Path) -> AsyncIterator[Range]:
    clock = MovableClock()
    async with StandIn(clock=clock.now) as stand_in:
        ada = stand_in.build.person("Ada")
        guild = await stand_in.build.guild("Club", owner=ada)
        made = Range(stand_in=stand_in, clock=clock, ada=ada, guild=guild, folder=folder)
        general = stand_in.system_channel(guild)
        made.places = {
            "channel": general,
            "long": general,
            "announcement": await stand_in.build.channel(guild, "news", kind=ChannelType.ANNOUNCEMENT),
            "thread": await stand_in.build.thread(general, "A thread", owner=ada),
            "forum": await stand_in.build.channel(guild, "forum", kind=ChannelType.FORUM),
        }
        yield made


async def killed_at_request(room: Range, kind: str, number: int, *, after: bool, pause: timedelta) -> tuple[bool, str]:
    """Kill the sender at its request `number`, send again after a pause; return whether it was hit, and the outcome."""
    schedule = await room.schedule(kind)
    process: Any = None

    def kill(_: object) -> None:
        os.kill(process.pid, signal.SIGKILL)

    planted = room.stand_in.faults.on_request(number, kill, after=after)
    if not after:
        # Beside it, so that the request of which the sender was killed never arrived.
        room.stand_in.faults.plant(Fault.RESET, skip=number - 1)
    process = room.start()
    await room.ended(process)
    hit = planted.hits == 1
    room.stand_in.faults.clear()
    if hit:
        room.clock.move(pause)
        await room.ended(room.start())
    return hit, await room.outcome(kind, schedule)


async def killed_at_commit(room: Range, kind: str, number: int, *, after: bool, pause: timedelta) -> tuple[bool, str]:
    """Kill the sender at its commit `number`, send again after a pause; return whether it was hit, and the outcome."""
    schedule = await room.schedule(kind)
    hit = await room.ended(room.start(commit=number, after=after)) == -signal.SIGKILL
    if hit:
        room.clock.move(pause)
        await room.ended(room.start())
    return hit, await room.outcome(kind, schedule)


async def failed_at_commit(room: Range, kind: str, number: int, *, harm: str) -> str:
    """Let the commit `number` fail as on a full disk or a locked file; return the outcome."""
    schedule = await room.schedule(kind)
    await room.ended(room.start(commit=number, harm=harm))
    return await room.outcome(kind, schedule)


async def two_at_once(room: Range, kind: str) -> str:
    """Let two processes send at once; return the outcome."""
    schedule = await room.schedule(kind)
    await asyncio.gather(*(room.ended(process) for process in (room.start(), room.start())))
    room.clock.move(timedelta(minutes=3))
    await room.ended(room.start())
    return await room.outcome(kind, schedule)


async def struck(room: Range, kind: str, fault: Fault, *, path: str, method: str, skip: int = 0) -> tuple[bool, str]:
    """Let a request go wrong; return whether it was hit, and the outcome."""
    schedule = await room.schedule(kind)
    planted = room.stand_in.faults.plant(fault, method=method, path=path, skip=skip, seconds=0.3)
    await room.ended(room.start())
    room.stand_in.faults.clear()
    return planted.hits == 1, await room.outcome(kind, schedule)
