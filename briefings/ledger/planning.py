"""Which schedules are due, and the record of what was decided about them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from briefings.ledger.blocking import block_unreadable
from briefings.ledger.endings import UNTOUCHED, skip_untouched
from briefings.ledger.leases import of_share
from briefings.ledger.rows import SCHEDULE_COLUMNS, read_schedules
from briefings.ledger.values import moment_or_none, stamp, stamp_or_none
from briefings.model.delivery import DeliveryKind, scheduled_slot
from briefings.model.digest import Plan, Schedule
from briefings.model.hosts import Share
from briefings.model.reasons import Cause
from briefings.stores import Transaction, TransactionalStore

_ACTIVE = "paused = 0 AND blocked IS NULL AND removed_at IS NULL"
#: No lease and no back-off lasts longer than this; a later one was set by a clock that has been moved back since.
_LONGEST_WAIT = timedelta(hours=1)
#: A clock set back by less than this does no harm: whatever is due comes that much later.
_SMALL_STEP = timedelta(minutes=1)

#: Whose a schedule is: a server's, else the person's that its digests go to.
_ACCOUNT = "coalesce(schedules.guild, schedules.destination)"

DUE = (
    f"SELECT {SCHEDULE_COLUMNS} FROM schedules WHERE {_ACTIVE} AND next_due <= :now AND {{share}}"
    " ORDER BY next_due, id LIMIT :limit"
)

#: That nobody has changed or planned a schedule since it was read. It is what every statement of a plan asks, and the
#: last of them changes `settled`.
_UNCHANGED = f"schedules.id = :schedule AND schedules.settled = :before AND {_ACTIVE}"

_SKIP = (
    "INSERT INTO skips (reason, first_key, first_due, last_key, last_due, count, schedule)"
    f" SELECT :reason, :first_key, :first_due, :last_key, :last_due, :count, id FROM schedules WHERE {_UNCHANGED}"
)
#: What gives way to a new delivery of an unchanged schedule.
_SUPERSEDED = f"kind = 'scheduled' AND schedule = (SELECT id FROM schedules WHERE {_UNCHANGED})"
_ADVANCE = f"UPDATE schedules SET settled = :settled, last_key = :last_key, next_due = :next_due WHERE {_UNCHANGED}"

#: Plans a delivery; nothing happens where the slot was used before. Its condition is still to be added.
INSERT_DELIVERY = """
INSERT INTO deliveries (schedule, slot, kind, state, due, late, account, turn, ready_at)
SELECT schedules.id, :slot, :kind, 'planned', :due, :late, coalesce(schedules.guild, schedules.destination),
    (SELECT coalesce(max(turn) + 1, 0) FROM deliveries AS others
        WHERE others.account = coalesce(schedules.guild, schedules.destination) AND others.due = :due), :due
FROM schedules WHERE {condition} ON CONFLICT (schedule, slot) DO NOTHING
"""
_DELIVER = INSERT_DELIVERY.format(condition=_UNCHANGED)

#: The latest moment on record and the end of the longest wait, each one step in an index.
LATEST = """
SELECT
    (SELECT max(latest) FROM (
        SELECT max(settled) AS latest FROM schedules
        UNION ALL SELECT max(delivered_until) FROM schedules
    ) AS moments),
    (SELECT max(ready_at) FROM deliveries WHERE state IN ('planned', 'frozen') AND held = 0)
