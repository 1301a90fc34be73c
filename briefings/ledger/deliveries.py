"""The outbox: deliveries are claimed, frozen, sent part by part and finished; every step is one transaction.

Whoever is killed between two steps leaves a state from which another goes on: a part that is *sending* may have
become a message, a part that is *pending* has not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from briefings.errors import LeaseLostError, ScheduleError
from briefings.ledger.claiming import Claim, claim_deliveries
from briefings.ledger.contents import insert_contents, list_words
from briefings.ledger.endings import record_end
from briefings.ledger.grouping import GroupedSteps
from briefings.ledger.lifecycle import is_complete
from briefings.ledger.marking import RequestMark, lengthen_leases, mark_requests
from briefings.ledger.planning import INSERT_DELIVERY
from briefings.ledger.protocol import LEASE_TIME
from briefings.ledger.restoring import find_doubt
from briefings.ledger.rows import find_deliveries
from briefings.ledger.values import dump_left_out, require_aware, stamp, stamp_or_none
from briefings.model.delivery import Delivery, DeliveryKind, DeliveryState, Frozen, PartState, new_part, run_slot
from briefings.model.digest import DigestKind, LeftOut, SkipReason, Window
from briefings.model.hosts import Share
from briefings.model.reasons import Cause, Reason
from briefings.stores import Transaction, TransactionalStore, list_values

_RUN = INSERT_DELIVERY.format(condition="schedules.id = :schedule AND removed_at IS NULL")

#: A delivery that is still leased to whom it was lent.
_OWN = "id = :delivery AND owner = :holder AND lease = :lease AND state IN ('planned', 'frozen')"


@dataclass(frozen=True, slots=True)
class SqlDeliveries:
    """Deliveries under leases. Methods that take a claimed delivery raise LeaseLostError when it is another's now."""

    _store: TransactionalStore
    _steps: GroupedSteps

    async def plan_run(self, schedule_id: str, interaction: int, now: datetime) -> bool:
        """Plan a digest that a person asks for now; return False where this interaction has planned it already.

        Raises ScheduleError where there is no such schedule.
        """
        values = {
            "schedule": schedule_id,
            "slot": run_slot(interaction),
            "kind": DeliveryKind.RUN,
            "due": stamp(now),
            "late": 0,
        }
        async with self._store.write() as transaction:
            planned = await transaction.execute(_RUN, values)
            known = await transaction.fetch(
                "SELECT id FROM schedules WHERE id = :schedule AND removed_at IS NULL", {"schedule": schedule_id}
            )
        if not known:
            raise ScheduleError("there is no such digest any more; look at the list of digests")
        return planned == 1

    async def claim(
        self,
        owner: str,
        now: datetime,
        *,
        lease: timedelta = LEASE_TIME,
        limit: int = 50,
        share: Share | None = None,
    ) -> tuple[Delivery, ...]:
        """Take open deliveries that nobody else works on, in fair order: by time, then turn by turn of the accounts.

        `share`: whose; None: everybody's. `owner` must be new for each process that starts: what a dead one held is
        free when its lease ends or by `free`.
        """
        return await self._steps.take_jointly(self._claim, Claim(owner, lease, share, require_aware(now), limit))

    async def _claim(self, transaction: Transaction, claims: Sequence[Claim]) -> list[tuple[Delivery, ...]]:
        return await claim_deliveries(transaction, self._store.locks, claims)

    async def free(self, owners: Iterable[str], now: datetime) -> int:
        """End the leases of owners that are known to work no more; return how many."""
        names, values = list_values("owner", owners)
        if not values:
            return 0

        # Behind a claim whose caller was cancelled, which is still taken.
        async def step(transaction: Transaction) -> int:
            return await transaction.execute(
                "UPDATE deliveries SET owner = NULL, ready_at = :now"
                f" WHERE owner IN ({names}) AND state IN ('planned', 'frozen')",
                {**values, "now": stamp(now)},
            )

        return await self._steps.take(step)

    async def get(self, delivery: int) -> Delivery | None:
        """Return a delivery as it stands, or None."""
        async with self._store.read() as transaction:
            return next(iter(await find_deliveries(transaction, "deliveries.id = :id", {"id": delivery})), None)

    async def list_unfinished(self, *, limit: int = 1000) -> tuple[Delivery, ...]:
        """Return open deliveries, those that wait for a block to end too."""
        where = (
            "deliveries.id IN (SELECT id FROM deliveries WHERE state IN ('planned', 'frozen') ORDER BY id LIMIT :limit)"
        )
        async with self._store.read() as transaction:
            return await find_deliveries(transaction, where, {"limit": limit})

    async def renew(self, delivery: Delivery, until: datetime) -> None:
        """Lengthen the lease; it is never shortened."""

        async def step(transaction: Transaction) -> None:
            lease = delivery.lease
            if lease is None or not await lengthen_leases(transaction, [delivery.id], lease, until, planned=True):
                raise LeaseLostError(delivery.id)

        await self._steps.take(step)

    async def freeze(self, delivery: Delivery, frozen: Frozen) -> Delivery:
        """Store all that will be sent, once for all, and return the delivery with its parts.

        They count as *sending* where a ledger that was replaced since may have sent them: they are looked for first.
        """
        if not frozen.payloads:
            raise ValueError("a frozen delivery has at least one part")
        target = frozen.destination
        values = {
            "destination_kind": target.kind,
            "destination": target.id,
            "publish": int(target.publish),
            "digest_kind": frozen.digest_kind,
            "late": int(frozen.window.late_for is not None),
            **_window_values(frozen.window, frozen.left_out),
        }

        async def step(transaction: Transaction) -> datetime | None:
            await _change(transaction, delivery, {"state": DeliveryState.FROZEN, **values}, DeliveryState.PLANNED)
            since = await find_doubt(transaction, delivery.due)
            await insert_contents(transaction, delivery.id, frozen, since)
            return since

        since = await self._steps.take(step, list_words(frozen))
        state = PartState.PENDING if since is None else PartState.SENDING
        parts = (new_part(delivery.key, *each) for each in enumerate(frozen.payloads, 1))
        return replace(
            delivery,
            state=DeliveryState.FROZEN,
            late=frozen.window.late_for is not None,
            destination=target,
            window=frozen.window,
            parts=tuple(replace(part, state=state, sending_since=since) for part in parts),
        )

    async def mark_sending(self, delivery: Delivery, number: int, now: datetime) -> None:
        """Record that a request for part `number` is about to be made, and lengthen the lease for it."""
        if delivery.lease is None:
            raise LeaseLostError(delivery.id)
        mark = RequestMark(delivery.id, delivery.lease, number, require_aware(now))
        await self._steps.take_jointly(self._mark, mark)

    async def _mark(self, transaction: Transaction, marks: Sequence[RequestMark]) -> list[LeaseLostError | None]:
        return await mark_requests(transaction, self._store.locks, marks)

    async def mark_unsent(self, delivery: Delivery, number: int) -> None:
        """Record that part `number` is known not to be a message: Discord refused it, or it was looked for in vain."""

        async def step(transaction: Transaction) -> None:
            await _change(transaction, delivery, {}, DeliveryState.FROZEN)
            await transaction.execute(
                "UPDATE parts SET state = 'pending', sending_since = NULL"
                " WHERE delivery = :delivery AND number = :number AND state = 'sending'",
                {"delivery": delivery.id, "number": number},
            )

        await self._steps.take(step)

    async def mark_sent(self, delivery: Delivery, number: int, *, channel: int, message: int, now: datetime) -> bool:
        """Record the message of part `number`; return True when it was the last: then all is told."""
        locked = self._store.locks.rows

        async def step(transaction: Transaction) -> bool:
            own = {"delivery": delivery.id, "now": stamp(now)}
            # Locked first, because whoever else records a part of it now must see this one when it counts them.
            await transaction.fetch(f"SELECT id FROM deliveries WHERE id = :delivery{locked}", own)
            await transaction.execute(
                "UPDATE parts SET state = 'sent', channel = :channel, message = :message, sent_at = :now"
                " WHERE delivery = :delivery AND number = :number AND state <> 'sent'",
                {**own, "number": number, "channel": channel, "message": message},
            )
            parts = await transaction.fetch(
                "SELECT state FROM parts WHERE delivery = :delivery ORDER BY number", {"delivery": delivery.id}
            )
            if not is_complete(PartState(state) for (state,) in parts):
                return False
            ended = await transaction.execute(
                "UPDATE deliveries SET state = 'sent', owner = NULL, finished_at = :now, reason = '',"
                " reason_detail = '' WHERE id = :delivery AND state = 'frozen'",
                own,
            )
            if ended:
                await record_end(transaction, delivery.id, now)
            return ended == 1

        return await self._steps.take(step)

    async def postpone(self, delivery: Delivery, until: datetime, reason: Reason) -> None:
        """Give a delivery back, to be tried again from `until` (within the hour), and keep the reason."""
        changes = {"owner": None, "ready_at": stamp(until), **_reason_values(reason)}
        await self._steps.take(lambda transaction: _change(transaction, delivery, changes))

    async def finish_empty(
        self, delivery: Delivery, window: Window, left_out: tuple[LeftOut, ...], now: datetime
    ) -> None:
        """End a delivery with nothing to send; the next digest covers its window once more."""
        changes = {"digest_kind": DigestKind.NOTHING, **_window_values(window, left_out)}
        await self._end(delivery, DeliveryState.EMPTY, changes, now, DeliveryState.PLANNED)

    async def skip(self, delivery: Delivery, reason: SkipReason, now: datetime) -> None:
        """Give up a delivery of which nothing was sent."""
        await self._end(delivery, DeliveryState.SKIPPED, _reason_values(Reason(Cause(reason))), now)

    async def fail(self, delivery: Delivery, reason: Reason, now: datetime) -> None:
        """Give up a delivery for good."""
        await self._end(delivery, DeliveryState.FAILED, _reason_values(reason), now)

    async def _end(
        self,
        delivery: Delivery,
        state: DeliveryState,
        changes: dict[str, object],
        now: datetime,
        before: DeliveryState | None = None,
    ) -> None:
        async def step(transaction: Transaction) -> None:
            ending = {"state": state, "owner": None, "finished_at": stamp(now), **changes}
            await _change(transaction, delivery, ending, before)
            await record_end(transaction, delivery.id, now)

        await self._steps.take(step)


