"""Whether a digest waits for documents: those that other processes have read and this one's library hasn't yet."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.collaborators import Behind
from briefings import Delivery, LeftOut, LeftOutRule, Missing, Schedule

#: How long a digest waits at most. Then it is sent without them, and `/digest why` says so.
PATIENCE = timedelta(minutes=1)
#: How old the last word of what the others have read may be.
_WORD = timedelta(seconds=10)
#: Digests of which it is remembered since when they wait.
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """A digest waits no longer."""

    #: The number of the last version that was asked for: the digest tells of none after it, because of those nobody
    #: knows whether the library has them.
    through: int
    #: What it is sent without.
    left_out: tuple[LeftOut, ...] = ()


class CatchingUp:
    """Says of each delivery whether to wait. `find` returns what the library lacks for a schedule.

    `agreed` returns whether all processes that run have read the same, as far as their last word tells: what they all
    lack was removed.
    """

    def __init__(self, find: Callable[[Schedule, datetime], Awaitable[Missing]], agreed: Callable[[], bool]) -> None:
        self._find = find
        self._agreed = agreed
        self._since: dict[int, datetime] = {}

    async def look(self, delivery: Delivery, now: datetime) -> Behind | CaughtUp:
        """Return that a delivery waits, or up to where its digest tells and without what.

        Raises StoreError and its kinds.
        """
        missing = await self._find(delivery.schedule, now)
        if missing.newest is None or (self._agreed() and now - missing.newest > _WORD):
            self._since.pop(delivery.id, None)
            return CaughtUp(missing.through)
        if len(self._since) >= _MOST:
            self._since.clear()
        if timedelta() <= now - self._since.setdefault(delivery.id, now) < PATIENCE:
            return Behind(missing.count)
        self._since.pop(delivery.id, None)
        return CaughtUp(missing.through, (LeftOut(LeftOutRule.NOT_READ, "", missing.count),))
