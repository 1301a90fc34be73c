"""Processes and their leases, in memory."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from briefings.model.hosts import Host, HostLease, LeaseKind
from tests.support.memory_ledger.state import utc


@dataclass
class MemoryLeases:
    hosts: dict[str, Host] = field(default_factory=dict)
    #: By kind and name: the last lease, and whether it was given back.
    leases: dict[tuple[LeaseKind, int], tuple[HostLease, bool]] = field(default_factory=dict)

    async def enter(self, host: Host, now: datetime) -> tuple[Host, ...]:
        before = self.hosts.get(host.owner, host)
        changed = {"documents": host.documents, "alive_until": utc(host.alive_until)}
        self.hosts[host.owner] = replace(before, **changed)  # type: ignore[arg-type]
        return tuple(each for each in await self.list_hosts() if each.alive_until > utc(now))

    async def list_hosts(self) -> tuple[Host, ...]:
        return tuple(self.hosts[owner] for owner in sorted(self.hosts))

    async def leave(self, owner: str) -> None:
        self.hosts.pop(owner, None)
        for key, (lease, _) in self.leases.items():
            if lease.owner == owner and lease.kind is LeaseKind.SHARD:
                self.leases[key] = lease, True

    async def claim(
        self, kind: LeaseKind, names: Iterable[int], owner: str, now: datetime, until: datetime, *, limit: int
    ) -> tuple[HostLease, ...]:
        taken: list[HostLease] = []
        for name in sorted(names):
            before, free = self.leases.get((kind, name), (None, True))
            if len(taken) < limit and (before is None or free or before.until <= utc(now)):
                number = 1 if before is None else before.number + 1
                taken.append(HostLease(kind=kind, name=name, owner=owner, number=number, until=utc(until)))
                self.leases[kind, name] = taken[-1], False
        return tuple(taken)

    async def renew(self, leases: Iterable[HostLease], until: datetime) -> tuple[HostLease, ...]:
        kept = [replace(each, until=utc(until)) for each in leases if self._has(each)]
        self.leases |= {(each.kind, each.name): (each, False) for each in kept}
        return tuple(sorted(kept, key=lambda each: each.name))

    async def give_back(self, leases: Iterable[HostLease]) -> None:
        for each in leases:
            if self._has(each):
                self.leases[each.kind, each.name] = each, True

    async def list_leases(self, kind: LeaseKind) -> tuple[HostLease, ...]:
        held = (lease for lease, free in self.leases.values() if not free and lease.kind is kind)
        return tuple(sorted(held, key=lambda each: each.name))

    def _has(self, lease: HostLease) -> bool:
        known, free = self.leases.get((lease.kind, lease.name), (None, True))
        return known is not None and not free and (known.owner, known.number) == (lease.owner, lease.number)
