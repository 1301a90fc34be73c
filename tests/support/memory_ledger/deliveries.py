"""The outbox and its history, in memory."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from briefings.errors import LeaseLostError, ScheduleError
from briefings.ledger import LEASE_TIME, lifecycle
from briefings.model.delivery import (
    Delivery,
    DeliveryKey,
    DeliveryKind,
    DeliveryPart,
    DeliveryState,
    Frozen,
    PartState,
    Run,
    new_part,
    run_slot,
    scheduled_slot,
)
from briefings.model.digest import DigestKind, LeftOut, Skipped, SkipReason, Window
from briefings.model.hosts import Share
from briefings.model.reasons import Cause, Reason
from tests.support.memory_ledger.state import Entry, State, utc


@dataclass
class MemoryDeliveries:
    state: State

    async def plan_run(self, schedule_id: str, interaction: int, now: datetime) -> bool:
        schedule = self.state.schedules.get(schedule_id)
        if schedule is None or schedule.removed_at is not None:
            raise ScheduleError("there is no such digest any more; look at the list of digests")
        return self.state.plan(schedule, run_slot(interaction), DeliveryKind.RUN, utc(now), late=False)

    async def claim(
        self,
        owner: str,
        now: datetime,
        *,
        lease: timedelta = LEASE_TIME,
        limit: int = 50,
        share: Share | None = None,
    ) -> tuple[Delivery, ...]:
        now = utc(now)
        ready = [each for each in self.state.entries.values() if each.claimable and each.ready_at <= now]
        ready = [each for each in ready if share is None or each.is_of(share)]
        taken = sorted(ready, key=lambda each: (each.ready_at, each.turn, each.id))[:limit]
        for entry in taken:
            self.state.entries[entry.id] = replace(
                entry, owner=owner, ready_at=now + lease, lease=entry.lease + (entry.owner != owner)
            )
        return self.state.deliveries(self.state.entries[entry.id] for entry in taken)

    async def free(self, owners: Iterable[str], now: datetime) -> int:
        named = set(owners)
        held = [each for each in self.state.entries.values() if each.open and each.owner in named]
        for entry in held:
            self.state.entries[entry.id] = replace(entry, owner=None, ready_at=utc(now))
        return len(held)

    async def get(self, delivery: int) -> Delivery | None:
        entry = self.state.entries.get(delivery)
        return None if entry is None else self.state.delivery(entry)

    async def list_unfinished(self, *, limit: int = 1000) -> tuple[Delivery, ...]:
        found = [self.state.entries[key] for key in sorted(self.state.entries) if self.state.entries[key].open]
        return self.state.deliveries(found[:limit])

    async def renew(self, delivery: Delivery, until: datetime) -> None:
        entry = self._own(delivery)
        self._put(entry, ready_at=lifecycle.lengthen_lease(entry.ready_at, utc(until)))

    async def freeze(self, delivery: Delivery, frozen: Frozen) -> Delivery:
        if not frozen.payloads:
            raise ValueError("a frozen delivery has at least one part")
        entry = self._own(delivery, DeliveryState.PLANNED)
        entry = self._put(
            entry,
            state=DeliveryState.FROZEN,
            late=frozen.window.late_for is not None,
            destination=frozen.destination,
            window=frozen.window,
            digest_kind=frozen.digest_kind,
            left_out=frozen.left_out,
            parts=tuple(new_part(delivery.key, *each) for each in enumerate(frozen.payloads, 1)),
            carried=frozen.told,
            corrected=frozen.corrected,
        )
        return replace(self.state.delivery(entry), schedule=delivery.schedule)

    async def mark_sending(self, delivery: Delivery, number: int, now: datetime) -> None:
        now = utc(now)
        entry = self._own(delivery, DeliveryState.FROZEN)
        part = entry.parts[number - 1]
        if part.state is not PartState.SENT:
            since = now if part.sending_since is None else part.sending_since
            part = replace(part, state=PartState.SENDING, sending_since=since, attempts=part.attempts + 1)
        ready_at = lifecycle.lengthen_for_request(entry.ready_at, now)
        self._put(entry, ready_at=ready_at, parts=_with(entry, part))

    async def mark_unsent(self, delivery: Delivery, number: int) -> None:
        entry = self._own(delivery, DeliveryState.FROZEN)
        part = entry.parts[number - 1]
        if part.state is PartState.SENDING:
            self._put(entry, parts=_with(entry, replace(part, state=PartState.PENDING, sending_since=None)))

    async def mark_sent(self, delivery: Delivery, number: int, *, channel: int, message: int, now: datetime) -> bool:
        now = utc(now)
        entry = self.state.entries.get(delivery.id)
        if entry is None or number > len(entry.parts) or entry.parts[number - 1].state is PartState.SENT:
            return False
        sent = replace(entry.parts[number - 1], state=PartState.SENT, channel=channel, message=message, sent_at=now)
        entry = self._put(entry, parts=_with(entry, sent))
        complete = lifecycle.is_complete(part.state for part in entry.parts)
        if not complete or entry.state is not DeliveryState.FROZEN:
            return False
        self.state.end(entry, DeliveryState.SENT, None, now)
        return True

    async def postpone(self, delivery: Delivery, until: datetime, reason: Reason) -> None:
        self._put(self._own(delivery), owner=None, ready_at=utc(until), reason=reason)

    async def finish_empty(
        self, delivery: Delivery, window: Window, left_out: tuple[LeftOut, ...], now: datetime
    ) -> None:
        entry = self._own(delivery, DeliveryState.PLANNED)
        entry = self._put(entry, window=window, left_out=left_out, digest_kind=DigestKind.NOTHING)
        self.state.end(entry, DeliveryState.EMPTY, entry.reason, utc(now))

    async def skip(self, delivery: Delivery, reason: SkipReason, now: datetime) -> None:
        self.state.end(self._own(delivery), DeliveryState.SKIPPED, Reason(Cause(reason)), utc(now))

    async def fail(self, delivery: Delivery, reason: Reason, now: datetime) -> None:
        self.state.end(self._own(delivery), DeliveryState.FAILED, reason, utc(now))

    def _own(self, delivery: Delivery, state: DeliveryState | None = None) -> Entry:
        entry = self.state.entries.get(delivery.id)
        if (
            entry is None
            or delivery.lease is None
            or (entry.owner, entry.lease) != (delivery.lease.owner, delivery.lease.number)
            or not entry.open
            or state not in {None, entry.state}
        ):
            raise LeaseLostError(delivery.id)
        return entry

    def _put(self, entry: Entry, **changed: Any) -> Entry:
        self.state.entries[entry.id] = replace(entry, **changed)
        return self.state.entries[entry.id]


def _with(entry: Entry, part: DeliveryPart) -> tuple[DeliveryPart, ...]:
    return tuple(part if each.number == part.number else each for each in entry.parts)


@dataclass
class MemoryHistory:
    state: State

    async def forget(self, before: datetime) -> int:
        before = utc(before)
        self.state.skips = [each for each in self.state.skips if each[2].last.due >= before]
        old = [each.id for each in self.state.entries.values() if each.finished_at and each.finished_at < before]
        for key in old:
            del self.state.entries[key]
        return len(old)

    async def list_runs(self, schedule: str, count: int = 10) -> tuple[Run, ...]:
        found = [(each.due, each.id, _run(each)) for each in self.state.of_schedule(schedule)]
        found += [
            (skipped.last.due, number, _skipped_run(owner, skipped))
            for number, owner, skipped in self.state.skips
            if owner == schedule
        ]
        return tuple(run for *_, run in sorted(found, key=lambda each: each[:2], reverse=True)[:count])


def _run(entry: Entry) -> Run:
    sent = (part for part in entry.parts if part.channel is not None and part.message is not None)
    return Run(
        slot=entry.slot,
        last_slot=entry.slot,
        count=1,
        kind=entry.kind,
        state=entry.state,
        due=entry.due,
        late=entry.late,
        digest_kind=entry.digest_kind,
        window=entry.window,
        finished_at=entry.finished_at,
        reason=entry.reason,
        messages=tuple((part.channel or 0, part.message or 0) for part in sent),
        reference=DeliveryKey(entry.schedule, entry.slot).reference(1),
        left_out=entry.left_out,
    )


def _skipped_run(schedule: str, skipped: Skipped) -> Run:
    slot = scheduled_slot(skipped.first.key)
    return Run(
        slot=slot,
        last_slot=scheduled_slot(skipped.last.key),
        count=skipped.count,
        kind=DeliveryKind.SCHEDULED,
        state=DeliveryState.SKIPPED,
        due=utc(skipped.first.due),
        late=False,
        digest_kind=None,
        window=None,
        finished_at=None,
        reason=Reason(Cause(skipped.reason)),
        messages=(),
        reference=DeliveryKey(schedule, slot).reference(1),
        left_out=(),
    )