"""


@dataclass(frozen=True, slots=True)
class SqlPlanning:
    """From fire times to deliveries. Its cost does not grow with schedules that aren't due."""

    _store: TransactionalStore

    async def list_due(self, now: datetime, limit: int = 500, *, share: Share | None = None) -> tuple[Schedule, ...]:
        """Return active schedules with a fire time up to `now`, earliest first.

        One whose row can't be read is blocked, and the others take its place.
        """
        condition, shards = of_share(share, _ACCOUNT)
        values = {"now": stamp(now), "limit": limit, **shards}
        while True:
            async with self._store.read() as transaction:
                due = read_schedules(await transaction.fetch(DUE.format(share=condition), values))
            if not due.unreadable:
                return due.found
            async with self._store.write() as transaction:
                await block_unreadable(transaction, due.unreadable)

    async def settle(self, plans: Iterable[tuple[Schedule, Plan]], now: datetime) -> None:
        """Record plans in one transaction: deliveries to be made, fire times skipped, the next time.

        A schedule that was changed or planned by somebody else in between is passed over; a local date that has its
        delivery never gets a second one.
        """
        plans = tuple(plans)
        async with self._store.write() as transaction:
            await transaction.execute_many(_SKIP, [row for each in plans for row in _skips(*each)])
            for planned, plan in plans:
                if plan.delivery is not None:
                    await skip_untouched(transaction, _SUPERSEDED, _guard(planned), Cause.SUPERSEDED, now)
            await transaction.execute_many(_DELIVER, [row for each in plans for row in _deliveries(*each)])
            await transaction.execute_many(_ADVANCE, [_advance(*each) for each in plans])

    async def find_next_wake(self, *, share: Share | None = None) -> datetime | None:
        """Return the earliest moment at which a schedule is due or a delivery may be claimed; None: never."""
        schedules, shards = of_share(share, _ACCOUNT)
        deliveries, _ = of_share(share, "account")
        async with self._store.read() as transaction:
            ((wake,),) = await transaction.fetch(
                f"SELECT min(wake) FROM (SELECT min(next_due) AS wake FROM schedules WHERE {_ACTIVE} AND {schedules}"
                " UNION ALL SELECT min(ready_at) FROM deliveries"
                " WHERE state IN ('planned', 'frozen') AND held = 0"
                f" AND ({deliveries} OR reason = 'library_behind')) AS wakes",
                shards,
            )
        return moment_or_none(wake)

    async def plan_anew(self, now: datetime) -> None:
        """Have every schedule planned again: at start, for the rules of time zones may have changed."""
        async with self._store.write() as transaction:
            await transaction.execute(
                "UPDATE schedules SET next_due = :now WHERE removed_at IS NULL", {"now": stamp(now)}
            )

    async def rewind(self, now: datetime) -> bool:
        """Take back what was recorded under a clock that has been moved back since; return whether there was any.

        Nothing that was sent is forgotten. Fire times that are still to come are due again, what was told 'later
        than now' counts as told now, and no lease or back-off outlasts an hour.
        """
        at, longest_wait = stamp(now), stamp(now + _LONGEST_WAIT)
        async with self._store.read() as transaction:
            ((recorded, waiting),) = await transaction.fetch(LATEST)
        if (recorded or "") <= stamp(now + _SMALL_STEP) and (waiting or "") <= longest_wait:
            return False
        async with self._store.write() as transaction:
            await _rewind(transaction, {"now": at}, longest_wait)
        return True


def _guard(planned: Schedule) -> dict[str, object]:
    """Return the values of _UNCHANGED."""
    return {"schedule": planned.id, "before": stamp(planned.settled)}


def _skips(planned: Schedule, plan: Plan) -> Iterator[dict[str, object]]:
    for skipped in plan.skipped:
        first, last = skipped.first, skipped.last
        yield {
            **_guard(planned),
            "reason": skipped.reason,
            "first_key": first.key.isoformat(),
            "first_due": stamp(first.due),
            "last_key": last.key.isoformat(),
            "last_due": stamp(last.due),
            "count": skipped.count,
        }


def _deliveries(planned: Schedule, plan: Plan) -> Iterator[dict[str, object]]:
    if plan.delivery is not None:
        yield {
            **_guard(planned),
            "slot": scheduled_slot(plan.delivery.key),
            "kind": DeliveryKind.SCHEDULED,
            "due": stamp(plan.delivery.due),
            "late": int(plan.late),
        }


def _advance(planned: Schedule, plan: Plan) -> dict[str, object]:
    key = planned.last_key if plan.delivery is None else plan.delivery.key
    return {
        **_guard(planned),
        "settled": stamp(plan.settled),
        "last_key": None if key is None else key.isoformat(),
        "next_due": stamp_or_none(plan.next_due),
    }


async def _rewind(transaction: Transaction, now: dict[str, object], longest_wait: str) -> None:
    await transaction.execute(f"DELETE FROM deliveries WHERE kind = 'scheduled' AND due > :now AND {UNTOUCHED}", now)
    await transaction.execute("DELETE FROM skips WHERE last_due > :now", now)
    await transaction.execute(
        "UPDATE schedules SET settled = :now, next_due = :now, last_key ="
        " (SELECT max(slot) FROM deliveries WHERE schedule = schedules.id AND kind = 'scheduled') WHERE settled > :now",
        now,
    )
    await transaction.execute("UPDATE schedules SET delivered_until = :now WHERE delivered_until > :now", now)
    await transaction.execute(
        "UPDATE deliveries SET owner = NULL, ready_at = :now"
        " WHERE state IN ('planned', 'frozen') AND held = 0 AND ready_at > :longest_wait",
        {**now, "longest_wait": longest_wait},
    )
