"""How often Discord refused a request: at 10,000 in ten minutes it bans the address; digests rest long before."""

import logging
from collections import deque
from collections.abc import Callable, Mapping

#: Seconds in which Discord counts.
SPAN = 600.0
#: Refusals in that time at which digests rest: a fifth of what leads to a ban, because commands and other programs of
#: this address may be refused as well.
MOST = 2_000

_log = logging.getLogger(__name__)


class Refusals:
    """Counts what Discord counts as invalid requests, and says how long digests must rest because of them.

    `monotonic` returns seconds and never goes back.
    """

    def __init__(self, *, monotonic: Callable[[], float], most: int = MOST) -> None:
        self._monotonic = monotonic
        #: When the last of them were, `most` at most.
        self._last: deque[float] = deque(maxlen=most)
        self._resting = False

    def note(self, status: int, headers: Mapping[str, str]) -> None:
        """Take note of an answer: as Discord counts, 401, 403 and 429 do, but not for a limit shared with others."""
        if status in {401, 403} or (status == 429 and headers.get("X-RateLimit-Scope", "").lower() != "shared"):
            self._last.append(self._monotonic())
            if not self._resting and (rest := self.rest()):
                self._resting = True
                _log.warning(
                    "Discord refused %s requests in ten minutes, and at 10,000 it bans this address: digests rest for"
                    " %.0f s, then they go on by themselves",
                    f"{len(self._last):,}",
                    rest,
                )

    def count(self) -> int:
        """Return how many refusals there were in the last ten minutes, at most those at which digests rest."""
        since = self._monotonic() - SPAN
        return sum(moment > since for moment in self._last)

    def rest(self) -> float:
        """Return for how many seconds no digest should be sent; 0.0: send."""
        if len(self._last) == self._last.maxlen and (left := self._last[0] + SPAN - self._monotonic()) > 0:
            return left
        if self._resting:
            self._resting = False
            _log.info("Discord's refusals have become fewer: digests go on")
        return 0.0
