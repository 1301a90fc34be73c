"""Whose turn it is: one request to a host at a time, a pause between two, and a few hosts at once."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

#: Hosts at once, and seconds between the end of one request to a host and the next; the source is common practice of
#: crawlers (robots.txt's crawl-delay where a site names none).
AT_ONCE, DELAY = 8, 1.0
#: Hosts whose last request is remembered; older ones have long had their pause.
_REMEMBERED = 10_000


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    #: Who waits or is served; a host is forgotten only without.
    users: int = 0
    #: When the next request may begin, on the loop's clock.
    free_at: float = 0.0


class Turns:
    """Hands out turns. One event loop's."""

    def __init__(self, *, delay: float = DELAY, at_once: int = AT_ONCE) -> None:
        self._delay = delay
        self._room = asyncio.Semaphore(at_once)
        self._hosts: OrderedDict[str, _Host] = OrderedDict()

    @asynccontextmanager
    async def take(self, host: str, *, delay: float = 0.0) -> AsyncIterator[None]:
        """Wait for the host's turn; `delay` are the seconds that the host itself asks for between requests."""
        clock = asyncio.get_running_loop()
        entry = self._hosts.setdefault(host, _Host())
        self._hosts.move_to_end(host)
        entry.users += 1
        try:
            # The host's turn comes first, so that no place among the few is held by somebody who waits for it.
            async with entry.lock:
                await asyncio.sleep(max(0.0, entry.free_at - clock.time()))
                async with self._room:
                    try:
                        yield
                    finally:
                        entry.free_at = clock.time() + max(self._delay, delay)
        finally:
            entry.users -= 1
            self._forget(clock.time())

    def _forget(self, now: float) -> None:
        while len(self._hosts) > _REMEMBERED:
            host, entry = next(iter(self._hosts.items()))
            if entry.users or entry.free_at > now:
                return
            del self._hosts[host]
