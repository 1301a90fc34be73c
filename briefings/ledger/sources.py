"""Feeds and pages that are followed: configuration, with what their fetches have left."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from briefings.ledger.following import OPERATOR
from briefings.ledger.values import moment, moment_or_none, stamp, stamp_or_none
from briefings.model.fetching import FetchFailure, Validators
from briefings.model.sources import FetchRecord, Move, Source, SourceKind, SourceTrouble, Trouble, source_id
from briefings.stores import Transaction, TransactionalStore, list_values

_COLUMNS = (
    *("id", "url", "kind", "title", "added_at", "last_fetch", "last_new", "next_fetch", "interval_s"),
    *("failures", "failing_since", "trouble", "trouble_status", "trouble_detail", "gone"),
    *("etag", "last_modified", "validators_of", "body", "moved_to", "moved_count", "moved_since"),
)
_SELECT = ", ".join(f"sources.{name}" for name in (*_COLUMNS, "lease"))
_BY_OPERATOR = "EXISTS (SELECT 1 FROM followers AS own WHERE own.source = sources.id AND own.guild = 0)"
#: Whether anybody wants it fetched.
WANTED = "EXISTS (SELECT 1 FROM followers WHERE followers.source = sources.id AND followers.paused = 0)"

#: What a fetch leaves; the address too, unless another source has it.
_LEFT = [name for name in _COLUMNS if name not in ("id", "url", "kind", "added_at")]
_KEEP = f"""
UPDATE sources SET {", ".join(f"{name} = :{name}" for name in _LEFT)}, owner = NULL, lease_until = NULL
WHERE id = :id AND owner = :owner AND lease = :lease
"""

DUE = f"""
SELECT sources.id FROM sources
WHERE gone = 0 AND next_fetch <= :now AND (lease_until IS NULL OR lease_until <= :now) AND {WANTED}
ORDER BY next_fetch, id LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class SqlSources:
    """Sources and their followers."""

    _store: TransactionalStore

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
        """Return a source under an address, followed from now on and due at once; and whether it wasn't before.

        A page and a feed under one address are two: what one follower wants of it is no other's choice.
        """
        at = stamp(now)
        async with self._store.write() as transaction:
            found = await _find_under(transaction, url, kind) or await _insert(transaction, url, kind, at)
            added = await transaction.execute(
                "INSERT INTO followers (source, guild, name, added_by, added_at)"
                " VALUES (:source, :guild, :name, :user, :now) ON CONFLICT DO NOTHING",
                {"source": found, "guild": follower, "name": name, "user": user, "now": at},
            )
            (source,) = await _find(transaction, "sources.id = :id", {"id": found}, follower)
        return source, added == 1

    async def list_of(self, follower: int = OPERATOR) -> tuple[Source, ...]:
        """Return what somebody follows in the order in which it was added, each as it is for them."""
        async with self._store.read() as transaction:
            return await _find(transaction, "mine.guild IS NOT NULL", {}, follower)

    async def list_all(self) -> tuple[Source, ...]:
        """Return all sources in the order in which they were added."""
        async with self._store.read() as transaction:
            return await _find_for_all(transaction, "1 = 1", {})

    async def list_followed(self) -> tuple[tuple[str, int], ...]:
        """Return who follows what: a source's id, and the follower."""
        async with self._store.read() as transaction:
            rows = await transaction.fetch("SELECT source, guild FROM followers ORDER BY source, guild")
        return tuple((source, guild) for source, guild in rows)

    async def list_followers(self, source: str) -> tuple[tuple[int, int | None], ...]:
        """Return who wants a source fetched, and who of them added it; None: that person's data was erased."""
        async with self._store.read() as transaction:
            rows = await transaction.fetch(
                "SELECT guild, added_by FROM followers WHERE source = :source AND paused = 0 ORDER BY guild",
                {"source": source},
            )
        return tuple((guild, user) for guild, user in rows)

    async def set_paused(self, source: str, follower: int, *, paused: bool, now: datetime) -> bool:
        """Let a source rest, or go on and be due at once, for a follower; return whether that was a change."""
        async with self._store.write() as transaction:
            changed = await transaction.execute(
                "UPDATE followers SET paused = :paused WHERE source = :source AND guild = :guild AND paused <> :paused",
                {"paused": int(paused), "source": source, "guild": follower},
            )
            revived = 0
            if not paused:
                revived = await transaction.execute(
                    "UPDATE sources SET gone = 0, next_fetch = :now WHERE id = :id AND (gone = 1 OR :changed > 0)"
                    " AND EXISTS (SELECT 1 FROM followers WHERE source = :id AND guild = :guild)",
                    {"id": source, "now": stamp(now), "changed": changed, "guild": follower},
                )
        return changed + revived > 0

    async def remove(self, source: str, follower: int = OPERATOR) -> bool:
        """Let somebody follow a source no longer; return whether nobody else does, so that it is removed."""
        async with self._store.write() as transaction:
            await transaction.execute(
                "DELETE FROM followers WHERE source = :source AND guild = :guild", {"source": source, "guild": follower}
            )
            removed = await transaction.execute(
                "DELETE FROM sources WHERE id = :id AND NOT EXISTS (SELECT 1 FROM followers WHERE source = :id)",
                {"id": source},
            )
        return removed == 1

    async def claim(
        self, owner: str, now: datetime, until: datetime, *, among: Collection[str] | None = None, limit: int = 100
    ) -> tuple[Source, ...]:
        """Return sources that `owner` alone fetches until a moment, the longest due first."""
        at = stamp(now)
        async with self._store.write() as transaction:
            if among is None:
                ids = [row[0] for row in await transaction.fetch(DUE, {"now": at, "limit": limit})]
            else:
                ids = list(among)[:limit]
            if not ids:
                return ()
            names, values = list_values("source", ids)
            await transaction.execute(
                "UPDATE sources SET owner = :owner, lease_until = :until, lease = lease + 1"
                f" WHERE id IN ({names}) AND gone = 0"
                f" AND (lease_until IS NULL OR lease_until <= :now) AND {WANTED}",
                {**values, "owner": owner, "until": stamp(until), "now": at},
            )
            return await _find_for_all(
                transaction,
                f"sources.id IN ({names}) AND owner = :owner AND lease_until = :until",
                {**values, "owner": owner, "until": stamp(until)},
            )

    async def renew(self, source: Source, owner: str, until: datetime) -> bool:
        """Lengthen a lease; return False where it was lost."""
        async with self._store.write_beside() as transaction:
            renewed = await transaction.execute(
                "UPDATE sources SET lease_until = :until WHERE id = :id AND owner = :owner AND lease = :lease",
                {"id": source.id, "owner": owner, "lease": source.lease, "until": stamp(until)},
            )
        return renewed == 1

    async def record(self, source: Source, owner: str) -> bool:
        """Keep what a fetch has left, with title and address, and end the lease; return False where it was lost."""
        async with self._store.write() as transaction:
            kept = await transaction.execute(_KEEP, {**_values(source), "owner": owner, "lease": source.lease})
            if kept:
                await transaction.execute(
                    "UPDATE sources SET url = :url WHERE id = :id AND NOT EXISTS"
                    " (SELECT 1 FROM sources AS other WHERE other.url = :url AND other.kind = sources.kind)",
                    {"id": source.id, "url": source.url},
                )
        return kept == 1

    async def free(self, owners: Collection[str]) -> int:
        """End the leases of owners that are known to work no more; return how many."""
        if not owners:
            return 0
        names, values = list_values("owner", owners)
        async with self._store.write() as transaction:
            return await transaction.execute(
                f"UPDATE sources SET owner = NULL, lease_until = NULL WHERE owner IN ({names})", values
            )


