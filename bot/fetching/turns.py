"""Whose turn it is: one request to a host at a time, a while apart, and not too many hosts at once."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """Hands out turns: first come, first served for each host.

    Only hosts that are waited for, or were asked a moment ago, are remembered.
    """

    def __init__(self, at_once: int) -> None:
        self._slots = asyncio.Semaphore(at_once)
        self._lines: OrderedDict[str, _Line] = OrderedDict()

    @asynccontextmanager
    async def take(self, host: str, delay: float) -> AsyncIterator[None]:
        """Wait for a turn and hold it: nobody else asks `host` meanwhile, nor within `delay` seconds afterwards."""
        line = self._lines.setdefault(host, _Line())
        line.wanted += 1
        try:
            async with line.lock:
                await asyncio.sleep(line.free_at - _seconds())
                # Only now, so that those who wait for their host keep nobody from another one.
                async with self._slots:
                    try:
                        yield
                    finally:
                        line.free_at = _seconds() + delay
        finally:
            line.wanted -= 1
            self._lines.move_to_end(host)
            self._forget_idle()

    def __len__(self) -> int:
        return len(self._lines)

    def _forget_idle(self) -> None:
        """Forget hosts whose turn would come at once, from the one that was asked longest ago."""
        while self._lines:
            host, line = next(iter(self._lines.items()))
            if line.wanted or line.free_at > _seconds():
                break
            del self._lines[host]


class _Line:
    """Who waits for a host."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.wanted = 0
        #: On the loop's clock.
        self.free_at = 0.0


def _seconds() -> float:
    return asyncio.get_running_loop().time()
