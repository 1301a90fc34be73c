"""What many deliveries record at the same time, in one statement for all: that a request is about to be made.

A lease that outlasts the request as it is stays as it is: changing a delivery costs a database more than all the rest.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from briefings.errors import LeaseLostError
from briefings.ledger.protocol import LEASE_TIME, REQUEST_TIME
from briefings.ledger.values import stamp
from briefings.model.delivery import Lease
from briefings.stores import Locks, Transaction, list_values

# What `lifecycle.lengthen_lease` says, in SQL: a lease is never shortened. One that is long enough stays as it is.
_LENGTHEN = (
    "UPDATE deliveries SET ready_at = CASE WHEN ready_at < :enough THEN :until ELSE ready_at END"
    " WHERE id IN ({deliveries}) AND owner = :holder AND lease = :lease AND state IN ('frozen', :other) RETURNING id"
)
# What `lifecycle.lengthen_for_request` leaves as it is. Locked, so that it stays the holder's until this is committed.
LEASED = (
    "SELECT id FROM deliveries"
    " WHERE id IN ({deliveries}) AND owner = :holder AND lease = :lease AND state = 'frozen'"
    " AND ready_at >= :enough{locked}"
)
MARK = (
    "UPDATE parts SET state = 'sending', sending_since = coalesce(sending_since, :now), attempts = attempts + 1"
    " WHERE delivery IN ({deliveries}) AND number = :number AND state <> 'sent' RETURNING delivery"
)


class RequestMark(NamedTuple):
    """A request for part `number` of a delivery, about to be made at `now` by who holds its lease."""

    delivery: int
    lease: Lease
    number: int
    now: datetime


async def mark_requests(
    transaction: Transaction, locks: Locks, marks: Sequence[RequestMark]
) -> list[LeaseLostError | None]:
    """Record requests under leases that last for them; return the error of each whose lease is another's now.

    Those that are recorded together have the time of the last of them, before which no request is made.
    """
    lost: set[RequestMark] = set()
    for alike in _divide(marks):
        lease, number, now = alike[0].lease, alike[0].number, max(mark.now for mark in alike)
        deliveries = {mark.delivery for mark in alike}
        names, values = list_values("delivery", deliveries)
        values |= {"number": number, "now": stamp(now)}
        enough = now + REQUEST_TIME
        held = {"holder": lease.owner, "lease": lease.number, "enough": stamp(enough)}
        leased = LEASED.format(deliveries=names, locked=locks.rows)
        rows = await transaction.fetch(MARK.format(deliveries=leased), {**values, **held})
        if others := deliveries - {row[0] for row in rows}:
            own = await lengthen_leases(transaction, others, lease, now + LEASE_TIME, enough)
            lost.update(mark for mark in alike if mark.delivery in others - own)
            if own:
                names, values = list_values("delivery", own)
                values |= {"number": number, "now": stamp(now)}
                await transaction.fetch(MARK.format(deliveries=names), values)
    return [LeaseLostError(mark.delivery) if mark in lost else None for mark in marks]


def _divide(marks: Iterable[RequestMark]) -> Iterable[list[RequestMark]]:
    """Return the marks of one holder's leases of one number, and of one part; a statement changes a row only once."""
    found: dict[tuple[object, ...], list[RequestMark]] = {}
    before: Counter[int] = Counter()
    for mark in marks:
        key = (before[mark.delivery], mark.lease.owner, mark.lease.number, mark.number)
        found.setdefault(key, []).append(mark)
        before[mark.delivery] += 1
    return found.values()


async def lengthen_leases(
    transaction: Transaction,
    deliveries: Iterable[int],
    lease: Lease,
    until: datetime,
    enough: datetime | None = None,
    *,
    planned: bool = False,
) -> set[int]:
    """Lengthen the leases of frozen deliveries, of `planned` ones too, where they are under this holder and number.

    Those that last until `enough` anyway, without it until `until`, stay as they are.
    Return the deliveries that are under it.
    """
    names, values = list_values("delivery", deliveries)
    values |= {"holder": lease.owner, "lease": lease.number, "until": stamp(until), "enough": stamp(enough or until)}
    values |= {"other": "planned" if planned else "frozen"}
    rows = await transaction.fetch(_LENGTHEN.format(deliveries=names), values)
    return {row[0] for row in rows}
