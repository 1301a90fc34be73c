"""A clock that can be moved: everybody who sleeps by it wakes up when their moment has come by its time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class MovableClock:
    """Goes as the machine's clock does, from wherever it was set. For one event loop."""

    def __init__(self) -> None:
        self._ahead = timedelta(0)
        self._moved = asyncio.Event()
        self._sleepers: dict[object, datetime] = {}
        #: Called after every move.
        self.watchers: list[Callable[[], None]] = []

    def now(self) -> datetime:
        """Return this clock's present moment in UTC."""
        return datetime.now(UTC) + self._ahead

    @property
    def ahead(self) -> timedelta:
        """How far it is ahead of the machine's clock."""
        return self._ahead

    @property
    def next_alarm(self) -> datetime | None:
        """The earliest moment that somebody sleeps until."""
        return min(self._sleepers.values(), default=None)

    async def sleep_until(self, moment: datetime) -> None:
        """Return when `moment` has come, by waiting or because the clock was moved; at once if it is past."""
        ticket = object()
        self._sleepers[ticket] = moment
        try:
            while (left := (moment - self.now()).total_seconds()) > 0:
                moved = self._moved
                try:
                    async with asyncio.timeout(left):
                        await moved.wait()
                except TimeoutError:
                    pass
        finally:
            del self._sleepers[ticket]

    def move(self, by: timedelta) -> None:
        """Set the clock forward, or back where `by` is negative."""
        self._set(self._ahead + by)

    def set_to(self, moment: datetime) -> None:
        """Set the clock to an aware moment."""
        self._set(moment - datetime.now(UTC))

    def reset(self) -> None:
        """Go as the machine's clock again."""
        self._set(timedelta(0))

    def _set(self, ahead: timedelta) -> None:
        self._ahead = ahead
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()
        for watcher in self.watchers:
            watcher()
