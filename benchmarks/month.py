"""Thirty days of the whole bot, restarted once a day: python benchmarks/month.py [DAYS SCHEDULES SEED]

The bot with library, gateway and delivery runs against a stand-in that keeps Discord's rate limits, on a clock that is
moved from one time due to the next. Of the schedules one gets a zone that this machine doesn't know, one loses its
channel, and one loses the permission to send. Each day a document comes, and the bot is away while digests are due.

Each digest of each other schedule must be there exactly once, and within two seconds of its time, or of the end of the
first reading of the folder where it was due while the bot was away. The exit code is 1 where one isn't.
"""

import asyncio
import contextlib
import logging
import random
import sqlite3
import sys
import tempfile
import time as clocks
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot.client import run
from bot.config.settings import Settings
from bot.playground.movable_clock import MovableClock
from bot.standin import Permission, StandIn
from briefings import (
    Destination,
    DestinationKind,
    Schedule,
    ScheduleSettings,
    Timing,
    list_next_times,
    open_ledger,
)

#: Digests due at the same time.
_AT_ONCE = 8
#: Seconds for which late digests are waited for.
_PATIENCE = 60.0
_MOST_LATE = 2.0
_DOCUMENT = """---
title: The ferries of day {day}
date: {date}
publisher: Fjord Post
---

Norway replaced {day} diesel ferries on its western coast by {date}, Prime Minister Ingrid Solheim said in Bergen.

“The noise of number {day} is gone,” Solheim said.
"""


