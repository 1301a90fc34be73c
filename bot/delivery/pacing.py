"""Keeps requests below Discord's global limit, so that ten thousand digests at eight cause no burst of refusals."""

import asyncio
from collections.abc import Callable

#: Requests a second that Discord grants a bot, over all routes but answers to interactions.
GLOBAL_LIMIT = 50.0


class Pacer:
    """Spaces requests evenly: at most `rate` a second, a short burst after a pause included.

    `monotonic` returns seconds and never goes back.
    """

    def __init__(self, rate: float = GLOBAL_LIMIT * 0.96, *, burst: int = 5, monotonic: Callable[[], float]) -> None:
        self._gap = 1 / rate
        self._credit = (burst - 1) * self._gap
        self._monotonic = monotonic
        self._next = float("-inf")

    async def turn(self) -> None:
        """Return when the next request may be made; first come, first served."""
        now = self._monotonic()
        self._next = max(self._next + self._gap, now - self._credit)
        if self._next > now:
            await asyncio.sleep(self._next - now)

    def hold(self, seconds: float) -> None:
        """Make no request for `seconds`: Discord has said so."""
        self._next = max(self._next, self._monotonic() + seconds)
