"""Thirty days of digests on a moved clock with random faults: python benchmarks/soak.py [DAYS SCHEDULES SEED]

A small process's delivery runs against a stand-in in the same process. Every few hours something goes wrong: answers
get lost, the sender is abandoned half-way, the clock is set back, a permission goes and comes back. Each send is by a
new owner, as after a restart. Beside the others, one schedule has a zone that this machine doesn't know, and one loses
its channel. At the end each fire time of each other schedule must have exactly one message, or a recorded reason why it
has none, and those two must be blocked with theirs.
"""

import asyncio
import random
import secrets
import sqlite3
import sys
import tempfile
import time as clocks
from collections import Counter, defaultdict
from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import discord

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot.delivery import Outbox, Pacer, Post
from bot.scheduler import Scheduler
from bot.standin import ChannelType, Fault, Permission, StandIn
from briefings import (
    Cause,
    Destination,
    DestinationKind,
    Ledger,
    ScheduleSettings,
    StoreError,
    Timing,
    list_next_times,
    list_zone_names,
    open_ledger,
)
from briefings.model.delivery import DeliveryKey
from tests.support import killable

FAULTS = (
    Fault.COMMITTED_RESET,
    Fault.COMMITTED_BAD_GATEWAY,
    Fault.RESET,
    Fault.UNAVAILABLE,
    Fault.RATE_LIMITED,
    Fault.INTERNAL_ERROR,
)


