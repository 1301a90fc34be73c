"""Several processes that share one ledger: who runs, and who has which of Discord's shards."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class LeaseKind(StrEnum):
    """What a lease is of; within a kind its number names it."""

    #: One of Discord's shards: its servers' commands are answered and their digests sent.
    SHARD = "shard"
    #: One of the buckets in which Discord takes a shard's IDENTIFY every five seconds.
    IDENTIFY = "identify"


@dataclass(frozen=True, slots=True, kw_only=True)
class HostLease:
    """That a process has something for itself until a moment, aware UTC."""

    kind: LeaseKind
    #: The shard's or the bucket's number, from 0.
    name: int
    owner: str
    #: How often it was taken by anybody, this time included: what was lost in between is known by it.
    number: int
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A process that runs, as the others know it."""

    #: New at each start.
    owner: str
    #: What people call it: its machine's name, if they didn't name it otherwise.
    name: str
    #: How many shards there are in all, as it was told.
    shards: int
    #: A fingerprint of the folder of documents as it has read it; empty: it hasn't yet.
    documents: str
    #: Until when it counts as running, aware UTC.
    alive_until: datetime


@dataclass(frozen=True, slots=True)
class Share:
    """The servers and persons that a process serves: those of the shards that it holds, of `count` in all."""

    count: int
    held: frozenset[int]

    def has(self, account: int) -> bool:
        """Tell whether the share has a server, or the person that a digest goes to, by the id.

        For servers it is Discord's own rule (docs: Gateway, Sharding Formula); persons are shared out in the same way.
        """
        return (account >> 22) % self.count in self.held


def plan_shards(owner: str, owners: tuple[str, ...], count: int) -> int:
    """Return how many of `count` shards are a process's, among all that run, so that the numbers differ by one at most.

    >>> [plan_shards(each, ("a", "b", "c"), 16) for each in "abc"]
    [6, 5, 5]
    """
    ranked = sorted({*owners, owner})
    whole, rest = divmod(count, len(ranked))
    return whole + (ranked.index(owner) < rest)