async def _find_under(transaction: Transaction, url: str, kind: SourceKind) -> str | None:
    """Return the id of the source of a kind that has an address, or was added under it before it moved."""
    rows = await transaction.fetch(
        "SELECT id FROM sources WHERE kind = :kind AND (url = :url OR id = :id OR id = :kinds_own)"
        " ORDER BY CASE WHEN url = :url THEN 0 ELSE 1 END LIMIT 1",
        {"url": url, "kind": kind, "id": source_id(url), "kinds_own": source_id(url, kind)},
    )
    return next((own for (own,) in rows), None)


async def _insert(transaction: Transaction, url: str, kind: SourceKind, at: str) -> str:
    own = source_id(url)
    if await transaction.fetch("SELECT 1 FROM sources WHERE id = :id", {"id": own}):
        own = source_id(url, kind)
    await transaction.execute(
        "INSERT INTO sources (id, url, kind, added_at, next_fetch) VALUES (:id, :url, :kind, :now, :now)",
        {"id": own, "url": url, "kind": kind, "now": at},
    )
    return own


async def _find(transaction: Transaction, where: str, values: dict[str, object], follower: int) -> tuple[Source, ...]:
    """Return the sources for which an SQL condition holds, each as it is for one follower."""
    rows = await transaction.fetch(
        f"SELECT {_SELECT}, mine.name, coalesce(mine.paused, 1), {_BY_OPERATOR} FROM sources"
        " LEFT JOIN followers AS mine ON mine.source = sources.id AND mine.guild = :follower"
        f" WHERE {where} ORDER BY coalesce(mine.added_at, sources.added_at), sources.id",
        {**values, "follower": follower},
    )
    return tuple(map(_source, rows))


