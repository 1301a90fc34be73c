"""What a ledger is to everybody who uses one, whatever keeps it.

Every method is one transaction: all of it is done when it returns, and nothing where it raises. Any method may raise
StoreError and its kinds (the store is locked, full, damaged). Datetimes are aware; those returned are UTC. A naive one
raises ValueError. Ids of servers, channels, messages and people are Discord's.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from briefings.ledger.following import Sources
from briefings.ledger.leases import Leases
from briefings.ledger.reports import Reports
from briefings.model.delivery import Delivery, Frozen, Preferences, Run, StoredAbout, StoredRequest
from briefings.model.digest import (
    Destination,
    LeftOut,
    Plan,
    Schedule,
    ScheduleSettings,
    SeenVersion,
    SkipReason,
    Told,
    Window,
)
from briefings.model.hosts import Share
from briefings.model.reasons import Reason

#: A message is begun only under a lease that lasts this much longer, so that nobody takes over while it is on its way.
REQUEST_TIME = timedelta(minutes=2)
#: How long the lease of a claimed delivery lasts: longer, so that most messages are begun without lengthening it first.
LEASE_TIME = REQUEST_TIME + timedelta(seconds=30)


class PreferenceStore(Protocol):
    """Time zones and languages of servers and people."""

    async def get_for_guild(self, guild: int) -> Preferences:
        """Return a server's preferences; empty ones where there are none."""

    async def get_for_user(self, user: int) -> Preferences:
        """Return a person's preferences; empty ones where there are none."""

    async def keep_for_guild(self, guild: int, preferences: Preferences) -> None:
        """Replace a server's preferences."""

    async def keep_for_user(self, user: int, preferences: Preferences) -> None:
        """Replace a person's preferences."""


class Schedules(Protocol):
    """The schedules of all servers and people. Methods that return one raise ScheduleError where there is none."""

    async def add(self, settings: ScheduleSettings, *, made_by: int, now: datetime) -> Schedule:
        """Keep a new schedule and return it with its id; its first fire time is the next after `now`."""

    async def get(self, identity: str) -> Schedule:
        """Return a schedule, a removed one too."""

    async def list_of_guild(self, guild: int) -> tuple[Schedule, ...]:
        """Return a server's schedules in the order in which they were made, without removed ones."""

    async def list_of_user(self, user: int) -> tuple[Schedule, ...]:
        """Return a person's own digests in the order in which they were made, without removed ones."""

    async def list_to_destination(self, destination: Destination) -> tuple[Schedule, ...]:
        """Return the schedules that go to a channel, thread, forum or person, in that order, without removed ones."""

    async def list_alerts(self) -> tuple[Schedule, ...]:
        """Return the alerts that are neither paused, blocked nor removed, in that order."""

    async def list_blocked(self) -> tuple[Schedule, ...]:
        """Return all blocked schedules in that order, without removed ones."""

    async def edit(self, identity: str, settings: ScheduleSettings, now: datetime) -> Schedule:
        """Replace a schedule's settings. A delivery of which nothing was sent yet is composed anew with them.

        Another destination ends a block; another timing counts fire times from `now`.
        """

    async def pause(self, identity: str, now: datetime) -> Schedule:
        """Let a schedule rest. What has begun to be sent is finished, and what was asked for by a person is sent."""

    async def resume(self, identity: str, now: datetime) -> Schedule:
        """Let a schedule go on, with its next fire time after `now`."""

    async def remove(self, identity: str, now: datetime) -> Schedule:
        """Remove a schedule so that `restore` can bring it back."""

    async def restore(self, identity: str, now: datetime) -> Schedule:
        """Bring a removed schedule back, with its next fire time after `now`."""

    async def forget_removed(self, before: datetime) -> int:
        """Delete what was removed before a moment, with all its history; return how many schedules."""

    async def block(self, identity: str, reason: Reason) -> bool:
        """Mark a schedule as refused by Discord; return whether it wasn't before. A first reason stays.

        Its open deliveries wait, and nobody holds a lease on them any more.
        """

    async def block_guild(self, guild: int, reason: Reason) -> tuple[str, ...]:
        """Mark all schedules of a server as `block` does; return the ids of those that weren't blocked before."""

    async def unblock(self, identity: str, now: datetime) -> bool:
        """Let a schedule go on as after downtime; return whether it was blocked."""


