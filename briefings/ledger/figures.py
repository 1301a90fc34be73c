"""How much there is and what waits, for the operator: counted, without anybody's id or words."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from briefings.ledger.schema import APPLICATION_ID, MIGRATIONS
from briefings.ledger.values import moment_or_none, stamp
from briefings.model.figures import LedgerFigures
from briefings.stores import SqliteTransactions, open_store

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
    (SELECT count(*) FROM sources WHERE gone = 1)
"""


async def read_figures(path: Path, now: datetime) -> LedgerFigures:
    """Return the counts of the ledger at `path`, which may be in use, as of `now`. Raises StoreError and its kinds."""
    values = {"now": stamp(now), "overdue": stamp(now - _OVERDUE)}
    async with (
        open_store(path, kind="ledger", application_id=APPLICATION_ID, migrations=MIGRATIONS, readers=1) as file,
        SqliteTransactions(file).read() as transaction,
    ):
        (row,) = await transaction.fetch(_FIGURES, values)
    return _figures(row)


def _figures(row: Iterable[Any]) -> LedgerFigures:
    schedules, paused, blocked, delivered, due, overdue, well, failing, gone = row
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
    )
