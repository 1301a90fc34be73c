"""Which processes run on one ledger, and what each has for itself: shards of Discord's gateway, turns to identify."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from briefings.ledger.values import moment, stamp
from briefings.model.hosts import Host, HostLease, LeaseKind, Share
from briefings.stores import TransactionalStore, list_values


class Leases(Protocol):
    """Processes and their leases. Each claim raises a lease's number, so that one that was lost changes nothing."""

    async def enter(self, host: Host, now: datetime) -> tuple[Host, ...]:
        """Say that a process runs until its `alive_until`; return all that run now, by their owners' names."""

    async def list_hosts(self) -> tuple[Host, ...]:
        """Return all processes that haven't left, those whose time has ended too, by their owners' names."""

    async def leave(self, owner: str) -> None:
        """Forget a process; its shards are free. Turns to identify are not: Discord's seconds go on without it."""

    async def claim(
        self, kind: LeaseKind, names: Iterable[int], owner: str, now: datetime, until: datetime, *, limit: int
    ) -> tuple[HostLease, ...]:
        """Return up to `limit` of these that nobody has now, taken until a moment, by their names."""

    async def renew(self, leases: Iterable[HostLease], until: datetime) -> tuple[HostLease, ...]:
        """Lengthen leases; return those that are still the holder's, by their names. Others change nothing."""

    async def give_back(self, leases: Iterable[HostLease]) -> None:
        """End leases at once, as far as they are still the holder's."""

    async def list_leases(self, kind: LeaseKind) -> tuple[HostLease, ...]:
        """Return what somebody has of a kind, ended leases too, by their names."""


_HOST = "owner, name, shards, documents, alive_until"
_LEASE = "kind, name, owner, number, ends"

#: Nobody has it: it was given back, or its time has ended.
_CLAIM = """
INSERT INTO leases (kind, name, owner, number, ends) VALUES (:kind, :name, :owner, 1, :ends)
ON CONFLICT (kind, name) DO UPDATE SET owner = :owner, number = leases.number + 1, ends = :ends
WHERE leases.owner IS NULL OR leases.ends <= :now
RETURNING number
"""
_OWN = "kind = :kind AND name = :name AND owner = :owner AND number = :number"


@dataclass(frozen=True, slots=True)
class SqlLeases:
    """Processes and their leases. See `Leases`."""

    _store: TransactionalStore

    async def enter(self, host: Host, now: datetime) -> tuple[Host, ...]:
        """Say that a process runs until its `alive_until`; return all that run now, by their owners' names."""
        values = {
            "owner": host.owner,
            "name": host.name,
            "shards": host.shards,
            "documents": host.documents,
            "alive_until": stamp(host.alive_until),
        }
        async with self._store.write() as transaction:
            await transaction.execute(
                f"INSERT INTO hosts ({_HOST}) VALUES (:owner, :name, :shards, :documents, :alive_until)"
                " ON CONFLICT (owner) DO UPDATE SET documents = :documents, alive_until = :alive_until",
                values,
            )
            rows = await transaction.fetch(
                f"SELECT {_HOST} FROM hosts WHERE alive_until > :now ORDER BY owner", {"now": stamp(now)}
            )
        return tuple(map(_host, rows))

    async def list_hosts(self) -> tuple[Host, ...]:
        """Return all processes that haven't left, those whose time has ended too, by their owners' names."""
        async with self._store.read() as transaction:
            return tuple(map(_host, await transaction.fetch(f"SELECT {_HOST} FROM hosts ORDER BY owner")))

    async def leave(self, owner: str) -> None:
        """Forget a process; its shards are free. Turns to identify are not: Discord's seconds go on without it."""
        async with self._store.write() as transaction:
            await transaction.execute(
                "UPDATE leases SET owner = NULL WHERE owner = :owner AND kind = :kind",
                {"owner": owner, "kind": LeaseKind.SHARD},
            )
            await transaction.execute("DELETE FROM hosts WHERE owner = :owner", {"owner": owner})

    async def claim(
        self, kind: LeaseKind, names: Iterable[int], owner: str, now: datetime, until: datetime, *, limit: int
    ) -> tuple[HostLease, ...]:
        """Return up to `limit` of these that nobody has now, taken until a moment, by their names."""
        taken: list[HostLease] = []
        values = {"kind": kind, "owner": owner, "now": stamp(now), "ends": stamp(until)}
        async with self._store.write() as transaction:
            for name in sorted(names):
                if len(taken) >= limit:
                    break
                for (number,) in await transaction.fetch(_CLAIM, {**values, "name": name}):
                    taken.append(HostLease(kind=kind, name=name, owner=owner, number=number, until=until))
        return tuple(taken)

    async def renew(self, leases: Iterable[HostLease], until: datetime) -> tuple[HostLease, ...]:
        """Lengthen leases; return those that are still the holder's, by their names. Others change nothing."""
        kept: list[HostLease] = []
        async with self._store.write() as transaction:
            for lease in sorted(leases, key=lambda each: each.name):
                rows = await transaction.fetch(
                    f"UPDATE leases SET ends = :ends WHERE {_OWN} RETURNING {_LEASE}",
                    {**_key(lease), "ends": stamp(until)},
                )
                kept += map(_lease, rows)
        return tuple(kept)

    async def give_back(self, leases: Iterable[HostLease]) -> None:
        """End leases at once, as far as they are still the holder's."""
        async with self._store.write() as transaction:
            for lease in leases:
                await transaction.execute(f"UPDATE leases SET owner = NULL WHERE {_OWN}", _key(lease))

    async def list_leases(self, kind: LeaseKind) -> tuple[HostLease, ...]:
        """Return what somebody has of a kind, ended leases too, by their names."""
        async with self._store.read() as transaction:
            rows = await transaction.fetch(
                f"SELECT {_LEASE} FROM leases WHERE kind = :kind AND owner IS NOT NULL ORDER BY name", {"kind": kind}
            )
        return tuple(map(_lease, rows))


def of_share(share: Share | None, account: str) -> tuple[str, dict[str, object]]:
    """Return the SQL condition that a share has the account in a column, and its values by name.

    None: everything is this process's. What `Share.has` says, for a database.
    """
    if share is None:
        return "TRUE", {}
    if not share.held:
        return "FALSE", {}
    names, values = list_values("shard", sorted(share.held))
    return f"(({account} >> 22) % :shards) IN ({names})", {**values, "shards": share.count}


def _key(lease: HostLease) -> dict[str, object]:
    return {"kind": lease.kind, "name": lease.name, "owner": lease.owner, "number": lease.number}


def _host(row: tuple[Any, ...]) -> Host:
    owner, name, shards, documents, alive_until = row
    return Host(owner=owner, name=name, shards=shards, documents=documents, alive_until=moment(alive_until))


def _lease(row: tuple[Any, ...]) -> HostLease:
    kind, name, owner, number, ends = row
    return HostLease(kind=LeaseKind(kind), name=name, owner=owner, number=number, until=moment(ends))