class Readings(logging.Handler):
    """Hears when the folder was read and something had come."""

    def __init__(self, clock: MovableClock) -> None:
        super().__init__()
        self._clock = clock
        self.last: datetime | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Take note of when it was."""
        if "added" in record.getMessage():
            self.last = self._clock.now()


class Month:
    """The world, and what happens in it."""

    def __init__(self, days: int, count: int, seed: int) -> None:
        self.days, self.count, self.chance = days, count, random.Random(seed)
        self.start = datetime(2026, 3, 20, 1, tzinfo=UTC)
        self.clock = MovableClock()
        self.readings = Readings(self.clock)
        #: From when on a digest counts that was due while the bot was away, by its time due.
        self.read_at: dict[datetime, datetime] = {}
        #: Schedules with trouble of their own.
        self.lost: dict[str, str] = {}

    async def run(self) -> list[str]:
        """Live through the days; return what is wrong."""
        self.clock.set_to(self.start)
        with tempfile.TemporaryDirectory() as folder:
            self.data, self.seeds = Path(folder) / "data", Path(folder) / "seeds"
            self.data.mkdir(0o700)
            self.seeds.mkdir()
            async with StandIn(clock=self.clock.now) as stand_in:
                self.stand_in = stand_in
                values = {"token": stand_in.token, "data": self.data, "seeds": self.seeds, "api": stand_in.api_base}
                self.settings = Settings.model_validate(values)
                schedules = await self._settle_in()
                await self._live(schedules)
                return await self._judge(schedules)

    async def _settle_in(self) -> list[Schedule]:
        build = self.stand_in.build
        self.guild = await build.guild("Club")
        channels = [await build.channel(self.guild, f"c{number}") for number in range(20)]
        gone, forbidden = await build.channel(self.guild, "gone"), await build.channel(self.guild, "forbidden")
        zones = ("UTC", "Asia/Seoul", "America/New_York", "Europe/Berlin", "America/Sao_Paulo", "Asia/Kathmandu")
        schedules = []
        async with open_ledger(self.settings.places.ledger) as ledger:
            for number in range(self.count):
                place = {0: gone, 1: forbidden}.get(number, channels[number % 20])
                zone = self.chance.choice(zones)
                at = datetime.combine(self.start, time(number // _AT_ONCE % 24), UTC)
                settings = ScheduleSettings(
                    guild=self.guild.id,
                    destination=Destination(DestinationKind.CHANNEL, place.id),
                    timing=Timing(at=at.astimezone(ZoneInfo(zone)).time(), zone=zone),
                    topics=("norway",) if number % 2 else (),
                )
                schedules.append(await ledger.schedules.add(settings, made_by=1, now=self.start))
        for number, what in ((0, "channel removed"), (1, "permission lost"), (2, "zone unknown")):
            self.lost[schedules[number].id] = what
        with contextlib.closing(sqlite3.connect(self.settings.data / "ledger.db")) as other:
            other.execute("UPDATE schedules SET zone = 'Nowhere/Atlantis' WHERE id = ?", (schedules[2].id,))
            other.commit()
        await build.delete_channel(gone)
        await build.forbid_bot(forbidden, Permission.SEND_MESSAGES)
        return schedules

    async def _live(self, schedules: list[Schedule]) -> None:
        """Go from one time due to the next, and be away at one of each day."""
        due: Counter[datetime] = Counter()
        for schedule in schedules:
            if schedule.id not in self.lost:
                due.update(self._times(schedule))
        of_day: defaultdict[int, list[datetime]] = defaultdict(list)
        for moment in sorted(due):
            of_day[(moment - self.start).days].append(moment)
        self.expected = 0
        running = contextlib.AsyncExitStack()
        (self.seeds / "first.md").write_text(_DOCUMENT.format(day=1, date=self.start.date()), "utf-8")
        await running.enter_async_context(self._running())
        while self.readings.last is None:  # noqa: ASYNC110  # the log can't be waited for
            await asyncio.sleep(0.05)
        for day, moments in of_day.items():
            away = self.chance.choice(moments)
            for moment in moments:
                if moment == away:
                    await running.aclose()
                    (self.seeds / f"{day}.md").write_text(_DOCUMENT.format(day=day + 2, date=moment.date()), "utf-8")
                    self.clock.set_to(moment + timedelta(minutes=self.chance.randrange(1, 50)))
                    self.readings.last = None
                    await running.enter_async_context(self._running())
                else:
                    self.clock.set_to(moment - timedelta(seconds=0.3))
                self.expected += due[moment]
                await self._wait()
                if moment == away and self.readings.last is not None:
                    self.read_at[moment] = self.readings.last
            print(f"day {day + 1}: {self._sent()} of {self.expected} digests", flush=True)
        await running.aclose()

    @contextlib.asynccontextmanager
    async def _running(self) -> AsyncIterator[None]:
        task = asyncio.create_task(run(self.settings, self.clock))
        await self.stand_in.wait_until_connected(seconds=60)
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _wait(self) -> None:
        until = clocks.monotonic() + _PATIENCE
        # The ledger's file can't tell that it has changed.
        while self._sent() < self.expected and clocks.monotonic() < until:  # noqa: ASYNC110
            await asyncio.sleep(0.05)

    def _sent(self) -> int:
        with contextlib.closing(sqlite3.connect(self.settings.data / "ledger.db")) as other:
            ((sent,),) = other.execute("SELECT count(*) FROM deliveries WHERE state = 'sent'").fetchall()
        return int(sent)

    def _times(self, schedule: Schedule) -> list[datetime]:
        end = self.start + timedelta(days=self.days)
        times = list_next_times(schedule.settings.timing, self.start, self.days + 1)
        return [fire.due for fire in times if fire.due < end]

    async def _judge(self, schedules: list[Schedule]) -> list[str]:
        wrong: list[str] = []
        late: list[float] = []
        after_reading: list[float] = []
        known: set[int] = set()
        async with open_ledger(self.settings.places.ledger) as ledger:
            for schedule in schedules:
                runs = await ledger.history.list_runs(schedule.id, 10_000)
                if schedule.id in self.lost:
                    blocked = (await ledger.schedules.get(schedule.id)).blocked
                    sent = sum(bool(run.messages) for run in runs)
                    print(f"{self.lost[schedule.id]}: blocked for {blocked}, {sent} digests sent")
                    if blocked is None or sent:
                        wrong.append(f"{schedule.id}: {self.lost[schedule.id]}, blocked for {blocked}, {sent} sent")
                    continue
                by_due = {run.due: run for run in runs}
                for moment in self._times(schedule):
                    run = by_due.pop(moment, None)
                    if run is None or not run.messages or run.finished_at is None:
                        wrong.append(f"{schedule.id} {moment}: {run and run.state}")
                        continue
                    known |= {message for _, message in run.messages}
                    seconds = (run.finished_at - max(moment, self.read_at.get(moment, moment))).total_seconds()
                    (after_reading if moment in self.read_at else late).append(seconds)
                    if seconds > _MOST_LATE:
                        wrong.append(f"{schedule.id} {moment}: {seconds:.2f} s late")
                wrong += [f"{schedule.id} {moment}: not due" for moment in by_due if by_due[moment].messages]
        there = [
            message.id
            for channel in self.stand_in.world.channels.values()
            for message in self.stand_in.messages(channel)
            if "BB-" in message.text
        ]
        wrong += [f"message {one} is in no digest of the ledger" for one in there if one not in known]
        wrong += [f"message {one} is in the ledger and not there" for one in known.difference(there)]
        for name, times in (("after their time", late), ("after the first reading", after_reading)):
            if times:
                times.sort()
                print(
                    f"{len(times)} digests, seconds {name}: {times[len(times) // 2]:.2f} median,"
                    f" {times[int(len(times) * 0.99)]:.2f} p99, {times[-1]:.2f} worst"
                )
        return wrong


def main() -> int:
    days, count, seed = (int(value) for value in (*sys.argv[1:], *("30", "200", "5")[len(sys.argv) - 1 :]))
    month = Month(days, count, seed)
    logging.getLogger("bot.client.intake").addHandler(month.readings)
    logging.getLogger("bot.client.intake").setLevel(logging.INFO)
    logging.getLogger().addHandler(logging.NullHandler())
    started = clocks.perf_counter()
    wrong = asyncio.run(month.run())
    print(f"{days} days, {count} schedules, seed {seed}; wrong: {len(wrong)}; {clocks.perf_counter() - started:.0f} s")
    print("\n".join(wrong[:20]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