async def _change(
    transaction: Transaction, delivery: Delivery, changes: dict[str, object], state: DeliveryState | None = None
) -> None:
    """Change columns of an open delivery (in `state`) that is still leased to whom it was lent.

    Raises LeaseLostError, having changed nothing.
    """
    if delivery.lease is None:
        raise LeaseLostError(delivery.id)
    own = {"delivery": delivery.id, "holder": delivery.lease.owner, "lease": delivery.lease.number}
    condition = _OWN if state is None else f"{_OWN} AND state = :before"
    # Without changes it is changed all the same, because that keeps it from being another's before the end.
    columns = ", ".join(f"{name} = :{name}" for name in changes) or "ready_at = ready_at"
    before = {} if state is None else {"before": state}
    if not await transaction.execute(
        f"UPDATE deliveries SET {columns} WHERE {condition}", {**changes, **before, **own}
    ):
        raise LeaseLostError(delivery.id)


def _reason_values(reason: Reason) -> dict[str, object]:
    return {"reason": reason.cause, "reason_detail": reason.detail}


def _window_values(window: Window, left_out: tuple[LeftOut, ...]) -> dict[str, object]:
    return {
        "since": stamp_or_none(window.since),
        "until": stamp(window.until),
        "seen_after": window.after,
        "seen_through": window.through,
        "late_for": stamp_or_none(window.late_for),
        "left_out": dump_left_out(left_out),
    }
