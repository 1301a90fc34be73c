"""What robots.txt allows (RFC 9309): asked for once a day of each host, kept for as many hosts as are usual."""

import asyncio
import math
import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from protego import Protego
from yarl import URL

from briefings import Cache, FetchAnswer, FetchFailure, FetchRequest

#: The name that rules for us stand under.
AGENT = "briefbot"
#: Bytes that are read (RFC 9309 asks for 500 KiB at the least); what stands behind them is no rule for us.
LIMIT = 512_000
#: Seconds for which rules hold, for which a server in trouble is left alone, for which a lost network is remembered.
_DAY, _HOUR, _MOMENT = 86_400.0, 3600.0, 60.0
#: Origins whose rules are kept.
_MOST = 500
#: Seconds between two requests that a publisher may ask for; more would hold up what else is of this host for hours.
_LONGEST_DELAY = 30.0
_AGENT_LINE = re.compile(r"\s*user[-\s]?agent\b[\s:]*(?P<name>[^#]*)", re.IGNORECASE)
#: Failures that tell nothing about what the publisher wants.
_NO_ANSWER = frozenset(
    {
        FetchFailure.BAD_ADDRESS,
        FetchFailure.NOT_PUBLIC,
        FetchFailure.NAME_UNKNOWN,
        FetchFailure.UNREACHABLE,
        FetchFailure.TIMED_OUT,
    }
)
_IN_TROUBLE = frozenset({FetchFailure.BUSY, FetchFailure.SERVER_ERROR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a host's robots.txt came to."""

    #: The rules for us; None: there are none.
    parsed: Protego | None = None
    #: Why nothing may be fetched at all, with words for the log.
    failure: FetchFailure | None = None
    detail: str = ""
    #: Seconds for which this holds.
    lasts: float = _DAY

    @property
    def delay(self) -> float:
        """Seconds that the publisher wants between two requests."""
        wish = self.parsed.crawl_delay(AGENT) if self.parsed is not None else None
        return min(max(wish, 0.0), _LONGEST_DELAY) if wish is not None and math.isfinite(wish) else 0.0

    def find_trouble(self, url: URL) -> tuple[FetchFailure, str] | None:
        """Return why an address may not be fetched, with words for the log; None: it may."""
        if self.failure is not None:
            return self.failure, self.detail
        if self.parsed is not None and not self.parsed.can_fetch(str(url), AGENT):
            return FetchFailure.ROBOTS, "robots.txt"
        return None


class Robots:
    """The rules of the hosts that were asked last."""

    def __init__(self, fetch: Callable[[FetchRequest], Awaitable[FetchAnswer]]) -> None:
        self._fetch = fetch
        self._kept: OrderedDict[tuple[URL, bool], tuple[float, Rules]] = OrderedDict()
        # Keeps nothing: who asks while the rules are on their way waits for the same.
        self._coming: Cache[tuple[URL, bool], Rules] = Cache(_MOST, lasts=lambda _: False)

    async def get_rules(self, url: URL, *, for_operator: bool) -> Rules:
        """Return the rules for an address; fetches robots.txt of its host where it isn't known or too old."""
        key = (url.origin(), for_operator)
        now = asyncio.get_running_loop().time()
        until, rules = self._kept.get(key, (now, None))
        if rules is None or until <= now:
            return await self._coming.get(key, lambda: self._load(*key))
        self._kept.move_to_end(key)
        return rules

    async def _load(self, origin: URL, for_operator: bool) -> Rules:
        answer = await self._fetch(FetchRequest(url=str(origin / "robots.txt"), for_operator=for_operator, limit=LIMIT))
        rules = await read_rules(answer)
        self._kept[origin, for_operator] = (asyncio.get_running_loop().time() + rules.lasts, rules)
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        return rules

    def __len__(self) -> int:
        return len(self._kept)


async def read_rules(answer: FetchAnswer) -> Rules:
    """Return the rules that an answer to a request for robots.txt stands for."""
    if answer.failure in _NO_ANSWER:
        return Rules(failure=answer.failure, detail=f"robots.txt: {answer.detail}", lasts=_MOMENT)
    if answer.failure in _IN_TROUBLE:
        return Rules(failure=FetchFailure.ROBOTS, detail=f"robots.txt: status {answer.status}", lasts=_HOUR)
    # Whatever else there isn't (404, 403, a loop of redirects) leaves everything allowed: RFC 9309, 2.3.1.3.
    if answer.body is None:
        return Rules()
    text = keep_own_groups(answer.body.decode("utf-8-sig", "replace"))
    # In a thread, because half a megabyte of rules takes a moment in which commands are to be answered.
    return Rules(parsed=await asyncio.to_thread(Protego.parse, text))


def keep_own_groups(text: str) -> str:
    """Return a robots.txt whose groups for other programs all bear one name.

    Protego keeps each rule once for each of the programs that its group names: ten thousand names over ten thousand
    rules would fill the memory.
    """
    return "\n".join(_rename_other(line) for line in text.splitlines())


def _rename_other(line: str) -> str:
    match = _AGENT_LINE.match(line)
    if match is None or match["name"].strip().strip("*").lower() in {"", AGENT}:
        return line
    return "User-agent: another"
