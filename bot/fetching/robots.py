"""What robots.txt allows, by host, as RFC 9309 reads it."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from protego import Protego
from yarl import URL

from briefings import FetchAnswer, FetchFailure

#: Seconds for which an answer holds: RFC 9309 names 24 hours; a server with a fault is asked again after an hour.
_HOLDS, _HOLDS_AFTER_FAULT = 86_400.0, 3_600.0
#: The largest robots.txt that is read; RFC 9309: at least 500 KiB.
LONGEST = 512_000
#: Origins that are remembered, and the longest pause that a site may ask for, in seconds.
_REMEMBERED, _LONGEST_DELAY = 2_000, 30.0
#: The name by which robots.txt speaks to us.
AGENT = "Briefbot"


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host's robots.txt says; `parsed` None: all or nothing is allowed."""

    allows_all: bool
    parsed: Protego | None
    until: float

    def allow(self, url: URL) -> bool:
        """Tell whether a page may be fetched."""
        return self.allows_all if self.parsed is None else bool(self.parsed.can_fetch(str(url), AGENT))

    @property
    def delay(self) -> float:
        """Seconds that the host wants between two requests."""
        wish = None if self.parsed is None else self.parsed.crawl_delay(AGENT)
        return 0.0 if wish is None else min(max(0.0, float(wish)), _LONGEST_DELAY)


class Robots:
    """Keeps each origin's rules. One event loop's."""

    def __init__(self, fetch: Callable[[str], Awaitable[FetchAnswer]]) -> None:
        self._fetch = fetch
        self._rules: OrderedDict[str, Rules] = OrderedDict()
        self._locks: dict[str, asyncio.Lock] = {}

    def delay_of(self, url: URL) -> float:
        """Return the seconds that a host wants between requests, as far as its rules are known."""
        known = self._rules.get(str(url.origin()))
        return known.delay if known is not None else 0.0

    async def rules_for(self, url: URL) -> Rules:
        """Return the rules that hold for an address, fetched where they aren't known or are too old."""
        origin = str(url.origin())
        lock = self._locks.setdefault(origin, asyncio.Lock())
        try:
            async with lock:
                now = asyncio.get_running_loop().time()
                known = self._rules.get(origin)
                if known is None or known.until <= now:
                    self._rules[origin] = known = read_rules(await self._fetch(f"{origin}/robots.txt"), now)
                self._rules.move_to_end(origin)
                while len(self._rules) > _REMEMBERED:
                    self._rules.popitem(last=False)
                return known
        finally:
            if not lock.locked():
                self._locks.pop(origin, None)


def read_rules(answer: FetchAnswer, now: float) -> Rules:
    """Return what an answer means: none is all allowed; a fault is all forbidden, for an hour (RFC 9309, 2.3.1)."""
    if answer.body is not None:
        try:
            return Rules(True, Protego.parse(answer.body.decode("utf-8", "replace")), now + _HOLDS)
        except ValueError:
            return Rules(True, None, now + _HOLDS)
    faulty = answer.status is None or answer.status >= 500 or answer.failure is FetchFailure.BUSY
    if faulty:
        return Rules(False, None, now + _HOLDS_AFTER_FAULT)
    return Rules(True, None, now + _HOLDS)
