"""Schedules: made, changed, paused, blocked, removed and brought back. Planning is in planning.py."""

from dataclasses import dataclass
from datetime import datetime

from briefings.errors import ScheduleError
from briefings.ledger.blocking import block_schedules, unblock_schedule
from briefings.ledger.endings import fail_touched, skip_of_schedule, unfreeze_untouched
from briefings.ledger.rows import SCHEDULE_COLUMNS, SETTING_COLUMNS, read_schedules, setting_values
from briefings.ledger.values import new_id, stamp
from briefings.model.delivery import DeliveryKind
from briefings.model.digest import Destination, DestinationKind, Schedule, ScheduleSettings
from briefings.model.reasons import Cause, Reason
from briefings.stores import Transaction, TransactionalStore, Values

#: 60 random bits, for a schedule's id makes nonces and references, which must never be another's.
_ID_LENGTH = 12

_COLUMNS = (*SETTING_COLUMNS, "id", "made_by", "made_at", "settled", "next_due")
_ADD = f"INSERT INTO schedules ({', '.join(_COLUMNS)}) VALUES ({', '.join(f':{name}' for name in _COLUMNS)})"
_EDIT = f"UPDATE schedules SET {', '.join(f'{name} = :{name}' for name in SETTING_COLUMNS)} WHERE id = :id"


