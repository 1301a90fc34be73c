"""The time, as an argument: the system's in `briefbot run`, one that can be moved in the playground and in tests."""

import asyncio
from datetime import UTC, datetime
from typing import Protocol

#: Seconds. A sleep is cut into slices, so that a clock that was set or a laptop that slept is noticed.
_SLICE = 30.0


class Clock(Protocol):
    """What the bot needs of a clock."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...

    async def sleep_until(self, moment: datetime) -> None:
        """Return when `moment` has come; at once if it is past."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)

    async def sleep_until(self, moment: datetime) -> None:
        """Return when `moment` has come by the machine's clock, even if that was set meanwhile."""
        # An event can't tell that somebody set the machine's clock.
        while (left := (moment - self.now()).total_seconds()) > 0:  # noqa: ASYNC110
            await asyncio.sleep(min(left, _SLICE))