class Soak:
    """The world, the ledger, and what happens to them."""

    def __init__(self, days: int, count: int, seed: int) -> None:
        self.days, self.count, self.chance = days, count, random.Random(seed)
        self.start = datetime(2026, 3, 20, tzinfo=UTC)
        self.clock = killable.SteppedClock(self.start)
        self.events: Counter[str] = Counter()
        self.made: dict[str, ScheduleSettings] = {}
        self.forbidden: dict[int, datetime] = {}
        #: By their ids, what two schedules must be blocked for at the end.
        self.lost: dict[str, Cause] = {}

    async def run(self) -> tuple[Counter[str], list[str]]:
        """Live through the days; return the outcomes of all fire times, and what is wrong."""
        with tempfile.TemporaryDirectory() as folder:
            async with (
                StandIn(clock=self.clock.now, rate_limits=False) as stand_in,
                open_ledger(Path(folder) / "ledger.db") as ledger,
                discord.Client(intents=discord.Intents.none()) as client,
                aiohttp.ClientSession() as session,
            ):
                discord.http.Route.BASE = stand_in.api_base
                await client.login(stand_in.token)
                self.stand_in, self.ledger = stand_in, ledger
                self.post = Post(
                    client.http, Pacer(100_000, monotonic=clocks.monotonic), session, stand_in.token, now=self.clock.now
                )
                await self._settle_in(ledger)
                await self._lose(ledger, Path(folder) / "ledger.db")
                end = self.start + timedelta(days=self.days)
                while self.clock.moment < end:
                    await self._hour()
                await self._calm(end)
                return await self._judge(end)

    async def _settle_in(self, ledger: Ledger) -> None:
        build = self.stand_in.build
        guild = await build.guild("Club")
        self.guild = guild
        channels = [await build.channel(guild, f"c{number}") for number in range(20)]
        forums = [await build.channel(guild, f"f{number}", kind=ChannelType.FORUM) for number in range(4)]
        self.channels = [*channels, *forums]
        zones = self.chance.sample([name for name in list_zone_names() if "/" in name], 40)
        for number in range(self.count):
            forum = number % 5 == 4
            place = self.chance.choice(forums if forum else channels)
            settings = ScheduleSettings(
                guild=guild.id,
                destination=Destination(DestinationKind.FORUM if forum else DestinationKind.CHANNEL, place.id),
                timing=Timing(
                    at=time(self.chance.randrange(24), self.chance.choice((0, 0, 15, 30))), zone=zones[number % 40]
                ),
                topics=(str(self.chance.choice((1, 1, 1, 2))),),
            )
            made = await ledger.schedules.add(settings, made_by=1, now=self.start)
            self.made[made.id] = settings

    async def _lose(self, ledger: Ledger, path: Path) -> None:
        """Make the two schedules that have trouble of their own, each due before most of the others."""
        gone = await self.stand_in.build.channel(self.guild, "gone")
        for cause in (Cause.ZONE_UNKNOWN, Cause.PLACE_GONE):
            settings = ScheduleSettings(
                guild=self.guild.id,
                destination=Destination(DestinationKind.CHANNEL, gone.id),
                timing=Timing(at=time(0, 15), zone="UTC"),
                topics=("1",),
            )
            made = await ledger.schedules.add(settings, made_by=1, now=self.start)
            self.lost[made.id] = cause
        await self.stand_in.build.delete_channel(gone)
        with closing(sqlite3.connect(path)) as other:
            zoneless = next(own for own, cause in self.lost.items() if cause is Cause.ZONE_UNKNOWN)
            other.execute("UPDATE schedules SET zone = 'Nowhere/Atlantis' WHERE id = ?", (zoneless,))
            other.commit()

    async def _hour(self) -> None:
        """Live through an hour or so."""
        chance, happening = self.chance, self.chance.random()
        build, place = self.stand_in.build, self.chance.choice(self.channels)
        if happening < 0.25:
            self.events["request lost or failed"] += 1
            self.stand_in.faults.plant(
                chance.choice(FAULTS),
                method="POST",
                times=chance.choice((1, 1, 2)),
                skip=chance.randrange(4),
                seconds=0.01,
            )
        elif happening < 0.33:
            self.events["permission lost"] += 1
            await build.forbid_bot(place, Permission.SEND_MESSAGES)
            self.forbidden[place.id] = self.clock.moment + timedelta(hours=chance.randrange(1, 20))
        elif happening < 0.36:
            self.events["clock set back and forth"] += 1
            ahead = timedelta(minutes=chance.randrange(5, 600))
            self.clock.moment -= ahead
            await self._send()
            self.clock.moment += ahead
        elif happening < 0.38:
            self.events["downtime"] += 1
            self.clock.moment += timedelta(hours=chance.randrange(2, 18))
        await self._send(abandoned=happening > 0.93)
        await self._unblock()
        self.clock.moment += timedelta(minutes=chance.randrange(20, 61))
        if happening < 0.25:
            self.stand_in.faults.clear()

    async def _send(self, *, abandoned: bool = False) -> None:
        """Send what is due; an abandoned sender is cancelled in the middle and its leases are left."""
        scheduler, outbox = killable.a_sender(self.ledger, self.post, self.clock, secrets.token_hex(6))
        work = asyncio.create_task(self._work(scheduler, outbox))
        if abandoned:
            self.events["sender abandoned"] += 1
            await asyncio.sleep(self.chance.random() * 0.05)
            work.cancel()
            await outbox.close(0.0)
        await asyncio.gather(work, return_exceptions=True)

    async def _work(self, scheduler: Scheduler, outbox: Outbox) -> None:
        try:
            await scheduler.sweep()
            await outbox.drain()
        except StoreError as error:
            print(f"the ledger: {error}")

    async def _unblock(self) -> None:
        for channel, until in list(self.forbidden.items()):
            if self.clock.moment >= until:
                del self.forbidden[channel]
                await self.stand_in.build.forbid_bot(self.stand_in.world.channels[channel])
                for schedule in await self.ledger.schedules.list_blocked():
                    if schedule.settings.destination.id == channel:
                        await self.ledger.schedules.unblock(schedule.id, self.clock.moment)

    async def _calm(self, end: datetime) -> None:
        """Let everything that is open come to its end."""
        self.stand_in.faults.clear()
        self.clock.moment = end
        self.forbidden = dict.fromkeys(self.forbidden, end)
        for _ in range(40):
            await self._unblock()
            await self._send()
            self.clock.moment += timedelta(minutes=3)
            if all(one.schedule.id in self.lost for one in await self.ledger.deliveries.list_unfinished()):
                return

    async def _judge(self, end: datetime) -> tuple[Counter[str], list[str]]:
        outcomes: Counter[str] = Counter()
        wrong: list[str] = []
        texts: Counter[str] = Counter()
        # A reference is short enough that two of thousands may be the same by chance, in different channels.
        expected: dict[str, list[str]] = defaultdict(list)
        for channel in [*self.stand_in.world.channels.values()]:
            for message in self.stand_in.messages(channel):
                texts[message.text.partition("\n")[2].removeprefix("-# ")] += 1
        for identity, settings in self.made.items():
            runs = {run.slot: run for run in await self.ledger.history.list_runs(identity, 10_000)}
            skipped = [run for run in runs.values() if run.count > 1]
            for fire in list_next_times(settings.timing, self.start, self.days + 2):
                if fire.due > end:
                    break
                slot = fire.key.isoformat()
                run = runs.get(slot)
                if run is None and any(one.slot <= slot <= one.last_slot for one in skipped):
                    outcomes["skipped: several"] += 1
                    continue
                outcome = "missing" if run is None else run.state.value
                outcomes[outcome if outcome != "skipped" or run is None else f"skipped: {run.reason}"] += 1
                if run is None or outcome not in {"sent", "skipped"}:
                    wrong.append(f"{identity} {slot}: {outcome}")
                elif outcome == "sent":
                    for number in range(1, int(settings.topics[0]) + 1):
                        expected[DeliveryKey(identity, slot).reference(number)].append(f"{identity} {slot}")
        for identity, cause in self.lost.items():
            blocked = (await self.ledger.schedules.get(identity)).blocked
            if blocked is None or blocked.cause is not cause:
                wrong.append(f"{identity}: blocked for {blocked}, not for {cause}")
        wrong += [
            f"{reference}: {texts[reference]} messages for {expected[reference]}"
            for reference in sorted(texts.keys() | expected.keys())
            if texts[reference] != len(expected[reference])
        ]
        return outcomes, wrong


def main() -> int:
    days, count, seed = (int(value) for value in (*sys.argv[1:], *("30", "200", "5")[len(sys.argv) - 1 :]))
    import logging

    logging.disable(logging.CRITICAL)
    soak: Any = Soak(days, count, seed)
    started = clocks.perf_counter()
    outcomes, wrong = asyncio.run(soak.run())
    print(f"{days} days, {count} schedules, seed {seed}: {sum(outcomes.values())} fire times")
    print(f"happened: {dict(soak.events)}")
    print(f"outcomes: {dict(outcomes)}; wrong: {len(wrong)}; {clocks.perf_counter() - started:.0f} s")
    print("\n".join(wrong[:20]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
