"""What many deliveries record at the same time, in one statement for all: that a request is about to be made."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from briefings.errors import LeaseLostError
from briefings.ledger.protocol import REQUEST_TIME
from briefings.ledger.values import stamp
from briefings.model.delivery import Lease
from briefings.stores import Transaction, list_values

# What `lifecycle.lengthen_lease` says, in SQL: a lease is never shortened.
_LENGTHEN = (
    "UPDATE deliveries SET ready_at = CASE WHEN ready_at < :until THEN :until ELSE ready_at END"
    " WHERE id IN ({deliveries}) AND owner = :holder AND lease = :lease AND state IN ('frozen', :other) RETURNING id"
)
_MARK = (
    "UPDATE parts SET state = 'sending', sending_since = coalesce(sending_since, :now), attempts = attempts + 1"
    " WHERE delivery IN ({deliveries}) AND number = :number AND state <> 'sent'"
)


class RequestMark(NamedTuple):
    """A request for part `number` of a delivery, about to be made at `now` by who holds its lease."""

    delivery: int
    lease: Lease
    number: int
    now: datetime


async def mark_requests(transaction: Transaction, marks: Sequence[RequestMark]) -> list[LeaseLostError | None]:
    """Record requests and lengthen the leases for them; return the error of each whose lease is another's now.

    Those that are recorded together have the time of the last of them, before which no request is made.
    """
    lost: set[RequestMark] = set()
    for alike in _divide(marks):
        first, now = alike[0], max(mark.now for mark in alike)
        own = await lengthen_leases(transaction, [mark.delivery for mark in alike], first.lease, now + REQUEST_TIME)
        lost.update(mark for mark in alike if mark.delivery not in own)
        if own:
            names, values = list_values("delivery", own)
            values |= {"number": first.number, "now": stamp(now)}
            await transaction.execute(_MARK.format(deliveries=names), values)
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
    transaction: Transaction, deliveries: Iterable[int], lease: Lease, until: datetime, *, planned: bool = False
) -> set[int]:
    """Lengthen the leases of frozen deliveries, of `planned` ones too, where they are under this holder and number.

    Return the deliveries of which that is so.
    """
    names, values = list_values("delivery", deliveries)
    values |= {"holder": lease.owner, "lease": lease.number, "until": stamp(until)}
    values |= {"other": "planned" if planned else "frozen"}
    rows = await transaction.fetch(_LENGTHEN.format(deliveries=names), values)
    return {row[0] for row in rows}
