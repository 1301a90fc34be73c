"""The alarm clock: wakes up when the ledger says that something is due. The ledger's rows are the truth.

APScheduler rings every half minute, which survives a laptop's sleep and a clock that was set. The exact moment is
waited for with the bot's own clock, for that one can be moved and APScheduler's can't.
"""

import asyncio
import logging
from datetime import datetime, timedelta

from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.config.clock import Clock
from bot.delivery import Outbox
from briefings import Ledger, StoreError, plan

#: A wake-up besides all alarms: it survives a laptop's sleep, a clock that was set, and another process's changes.
SWEEP = timedelta(seconds=30)
#: Schedules planned in one transaction.
_BATCH = 500

_log = logging.getLogger(__name__)


class Scheduler:
    """Plans what is due and has the outbox send it. `wake()` asks for a look at once, after something was changed."""

    def __init__(self, *, ledger: Ledger, outbox: Outbox, clock: Clock) -> None:
        self._ledger = ledger
        self._outbox = outbox
        self._clock = clock
        self._woken = asyncio.Event()
        self._alarm = AsyncIOScheduler(
            jobstores={"default": MemoryJobStore()},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
            timezone="UTC",
        )

    def wake(self) -> None:
        """Look at the ledger as soon as possible. May be called from the event loop's thread alone."""
        self._woken.set()

    async def run(self) -> None:
        """Work until cancelled. A ledger that can't be used is tried again at the next sweep."""
        self._alarm.add_job(self._ring, IntervalTrigger(seconds=int(SWEEP.total_seconds()), timezone="UTC"), id="sweep")
        self._alarm.start()
        planned = False
        try:
            while True:
                self._woken.clear()
                try:
                    if not planned:
                        await self._ledger.planning.plan_anew(self._clock.now())
                        planned = True
                    await self.sweep()
                    wake = await self._ledger.planning.next_wake()
                except StoreError:
                    _log.exception("the ledger can't be used; digests wait")
                    wake = None
                await self._rest(wake)
        finally:
            self._alarm.shutdown(wait=False)

    async def _rest(self, until: datetime | None) -> None:
        """Return when it is `until`, or when somebody wakes us."""
        sleepers: list[asyncio.Task[object]] = [asyncio.create_task(self._woken.wait())]
        if until is not None:
            sleepers.append(asyncio.create_task(self._clock.sleep_until(until)))
        try:
            await asyncio.wait(sleepers, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for sleeper in sleepers:
                sleeper.cancel()
            await asyncio.gather(*sleepers, return_exceptions=True)

    async def sweep(self) -> None:
        """Plan every schedule that is due and send what is ready."""
        now = self._clock.now()
        if await self._ledger.planning.rewind(now):
            _log.warning("the clock was set back; what was recorded as later than now counts as now")
        while due := await self._ledger.planning.due(now, _BATCH):
            await self._ledger.planning.settle([(schedule, plan(schedule, now)) for schedule in due], now)
        await self._outbox.drain()

    async def _ring(self) -> None:
        # A coroutine, so that APScheduler calls it in the event loop and not in a thread.
        self.wake()
