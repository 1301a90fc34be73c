"""Alerts: looks for stories that one has to tell, and plans the delivery that tells them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from enum import Enum, auto
from typing import Protocol

from bot.config.clock import Clock
from briefings import BriefbotError, Ledger, Schedule, ScheduleSettings, Share, StoreError

_log = logging.getLogger(__name__)

#: Seconds between two looks.
_LOOK = 20.0


class AlertState(Enum):
    """What an alert has to do."""

    NOTHING = auto()
    #: It has something to tell, and must wait: for what is on its way, or for the hour to pass.
    WAIT = auto()
    READY = auto()


class AlertComposer(Protocol):
    """Knows what an alert has to tell."""

    async def check_alert(self, schedule: Schedule, now: datetime) -> AlertState:
        """Return whether an alert has anything to tell now."""
        ...


class AlertWatch:
    """Plans a delivery for each alert that has something to tell. The outbox composes and sends it.

    Nothing is told twice however often or by how many processes it is looked for: what an alert has told is known only
    once it is sent, and of several deliveries that are open at a time the first alone says anything.
    """

    def __init__(
        self,
        *,
        ledger: Ledger,
        composer: AlertComposer,
        clock: Clock,
        revision: Callable[[], Awaitable[int]],
        changed: asyncio.Event,
        share: Callable[[], Share | None] = lambda: None,
    ) -> None:
        self._ledger = ledger
        self._composer = composer
        self._clock = clock
        self._revision = revision
        self._changed = changed
        self._share = share
        #: By alert: the library's revision, and its settings, with which it had nothing to tell.
        self._silent: dict[str, tuple[int, ScheduleSettings]] = {}

    async def run(self) -> None:
        """Look again and again, until cancelled."""
        while True:
            try:
                await self.look()
            except BriefbotError as error:
                _log.error("alerts wait: %s", error)
            except Exception:
                _log.exception("looking for alerts ended because of a bug; it begins again in %.0f s", _LOOK)
            await asyncio.sleep(_LOOK)

    async def look(self) -> int:
        """Plan what alerts have to tell now; return how many deliveries were planned. Raises StoreError."""
        planned = 0
        revision = await self._revision()
        for alert in await self._ledger.schedules.list_alerts():
            share = self._share()
            if share is not None and not share.has(alert.settings.account):
                continue
            if self._silent.get(alert.id) == (revision, alert.settings):
                continue
            now = self._clock.now()
            try:
                state = await self._composer.check_alert(alert, now)
            except StoreError:
                raise
            except Exception:
                # One alert's trouble is its own; it is looked at again when the library has changed.
                _log.exception("alert %s can't be composed because of a bug; the others go on", alert.id)
                state = AlertState.NOTHING
            if state is AlertState.NOTHING:
                self._silent[alert.id] = (revision, alert.settings)
            elif state is AlertState.READY:
                # Two processes that look at once name the same minute, and plan one.
                planned += await self._ledger.deliveries.plan_run(alert.id, int(now.timestamp()) // 60, now)
        if planned:
            self._changed.set()
        return planned
