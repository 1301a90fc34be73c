"""Keeps requests below Discord's global limit, so that ten thousand digests at eight cause no burst of refusals."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace

import aiohttp

from bot.delivery.outcomes import read_answer
from bot.delivery.refusals import Refusals

#: Requests a second that Discord grants a bot, over all routes but answers to interactions.
GLOBAL_LIMIT = 50.0
#: What of it digests use: the rest is for commands' own requests, and for what the network bunches together.
_SHARE = 0.96
#: How much faster than even requests may follow each other, to make up for a moment in which the machine lagged.
_HASTE = 0.85
#: Seconds to wait where a refusal doesn't say how long.
_UNTOLD = 1.0


@dataclass(frozen=True, slots=True)
class AskedUntil:
    """Goes with a request (as aiohttp's `trace_request_ctx`): until when it may be made, by a clock that may be set."""

    until: datetime
    now: Callable[[], datetime]


class Pacer:
    """Spaces requests by when they really are made: nearly evenly, and never more than `limit` within a second.

    What is still to be written down before a request takes a different time each. So it is begun in step (`near`),
    and the request itself waits once more (`turn`), for what that took too long or too short.
    `monotonic` returns seconds and never goes back. `refusals` is told of what is refused.
    """

    def __init__(
        self, limit: float = GLOBAL_LIMIT, *, monotonic: Callable[[], float], refusals: Refusals | None = None
    ) -> None:
        self._monotonic = monotonic
        self._limit = limit
        self.refusals = refusals or Refusals(monotonic=monotonic)
        self._held = float("-inf")
        self._nearing = _Line(limit)
        self._making = _Line(limit)

    async def near(self) -> None:
        """Return when a request's turn is about to come; first come, first served."""
        await self._wait(self._nearing, float("inf"))

    async def turn(self, patience: float = float("inf")) -> float:
        """Return when the next request may be made, at once; first come, first served.

        Returns 0.0, or for how many seconds still none may be made where that is longer than `patience` seconds.
        """
        return await self._wait(self._making, patience)

    def share(self, part: float) -> None:
        """Use this part of the limit alone, above 0 and up to 1: other processes use the rest."""
        for line in (self._nearing, self._making):
            line.limit(self._limit * part)

    def hold(self, seconds: float) -> None:
        """Make no further request for `seconds`: Discord has said so."""
        self._held = max(self._held, self._monotonic() + seconds)

    def held(self) -> float:
        """Return for how many seconds still no request may be made."""
        return max(0.0, self._held - self._monotonic())

    def trace(self) -> aiohttp.TraceConfig:
        """Return what lets the pacer hear of refusals: discord.py repeats some of these requests and tells nobody.

        A request with `AskedUntil` raises TimeoutError where it would be made later.
        """
        config = aiohttp.TraceConfig()
        config.on_request_start.append(_refuse_late)
        config.on_request_end.append(self._hear)
        return config

    async def _hear(
        self, _session: aiohttp.ClientSession, _context: SimpleNamespace, ended: aiohttp.TraceRequestEndParams
    ) -> None:
        answer = ended.response
        self.refusals.note(answer.status, answer.headers)
        if answer.status == 429 and answer.headers.get("X-RateLimit-Global", "").lower() == "true":
            # The header says whole seconds, the body the exact wait; aiohttp keeps a body for whoever reads it again.
            said = read_answer(await answer.text())
            try:
                self.hold(float(said["retry_after"]))
            except (KeyError, TypeError, ValueError):
                self.hold(_UNTOLD)

    async def _wait(self, line: "_Line", patience: float) -> float:
        until = self._monotonic() + patience
        async with line.queue:
            # No event tells of time.
            while (wait := max(self._held, line.free()) - self._monotonic()) > 0:
                if self._monotonic() + wait > until:
                    return wait
                await asyncio.sleep(wait)
            line.made.append(self._monotonic())
            return 0.0


async def _refuse_late(
    _session: aiohttp.ClientSession, context: SimpleNamespace, _started: aiohttp.TraceRequestStartParams
) -> None:
    limit = context.trace_request_ctx
    if isinstance(limit, AskedUntil) and limit.now() > limit.until:
        raise TimeoutError("the clock leapt while this request waited")


class _Line:
    """Who waits, and when those before went."""

    def __init__(self, limit: float) -> None:
        self.queue = asyncio.Lock()
        self.made: deque[float] = deque()
        self.limit(limit)

    def limit(self, limit: float) -> None:
        """Let so many go in a second from now on; it may be a part of a whole number."""
        rate = limit * _SHARE
        # Where one more would be begun within the second only in haste, it counts.
        most = max(1, int(rate + 1 - _HASTE))
        self.made = deque(self.made, maxlen=most)
        self._span = most / rate
        self._gap = _HASTE / rate

    def free(self) -> float:
        """Return from when on the next may go."""
        if not self.made:
            return float("-inf")
        next_one = self.made[-1] + self._gap
        return max(next_one, self.made[0] + self._span) if len(self.made) == self.made.maxlen else next_one
