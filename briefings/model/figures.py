"""What an operator asks a ledger for: counts, and when something was delivered last."""

from dataclasses import dataclass
from datetime import datetime


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
