"""What is taken from the outbox at the same time, by one owner in one statement: deliveries that nobody works on."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby, islice
from typing import NamedTuple

from briefings.ledger.blocking import block_unreadable
from briefings.ledger.leases import of_share
from briefings.ledger.rows import find_deliveries
from briefings.ledger.values import stamp
from briefings.model.delivery import Delivery
from briefings.model.hosts import Share
from briefings.stores import Locks, Transaction, list_values

_MAY_BE_CLAIMED = "state IN ('planned', 'frozen') AND held = 0 AND ready_at <= :now"
#: What may be claimed, in fair order.
READY = f"SELECT id FROM deliveries WHERE {_MAY_BE_CLAIMED} AND {{share}} ORDER BY ready_at, turn, id LIMIT :limit"
# Materialised, because PostgreSQL may otherwise choose anew for each row and claim more than the limit. What is chosen
# is locked, so that no condition stands outside: with one PostgreSQL goes through all that is due for each one chosen.
CLAIM = (
    f"WITH ready AS MATERIALIZED ({READY}{{locked}})"
    # A lease that ran out and is taken by its last holder goes on: nobody else has touched the delivery.
    " UPDATE deliveries SET lease = CASE WHEN owner = :owner THEN lease ELSE lease + 1 END, owner = :owner,"
    " ready_at = :until"
    " WHERE id IN (SELECT id FROM ready) RETURNING id"
)


class Claim(NamedTuple):
    """Up to `limit` deliveries of a share that an owner wants for as long as `lease` from `now`."""

    owner: str
    lease: timedelta
    share: Share | None
    now: datetime
    limit: int

    @property
    def kind(self) -> tuple[object, ...]:
        """What claims have in common that are one."""
        return self.owner, self.lease, self.share


async def claim_deliveries(
    transaction: Transaction, locks: Locks, claims: Sequence[Claim]
) -> list[tuple[Delivery, ...]]:
    """Take what is ready for each of the claims, those of one owner side by side in one statement; return it for each.

    They have the time of the last of them, and the first of them has what is due first.
    """
    taken: list[tuple[Delivery, ...]] = []
    for _, alike in groupby(claims, lambda claim: claim.kind):
        group = [*alike]
        wanted = group[0]._replace(now=max(each.now for each in group), limit=sum(each.limit for each in group))
        left: Iterator[Delivery] = iter(await _claim(transaction, locks, wanted))
        taken += [tuple(islice(left, each.limit)) for each in group]
    return taken


async def _claim(transaction: Transaction, locks: Locks, wanted: Claim) -> tuple[Delivery, ...]:
    condition, shards = of_share(wanted.share, "account")
    # Whoever has read what the shard's holder still lacks composes it; the holder sends what is frozen then.
    condition = f"({condition} OR reason = 'library_behind')"
    values = {"owner": wanted.owner, "now": stamp(wanted.now), "until": stamp(wanted.now + wanted.lease), **shards}
    # Of what another process is claiming at this moment nothing is waited for: others are due as well.
    statement = CLAIM.format(share=condition, locked=locks.free_rows)
    claimed = {own for (own,) in await transaction.fetch(statement, {**values, "limit": wanted.limit})}
    if not claimed:
        return ()
    names, chosen = list_values("id", claimed)
    found = await find_deliveries(transaction, f"deliveries.id IN ({names})", chosen)
    if len(found) < len(claimed):
        await _block_others(transaction, claimed - {each.id for each in found})
    return found


async def _block_others(transaction: Transaction, deliveries: set[int]) -> None:
    """Block the schedules of deliveries that can't be read."""
    names, values = list_values("id", deliveries)
    rows = await transaction.fetch(f"SELECT DISTINCT schedule FROM deliveries WHERE id IN ({names})", values)
    await block_unreadable(transaction, tuple(row[0] for row in rows))
