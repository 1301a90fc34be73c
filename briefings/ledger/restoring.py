"""A ledger that was put back from a backup: what was sent since is looked for in Discord, and not sent again.

A delivery's visible reference follows from its schedule and slot alone, so that a later ledger finds the message that
an earlier one has sent.
"""

from datetime import datetime
from pathlib import Path

from briefings.ledger.restored import note_all
from briefings.ledger.schema import FORMAT
from briefings.ledger.values import moment_or_none, stamp
from briefings.stores import Transaction, open_transactions


async def note_restoration(path: Path, backed_up_at: datetime, now: datetime) -> None:
    """Record in the ledger at `path`, which nobody uses yet, that it is a backup put back `now`.

    Nobody holds a lease on its deliveries any more. What people's rows hold is noted, so that what they change from
    now on is known. Raises StoreError and its kinds.
    """
    values = {"backed_up_at": stamp(backed_up_at), "now": stamp(now)}
    async with (
        open_transactions(path, FORMAT) as file,
        file.write() as transaction,
    ):
        await transaction.execute(
            "INSERT INTO restorations (backed_up_at, restored_at) VALUES (:backed_up_at, :now)", values
        )
        await note_all(transaction)
        await transaction.execute(
            # As if asked for once: what the replaced ledger has sent of it is what stands here.
            "UPDATE parts SET state = 'sending', sending_since = coalesce(sending_since, :backed_up_at),"
            " attempts = CASE WHEN attempts = 0 THEN 1 ELSE attempts END"
            " WHERE state = 'pending' AND delivery IN (SELECT id FROM deliveries WHERE state = 'frozen')",
            {"backed_up_at": values["backed_up_at"]},
        )
        await transaction.execute(
            "UPDATE deliveries SET owner = NULL, ready_at = :now WHERE owner IS NOT NULL", {"now": values["now"]}
        )


async def find_doubt(transaction: Transaction, due: datetime) -> datetime | None:
    """Return since when a delivery that was due at a moment may have been sent by a ledger that was replaced.

    None: only this ledger can have sent it.
    """
    ((since,),) = await transaction.fetch(
        "SELECT min(backed_up_at) FROM restorations WHERE restored_at >= :due", {"due": stamp(due)}
    )
    return moment_or_none(since)
