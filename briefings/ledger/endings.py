"""Ends deliveries, and writes down what that entails by the rules of lifecycle.py, in the same transaction."""

from collections.abc import Iterable
from datetime import datetime

from briefings.ledger.lifecycle import ScheduleProgress, end_delivery
from briefings.ledger.restoring import find_doubt
from briefings.ledger.rows import window
from briefings.ledger.values import moment, moment_or_none, stamp, stamp_or_none
from briefings.model.delivery import DeliveryKind, DeliveryState
from briefings.model.reasons import Cause, Reason
from briefings.stores import Transaction

#: An open delivery of which Discord can hold nothing yet; `lifecycle.is_untouched` as SQL.
UNTOUCHED = (
    "state IN ('planned', 'frozen')"
    " AND NOT EXISTS (SELECT 1 FROM parts WHERE parts.delivery = deliveries.id AND parts.state <> 'pending')"
)


async def record_end(transaction: Transaction, delivery: int, now: datetime) -> None:
    """Write down what it entails that a delivery has ended, in the state in which it stands now."""
    found = await transaction.fetch(
        "SELECT schedule, state, due, (SELECT max(attempts) FROM parts WHERE parts.delivery = deliveries.id),"
        " EXISTS (SELECT 1 FROM parts WHERE parts.delivery = deliveries.id AND parts.state = 'sent')"
        " AND EXISTS (SELECT 1 FROM schedules WHERE schedules.id = schedule AND alert_publishers IS NOT NULL),"
        " since, until, seen_after, seen_through, late_for FROM deliveries WHERE id = :delivery",
        {"delivery": delivery},
    )
    for schedule, state, due, attempts, alert_begun, *covered in found:
        # Changed before it is read, because that keeps other writers from changing it in between.
        ((until, through),) = await transaction.fetch(
            "UPDATE schedules SET delivered_through = delivered_through WHERE id = :schedule"
            " RETURNING delivered_until, delivered_through",
            {"schedule": schedule},
        )
        before = ScheduleProgress(moment_or_none(until), through)
        # This ledger has never asked for what it has found.
        by_another = not attempts and await find_doubt(transaction, moment(due)) is not None
        ending = end_delivery(
            DeliveryState(state), window(covered), before, by_another=by_another, alert_begun=bool(alert_begun)
        )
        if ending.tells:
            await transaction.execute(
                "INSERT INTO delivered (schedule, document, fingerprint, sent_at, line)"
                " SELECT deliveries.schedule, carried.document, carried.fingerprint, :now, carried.line FROM carried"
                " JOIN deliveries ON deliveries.id = carried.delivery"
                " WHERE carried.delivery = :delivery AND carried.corrects = 0 ON CONFLICT DO NOTHING",
                {"delivery": delivery, "now": stamp(now)},
            )
            await transaction.execute(
                "UPDATE delivered SET corrected = 1 WHERE schedule = :schedule AND EXISTS (SELECT 1 FROM carried"
                " WHERE carried.delivery = :delivery AND carried.corrects = 1"
                " AND carried.document = delivered.document AND carried.fingerprint = delivered.fingerprint)",
                {"delivery": delivery, "schedule": schedule},
            )
        if ending.progress != before:
            await transaction.execute(
                "UPDATE schedules SET delivered_until = :until, delivered_through = :through WHERE id = :schedule",
                {
                    "schedule": schedule,
                    "until": stamp_or_none(ending.progress.until),
                    "through": ending.progress.through,
                },
            )
    await transaction.execute("DELETE FROM carried WHERE delivery = :delivery", {"delivery": delivery})
    await transaction.execute("UPDATE parts SET payload = '' WHERE delivery = :delivery", {"delivery": delivery})


async def skip_untouched(
    transaction: Transaction, condition: str, values: dict[str, object], cause: Cause, now: datetime
) -> None:
    """Give up the deliveries of which Discord can hold nothing and for which an SQL condition holds."""
    rows = await transaction.fetch(
        "UPDATE deliveries SET state = 'skipped', owner = NULL, finished_at = :now, reason = :cause,"
        f" reason_detail = '' WHERE {UNTOUCHED} AND {condition} RETURNING id",
        {**values, "now": stamp(now), "cause": cause},
    )
    for (delivery,) in rows:
        await record_end(transaction, delivery, now)


async def unfreeze_untouched(
    transaction: Transaction, condition: str, values: dict[str, object], now: datetime
) -> None:
    """Put untouched deliveries for which an SQL condition holds back to where nothing is composed.

    Whoever held a lease has lost it.
    """
    rows = await transaction.fetch(
        "UPDATE deliveries SET state = 'planned', owner = NULL, ready_at = :now, destination_kind = NULL,"
        " destination = NULL, publish = NULL, digest_kind = NULL, since = NULL, until = NULL, seen_after = 0,"
        " seen_through = 0, late_for = NULL, left_out = '[]'"
        f" WHERE {UNTOUCHED} AND {condition} RETURNING id",
        {**values, "now": stamp(now)},
    )
    for (delivery,) in rows:
        await transaction.execute("DELETE FROM parts WHERE delivery = :delivery", {"delivery": delivery})
        await transaction.execute("DELETE FROM carried WHERE delivery = :delivery", {"delivery": delivery})


async def fail_touched(
    transaction: Transaction, condition: str, values: dict[str, object], reason: Reason, now: datetime
) -> None:
    """Give up open deliveries of which Discord holds something, or may, and for which an SQL condition holds."""
    rows = await transaction.fetch(
        "UPDATE deliveries SET state = 'failed', owner = NULL, finished_at = :now, reason = :cause,"
        " reason_detail = :detail WHERE state IN ('planned', 'frozen')"
        f" AND NOT ({UNTOUCHED}) AND {condition} RETURNING id",
        {**values, "now": stamp(now), "cause": reason.cause, "detail": reason.detail},
    )
    for (delivery,) in rows:
        await record_end(transaction, delivery, now)


async def skip_of_schedule(
    transaction: Transaction, schedule: str, cause: Cause, now: datetime, kinds: Iterable[DeliveryKind]
) -> None:
    """Give up the untouched deliveries of some kinds of one schedule."""
    for kind in kinds:
        values: dict[str, object] = {"schedule": schedule, "kind": kind}
        await skip_untouched(transaction, "schedule = :schedule AND kind = :kind", values, cause, now)
