"""Schedules and their planning, in memory."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import count

from briefings.ledger import lifecycle
from briefings.model.delivery import DeliveryKind, scheduled_slot
from briefings.model.digest import Destination, DestinationKind, Plan, Schedule, ScheduleSettings
from briefings.model.hosts import Share
from briefings.model.reasons import Cause, Reason
from tests.support.memory_ledger.state import State, utc

_LONGEST_WAIT = timedelta(hours=1)
_SMALL_STEP = timedelta(minutes=1)
_IDS = count(1)


def active(schedule: Schedule) -> bool:
    return not schedule.paused and schedule.blocked is None and schedule.removed_at is None


def _has(share: Share | None, schedule: Schedule) -> bool:
    return share is None or share.has(schedule.settings.account)


@dataclass
class MemorySchedules:
    state: State

    async def add(self, settings: ScheduleSettings, *, made_by: int, now: datetime) -> Schedule:
        now = utc(now)
        schedule = Schedule(
            id=f"schedule{next(_IDS):04}",
            settings=settings,
            made_by=made_by,
            made_at=now,
            paused=False,
            blocked=None,
            removed_at=None,
            settled=now,
            last_key=None,
            next_due=now,
            delivered_until=None,
            delivered_through=0,
        )
        self.state.schedules[schedule.id] = schedule
        return schedule

    async def get(self, identity: str) -> Schedule:
        return self.state.schedule(identity)

    async def list_of_guild(self, guild: int) -> tuple[Schedule, ...]:
        return self._find(lambda each: each.settings.guild == guild)

    async def list_of_user(self, user: int) -> tuple[Schedule, ...]:
        return await self.list_to_destination(Destination(DestinationKind.USER, user))

    async def list_to_destination(self, destination: Destination) -> tuple[Schedule, ...]:
        wanted = (destination.kind, destination.id)
        return self._find(lambda each: (each.settings.destination.kind, each.settings.destination.id) == wanted)

    async def list_alerts(self) -> tuple[Schedule, ...]:
        return self._find(lambda each: each.settings.alert is not None and active(each))

    async def list_blocked(self) -> tuple[Schedule, ...]:
        return self._find(lambda each: each.blocked is not None)

    async def edit(self, identity: str, settings: ScheduleSettings, now: datetime) -> Schedule:
        now = utc(now)
        before = self.state.schedule(identity)
        self._put(identity, settings=settings)
        if before.settings.timing != settings.timing:
            self._put(identity, settled=now, next_due=now)
        of_zone = before.blocked is not None and before.blocked.cause is Cause.ZONE_UNKNOWN
        same_zone = before.settings.timing.zone == settings.timing.zone
        if not same_zone if of_zone else before.settings.destination != settings.destination:
            await self.unblock(identity, now)
        for entry in self.state.of_schedule(identity):
            if entry.untouched:
                self.state.unfreeze(entry, now)
        return self.state.schedule(identity)

    async def pause(self, identity: str, now: datetime) -> Schedule:
        self._put(identity, paused=True)
        alert = self.state.schedules[identity].settings.alert is not None
        kinds = set(DeliveryKind) if alert else {DeliveryKind.SCHEDULED}
        self.state.skip_untouched(identity, kinds, Cause.PAUSED, utc(now))
        return self.state.schedule(identity)

    async def resume(self, identity: str, now: datetime) -> Schedule:
        return self._put(identity, paused=False, settled=utc(now), next_due=utc(now))

    async def remove(self, identity: str, now: datetime) -> Schedule:
        self._put(identity, removed_at=utc(now))
        self.state.skip_untouched(identity, DeliveryKind, Cause.REMOVED, utc(now))
        return self.state.schedule(identity)

    async def restore(self, identity: str, now: datetime) -> Schedule:
        return self._put(identity, removed_at=None, settled=utc(now), next_due=utc(now))

    async def forget_removed(self, before: datetime) -> int:
        gone = [each.id for each in self.state.schedules.values() if each.removed_at and each.removed_at < before]
        for identity in gone:
            self.state.delete_schedule(identity)
        return len(gone)

    async def block(self, identity: str, reason: Reason) -> bool:
        schedule = self.state.schedules.get(identity)
        if schedule is None or schedule.blocked is not None:
            return False
        self._put(identity, blocked=reason)
        for entry in self.state.of_schedule(identity):
            if entry.open:
                self.state.entries[entry.id] = replace(entry, held=True, owner=None)
        return True

    async def block_guild(self, guild: int, reason: Reason) -> tuple[str, ...]:
        return tuple([each.id for each in await self.list_of_guild(guild) if await self.block(each.id, reason)])

    async def unblock(self, identity: str, now: datetime) -> bool:
        schedule = self.state.schedules.get(identity)
        if schedule is None or schedule.blocked is None:
            return False
        self._put(identity, blocked=None)
        for entry in self.state.of_schedule(identity):
            if entry.held:
                ready_at = lifecycle.end_wait(entry.ready_at, utc(now))
                self.state.entries[entry.id] = replace(entry, held=False, ready_at=ready_at)
        return True

    def _put(self, identity: str, **changed: object) -> Schedule:
        schedule = replace(self.state.schedule(identity), **changed)  # type: ignore[arg-type]
        self.state.schedules[identity] = schedule
        return schedule

    def _find(self, wanted: Callable[[Schedule], bool]) -> tuple[Schedule, ...]:
        found = [each for each in self.state.schedules.values() if each.removed_at is None and wanted(each)]
        return tuple(sorted(found, key=lambda each: (each.made_at, each.id)))


@dataclass
class MemoryPlanning:
    state: State

    async def list_due(self, now: datetime, limit: int = 500, *, share: Share | None = None) -> tuple[Schedule, ...]:
        now = utc(now)
        found = [
            (each.next_due, each.id, each)
            for each in self.state.schedules.values()
            if active(each) and each.next_due is not None and each.next_due <= now and _has(share, each)
        ]
        return tuple(each for _, _, each in sorted(found, key=lambda each: each[:2])[:limit])

    async def settle(self, plans: Iterable[tuple[Schedule, Plan]], now: datetime) -> None:
        for planned, plan in plans:
            schedule = self.state.schedules.get(planned.id)
            if schedule is None or schedule.settled != planned.settled or not active(schedule):
                continue
            self.state.skips += [(next(self.state.numbers), schedule.id, each) for each in plan.skipped]
            last_key: date | None = planned.last_key
            if plan.delivery is not None:
                last_key = plan.delivery.key
                self.state.skip_untouched(schedule.id, {DeliveryKind.SCHEDULED}, Cause.SUPERSEDED, utc(now))
                slot, due = scheduled_slot(plan.delivery.key), utc(plan.delivery.due)
                self.state.plan(schedule, slot, DeliveryKind.SCHEDULED, due, late=plan.late)
            self.state.schedules[schedule.id] = replace(
                self.state.schedules[schedule.id],
                settled=utc(plan.settled),
                last_key=last_key,
                next_due=None if plan.next_due is None else utc(plan.next_due),
            )

    async def find_next_wake(self, *, share: Share | None = None) -> datetime | None:
        schedules = (each.next_due for each in self.state.schedules.values() if active(each) and _has(share, each))
        open_ones = (each for each in self.state.entries.values() if each.claimable)
        entries = (each.ready_at for each in open_ones if share is None or each.is_of(share))
        return min((moment for moment in (*schedules, *entries) if moment is not None), default=None)

    async def plan_anew(self, now: datetime) -> None:
        for schedule in self.state.schedules.values():
            if schedule.removed_at is None:
                self.state.schedules[schedule.id] = replace(schedule, next_due=utc(now))

    async def rewind(self, now: datetime) -> bool:
        now = utc(now)
        state, longest = self.state, now + _LONGEST_WAIT
        recorded = [
            moment
            for each in state.schedules.values()
            for moment in (each.settled, each.delivered_until)
            if moment is not None and moment > now + _SMALL_STEP
        ]
        waiting = [each for each in state.entries.values() if each.claimable and each.ready_at > longest]
        if not recorded and not waiting:
            return False
        for entry in tuple(state.entries.values()):
            if entry.kind is DeliveryKind.SCHEDULED and entry.due > now and entry.untouched:
                del state.entries[entry.id]
            elif entry in waiting:
                state.entries[entry.id] = replace(entry, owner=None, ready_at=now)
        state.skips = [each for each in state.skips if each[2].last.due <= now]
        for schedule in tuple(state.schedules.values()):
            self._rewind_schedule(schedule, now)
        return True

    def _rewind_schedule(self, schedule: Schedule, now: datetime) -> None:
        changed = schedule
        if schedule.settled > now:
            slots = [each.slot for each in self.state.of_schedule(schedule.id) if each.kind is DeliveryKind.SCHEDULED]
            last_key = date.fromisoformat(max(slots)) if slots else None
            changed = replace(changed, settled=now, next_due=now, last_key=last_key)
        if schedule.delivered_until is not None and schedule.delivered_until > now:
            changed = replace(changed, delivered_until=now)
        self.state.schedules[schedule.id] = changed
