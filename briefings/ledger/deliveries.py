"""The outbox: deliveries are claimed, frozen, sent part by part and finished; every step is one transaction.

Whoever is killed between two steps leaves a state from which another goes on: a part that is *sending* may have
become a message, a part that is *pending* has not.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import aiosqlite

from briefings.errors import LeaseLostError, ScheduleError
from briefings.ledger.grouping import Grouped
from briefings.ledger.planning import INSERT_DELIVERY
from briefings.ledger.rows import deliveries
from briefings.ledger.values import left_out_text, stamp, stamp_or_none
from briefings.model.delivery import Delivery, DeliveryKind, DeliveryState, Frozen, new_part, run_slot
from briefings.model.digest import DigestKind, LeftOut, SkipReason, Window
from briefings.stores import Store

#: A message is begun only under a lease that lasts this much longer, so that nobody takes over while it is on its way.
REQUEST_TIME = timedelta(minutes=2)

_RUN = INSERT_DELIVERY.format(condition="schedules.id = ? AND removed_at IS NULL")

#: What may be claimed, in fair order.
READY = (
    "SELECT id FROM deliveries WHERE state IN ('planned', 'frozen') AND held = 0 AND ready_at <= ?"
    " ORDER BY ready_at, turn, id LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Deliveries:
    """Deliveries under leases. Methods that take a claimed delivery raise LeaseLostError when it is another's now."""

    _store: Store
    _steps: Grouped

    async def run(self, schedule_id: str, interaction: int, now: datetime) -> bool:
        """Plan a digest that a person asks for now; return False where this interaction has planned it already.

        Raises ScheduleError where there is no such schedule.
        """
        async with self._store.write() as db:
            values = (run_slot(interaction), DeliveryKind.RUN, stamp(now), False, schedule_id)
            cursor = await db.execute(_RUN, values)
            known = await db.execute_fetchall(
                "SELECT 1 FROM schedules WHERE id = ? AND removed_at IS NULL", (schedule_id,)
            )
        if not known:
            raise ScheduleError("there is no such digest any more; look at the list of digests")
        return cursor.rowcount == 1

    async def claim(
        self, owner: str, now: datetime, *, lease: timedelta = REQUEST_TIME, limit: int = 50
    ) -> tuple[Delivery, ...]:
        """Take open deliveries that nobody else works on, in fair order: by time, then turn by turn of the accounts.

        `owner` must be new for each process that starts: what a dead one held is free when its lease ends.
        """
        async with self._store.write() as db:
            rows = await db.execute_fetchall(
                f"UPDATE deliveries SET owner = ?, ready_at = ? WHERE id IN ({READY}) RETURNING id",
                (owner, stamp(now + lease), stamp(now), limit),
            )
            taken = ", ".join(str(row[0]) for row in rows)
            return await deliveries(db, f"deliveries.id IN ({taken})") if taken else ()

    async def get(self, delivery: int) -> Delivery | None:
        """Return a delivery as it stands, or None."""
        async with self._store.read() as db:
            return next(iter(await deliveries(db, "deliveries.id = ?", delivery)), None)

    async def unfinished(self, *, limit: int = 1000) -> tuple[Delivery, ...]:
        """Return open deliveries, those that wait for a block to end too."""
        where = "deliveries.id IN (SELECT id FROM deliveries WHERE state IN ('planned', 'frozen') ORDER BY id LIMIT ?)"
        async with self._store.read() as db:
            return await deliveries(db, where, limit)

    async def renew(self, delivery: Delivery, until: datetime) -> None:
        """Lengthen the lease."""
        await self._change(delivery, "ready_at = max(ready_at, ?)", stamp(until))

    async def freeze(self, delivery: Delivery, frozen: Frozen) -> Delivery:
        """Store all that will be sent, once for all, and return the delivery with its parts."""
        if not frozen.payloads:
            raise ValueError("a frozen delivery has at least one part")
        window, target = frozen.window, frozen.destination

        async def step(db: aiosqlite.Connection) -> None:
            await _own(
                db,
                delivery,
                "state = 'frozen', destination_kind = ?, destination = ?, publish = ?, digest_kind = ?,"
                " since = ?, until = ?, seen_after = ?, seen_through = ?, late_for = ?, late = ?, left_out = ?",
                *(target.kind, target.id, target.publish, frozen.digest_kind),
                *_window(window),
                window.late_for is not None,
                left_out_text(frozen.left_out),
                state=DeliveryState.PLANNED,
            )
            await db.executemany(
                "INSERT INTO parts (delivery, number, payload, state) VALUES (?, ?, ?, 'pending')",
                [(delivery.id, number, payload) for number, payload in enumerate(frozen.payloads, 1)],
            )
            await db.executemany(
                "INSERT INTO words (digest, words) VALUES (?, ?) ON CONFLICT DO NOTHING",
                [(told.digest, told.words) for told in frozen.told],
            )
            await db.executemany(
                "INSERT INTO carried (delivery, document, digest) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                [(delivery.id, *told.key) for told in frozen.told],
            )

        await self._steps.take(step)
        return replace(
            delivery,
            state=DeliveryState.FROZEN,
            late=window.late_for is not None,
            destination=target,
            window=window,
            parts=tuple(new_part(delivery.key, *each) for each in enumerate(frozen.payloads, 1)),
        )

    async def mark_sending(self, delivery: Delivery, number: int, now: datetime) -> None:
        """Record that a request for part `number` is about to be made; the lease lasts REQUEST_TIME from now at least.

        A part may be marked again for another try: `sending_since` stays at the first.
        """

        async def step(db: aiosqlite.Connection) -> None:
            await _own(
                db, delivery, "ready_at = max(ready_at, ?)", stamp(now + REQUEST_TIME), state=DeliveryState.FROZEN
            )
            await db.execute(
                "UPDATE parts SET state = 'sending', sending_since = ifnull(sending_since, ?), attempts = attempts + 1"
                " WHERE delivery = ? AND number = ? AND state != 'sent'",
                (stamp(now), delivery.id, number),
            )

        await self._steps.take(step)

    async def mark_unsent(self, delivery: Delivery, number: int) -> None:
        """Record that part `number` is known not to be a message: Discord refused it, or it was looked for in vain."""

        async def step(db: aiosqlite.Connection) -> None:
            await _own(db, delivery, "reason = reason", state=DeliveryState.FROZEN)
            await db.execute(
                "UPDATE parts SET state = 'pending', sending_since = NULL"
                " WHERE delivery = ? AND number = ? AND state = 'sending'",
                (delivery.id, number),
            )

        await self._steps.take(step)

    async def mark_sent(self, delivery: Delivery, number: int, *, channel: int, message: int, now: datetime) -> bool:
        """Record the message of part `number`; return True when it was the last: then all is told.

        This is taken from a process that has lost its lease too, for a message that exists is a fact.
        """

        async def step(db: aiosqlite.Connection) -> bool:
            await db.execute(
                "UPDATE parts SET state = 'sent', channel = ?, message = ?, sent_at = ?"
                " WHERE delivery = ? AND number = ? AND state != 'sent'",
                (channel, message, stamp(now), delivery.id, number),
            )
            cursor = await db.execute(
                "UPDATE deliveries SET state = 'sent', owner = NULL, finished_at = ?, reason = ''"
                " WHERE id = ? AND state = 'frozen'"
                " AND NOT EXISTS (SELECT 1 FROM parts WHERE delivery = deliveries.id AND state != 'sent')",
                (stamp(now), delivery.id),
            )
            return cursor.rowcount == 1

        return await self._steps.take(step)

    async def postpone(self, delivery: Delivery, until: datetime, reason: str) -> None:
        """Give a delivery back, to be tried again from `until` (within the hour), and keep the reason in words."""
        await self._change(delivery, "owner = NULL, ready_at = ?, reason = ?", stamp(until), reason)

    async def finish_empty(
        self, delivery: Delivery, window: Window, left_out: tuple[LeftOut, ...], now: datetime
    ) -> None:
        """Record that there was no news and that the schedule then says nothing."""
        await self._change(
            delivery,
            "state = 'empty', owner = NULL, finished_at = ?, digest_kind = ?,"
            " since = ?, until = ?, seen_after = ?, seen_through = ?, late_for = ?, left_out = ?",
            *(stamp(now), DigestKind.NOTHING, *_window(window), left_out_text(left_out)),
            state=DeliveryState.PLANNED,
        )

    async def skip(self, delivery: Delivery, reason: SkipReason, now: datetime) -> None:
        """Give up a delivery of which nothing was sent."""
        await self._end(delivery, DeliveryState.SKIPPED, reason, now)

    async def fail(self, delivery: Delivery, reason: str, now: datetime) -> None:
        """Give up a delivery for good, with the reason in words."""
        await self._end(delivery, DeliveryState.FAILED, reason, now)

    async def _end(self, delivery: Delivery, state: DeliveryState, reason: str, now: datetime) -> None:
        await self._change(delivery, "state = ?, owner = NULL, finished_at = ?, reason = ?", state, stamp(now), reason)

    async def _change(
        self, delivery: Delivery, change: str, *values: object, state: DeliveryState | None = None
    ) -> None:
        async def step(db: aiosqlite.Connection) -> None:
            await _own(db, delivery, change, *values, state=state)

        await self._steps.take(step)


async def _own(
    db: aiosqlite.Connection, delivery: Delivery, change: str, *values: object, state: DeliveryState | None = None
) -> None:
    """Change an open delivery (in `state`) that is still leased to whom it was lent. Raises LeaseLostError."""
    if delivery.lease is None:
        raise LeaseLostError(delivery.id)
    cursor = await db.execute(
        f"UPDATE deliveries SET {change} WHERE id = ? AND owner = ?"
        " AND state IN ('planned', 'frozen') AND state = ifnull(?, state)",
        (*values, delivery.id, delivery.lease.owner, state),
    )
    if cursor.rowcount != 1:
        raise LeaseLostError(delivery.id)


def _window(window: Window) -> tuple[object, ...]:
    return (
        stamp_or_none(window.since),
        stamp(window.until),
        window.after,
        window.through,
        stamp_or_none(window.late_for),
    )
