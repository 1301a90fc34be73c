"""Keeps requests below Discord's global limit, so that ten thousand digests at eight cause no burst of refusals."""

import asyncio
from collections.abc import Callable

#: Requests a second that Discord grants a bot, over all routes but answers to interactions.
GLOBAL_LIMIT = 50.0


class Pacer:
    """Spaces requests evenly: within any second no more than `limit`, also after a pause and when the machine is slow.

    `monotonic` returns seconds and never goes back.
    """

    def __init__(self, limit: float = GLOBAL_LIMIT, *, monotonic: Callable[[], float]) -> None:
        #: Four in a hundred stay free, for commands' own requests and for a machine that lags.
        self._gap = 1 / (limit * 0.96)
        self._monotonic = monotonic
        self._next = float("-inf")

    async def turn(self) -> None:
        """Return when the next request may be made; first come, first served."""
        now = self._monotonic()
        at = max(self._next, now)
        self._next = at + self._gap
        while at > now:
            await asyncio.sleep(at - now)
            now = self._monotonic()

    def hold(self, seconds: float) -> None:
        """Make no further request for `seconds`: Discord has said so."""
        self._next = max(self._next, self._monotonic() + seconds)
