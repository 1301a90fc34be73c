"""Schedules that can't go on: marked with their reason and held, so that they take nobody's place in the queue."""

import logging
from datetime import datetime

from briefings.ledger.lifecycle import end_wait
from briefings.ledger.values import moment, stamp
from briefings.model.reasons import Cause, Reason
from briefings.stores import Transaction, Values, list_values

_log = logging.getLogger(__name__)


async def block_schedules(transaction: Transaction, where: str, values: Values, reason: Reason) -> tuple[str, ...]:
    """Block the schedules for which an SQL condition holds; return the ids of those that weren't blocked before."""
    rows = await transaction.fetch(
        f"UPDATE schedules SET blocked = :cause, blocked_detail = :detail WHERE {where} AND blocked IS NULL"
        " RETURNING id",
        {**values, "cause": reason.cause, "detail": reason.detail},
    )
    blocked = tuple(row[0] for row in rows)
    await transaction.execute_many(
        "UPDATE deliveries SET held = 1, owner = NULL WHERE schedule = :schedule AND state IN ('planned', 'frozen')",
        [{"schedule": identity} for identity in blocked],
    )
    return blocked


async def unblock_schedule(transaction: Transaction, identity: str, now: datetime) -> bool:
    """End a schedule's block; return whether there was one."""
    ended = await transaction.execute(
        "UPDATE schedules SET blocked = NULL, blocked_detail = '' WHERE id = :id AND blocked IS NOT NULL",
        {"id": identity},
    )
    waiting = await transaction.fetch(
        "UPDATE deliveries SET held = 0 WHERE schedule = :schedule AND held = 1 RETURNING id, ready_at",
        {"schedule": identity},
    )
    await transaction.execute_many(
        "UPDATE deliveries SET ready_at = :ready_at WHERE id = :id",
        [{"id": own, "ready_at": stamp(end_wait(moment(ready_at), now))} for own, ready_at in waiting],
    )
    return ended == 1


async def block_unreadable(transaction: Transaction, identities: tuple[str, ...]) -> None:
    """Block schedules whose rows, or whose deliveries' rows, can't be read: they would be met again at each turn."""
    names, values = list_values("id", identities)
    for identity in await block_schedules(transaction, f"id IN ({names})", values, Reason(Cause.ROW_UNREADABLE)):
        _log.error("schedule %s is set aside, because what the ledger holds of it can't be read", identity)
