"""What an operator asks a ledger for: counts, and how its schedules are."""

from dataclasses import dataclass
from datetime import datetime

from briefings.model.delivery import Run
from briefings.model.digest import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFigures:
    """How much a ledger holds, and what waits."""

    #: Schedules that weren't removed; of these, those that rest and those that Discord refuses.
    schedules: int
    paused: int
    blocked: int
    #: When the last digest that was delivered had been composed, in UTC; None: none was yet.
    last_delivered: datetime | None
    #: Deliveries that may be sent now, and those of them that should have been sent a quarter of an hour ago.
    due: int
    overdue: int
    #: Sources that answer, that fail for now, and that are gone for good.
    sources_well: int
    sources_failing: int
    sources_gone: int
    #: Sources that somebody follows and that may be fetched now.
    sources_due: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleStatus:
    """A schedule and its newest run."""

    schedule: Schedule
    #: None: nothing was due yet.
    last: Run | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerStatus:
    """What an operator sees of a ledger."""

    figures: LedgerFigures
    #: Refused ones first, then in the order in which they are due; not more than were asked for.
    schedules: tuple[ScheduleStatus, ...]
