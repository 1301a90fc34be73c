"""What becomes of a delivery, and what that entails for its schedule. Pure: the ledger writes it down.

A delivery is open while it is *planned* or *frozen*; *sent*, *empty*, *skipped* and *failed* end it. Only what was sent
was told to anybody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from briefings.ledger.protocol import LEASE_TIME, REQUEST_TIME
from briefings.model.delivery import DeliveryState, PartState
from briefings.model.digest import Window

#: The states in which a delivery is still worked on.
OPEN = frozenset({DeliveryState.PLANNED, DeliveryState.FROZEN})


@dataclass(frozen=True, slots=True)
class ScheduleProgress:
    """How far a schedule has told its readers what is new."""

    #: When its last delivered digest was composed, aware UTC; None: none was delivered yet.
    until: datetime | None
    #: The number of the last version of a document that a delivered digest knew.
    through: int


@dataclass(frozen=True, slots=True)
class Ending:
    """What the end of a delivery entails, in the same transaction. Its payloads and what it carried go in any case."""

    #: Whether what it carried counts as told by its schedule.
    tells: bool
    #: How far its schedule has told from now on.
    progress: ScheduleProgress


def end_delivery(
    state: DeliveryState,
    window: Window | None,
    progress: ScheduleProgress,
    *,
    by_another: bool = False,
    alert_begun: bool = False,
) -> Ending:
    """Return what it entails that a delivery ends in `state`, where its schedule has told as far as `progress`.

    `by_another`: its messages are those of a ledger that a backup has replaced. What they said isn't known, so that the
    next digest tells it once more: news that comes twice is better than news that never comes.
    `alert_begun`: it is an alert's, and a part of it is a message. All of it counts as told then, because an alert
    looks again each hour, and would send that part as often.
    Raises ValueError for a state that ends nothing, and for a delivery that was sent without having been frozen.
    """
    if state in OPEN:
        raise ValueError(f"a delivery that is {state} has not ended")
    if state is not DeliveryState.SENT:
        return Ending(tells=alert_begun, progress=progress)
    if window is None:
        raise ValueError("a delivery that was sent was frozen with its window")
    if by_another:
        return Ending(tells=False, progress=progress)
    return Ending(tells=True, progress=advance_progress(progress, window))


def advance_progress(progress: ScheduleProgress, window: Window) -> ScheduleProgress:
    """Return how far a schedule has told once a digest of `window` was delivered.

    Never less than before, because two of its digests may be delivered in another order than they were composed.
    """
    until = window.until if progress.until is None else max(progress.until, window.until)
    return ScheduleProgress(until, max(progress.through, window.through))


def is_complete(parts: Iterable[PartState]) -> bool:
    """Tell whether a frozen delivery with such parts is sent: all of them are messages."""
    return all(part is PartState.SENT for part in parts)


def is_untouched(state: DeliveryState, parts: Iterable[PartState]) -> bool:
    """Tell whether a delivery is open and Discord can hold nothing of it, so that it may be given up or made anew."""
    return state in OPEN and all(part is PartState.PENDING for part in parts)


def lengthen_lease(until: datetime, wanted: datetime) -> datetime:
    """Return when a lease ends that lasts until `until` and is wanted until `wanted`: it is never shortened."""
    return max(until, wanted)


def lengthen_for_request(until: datetime, now: datetime) -> datetime:
    """Return when a lease ends that lasts until `until`, once a request is begun under it at `now`.

    As it is where it lasts REQUEST_TIME, else LEASE_TIME from now.
    """
    return until if until >= now + REQUEST_TIME else now + LEASE_TIME


def end_wait(ready_at: datetime, now: datetime) -> datetime:
    """Return from when a delivery may be claimed whose schedule is no longer blocked: from now at the latest."""
    return min(ready_at, now)