class Planning(Protocol):
    """From fire times to deliveries. Its cost does not grow with schedules that aren't due.

    `share`: whose schedules and deliveries; None: everybody's.
    """

    async def list_due(self, now: datetime, limit: int = 500, *, share: Share | None = None) -> tuple[Schedule, ...]:
        """Return active schedules with a fire time up to `now`, earliest first."""

    async def settle(self, plans: Iterable[tuple[Schedule, Plan]], now: datetime) -> None:
        """Record plans: deliveries to be made, fire times skipped, the next time.

        A schedule that was changed or planned by somebody else in between is passed over; a local date that has its
        delivery never gets a second one. A scheduled delivery of which nothing was sent gives way to a later one.
        """

    async def find_next_wake(self, *, share: Share | None = None) -> datetime | None:
        """Return the earliest moment at which a schedule is due or a delivery may be claimed; None: never."""

    async def plan_anew(self, now: datetime) -> None:
        """Have every schedule planned again: at start, for the rules of time zones may have changed."""

    async def rewind(self, now: datetime) -> bool:
        """Take back what was recorded under a clock that has been moved back since; return whether there was any.

        Nothing that was sent is forgotten. Fire times that are still to come are due again, what was told 'later
        than now' counts as told now, and no lease or back-off outlasts an hour.
        """


class Deliveries(Protocol):
    """Deliveries under leases: claimed, frozen, sent part by part, ended.

    Methods that take a claimed delivery raise LeaseLostError, and change nothing, when it is another's now or has
    ended. What the states entail is in lifecycle.py.
    """

    async def plan_run(self, schedule_id: str, interaction: int, now: datetime) -> bool:
        """Plan a digest that a person asks for now; return False where this interaction has planned it already.

        Raises ScheduleError where there is no such schedule.
        """

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

    async def free(self, owners: Iterable[str], now: datetime) -> int:
        """End the leases of owners that are known to work no more; return how many."""

    async def get(self, delivery: int) -> Delivery | None:
        """Return a delivery as it stands, or None."""

    async def list_unfinished(self, *, limit: int = 1000) -> tuple[Delivery, ...]:
        """Return open deliveries in the order in which they are due, those that wait for a block to end too."""

    async def renew(self, delivery: Delivery, until: datetime) -> None:
        """Lengthen the lease; it is never shortened."""

    async def freeze(self, delivery: Delivery, frozen: Frozen) -> Delivery:
        """Store all that will be sent, once for all, and return the delivery with its parts.

        Raises ValueError where there is nothing to send, and LeaseLostError also where it is frozen already.
        """

    async def mark_sending(self, delivery: Delivery, number: int, now: datetime) -> None:
        """Record that a request for part `number` is about to be made; the lease lasts REQUEST_TIME from now at least.

        A part may be marked again for another try: `sending_since` stays at the first.
        """

    async def mark_unsent(self, delivery: Delivery, number: int) -> None:
        """Record that part `number` is known not to be a message: Discord refused it, or it was looked for in vain."""

    async def mark_sent(self, delivery: Delivery, number: int, *, channel: int, message: int, now: datetime) -> bool:
        """Record the message of part `number`; return True when it was the last: then all is told.

        This is taken from a process that has lost its lease too, for a message that exists is a fact.
        """

    async def postpone(self, delivery: Delivery, until: datetime, reason: Reason) -> None:
        """Give a delivery back, to be tried again from `until` (within the hour), and keep the reason."""

    async def finish_empty(
        self, delivery: Delivery, window: Window, left_out: tuple[LeftOut, ...], now: datetime
    ) -> None:
        """End a delivery with nothing to send; the next digest covers its window once more."""

    async def skip(self, delivery: Delivery, reason: SkipReason, now: datetime) -> None:
        """Give up a delivery of which nothing was sent."""

    async def fail(self, delivery: Delivery, reason: Reason, now: datetime) -> None:
        """Give up a delivery for good."""


class History(Protocol):
    """What became of a schedule's fire times."""

    async def forget(self, before: datetime) -> int:
        """Delete what was finished before a moment; return how many deliveries.

        Their slots could be used again only by a clock that shows a time before then.
        """

    async def list_runs(self, schedule: str, count: int = 10) -> tuple[Run, ...]:
        """Return a schedule's last runs, newest first: sent, skipped, empty, failed, and those under way."""


