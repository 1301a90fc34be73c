"""Which schedules are due, and the record of what was decided about them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import aiosqlite

from briefings.ledger.rows import SCHEDULE_COLUMNS, schedule
from briefings.ledger.schedules import UNTOUCHED
from briefings.ledger.values import moment_or_none, stamp, stamp_or_none
from briefings.model.delivery import DeliveryKind, scheduled_slot
from briefings.model.digest import Plan, Schedule
from briefings.stores import Store

_ACTIVE = "paused = 0 AND blocked IS NULL AND removed_at IS NULL"
#: No lease and no back-off lasts longer than this; a later one was set by a clock that has been moved back since.
_LONGEST_WAIT = timedelta(hours=1)
#: A clock set back by less than this does no harm: whatever is due comes that much later.
_SMALL_STEP = timedelta(minutes=1)

DUE = f"SELECT {SCHEDULE_COLUMNS} FROM schedules WHERE {_ACTIVE} AND next_due <= ? ORDER BY next_due, id LIMIT ?"

#: That nobody has changed or planned a schedule since it was read. It is what every statement of a plan asks, and the
#: last of them changes `settled`.
_UNCHANGED = f"schedules.id = ? AND schedules.settled = ? AND {_ACTIVE}"

_SKIP = (
    "INSERT INTO skips (reason, first_key, first_due, last_key, last_due, count, schedule)"
    f" SELECT ?, ?, ?, ?, ?, ?, id FROM schedules WHERE {_UNCHANGED}"
)
_SUPERSEDE = (
    "UPDATE deliveries SET state = 'skipped', owner = NULL, finished_at = ?, reason = 'superseded'"
    f" WHERE kind = 'scheduled' AND {UNTOUCHED} AND schedule = (SELECT id FROM schedules WHERE {_UNCHANGED})"
)
_ADVANCE = f"UPDATE schedules SET settled = ?, last_key = ?, next_due = ? WHERE {_UNCHANGED}"

#: Plans a delivery; nothing happens where the slot was used before. Its condition is still to be added.
INSERT_DELIVERY = """
INSERT INTO deliveries (schedule, slot, kind, state, due, late, account, turn, ready_at)
SELECT id, slot, kind, 'planned', due, late, account,
    ifnull((SELECT max(turn) + 1 FROM deliveries WHERE account = asked.account AND due = asked.due), 0), due
FROM (SELECT schedules.id, ? AS slot, ? AS kind, ? AS due, ? AS late, ifnull(guild, destination) AS account
    FROM schedules WHERE {condition}) AS asked
WHERE true ON CONFLICT (schedule, slot) DO NOTHING
"""
_DELIVER = INSERT_DELIVERY.format(condition=_UNCHANGED)

#: The latest moment on record and the end of the longest wait, each one step in an index.
LATEST = """
SELECT
    (SELECT max(at) FROM (
        SELECT max(settled) AS at FROM schedules
        UNION ALL SELECT max(delivered_until) FROM schedules
    )),
    (SELECT max(ready_at) FROM deliveries WHERE state IN ('planned', 'frozen') AND held = 0)