@dataclass(frozen=True, slots=True)
class SqlSchedules:
    """The schedules of all servers and people. Methods that take an id raise ScheduleError where there is none."""

    _store: TransactionalStore

    async def add(self, settings: ScheduleSettings, *, made_by: int, now: datetime) -> Schedule:
        """Keep a new schedule; its first fire time is the next after `now`."""
        identity = new_id(_ID_LENGTH)
        at = stamp(now)
        own = {"id": identity, "made_by": made_by, "made_at": at, "settled": at, "next_due": at}
        async with self._store.write() as transaction:
            await transaction.execute(_ADD, {**setting_values(settings), **own})
            return await _get(transaction, identity)

    async def get(self, identity: str) -> Schedule:
        """Return a schedule, a removed one too."""
        async with self._store.read() as transaction:
            return await _get(transaction, identity)

    async def list_of_guild(self, guild: int) -> tuple[Schedule, ...]:
        """Return a server's schedules in the order in which they were made, without removed ones."""
        return await self._find("guild = :guild", {"guild": guild})

    async def list_of_user(self, user: int) -> tuple[Schedule, ...]:
        """Return a person's own digests in the order in which they were made, without removed ones."""
        return await self.list_to_destination(Destination(DestinationKind.USER, user))

    async def list_to_destination(self, destination: Destination) -> tuple[Schedule, ...]:
        """Return the schedules that go to a channel, thread, forum or person, without removed ones."""
        return await self._find(
            "destination_kind = :kind AND destination = :id", {"kind": destination.kind, "id": destination.id}
        )

    async def list_alerts(self) -> tuple[Schedule, ...]:
        """Return the alerts that are neither paused nor blocked."""
        return await self._find("alert_publishers IS NOT NULL AND paused = 0 AND blocked IS NULL", {})

    async def list_blocked(self) -> tuple[Schedule, ...]:
        """Return all blocked schedules."""
        return await self._find("blocked IS NOT NULL", {})

    async def edit(self, identity: str, settings: ScheduleSettings, now: datetime) -> Schedule:
        """Replace a schedule's settings. A delivery of which nothing was sent yet is composed anew with them.

        Another destination ends a block, and so does another zone where the zone was its reason.
        """
        async with self._store.write() as transaction:
            before = await _get(transaction, identity)
            await transaction.execute(_EDIT, {**setting_values(settings), "id": identity})
            if before.settings.timing != settings.timing:
                await _restart(transaction, identity, now)
            if _is_mended(before, settings):
                if before.blocked is not None and before.blocked.cause is Cause.PLACE_GONE:
                    # What was begun there can be finished nowhere: a part in two places would be told twice.
                    await fail_touched(transaction, "schedule = :schedule", {"schedule": identity}, before.blocked, now)
                await unblock_schedule(transaction, identity, now)
            await unfreeze_untouched(transaction, "schedule = :schedule", {"schedule": identity}, now)
            return await _get(transaction, identity)

    async def pause(self, identity: str, now: datetime) -> Schedule:
        """Let a schedule rest. What has begun to be sent is finished."""
        async with self._store.write() as transaction:
            await transaction.execute("UPDATE schedules SET paused = 1 WHERE id = :id", {"id": identity})
            paused = await _get(transaction, identity)
            # All of an alert's are planned as runs; a digest's run was asked for by somebody.
            kinds = (DeliveryKind.SCHEDULED,) if paused.settings.alert is None else tuple(DeliveryKind)
            await skip_of_schedule(transaction, identity, Cause.PAUSED, now, kinds)
            return paused

    async def resume(self, identity: str, now: datetime) -> Schedule:
        """Let a schedule go on, with its next fire time after `now`."""
        async with self._store.write() as transaction:
            await transaction.execute("UPDATE schedules SET paused = 0 WHERE id = :id", {"id": identity})
            await _restart(transaction, identity, now)
            return await _get(transaction, identity)

    async def remove(self, identity: str, now: datetime) -> Schedule:
        """Remove a schedule so that `restore` can bring it back."""
        async with self._store.write() as transaction:
            await transaction.execute(
                "UPDATE schedules SET removed_at = :now WHERE id = :id", {"now": stamp(now), "id": identity}
            )
            await skip_of_schedule(transaction, identity, Cause.REMOVED, now, DeliveryKind)
            return await _get(transaction, identity)

    async def restore(self, identity: str, now: datetime) -> Schedule:
        """Bring a removed schedule back, with its next fire time after `now`."""
        async with self._store.write() as transaction:
            await transaction.execute("UPDATE schedules SET removed_at = NULL WHERE id = :id", {"id": identity})
            await _restart(transaction, identity, now)
            return await _get(transaction, identity)

    async def forget_removed(self, before: datetime) -> int:
        """Delete what was removed before a moment, with all its history; return how many schedules."""
        async with self._store.write() as transaction:
            return await transaction.execute(
                "DELETE FROM schedules WHERE removed_at < :before", {"before": stamp(before)}
            )

    async def block(self, identity: str, reason: Reason) -> bool:
        """Mark a schedule as refused by Discord; return whether it wasn't before."""
        async with self._store.write() as transaction:
            return identity in await block_schedules(transaction, "id = :id", {"id": identity}, reason)

    async def block_guild(self, guild: int, reason: Reason) -> tuple[str, ...]:
        """Mark all schedules of a server; return the ids of those that weren't blocked before."""
        async with self._store.write() as transaction:
            return await block_schedules(transaction, "guild = :guild AND removed_at IS NULL", {"guild": guild}, reason)

    async def unblock(self, identity: str, now: datetime) -> bool:
        """Let a schedule go on as after downtime; return whether it was blocked."""
        async with self._store.write() as transaction:
            return await unblock_schedule(transaction, identity, now)

    async def _find(self, where: str, values: Values) -> tuple[Schedule, ...]:
        async with self._store.read() as transaction:
            rows = await transaction.fetch(
                f"SELECT {SCHEDULE_COLUMNS} FROM schedules WHERE {where} AND removed_at IS NULL ORDER BY made_at, id",
                values,
            )
        return read_schedules(rows).found


async def _get(transaction: Transaction, identity: str) -> Schedule:
    rows = await transaction.fetch(f"SELECT {SCHEDULE_COLUMNS} FROM schedules WHERE id = :id", {"id": identity})
    if not rows:
        raise ScheduleError("there is no such digest any more; look at the list of digests")
    for found in read_schedules(rows).found:
        return found
    raise ScheduleError("what is stored of this digest can't be read; whoever runs this bot finds more in its log")


def _is_mended(before: Schedule, settings: ScheduleSettings) -> bool:
    """Tell whether new settings take away what a schedule may be blocked for."""
    of_zone = before.blocked is not None and before.blocked.cause is Cause.ZONE_UNKNOWN
    if of_zone and before.settings.timing.zone == settings.timing.zone:
        return False
    return of_zone or before.settings.destination != settings.destination


async def _restart(transaction: Transaction, identity: str, now: datetime) -> None:
    """Count fire times from `now`; planning finds the next one at its next turn."""
    await transaction.execute(
        "UPDATE schedules SET settled = :now, next_due = :now WHERE id = :id", {"now": stamp(now), "id": identity}
    )
