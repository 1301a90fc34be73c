"""Turns to identify a shard: Discord takes one IDENTIFY of each bucket every five seconds, from all processes."""

import asyncio
import logging
from datetime import timedelta

from bot.config.clock import Clock
from briefings import LeaseKind, Ledger, StoreError

#: Discord's own spacing (docs: Gateway, max_concurrency).
_SPACING = timedelta(seconds=5)
#: Seconds between two tries for a bucket that another process is using.
_AGAIN = 0.5

_log = logging.getLogger(__name__)


class IdentifyTurns:
    """Whose turn it is, by leases that nobody gives back: a bucket is free again when its lease ends."""

    def __init__(self, ledger: Ledger, clock: Clock, owner: str) -> None:
        self._ledger = ledger
        self._clock = clock
        self._owner = owner
        #: How many shards may identify at a time; Discord says it (`max_concurrency`).
        self.buckets = 1

    async def take(self, shard: int) -> None:
        """Return when a shard may identify. While the ledger is away, after the spacing alone."""
        bucket = shard % self.buckets
        while True:
            now = self._clock.now()
            try:
                taken = await self._ledger.leases.claim(
                    LeaseKind.IDENTIFY, [bucket], self._owner, now, now + _SPACING, limit=1
                )
            except StoreError as error:
                _log.error("shard %s identifies without a turn: %s", shard, error)
                await asyncio.sleep(_SPACING.total_seconds())
                return
            if taken:
                return
            await asyncio.sleep(_AGAIN)
