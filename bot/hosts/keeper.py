"""Holds this process's share of the shards, among all processes that run on the ledger; alone it holds them all.

A process says every few seconds that it runs, and renews its leases. One that doesn't for LEASE is taken for dead: the
others free what it was sending and take its shards. One that was only paused finds that out from its own clocks before
it sends anything, and from the leases' numbers when it renews them.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime, timedelta

from bot.config.clock import Clock
from briefings import Host, HostLease, LeaseKind, Ledger, Share, StoreError, plan_shards

#: How long a process counts as running, and has its shards, since it last said so.
LEASE = timedelta(seconds=15)
#: In which part of that time it stops acting under them itself, because clocks of machines differ.
_TRUSTED = 0.85
#: Seconds between two looks. A dead process's shards are taken within LEASE and one of these.
LOOK = 3.0

_log = logging.getLogger(__name__)


class HostsError(Exception):
    """The processes that share the ledger don't agree; the message is one sentence for the operator."""


class ShardKeeper:
    """This process among all that share the ledger. `share` is what it may act for now.

    `owner` names it in leases and is new at each start; `name` is for people. `count` is the number of all shards.
    `lease` is how long it counts as running, `look` the seconds between two looks.
    `documents` returns a fingerprint of what this process has read; empty: it is still reading. `monotonic` returns
    seconds.
    """

    def __init__(
        self,
        *,
        ledger: Ledger,
        clock: Clock,
        monotonic: Callable[[], float],
        owner: str,
        name: str,
        count: int,
        documents: Callable[[], Awaitable[str]],
        lease: timedelta = LEASE,
        look: float = LOOK,
    ) -> None:
        self._lease = lease
        self._look = look
        self.owner = owner
        self.count = count
        self._name = name
        self._ledger = ledger
        self._clock = clock
        self._monotonic = monotonic
        self._documents = documents
        self._held: tuple[HostLease, ...] = ()
        #: Renewed like what is held.
        self._surplus: tuple[HostLease, ...] = ()
        self._looked = asyncio.Event()
        #: Held while leases are renewed or given back.
        self._changing = asyncio.Lock()
        #: Until when the leases are believed, by the clock and by the monotonic one: the first may be set, the second
        #: stands still while a machine sleeps.
        self._until: tuple[datetime, float] | None = None
        #: Whether all that run have read the same, by their last word.
        self.agreed = False

    @property
    def held(self) -> frozenset[int]:
        """The shards that were this process's at the last look."""
        return frozenset(lease.name for lease in self._held)

    @property
    def surplus(self) -> frozenset[int]:
        """Those beyond its share at that look: leased until they are given back, because they are still connected."""
        return frozenset(lease.name for lease in self._surplus)

    @property
    def share(self) -> Share:
        """What this process may act for now: nothing, once its leases may have ended."""
        valid = self._until is not None and self._clock.now() < self._until[0] and self._monotonic() < self._until[1]
        return Share(self.count, self.held if valid else frozenset())

    async def run(
        self, changed: Callable[[frozenset[int]], Awaitable[None]], begun: asyncio.Event | None = None
    ) -> None:
        """Look again and again until cancelled.

        `changed` is called with the shards held now before any is given back, and whenever there are others, first
        when `begun` is set. It may take its time: leases are renewed beside it, and what is too much is given back when
        it is done. While the ledger is away, shards stay connected and nothing is sent.
        """
        async with asyncio.TaskGroup() as group:
            group.create_task(self._follow(changed, begun), name="follow shards")
            while True:
                try:
                    async with self._changing:
                        await self.look()
                    self._looked.set()
                except StoreError as error:
                    _log.error("shards can't be renewed: %s", error)
                except Exception:
                    _log.exception("looking after shards met a bug; it is tried again in %.1f s", self._look)
                await asyncio.sleep(self._look)

    async def _follow(self, changed: Callable[[frozenset[int]], Awaitable[None]], begun: asyncio.Event | None) -> None:
        """Have shards connected and disconnected after each look, and give back what is too much."""
        known: frozenset[int] | None = None
        if begun is not None:
            await begun.wait()
        while True:
            await self._looked.wait()
            self._looked.clear()
            held, surplus = self.held, self.surplus
            try:
                if held != known:
                    _log.info("Shards held: %s of %s", _names(held), self.count)
                    await changed(held)
                    known = held
                await self.give_back(surplus)
            except StoreError as error:
                _log.error("shards can't be given back: %s", error)
            except Exception:
                _log.exception("following shards met a bug; it is tried again in %.1f s", self._look)

    async def look(self) -> None:
        """Renew what is held, and take what is free up to this process's share; `surplus` is what is beyond it.

        Raises StoreError, and HostsError at the first look where a process that runs was told another number of shards.
        """
        now, begun = self._clock.now(), self._monotonic()
        await self._bury(now)
        until = now + self._lease
        host = Host(
            owner=self.owner,
            name=self._name,
            shards=self.count,
            documents=await self._find_documents(),
            alive_until=until,
        )
        running = await self._ledger.leases.enter(host, now)
        for other in running:
            if other.shards != self.count and self._until is None:
                await self._ledger.leases.leave(self.owner)
                raise HostsError(
                    f"BRIEFBOT_SHARDS is {self.count} here and {other.shards} at {other.name}, which shares the ledger:"
                    " give all of them one number."
                )
        self.agreed = bool(host.documents) and all(other.documents == host.documents for other in running)
        # One that was told another number is about to end.
        alike = tuple(other.owner for other in running if other.shards == self.count)
        mine = plan_shards(self.owner, alike, self.count)
        held = await self._ledger.leases.renew((*self._held, *self._surplus), until)
        surplus = held[mine:]
        held = held[:mine]
        if len(held) < mine:
            has = {lease.name for lease in held}
            free = [name for name in range(self.count) if name not in has]
            more = await self._ledger.leases.claim(
                LeaseKind.SHARD, free, self.owner, now, until, limit=mine - len(held)
            )
            held = tuple(sorted((*held, *more), key=lambda lease: lease.name))
        self._held, self._surplus = held, surplus
        trusted = self._lease * _TRUSTED
        self._until = now + trusted, begun + trusted.total_seconds()

    async def give_back(self, shards: Collection[int]) -> None:
        """Give back those of the shards that are still too much. Raises StoreError.

        A look since they were found so may have taken some of them into this process's share after all.
        """
        async with self._changing:
            dropped = tuple(lease for lease in self._surplus if lease.name in shards)
            await self._ledger.leases.give_back(dropped)

    async def leave(self) -> None:
        """Hand everything over at once. Raises StoreError."""
        self._held, self._surplus, self._until = (), (), None
        await self._ledger.deliveries.free([self.owner], self._clock.now())
        await self._ledger.leases.leave(self.owner)

    async def _find_documents(self) -> str:
        """Return the fingerprint of what was read, which is nothing while the library can't be used."""
        try:
            return await self._documents()
        except StoreError as error:
            # Shards are the ledger's: an answer without a library is told to people, silence is not.
            _log.warning("the other processes aren't told what was read here: %s", error)
            return ""

    async def _bury(self, now: datetime) -> None:
        """Free what processes had that have said nothing for too long."""
        for host in await self._ledger.leases.list_hosts():
            if host.alive_until <= now and host.owner != self.owner:
                freed = await self._ledger.deliveries.free([host.owner], now)
                await self._ledger.leases.leave(host.owner)
                _log.warning("%s has ended; of what it was sending, %s digests go on here", host.name, freed)


def _names(shards: frozenset[int]) -> str:
    return ", ".join(map(str, sorted(shards))) or "none"