class Memory(Protocol):
    """What documents were seen, by their ids, and what schedules have told: the library may be rebuilt at any time.

    Each new version of a document gets a number. The watermark is the last number given out: no number up to it is
    still to come, however many processes see documents at once.
    """

    async def find_unseen(self, versions: Mapping[str, str], *, ever: bool = False) -> frozenset[str]:
        """Return those of the documents (id → the library's content hash) whose version is not the one seen last.

        `ever`: those whose version was never seen, for several libraries that don't change at one time.
        """

    async def list_last_versions(self, after: int) -> Mapping[str, tuple[str, datetime]]:
        """Return documents' last versions, as far as their numbers are above `after`, and when they were seen."""

    async def see(self, seen: Iterable[SeenVersion], now: datetime) -> int:
        """Record versions of documents in their order, and return the watermark after that.

        A version that is the document's last already stays as it is.
        """

    async def list_news(self, window: Window) -> tuple[str, ...]:
        """Return the ids of the documents that are new or changed in a window, in the order in which they were seen.

        A version that was there before under any id is no news: the file was renamed, copied or put back.
        """

    async def find_watermark(self, before: datetime) -> int:
        """Return the number of the last version that was recorded before a moment; 0: none was."""

    async def get_words_before(self, documents: Iterable[str], window: Window) -> Mapping[str, str]:
        """Return the folded text of the version of each document that was the last one when the window began.

        A document that wasn't there yet is not in the mapping, nor is one whose text is in the archive.
        """

    async def get_captured_before(self, documents: Iterable[str], window: Window) -> Mapping[str, str]:
        """Return the version of each document that was the last one when the window began and is in the archive."""

    async def list_told(self, schedule: str, since: datetime) -> tuple[Told, ...]:
        """Return what a schedule has told in digests sent after `since`, ordered by document and fingerprint."""

    async def forget_told(self, before: datetime) -> int:
        """Delete what was told before a moment; return how many lines. The documents stay known."""

    async def forget_documents(self, documents: Iterable[str], now: datetime) -> None:
        """Delete the words of documents, and what was or will be told of them, their bytes too.

        That they were there stays known. A digest with words of theirs is composed anew, or ended where it has begun.
        `documents`: their ids.
        """


class Requests(Protocol):
    """Short ids for what buttons mean: a custom_id holds at most 100 characters, a request may be longer."""

    async def keep(
        self, body: str, now: datetime, *, user: int | None = None, cites: Collection[tuple[str, str]] = ()
    ) -> str:
        """Return the id under which `body` is kept; the same body of the same person keeps its id.

        `cites`: documents and versions that people are shown with it, which are known as cited from then on.
        """

    async def get(self, short: str) -> StoredRequest | None:
        """Return a request, or None where it was erased or never was."""

    async def list_cited(self) -> frozenset[tuple[str, str]]:
        """Return the documents and versions that were cited; a version '' stands for all of a document's."""


class Notices(Protocol):
    """What somebody was told once, by kind ('blocked', 'welcome') and subject (a schedule's or server's id)."""

    async def record_once(self, kind: str, subject: str, now: datetime, *, user: int | None = None) -> bool:
        """Record a notice; return True where it wasn't recorded before, so that it is to be told now.

        It is recorded before it is told: after a crash in between it is never told twice.
        """

    async def forget(self, kind: str, subject: str) -> None:
        """Let a notice be told again when its cause comes again."""


class Privacy(Protocol):
    """A person's right to know and to be forgotten."""

    async def get_stored_about(self, user: int) -> StoredAbout:
        """Return all that is held about a person."""

    async def erase(self, user: int) -> None:
        """Delete all that is held about a person. Servers' schedules stay, without the name of who made them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """An open ledger, by group. It is used by one event loop; other processes may have it open as well."""

    settings: PreferenceStore
    schedules: Schedules
    planning: Planning
    deliveries: Deliveries
    history: History
    memory: Memory
    requests: Requests
    notices: Notices
    privacy: Privacy
    sources: Sources
    reports: Reports
    leases: Leases
