"""Deliveries: one due digest each, from its claim to its last message. Datetimes are aware UTC."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from briefings.model.digest import Destination, DigestKind, LeftOut, Schedule, ScheduleSettings, Told, Window
from briefings.model.reasons import Reason


class DeliveryKind(StrEnum):
    """What asked for a delivery."""

    SCHEDULED = "scheduled"
    #: A person, by `/digest run`.
    RUN = "run"


class DeliveryState(StrEnum):
    """How far a delivery is. PLANNED and FROZEN are open, the others final."""

    #: Due; nothing composed yet.
    PLANNED = "planned"
    #: Its payload is stored; messages may be on their way.
    FROZEN = "frozen"
    SENT = "sent"
    #: The schedule says nothing on a day without news.
    EMPTY = "empty"
    SKIPPED = "skipped"
    FAILED = "failed"


class PartState(StrEnum):
    """How far one message of a delivery is."""

    PENDING = "pending"
    #: A request may have been made, and Discord may have made the message.
    SENDING = "sending"
    SENT = "sent"


#: Crockford's base 32: no I, L, O or U, so that a code can be read out.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#: The lower five bits' character, then the higher ones', of each number below 1024.
_PAIRS = tuple(low + high for high in _ALPHABET for low in _ALPHABET)


def _code(length: int, *parts: str) -> str:
    """Return `length` characters (at most 12) that depend on `parts` alone."""
    number = int.from_bytes(hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).digest())
    return "".join([_PAIRS[number >> 5 * place & 1023] for place in range(0, length, 2)])[:length]


@dataclass(frozen=True, slots=True)
class DeliveryKey:
    """What makes a delivery one and the same for ever: the schedule's id and the slot, which no two share.

    The slot of a scheduled delivery is its local date, that of a run names the run.
    """

    schedule: str
    slot: str

    def nonce(self, number: int) -> str:
        """Return the nonce of part `number`, 15 characters of the 25 that Discord takes."""
        return "bb-" + _code(12, "nonce", self.schedule, self.slot, str(number))

    def reference(self, number: int) -> str:
        """Return the code in the footer of part `number` ('BB-7K3QF'), by which a message is found again."""
        return "BB-" + _code(5, "reference", self.schedule, self.slot, str(number))


def scheduled_slot(key: date) -> str:
    """Return the slot of the digest of a local date."""
    return key.isoformat()


def run_slot(interaction: int) -> str:
    """Return the slot of a digest asked for by an interaction, so that one press never makes two."""
    return f"run-{interaction}"


@dataclass(frozen=True, slots=True)
class Lease:
    """Who works on a delivery, and until when nobody else may."""

    owner: str
    until: datetime
    #: How many leases there were of this delivery, this one included: a lease that was lost is known by it, even where
    #: the same process has taken the delivery again.
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryPart:
    """One message of a frozen delivery."""

    #: From 1.
    number: int
    #: JSON, as the bot stored it; the ledger never looks inside.
    payload: str
    state: PartState
    nonce: str
    reference: str
    #: The first attempt since it was last known that the message doesn't exist.
    sending_since: datetime | None
    #: Requests begun.
    attempts: int
    #: Where the message is; for a forum the post that part 1 made.
    channel: int | None
    message: int | None
    sent_at: datetime | None


def new_part(key: DeliveryKey, number: int, payload: str) -> DeliveryPart:
    """Return a part of which nothing was sent yet."""
    return DeliveryPart(
        number=number,
        payload=payload,
        state=PartState.PENDING,
        nonce=key.nonce(number),
        reference=key.reference(number),
        sending_since=None,
        attempts=0,
        channel=None,
        message=None,
        sent_at=None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A delivery as the ledger keeps it, with its schedule as it is now."""

    id: int
    schedule: Schedule
    slot: str
    kind: DeliveryKind
    state: DeliveryState
    due: datetime
    late: bool
    #: After this nothing is sent any more: the time due and the schedule's lateness limit.
    expires: datetime
    lease: Lease | None
    #: Not tried again before; None: at once.
    not_before: datetime | None
    #: What went wrong last; None: nothing.
    reason: Reason | None
    #: Where the frozen payload goes, whatever the schedule says since; None while PLANNED.
    destination: Destination | None
    window: Window | None
    parts: tuple[DeliveryPart, ...]

    @property
    def key(self) -> DeliveryKey:
        """What makes it one and the same."""
        return DeliveryKey(self.schedule.id, self.slot)

    @property
    def touched(self) -> bool:
        """Whether Discord may hold a message of it, so that it has to be finished or looked for."""
        return any(part.state is not PartState.PENDING for part in self.parts)

    def expired(self, now: datetime) -> bool:
        """Tell whether it is too late to begin sending it."""
        return now > self.expires


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """What is fixed before the first request: the messages, and what counts as told once they are sent."""

    digest_kind: DigestKind
    window: Window
    destination: Destination
    #: JSON, one a message, in order; at least one.
    payloads: tuple[str, ...]
    told: tuple[Told, ...]
    left_out: tuple[LeftOut, ...]
    #: Lines of earlier digests that it says no longer hold.
    corrected: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One line of a schedule's history: a delivery, or `count` fire times that were skipped together."""

    slot: str
    #: The last slot, where several were skipped; else the same.
    last_slot: str
    count: int
    kind: DeliveryKind
    state: DeliveryState
    due: datetime
    late: bool
    digest_kind: DigestKind | None
    window: Window | None
    finished_at: datetime | None
    #: Why it waits, was left out or failed; None: nothing went wrong.
    reason: Reason | None
    #: Channel and message of every part sent.
    messages: tuple[tuple[int, int], ...]
    reference: str
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What a server or a person chose once for all; None: nothing."""

    zone: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRequest:
    """What a button means: JSON that the bot wrote, under a short id that fits into a custom_id."""

    id: str
    body: str
    #: Who asked; None: nobody in particular (a digest's buttons).
    user: int | None
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAbout:
    """All that the ledger holds about one person."""

    preferences: Preferences
    #: Personal digests, removed ones too.
    follows: tuple[ScheduleSettings, ...]
    #: Servers' schedules that this person made; erasing takes the name from them and leaves them.
    schedules_made: int
    #: Requests behind buttons.
    requests: int
    #: When something was told to this person once.
    notices: int
