"""The alarm clock: wakes up when the ledger says that something is due. The ledger's rows are the truth.

APScheduler rings every half minute, which survives a laptop's sleep and a clock that was set. The exact moment is
waited for with the bot's own clock, for that one can be moved and APScheduler's can't.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.config.clock import Clock
from bot.delivery import Outbox
from briefings import Cause, Ledger, Plan, Reason, Schedule, ScheduleError, Share, StoreError, plan_schedule

#: A wake-up besides all alarms: it survives a laptop's sleep, a clock that was set, and another process's changes.
SWEEP = timedelta(seconds=30)
#: Schedules planned in one transaction.
_BATCH = 500
#: How long finished deliveries and removed schedules are kept for those who ask why, and what was told in memory.
KEPT = timedelta(days=400)
#: How long a removed schedule can be brought back.
RESTORABLE = timedelta(days=30)
#: How often old rows are cleared away.
_CLEAR = timedelta(days=1)

_log = logging.getLogger(__name__)


class Scheduler:
    """Plans what is due and has the outbox send it.

    `wake()` asks for a look at once, after something was changed; so does setting `changed`. `looked` is called after
    each look at the ledger, also where it couldn't be used. `share` returns whose schedules are planned here; None:
    everybody's.
    """

    def __init__(
        self,
        *,
        ledger: Ledger,
        outbox: Outbox,
        clock: Clock,
        changed: asyncio.Event | None = None,
        looked: Callable[[], None] | None = None,
        share: Callable[[], Share | None] = lambda: None,
    ) -> None:
        self._ledger = ledger
        self._outbox = outbox
        self._clock = clock
        self._changed = changed or asyncio.Event()
        self._looked = looked or (lambda: None)
        self._share = share
        self._cleared: datetime | None = None
        self._alarm = AsyncIOScheduler(
            jobstores={"default": MemoryJobStore()},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
            timezone="UTC",
        )

    def wake(self) -> None:
        """Look at the ledger as soon as possible. May be called from the event loop's thread alone."""
        self._changed.set()

    async def run(self) -> None:
        """Work until cancelled; what is under way then is finished where that takes no more than a moment.

        A ledger that can't be used is tried again at the next sweep.
        """
        self._alarm.add_job(
            self._ring,
            IntervalTrigger(seconds=int(SWEEP.total_seconds()), timezone="UTC"),
            id="sweep",
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
            replace_existing=True,
        )
        self._alarm.start()
        planned = False
        try:
            while True:
                self._changed.clear()
                wake = None
                try:
                    if not planned:
                        await self._ledger.planning.plan_anew(self._clock.now())
                        planned = True
                    wake = await self.sweep()
                except StoreError as error:
                    _log.error("digests wait: %s", error)
                self._looked()
                await self._rest(wake)
        finally:
            self._alarm.shutdown(wait=False)
            await self._outbox.close()

    async def sweep(self) -> datetime | None:
        """Plan every schedule that is due and begin to send what is ready; return when there is more to do.

        None: not before something changes.
        """
        now = self._clock.now()
        if await self._ledger.planning.rewind(now):
            _log.warning("the clock was set back; what was recorded as later than now counts as now")
        while due := await self._ledger.planning.list_due(now, _BATCH, share=self._share()):
            planned = await asyncio.to_thread(_plan_each, due, now)
            await self._ledger.planning.settle(planned.plans, now)
            for schedule, reason in planned.failed:
                await self._outbox.block(schedule, reason)
            # Of ten thousand the first are on their way while the last are planned.
            await self._outbox.fill()
        while await self._outbox.fill():
            pass
        await self._clear(now)
        return await self._ledger.planning.find_next_wake(share=self._share())

    async def _clear(self, now: datetime) -> None:
        """Clear old rows away, once a day."""
        if self._cleared is not None and timedelta() <= now - self._cleared < _CLEAR:
            return
        self._cleared = now
        await self._ledger.history.forget(now - KEPT)
        await self._ledger.memory.forget_told(now - KEPT)
        await self._ledger.schedules.forget_removed(now - RESTORABLE)

    async def _rest(self, until: datetime | None) -> None:
        """Return when it is `until`, when somebody wakes us, or when a full outbox has room again."""
        waits: list[Coroutine[Any, Any, object]] = [self._changed.wait()]
        if not self._outbox.room.is_set():
            waits.append(self._outbox.room.wait())
            until = None if until is not None and until <= self._clock.now() else until
        if until is not None:
            waits.append(self._clock.sleep_until(until))
        sleepers = [asyncio.create_task(wait, name="rest") for wait in waits]
        try:
            await asyncio.wait(sleepers, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for sleeper in sleepers:
                sleeper.cancel()
            await asyncio.gather(*sleepers, return_exceptions=True)

    async def _ring(self) -> None:
        # A coroutine, so that APScheduler calls it in the event loop and not in a thread.
        self.wake()


@dataclass(frozen=True, slots=True)
class _Planned:
    plans: tuple[tuple[Schedule, Plan], ...]
    failed: tuple[tuple[Schedule, Reason], ...]


def _plan_each(due: Iterable[Schedule], now: datetime) -> _Planned:
    """Plan schedules one by one, because one that can't be planned must stop no other."""
    plans, failed = [], []
    for schedule in due:
        try:
            plans.append((schedule, plan_schedule(schedule, now)))
        except ScheduleError as error:
            _log.warning("schedule %s can't be planned: %s", schedule.id, error)
            failed.append((schedule, Reason(Cause.ZONE_UNKNOWN, schedule.settings.timing.zone)))
        except Exception:
            _log.exception("schedule %s can't be planned because of a bug", schedule.id)
            failed.append((schedule, Reason(Cause.INTERNAL_ERROR)))
    return _Planned(tuple(plans), tuple(failed))
