"""What the ledger's room of sources is to everybody who uses one, whatever keeps it. See protocol.py for what holds."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from briefings.model.sources import Source, SourceKind

#: Who follows a source where no server does. No server has this id.
OPERATOR = 0


class Sources(Protocol):
    """Feeds and pages that are followed, and who follows them: servers by their ids, and OPERATOR.

    A source is there once however many follow it, and goes with the last of them. One is fetched under a lease.
    """

    async def add(
        self,
        url: str,
        kind: SourceKind,
        *,
        follower: int = OPERATOR,
        name: str | None = None,
        user: int | None = None,
        now: datetime,
    ) -> tuple[Source, bool]:
        """Return a source under an address, followed from now on and due at once; and whether it wasn't before."""

    async def list_of(self, follower: int = OPERATOR) -> tuple[Source, ...]:
        """Return what somebody follows in the order in which it was added, each as it is for them."""

    async def list_all(self) -> tuple[Source, ...]:
        """Return all sources in the order in which they were added."""

    async def list_followed(self) -> tuple[tuple[str, int], ...]:
        """Return who follows what: a source's id, and the follower."""

    async def list_followers(self, source: str) -> tuple[tuple[int, int | None], ...]:
        """Return who wants a source fetched, and who of them added it; None: that person's data was erased."""

    async def set_paused(self, source: str, follower: int, *, paused: bool, now: datetime) -> bool:
        """Let a source rest, or go on and be due at once, for a follower; return whether that was a change.

        It is fetched as long as anybody wants it. What was gone is asked again.
        """

    async def remove(self, source: str, follower: int = OPERATOR) -> bool:
        """Let somebody follow a source no longer; return whether nobody else does, so that it is removed."""

    async def claim(
        self, owner: str, now: datetime, until: datetime, *, among: Collection[str] | None = None, limit: int = 100
    ) -> tuple[Source, ...]:
        """Return sources that `owner` alone fetches until a moment, the longest due first.

        Without `among` those that are due; with it, those of these ids, due or not. Sources that are paused or gone,
        or that somebody else fetches, are left out.
        """

    async def renew(self, source: Source, owner: str, until: datetime) -> bool:
        """Lengthen the lease under which a source was claimed; return False where it was lost."""

    async def record(self, source: Source, owner: str) -> bool:
        """Keep what a fetch has left, with title and address, and end the lease; return False where it was lost.

        Then nothing is kept: whoever has the lease now fetches it again. An address that another source has already
        isn't taken over.
        """

    async def free(self, owners: Collection[str]) -> int:
        """End the leases of owners that are known to work no more; return how many."""
