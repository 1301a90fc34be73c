"""How much there is, what waits and how schedules are, for the operator. Counts hold nobody's id or words."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from briefings.ledger.history import SqlHistory
from briefings.ledger.rows import SCHEDULE_COLUMNS, read_schedules
from briefings.ledger.schema import FORMAT
from briefings.ledger.values import moment_or_none, stamp
from briefings.model.figures import LedgerFigures, LedgerStatus, ScheduleStatus
from briefings.stores import Place, TransactionalStore, open_transactions

#: A delivery that is due for longer is overdue.
_OVERDUE = timedelta(minutes=15)

_FIGURES = """
SELECT
    (SELECT count(*) FROM schedules WHERE removed_at IS NULL),
    (SELECT count(*) FROM schedules WHERE removed_at IS NULL AND paused = 1),
    (SELECT count(*) FROM schedules WHERE removed_at IS NULL AND blocked IS NOT NULL),
    (SELECT max(delivered_until) FROM schedules),
    (SELECT count(*) FROM deliveries WHERE state IN ('planned', 'frozen') AND held = 0 AND due <= :now),
    (SELECT count(*) FROM deliveries WHERE state IN ('planned', 'frozen') AND held = 0 AND due <= :overdue),
    (SELECT count(*) FROM sources WHERE gone = 0 AND failing_since IS NULL),
    (SELECT count(*) FROM sources WHERE gone = 0 AND failing_since IS NOT NULL),
    (SELECT count(*) FROM sources WHERE gone = 1),
    (
        SELECT count(*) FROM sources
        WHERE gone = 0 AND next_fetch <= :now
            AND EXISTS (SELECT 1 FROM followers WHERE followers.source = sources.id AND followers.paused = 0)
    )
"""


_SCHEDULES = (
    f"SELECT {SCHEDULE_COLUMNS} FROM schedules WHERE removed_at IS NULL"
    " ORDER BY blocked IS NULL, next_due IS NULL, next_due, id LIMIT :limit"
)


async def read_figures(place: Place, now: datetime) -> LedgerFigures:
    """Return the counts of a ledger, which may be in use, as of `now`. Raises StoreError and its kinds."""
    async with open_transactions(place, FORMAT, readers=1) as store:
        return await _count(store, now)


async def read_status(place: Place, now: datetime, *, limit: int = 100) -> LedgerStatus:
    """Return the counts and up to `limit` schedules of a ledger, which may be in use.

    A schedule whose row can't be read is counted alone. Raises StoreError and its kinds.
    """
    async with open_transactions(place, FORMAT, readers=1) as store:
        figures = await _count(store, now)
        async with store.read() as transaction:
            found = read_schedules(await transaction.fetch(_SCHEDULES, {"limit": limit})).found
        history = SqlHistory(store)
        runs = [await history.list_runs(each.id, 1) for each in found]
    statuses = (
        ScheduleStatus(schedule=each, last=next(iter(last), None)) for each, last in zip(found, runs, strict=True)
    )
    return LedgerStatus(figures=figures, schedules=tuple(statuses))


async def _count(store: TransactionalStore, now: datetime) -> LedgerFigures:
    async with store.read() as transaction:
        (row,) = await transaction.fetch(_FIGURES, {"now": stamp(now), "overdue": stamp(now - _OVERDUE)})
    return _figures(row)


def _figures(row: Iterable[Any]) -> LedgerFigures:
    schedules, paused, blocked, delivered, due, overdue, well, failing, gone, waiting = row
    return LedgerFigures(
        schedules=schedules,
        paused=paused,
        blocked=blocked,
        last_delivered=moment_or_none(delivered),
        due=due,
        overdue=overdue,
        sources_well=well,
        sources_failing=failing,
        sources_gone=gone,
        sources_due=waiting,
    )