"""


@dataclass(frozen=True, slots=True)
class Planning:
    """From fire times to deliveries. Its cost does not grow with schedules that aren't due."""

    _store: Store

    async def due(self, now: datetime, limit: int = 500) -> tuple[Schedule, ...]:
        """Return active schedules with a fire time up to `now`, earliest first."""
        async with self._store.read() as db:
            rows = await db.execute_fetchall(DUE, (stamp(now), limit))
        return tuple(schedule(row) for row in rows)

    async def settle(self, plans: Iterable[tuple[Schedule, Plan]], now: datetime) -> None:
        """Record plans in one transaction: deliveries to be made, fire times skipped, the next time.

        A schedule that was changed or planned by somebody else in between is passed over; a local date that has its
        delivery never gets a second one.
        """
        plans = tuple(plans)
        async with self._store.write() as db:
            await db.executemany(_SKIP, [row for each in plans for row in _skips(*each)])
            await db.executemany(
                _SUPERSEDE, [(stamp(now), *_guard(planned)) for planned, plan in plans if plan.delivery]
            )
            await db.executemany(_DELIVER, [row for each in plans for row in _deliveries(*each)])
            await db.executemany(_ADVANCE, [_advance(*each) for each in plans])

    async def next_wake(self) -> datetime | None:
        """Return the earliest moment at which a schedule is due or a delivery may be claimed; None: never."""
        async with self._store.read() as db:
            ((wake,),) = await db.execute_fetchall(
                f"SELECT min(at) FROM (SELECT min(next_due) AS at FROM schedules WHERE {_ACTIVE} UNION ALL"
                " SELECT min(ready_at) FROM deliveries WHERE state IN ('planned', 'frozen') AND held = 0)"
            )
        return moment_or_none(wake)

    async def plan_anew(self, now: datetime) -> None:
        """Have every schedule planned again: at start, for the rules of time zones may have changed."""
        async with self._store.write() as db:
            await db.execute("UPDATE schedules SET next_due = ? WHERE removed_at IS NULL", (stamp(now),))

    async def rewind(self, now: datetime) -> bool:
        """Take back what was recorded under a clock that has been moved back since; return whether there was any.

        Nothing that was sent is forgotten. Fire times that are still to come are due again, what was told 'later
        than now' counts as told now, and no lease or back-off outlasts an hour.
        """
        at, longest_wait = stamp(now), stamp(now + _LONGEST_WAIT)
        async with self._store.read() as db:
            ((recorded, waiting),) = await db.execute_fetchall(LATEST)
        if (recorded or "") <= stamp(now + _SMALL_STEP) and (waiting or "") <= longest_wait:
            return False
        async with self._store.write() as db:
            await _rewind(db, at, longest_wait)
        return True


def _guard(planned: Schedule) -> tuple[str, str]:
    """Return the values of _UNCHANGED."""
    return (planned.id, stamp(planned.settled))


def _skips(planned: Schedule, plan: Plan) -> Iterator[tuple[object, ...]]:
    for skipped in plan.skipped:
        first, last = skipped.first, skipped.last
        yield (
            *(skipped.reason, first.key.isoformat(), stamp(first.due), last.key.isoformat(), stamp(last.due)),
            skipped.count,
            *_guard(planned),
        )


def _deliveries(planned: Schedule, plan: Plan) -> Iterator[tuple[object, ...]]:
    if plan.delivery is not None:
        slot = scheduled_slot(plan.delivery.key)
        yield (slot, DeliveryKind.SCHEDULED, stamp(plan.delivery.due), plan.late, *_guard(planned))


def _advance(planned: Schedule, plan: Plan) -> tuple[object, ...]:
    key = planned.last_key if plan.delivery is None else plan.delivery.key
    return (
        stamp(plan.settled),
        None if key is None else key.isoformat(),
        stamp_or_none(plan.next_due),
        *_guard(planned),
    )


async def _rewind(db: aiosqlite.Connection, now: str, longest_wait: str) -> None:
    await db.execute(f"DELETE FROM deliveries WHERE kind = 'scheduled' AND due > ? AND {UNTOUCHED}", (now,))
    await db.execute("DELETE FROM skips WHERE last_due > ?", (now,))
    await db.execute(
        "UPDATE schedules SET settled = ?1, next_due = ?1, last_key ="
        " (SELECT max(slot) FROM deliveries WHERE schedule = schedules.id AND kind = 'scheduled') WHERE settled > ?1",
        (now,),
    )
    await db.execute("UPDATE schedules SET delivered_until = ?1 WHERE delivered_until > ?1", (now,))
    await db.execute(
        "UPDATE deliveries SET owner = NULL, ready_at = ?"
        " WHERE state IN ('planned', 'frozen') AND held = 0 AND ready_at > ?",
        (now, longest_wait),
    )
