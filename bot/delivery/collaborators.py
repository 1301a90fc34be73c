"""Whom the outbox calls while it works: who composes a digest, and who tells people what they should know."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from briefings import Delivery, Frozen, LeftOut, Reason, Schedule, Window


@dataclass(frozen=True, slots=True)
class Silence:
    """A digest that has nothing to say, on a schedule that then says nothing."""

    window: Window
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """A digest that can't be composed here yet: others have read documents that this process hasn't."""

    #: How many.
    documents: int


class Composer(Protocol):
    """Makes the messages of a delivery."""

    async def compose(self, delivery: Delivery, now: datetime) -> Frozen | Silence | Behind:
        """Return all that a delivery sends."""
        ...


class Notifier(Protocol):
    """Tells people what they should know."""

    async def blocked(self, schedule: Schedule, reason: Reason) -> None:
        """Tell whoever made a schedule, once, why it waits. Raises nothing."""
        ...

    async def delivered(self, schedule: Schedule) -> None:
        """Take note that a schedule's digest arrived."""
        ...
