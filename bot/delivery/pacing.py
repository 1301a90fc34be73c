"""Keeps requests below Discord's global limit, so that ten thousand digests at eight cause no burst of refusals."""

import asyncio
from collections import deque
from collections.abc import Callable

#: Requests a second that Discord grants a bot, over all routes but answers to interactions.
GLOBAL_LIMIT = 50.0
#: What of it digests use: the rest is for commands' own requests, and for what the network bunches together.
_SHARE = 0.96
#: Seconds in which the limit is kept.
_SPAN = 1.0
#: How much faster than even requests may follow each other, to make up for a moment in which the machine lagged.
_HASTE = 0.85


class Pacer:
    """Spaces requests by when they really were made: nearly evenly, and never more than `limit` within a second.

    `monotonic` returns seconds and never goes back.
    """

    def __init__(self, limit: float = GLOBAL_LIMIT, *, monotonic: Callable[[], float]) -> None:
        self._gap = _HASTE / (limit * _SHARE)
        self._monotonic = monotonic
        self._made: deque[float] = deque(maxlen=max(1, int(limit * _SHARE)))
        self._held = float("-inf")
        self._queue = asyncio.Lock()

    async def turn(self) -> None:
        """Return when the next request may be made; first come, first served."""
        async with self._queue:
            # No event tells of time.
            while (wait := self._free() - self._monotonic()) > 0:  # noqa: ASYNC110
                await asyncio.sleep(wait)
            self._made.append(self._monotonic())

    def hold(self, seconds: float) -> None:
        """Make no further request for `seconds`: Discord has said so."""
        self._held = max(self._held, self._monotonic() + seconds)

    def _free(self) -> float:
        """Return from when on the next request may be made."""
        if not self._made:
            return self._held
        full = self._made[0] + _SPAN if len(self._made) == self._made.maxlen else self._held
        return max(self._held, self._made[-1] + self._gap, full)
