"""Schedules: made, changed, paused, blocked, removed and brought back. Planning is in planning.py."""

from dataclasses import dataclass
from datetime import datetime

import aiosqlite

from briefings.errors import ScheduleError
from briefings.ledger.rows import SCHEDULE_COLUMNS, SETTING_COLUMNS, schedule, setting_values
from briefings.ledger.values import new_id, stamp
from briefings.model.delivery import DeliveryKind, DeliveryState
from briefings.model.digest import Destination, DestinationKind, Schedule, ScheduleSettings, SkipReason
from briefings.stores import Store

#: 60 random bits, for a schedule's id makes nonces and references, which must never be another's.
_ID_LENGTH = 12

#: An open delivery of which Discord can hold nothing yet.
UNTOUCHED = (
    "state IN ('planned', 'frozen')"
    " AND NOT EXISTS (SELECT 1 FROM parts WHERE parts.delivery = deliveries.id AND parts.state != 'pending')"
)


@dataclass(frozen=True, slots=True)
class Schedules:
    """The schedules of all servers and people. Methods that take an id raise ScheduleError where there is none."""

    _store: Store

    async def add(self, settings: ScheduleSettings, *, made_by: int, now: datetime) -> Schedule:
        """Keep a new schedule; its first fire time is the next after `now`."""
        identity = new_id(_ID_LENGTH)
        values = (*setting_values(settings), identity, made_by, stamp(now), stamp(now), stamp(now))
        async with self._store.write() as db:
            await db.execute(
                f"INSERT INTO schedules ({', '.join(SETTING_COLUMNS)}, id, made_by, made_at, settled, next_due)"
                f" VALUES ({', '.join('?' * len(values))})",
                values,
            )
            return await _get(db, identity)

    async def get(self, identity: str) -> Schedule:
        """Return a schedule, a removed one too."""
        async with self._store.read() as db:
            return await _get(db, identity)

    async def of_guild(self, guild: int) -> tuple[Schedule, ...]:
        """Return a server's schedules in the order in which they were made, without removed ones."""
        return await self._find("guild = ?", guild)

    async def of_user(self, user: int) -> tuple[Schedule, ...]:
        """Return a person's own digests in the order in which they were made, without removed ones."""
        return await self._find("destination_kind = ? AND destination = ?", DestinationKind.USER, user)

    async def to_destination(self, destination: Destination) -> tuple[Schedule, ...]:
        """Return the schedules that go to a channel, thread, forum or person, without removed ones."""
        return await self._find("destination_kind = ? AND destination = ?", destination.kind, destination.id)

    async def blocked(self) -> tuple[Schedule, ...]:
        """Return all blocked schedules."""
        return await self._find("blocked IS NOT NULL")

    async def edit(self, identity: str, settings: ScheduleSettings, now: datetime) -> Schedule:
        """Replace a schedule's settings. A delivery of which nothing was sent yet is composed anew with them.

        Another destination ends a block.
        """
        async with self._store.write() as db:
            before = await _get(db, identity)
            await db.execute(
                f"UPDATE schedules SET {', '.join(f'{name} = ?' for name in SETTING_COLUMNS)} WHERE id = ?",
                (*setting_values(settings), identity),
            )
            if before.settings.timing != settings.timing:
                await _restart(db, identity, now)
            if before.settings.destination != settings.destination:
                await _unblock(db, identity, now)
            await _unfreeze(db, identity, now)
            return await _get(db, identity)

    async def pause(self, identity: str, now: datetime) -> Schedule:
        """Let a schedule rest. What has begun to be sent is finished."""
        async with self._store.write() as db:
            await db.execute("UPDATE schedules SET paused = 1 WHERE id = ?", (identity,))
            await _skip_untouched(db, identity, SkipReason.PAUSED, now, DeliveryKind.SCHEDULED)
            return await _get(db, identity)

    async def resume(self, identity: str, now: datetime) -> Schedule:
        """Let a schedule go on, with its next fire time after `now`."""
        async with self._store.write() as db:
            await db.execute("UPDATE schedules SET paused = 0 WHERE id = ?", (identity,))
            await _restart(db, identity, now)
            return await _get(db, identity)

    async def remove(self, identity: str, now: datetime) -> Schedule:
        """Remove a schedule so that `restore` can bring it back."""
        async with self._store.write() as db:
            await db.execute("UPDATE schedules SET removed_at = ? WHERE id = ?", (stamp(now), identity))
            await _skip_untouched(db, identity, SkipReason.REMOVED, now, *DeliveryKind)
            return await _get(db, identity)

    async def restore(self, identity: str, now: datetime) -> Schedule:
        """Bring a removed schedule back, with its next fire time after `now`."""
        async with self._store.write() as db:
            await db.execute("UPDATE schedules SET removed_at = NULL WHERE id = ?", (identity,))
            await _restart(db, identity, now)
            return await _get(db, identity)

    async def forget_removed(self, before: datetime) -> int:
        """Delete what was removed before a moment, with all its history; return how many schedules."""
        async with self._store.write() as db:
            cursor = await db.execute("DELETE FROM schedules WHERE removed_at < ?", (stamp(before),))
        return cursor.rowcount

    async def block(self, identity: str, reason: str) -> bool:
        """Mark a schedule as refused by Discord, with the reason in words; return whether it wasn't before.

        Its open deliveries wait, and nobody holds a lease on them any more.
        """
        async with self._store.write() as db:
            return identity in await _block(db, "id = ?", (reason, identity))

    async def block_guild(self, guild: int, reason: str) -> tuple[str, ...]:
        """Mark all schedules of a server; return the ids of those that weren't blocked before."""
        async with self._store.write() as db:
            return await _block(db, "guild = ? AND removed_at IS NULL", (reason, guild))

    async def unblock(self, identity: str, now: datetime) -> bool:
        """Let a schedule go on as after downtime; return whether it was blocked."""
        async with self._store.write() as db:
            return await _unblock(db, identity, now)

    async def _find(self, where: str, *values: object) -> tuple[Schedule, ...]:
        async with self._store.read() as db:
            rows = await db.execute_fetchall(
                f"SELECT {SCHEDULE_COLUMNS} FROM schedules WHERE {where} AND removed_at IS NULL ORDER BY made_at, id",
                values,
            )
        return tuple(schedule(row) for row in rows)


