"""What the ledger in memory holds, and the steps that several of its groups take."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count

from briefings.errors import ScheduleError
from briefings.ledger import lifecycle
from briefings.ledger.lifecycle import ScheduleProgress
from briefings.model.delivery import (
    Delivery,
    DeliveryKind,
    DeliveryPart,
    DeliveryState,
    Lease,
    PartState,
    Preferences,
    StoredRequest,
)
from briefings.model.digest import (
    Destination,
    DigestKind,
    LeftOut,
    Schedule,
    SeenVersion,
    Skipped,
    Told,
    Window,
)
from briefings.model.hosts import Share
from briefings.model.reasons import Cause, Reason
from briefings.model.reports import Complaint, CountedReport, HiddenLine


def utc(moment: datetime) -> datetime:
    """Return an aware moment in UTC; raise ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError(f"the ledger keeps aware datetimes, not {moment!r}")
    return moment.astimezone(UTC)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A delivery as it is kept."""

    id: int
    schedule: str
    slot: str
    kind: DeliveryKind
    due: datetime
    late: bool
    account: int
    turn: int
    ready_at: datetime
    state: DeliveryState = DeliveryState.PLANNED
    owner: str | None = None
    held: bool = False
    destination: Destination | None = None
    window: Window | None = None
    digest_kind: DigestKind | None = None
    left_out: tuple[LeftOut, ...] = ()
    finished_at: datetime | None = None
    reason: Reason | None = None
    lease: int = 0
    parts: tuple[DeliveryPart, ...] = ()
    carried: tuple[Told, ...] = ()
    corrected: tuple[Told, ...] = ()

    @property
    def open(self) -> bool:
        return self.state in lifecycle.OPEN

    @property
    def untouched(self) -> bool:
        return lifecycle.is_untouched(self.state, (part.state for part in self.parts))

    def is_of(self, share: Share) -> bool:
        behind = self.reason is not None and self.reason.cause is Cause.LIBRARY_BEHIND
        return behind or share.has(self.account)

    @property
    def claimable(self) -> bool:
        return self.open and not self.held


@dataclass
class State:
    guilds: dict[int, Preferences] = field(default_factory=dict)
    users: dict[int, Preferences] = field(default_factory=dict)
    schedules: dict[str, Schedule] = field(default_factory=dict)
    entries: dict[int, Entry] = field(default_factory=dict)
    #: With the number of each and its schedule.
    skips: list[tuple[int, str, Skipped]] = field(default_factory=list)
    #: By schedule, document and fingerprint: when it was sent.
    told: dict[tuple[str, str, str], tuple[Told, datetime]] = field(default_factory=dict)
    #: In the order of their numbers, from 1.
    seen: list[SeenVersion] = field(default_factory=list)
    seen_at: list[datetime] = field(default_factory=list)
    requests: dict[str, StoredRequest] = field(default_factory=dict)
    reports: dict[tuple[HiddenLine, Complaint], CountedReport] = field(default_factory=dict)
    cited: set[tuple[str, str]] = field(default_factory=set)
    hidden: dict[int, set[HiddenLine]] = field(default_factory=dict)
    notices: dict[tuple[str, str], int | None] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def schedule(self, identity: str) -> Schedule:
        if identity not in self.schedules:
            raise ScheduleError("there is no such digest any more; look at the list of digests")
        return self.schedules[identity]

    def delivery(self, entry: Entry) -> Delivery:
        owned = entry.owner is not None
        schedule = self.schedules[entry.schedule]
        return Delivery(
            id=entry.id,
            schedule=schedule,
            slot=entry.slot,
            kind=entry.kind,
            state=entry.state,
            due=entry.due,
            late=entry.late,
            expires=entry.due + schedule.settings.timing.lateness,
            lease=Lease(entry.owner, entry.ready_at, entry.lease) if entry.owner is not None else None,
            not_before=None if owned else entry.ready_at,
            reason=entry.reason,
            destination=entry.destination,
            window=entry.window,
            parts=entry.parts,
        )

    def deliveries(self, entries: Iterable[Entry]) -> tuple[Delivery, ...]:
        return tuple(map(self.delivery, sorted(entries, key=lambda each: (each.due, each.turn, each.id))))

    def of_schedule(self, identity: str) -> list[Entry]:
        return [each for each in self.entries.values() if each.schedule == identity]

    def plan(self, schedule: Schedule, slot: str, kind: DeliveryKind, due: datetime, *, late: bool) -> bool:
        """Add a delivery; return False where its slot was used before."""
        if any(each.slot == slot for each in self.of_schedule(schedule.id)):
            return False
        account = schedule.settings.account
        alike = [each.turn for each in self.entries.values() if (each.account, each.due) == (account, due)]
        entry = Entry(
            id=next(self.numbers),
            schedule=schedule.id,
            slot=slot,
            kind=kind,
            due=due,
            late=late,
            account=account,
            turn=max(alike, default=-1) + 1,
            ready_at=due,
        )
        self.entries[entry.id] = entry
        return True

    def end(self, entry: Entry, state: DeliveryState, reason: Reason | None, now: datetime) -> None:
        """End a delivery, with all that this entails."""
        schedule = self.schedules[entry.schedule]
        before = ScheduleProgress(schedule.delivered_until, schedule.delivered_through)
        begun = schedule.settings.alert is not None and any(part.state is PartState.SENT for part in entry.parts)
        ending = lifecycle.end_delivery(state, entry.window, before, alert_begun=begun)
        if ending.tells:
            for told in entry.carried:
                self.told.setdefault((schedule.id, *told.key), (told, now))
            for told in entry.corrected:
                before_it, sent_at = self.told.get((schedule.id, *told.key), (None, now))
                if before_it is not None:
                    self.told[schedule.id, *told.key] = (replace(before_it, corrected=True), sent_at)
        self.schedules[schedule.id] = replace(
            schedule, delivered_until=ending.progress.until, delivered_through=ending.progress.through
        )
        self.entries[entry.id] = replace(
            entry,
            state=state,
            owner=None,
            finished_at=now,
            reason=reason,
            carried=(),
            corrected=(),
            parts=tuple(replace(part, payload="") for part in entry.parts),
        )

    def skip_untouched(self, identity: str, kinds: Iterable[DeliveryKind], cause: Cause, now: datetime) -> None:
        for entry in self.of_schedule(identity):
            if entry.untouched and entry.kind in set(kinds):
                self.end(entry, DeliveryState.SKIPPED, Reason(cause), now)

    def unfreeze(self, entry: Entry, now: datetime) -> None:
        self.entries[entry.id] = Entry(
            **{name: getattr(entry, name) for name in ("id", "schedule", "slot", "kind", "due", "late")},
            **{name: getattr(entry, name) for name in ("account", "turn", "held", "reason")},
            ready_at=now,
        )

    def delete_schedule(self, identity: str) -> None:
        del self.schedules[identity]
        for entry in self.of_schedule(identity):
            del self.entries[entry.id]
        self.skips = [each for each in self.skips if each[1] != identity]
        self.told = {key: value for key, value in self.told.items() if key[0] != identity}
