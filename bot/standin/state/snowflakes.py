"""Discord's ids: a time in milliseconds since 2015 and a counter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]

_EPOCH_MS = 1420070400000


def system_clock() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


class Snowflakes:
    """Gives ids that grow with the clock and never repeat, even if the clock is set back."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> int:
        """Return a fresh id for this moment."""
        at = (int(self._clock().timestamp() * 1000) - _EPOCH_MS) << 22
        self._last = max(at, self._last + 1)
        return self._last