async def _skip_untouched(
    db: aiosqlite.Connection, identity: str, reason: SkipReason, now: datetime, *kinds: DeliveryKind
) -> None:
    """Give up the open deliveries of a schedule of which Discord can hold nothing."""
    await db.executemany(
        "UPDATE deliveries SET state = ?, owner = NULL, finished_at = ?, reason = ?"
        f" WHERE schedule = ? AND kind = ? AND {UNTOUCHED}",
        [(DeliveryState.SKIPPED, stamp(now), reason, identity, kind) for kind in kinds],
    )


async def _get(db: aiosqlite.Connection, identity: str) -> Schedule:
    rows = await db.execute_fetchall(f"SELECT {SCHEDULE_COLUMNS} FROM schedules WHERE id = ?", (identity,))
    for row in rows:
        return schedule(row)
    raise ScheduleError("there is no such digest any more; look at the list of digests")


async def _restart(db: aiosqlite.Connection, identity: str, now: datetime) -> None:
    """Count fire times from `now`; planning finds the next one at its next turn."""
    await db.execute("UPDATE schedules SET settled = ?, next_due = ? WHERE id = ?", (stamp(now), stamp(now), identity))


async def _unfreeze(db: aiosqlite.Connection, identity: str, now: datetime) -> None:
    """Put untouched deliveries back to where nothing is composed; whoever held a lease has lost it."""
    rows = await db.execute_fetchall(
        "UPDATE deliveries SET state = ?, owner = NULL, ready_at = ?, destination_kind = NULL, destination = NULL,"
        " publish = NULL, digest_kind = NULL, since = NULL, until = NULL, seen_after = 0, seen_through = 0,"
        " late_for = NULL, left_out = '[]'"
        f" WHERE schedule = ? AND {UNTOUCHED} RETURNING id",
        (DeliveryState.PLANNED, stamp(now), identity),
    )
    for (delivery,) in rows:
        await db.execute("DELETE FROM parts WHERE delivery = ?", (delivery,))
        await db.execute("DELETE FROM carried WHERE delivery = ?", (delivery,))


async def _block(db: aiosqlite.Connection, where: str, values: tuple[object, ...]) -> tuple[str, ...]:
    rows = await db.execute_fetchall(
        f"UPDATE schedules SET blocked = ? WHERE {where} AND blocked IS NULL RETURNING id", values
    )
    blocked = tuple(row[0] for row in rows)
    for identity in blocked:
        await db.execute(
            "UPDATE deliveries SET held = 1, owner = NULL WHERE schedule = ? AND state IN ('planned', 'frozen')",
            (identity,),
        )
    return blocked


async def _unblock(db: aiosqlite.Connection, identity: str, now: datetime) -> bool:
    cursor = await db.execute("UPDATE schedules SET blocked = NULL WHERE id = ? AND blocked IS NOT NULL", (identity,))
    await db.execute(
        "UPDATE deliveries SET held = 0, ready_at = min(ready_at, ?) WHERE schedule = ? AND held = 1",
        (stamp(now), identity),
    )
    return cursor.rowcount == 1