async def _find_for_all(transaction: Transaction, where: str, values: dict[str, object]) -> tuple[Source, ...]:
    """Return the same, each as it is for all who follow it, the longest due first."""
    rows = await transaction.fetch(
        f"SELECT {_SELECT}, (SELECT min(own.name) FROM followers AS own WHERE own.source = sources.id),"
        f" CASE WHEN {WANTED} THEN 0 ELSE 1 END, {_BY_OPERATOR} FROM sources"
        f" WHERE {where} ORDER BY next_fetch, sources.id",
        values,
    )
    return tuple(map(_source, rows))


def _source(row: Iterable[Any]) -> Source:
    identity, url, kind, title, added_at, last_fetch, last_new, next_fetch, interval, *rest = row
    failures, failing_since, trouble, status, detail, gone, etag, last_modified, validators_of, body, *rest = rest
    moved_to, moved_count, moved_since, lease, name, paused, for_operator = rest
    has_validators = etag is not None or last_modified is not None
    return Source(
        id=identity,
        url=url,
        kind=SourceKind(kind),
        name=name,
        title=title,
        added_at=moment(added_at),
        paused=bool(paused),
        for_operator=bool(for_operator),
        lease=lease,
        record=FetchRecord(
            last_fetch=moment_or_none(last_fetch),
            last_new=moment_or_none(last_new),
            next_fetch=moment(next_fetch),
            interval=None if interval is None else timedelta(seconds=interval),
            failures=failures,
            failing_since=moment_or_none(failing_since),
            trouble=_trouble(trouble, status, detail),
            gone=bool(gone),
            validators=Validators(etag=etag, last_modified=last_modified) if has_validators else None,
            validators_of=validators_of,
            body=body,
            move=None if moved_to is None else Move(to=moved_to, count=moved_count, since=moment(moved_since)),
        ),
    )


def _trouble(kind: str | None, status: int | None, detail: str) -> Trouble | None:
    """Return what is wrong; what a later version calls otherwise is unreadable to this one."""
    if kind is None:
        return None
    for kinds in (FetchFailure, SourceTrouble):
        if kind in set(kinds):
            return Trouble(kind=kinds(kind), status=status, detail=detail)
    return Trouble(kind=SourceTrouble.UNREADABLE, status=status, detail=detail or kind)


def _values(source: Source) -> dict[str, object]:
    record = source.record
    validators, move, trouble = record.validators or Validators(), record.move, record.trouble
    return {
        "id": source.id,
        "title": source.title,
        "last_fetch": stamp_or_none(record.last_fetch),
        "last_new": stamp_or_none(record.last_new),
        "next_fetch": stamp(record.next_fetch),
        "interval_s": None if record.interval is None else round(record.interval.total_seconds()),
        "failures": record.failures,
        "failing_since": stamp_or_none(record.failing_since),
        "trouble": None if trouble is None else trouble.kind,
        "trouble_status": None if trouble is None else trouble.status,
        "trouble_detail": "" if trouble is None else trouble.detail,
        "gone": int(record.gone),
        "etag": validators.etag,
        "last_modified": validators.last_modified,
        "validators_of": record.validators_of,
        "body": record.body,
        "moved_to": None if move is None else move.to,
        "moved_count": None if move is None else move.count,
        "moved_since": None if move is None else stamp(move.since),
    }
