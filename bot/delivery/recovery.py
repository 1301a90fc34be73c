"""Blocked schedules go on by themselves: when permissions change, when the bot is invited again, and now and then."""

import asyncio
import logging
from collections.abc import Callable, Container
from datetime import timedelta

from bot.config.clock import Clock
from bot.delivery.notifying import PeopleNotifier
from bot.delivery.permissions import Access, Lack
from briefings import Cause, Ledger, Schedule, StoreError, is_known_zone

#: How often blocked schedules are looked through besides all events: one may have been missed.
RETEST = timedelta(minutes=30)
#: How often one is simply tried where nothing can be known: a closed direct message, an archived thread.
RETRY = timedelta(hours=6)

#: Causes that no permission ends.
_BLIND = {Cause.INTERNAL_ERROR, Cause.ROW_UNREADABLE}

_log = logging.getLogger(__name__)


class Recovery:
    """Ends blocks whose reason is gone. `wake` makes the scheduler look at the ledger.

    `serves` returns whether this process acts for a server, or for the person that digests go to, now.
    """

    def __init__(
        self,
        *,
        ledger: Ledger,
        access: Access,
        notifier: PeopleNotifier,
        clock: Clock,
        wake: Callable[[], None],
        serves: Callable[[int], bool] = lambda _: True,
    ) -> None:
        self._ledger = ledger
        self._access = access
        self._notifier = notifier
        self._clock = clock
        self._wake = wake
        self._serves = serves
        #: Servers in which something has changed.
        self._changed: set[int] = set()
        self._asked = asyncio.Event()

    def changed(self, guild: int) -> None:
        """Look at a server's blocked schedules soon: its permissions, channels or the bot's membership changed."""
        self._changed.add(guild)
        self._asked.set()

    async def run(self) -> None:
        """Go on until cancelled."""
        clock = self._clock
        tried = clock.now()
        while True:
            alarm = asyncio.create_task(clock.sleep_until(clock.now() + RETEST), name="retest blocked digests")
            asked = asyncio.create_task(self._asked.wait(), name="retest changed servers")
            try:
                await asyncio.wait({alarm, asked}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                alarm.cancel()
                asked.cancel()
            self._asked.clear()
            guilds, self._changed = frozenset(self._changed), set()
            blind = not timedelta() <= clock.now() - tried < RETRY
            if blind:
                tried = clock.now()
            await self.retest(None if alarm.done() and not alarm.cancelled() else guilds, blind=blind)

    async def retest(self, guilds: Container[int] | None = None, *, blind: bool = False) -> int:
        """Unblock what may be sent now, in some servers or everywhere; return how many. Raises nothing.

        With `blind`, those too of which only an attempt can tell.
        """
        unblocked = 0
        try:
            for schedule in await self._ledger.schedules.list_blocked():
                settings = schedule.settings
                if guilds is not None and settings.guild not in guilds:
                    continue
                if not self._serves(settings.account):
                    continue
                if schedule.blocked is not None:
                    # Killed between the block and the notice: it is told now.
                    await self._notifier.blocked(schedule, schedule.blocked)
                if self._permitted(schedule, blind=blind):
                    unblocked += await self._ledger.schedules.unblock(schedule.id, self._clock.now())
        except StoreError as error:
            _log.error("blocked digests can't be looked through: %s", error)
        if unblocked:
            _log.info("%s digests go on", unblocked)
            self._wake()
        return unblocked

    def _permitted(self, schedule: Schedule, *, blind: bool) -> bool:
        settings = schedule.settings
        if schedule.blocked is not None and schedule.blocked.cause is Cause.ZONE_UNKNOWN:
            return is_known_zone(settings.timing.zone)
        if schedule.blocked is not None and schedule.blocked.cause in _BLIND:
            return blind
        if settings.guild is None:
            return blind
        lacks = self._access.lacks(settings.guild, settings.destination, settings.role)
        # Without a ping or its publication a digest arrives all the same.
        return blind if lacks is None else not set(lacks) - {Lack.PING, Lack.PUBLISH}
