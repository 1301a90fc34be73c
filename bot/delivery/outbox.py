"""The outbox at work: claim, compose, freeze, send part by part. Every step is in the ledger before it is done.

Killed anywhere, another process goes on from the ledger. A part that is *pending* was never asked for. One that is
*sending* may be a message: who asked for it a moment ago repeats the request under the same nonce, which Discord
knows; anybody else looks for the message by its reference first, and only then sends it, under the same nonce again.
"""

import asyncio
import logging
import random
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from weakref import WeakValueDictionary

from bot.config.clock import Clock
from bot.config.log_fields import log_fields
from bot.delivery.collaborators import Behind, Composer, Notifier, Silence
from bot.delivery.outcomes import TROUBLES, Absent, Invalid, NotSent, Outcome, Refused, Sent, Unclear
from bot.delivery.post import NONCE_WINDOW, Post, is_new_post
from briefings import (
    REQUEST_TIME,
    Cause,
    Delivery,
    DeliveryPart,
    DeliveryState,
    DestinationKind,
    LeaseLostError,
    Ledger,
    PartState,
    Reason,
    Schedule,
    Share,
    SkipReason,
    StoreError,
)

#: Seconds between tries: doubled each time up to the longest, half of it drawn by lot.
_FIRST_BACKOFF = 2.0
_LONGEST_BACKOFF = 300.0
#: A request is begun within this time of its lease's lengthening, or not at all: a paused process may wake up later.
_BEGUN_WITHIN = REQUEST_TIME / 2
#: After which a digest that lacks documents is tried again, here or by another process.
_CATCH_UP = timedelta(seconds=3)
#: Deliveries under way at once: enough to fill the rate limit, few enough for any memory.
AT_ONCE = 128
#: Seconds between attempts to record a message that exists, while the ledger can't be written.
_RECORD_AGAIN = 2.0
#: Seconds for which that is tried; afterwards the message is looked for.
_RECORD_FOR = 600.0

_log = logging.getLogger(__name__)


class Outbox:
    """Sends what is due. `owner` names this process in leases and must be new at each start.

    `share` returns whose digests this process sends now; None: everybody's.
    """

    def __init__(
        self,
        *,
        ledger: Ledger,
        post: Post,
        composer: Composer,
        notifier: Notifier,
        clock: Clock,
        owner: str,
        monotonic: Callable[[], float] = time.monotonic,
        share: Callable[[], Share | None] = lambda: None,
    ) -> None:
        self._ledger = ledger
        self._post = post
        self._composer = composer
        self._notifier = notifier
        self._clock = clock
        self._owner = owner
        self._monotonic = monotonic
        self._share = share
        self._chance = random.Random(owner)  # noqa: S311 - spreads retries, protects nothing
        self._under_way: dict[int, asyncio.Task[None]] = {}
        #: By delivery and part: when this process first asked for a message of which it heard nothing certain since.
        #: By both clocks: one stands still while a machine sleeps, the other may be set.
        self._asked: dict[tuple[int, int], tuple[float, datetime]] = {}
        #: Held while a digest's parts are sent, by where they go: two at once would mix theirs.
        self._places: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        #: Set while there is room for more deliveries.
        self.room = asyncio.Event()
        self.room.set()

    async def fill(self) -> int:
        """Begin to work on open deliveries that are ready, as many as there is room for; return how many.

        Raises StoreError where the ledger can't be used.
        """
        if not self.room.is_set():
            return 0
        limit = AT_ONCE - len(self._under_way)
        claimed = await self._ledger.deliveries.claim(self._owner, self._clock.now(), limit=limit, share=self._share())
        begun = 0
        for delivery in claimed:
            # A clock that leapt ends leases early: what this process works on already, it has claimed again.
            if delivery.id not in self._under_way:
                task = asyncio.create_task(self._work(delivery), name=f"delivery {delivery.id}")
                self._under_way[delivery.id] = task
                begun += 1
        if len(self._under_way) >= AT_ONCE:
            self.room.clear()
        return begun

    async def drain(self) -> None:
        """Work until no open delivery is ready. Raises StoreError where the ledger can't be used."""
        while await self.fill() or self._under_way:
            await asyncio.wait(tuple(self._under_way.values()), return_when=asyncio.FIRST_COMPLETED)

    async def close(self, patience: float = 2.0) -> None:
        """Finish what is under way, for `patience` seconds; what isn't finished then goes on at the next start."""
        tasks = tuple(self._under_way.values())
        if not tasks:
            return
        _, late = await asyncio.wait(tasks, timeout=patience)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _work(self, delivery: Delivery) -> None:
        """Bring one delivery as far as it goes now; what goes wrong with it leaves the others alone."""
        with log_fields(delivery=delivery.id, schedule=delivery.schedule.id, server=delivery.schedule.settings.guild):
            await self._work_alone(delivery)

    async def _work_alone(self, delivery: Delivery) -> None:
        try:
            await self._advance(delivery)
        except LeaseLostError:
            _log.info("delivery %s is another process's now", delivery.id)
        except StoreError as error:
            # The lease runs out, and the delivery is ready again.
            _log.error("delivery %s waits: %s", delivery.id, error)
        except Exception:
            _log.exception("delivery %s failed by a bug; it is tried again", delivery.id)
            await self._give_back(delivery)
        finally:
            del self._under_way[delivery.id]
            if len(self._under_way) <= AT_ONCE // 2:
                self.room.set()

    async def _give_back(self, delivery: Delivery) -> None:
        try:
            await self._postpone(delivery, Reason(Cause.INTERNAL_ERROR), attempts=8)
        except (LeaseLostError, StoreError) as error:
            _log.info("delivery %s waits for its lease to end: %s", delivery.id, error)

    async def _advance(self, delivery: Delivery) -> None:
        now = self._clock.now()
        if delivery.expired(now) and not delivery.touched:
            await self._ledger.deliveries.skip(delivery, SkipReason.TOO_LATE, now)
            return
        if delivery.state is DeliveryState.PLANNED:
            made = await self._composer.compose(delivery, now)
            if isinstance(made, Behind):
                later = self._clock.now() + _CATCH_UP
                reason = Reason(Cause.LIBRARY_BEHIND, str(made.documents))
                await self._ledger.deliveries.postpone(delivery, later, reason)
                return
            if isinstance(made, Silence):
                await self._ledger.deliveries.finish_empty(delivery, made.window, made.left_out, self._clock.now())
                return
            delivery = await self._ledger.deliveries.freeze(delivery, made)
        place = (delivery.destination or delivery.schedule.settings.destination).id
        async with self._places.setdefault(place, asyncio.Lock()):
            await self._deliver_parts(delivery)

    async def _deliver_parts(self, delivery: Delivery) -> None:
        """Bring the parts of a frozen delivery into Discord, in order, as far as it goes now."""
        for at, part in enumerate(delivery.parts):
            if part.state is PartState.SENT:
                continue
            sent = await self._deliver(delivery, part)
            if sent is None:
                return
            done = replace(part, state=PartState.SENT, channel=sent.channel, message=sent.message)
            delivery = replace(delivery, parts=(*delivery.parts[:at], done, *delivery.parts[at + 1 :]))

    async def _deliver(self, delivery: Delivery, part: DeliveryPart) -> Sent | None:
        """Bring one part into Discord; return where it is, or None where it isn't (yet)."""
        if not self._is_of_share(delivery):
            await self._hand_over(delivery)
            return None
        unready = await self._post.ready(delivery)
        if unready is not None:
            return await self._settle(delivery, part, unready)
        unasked = part.state is PartState.PENDING
        if part.state is PartState.SENDING and not self._repeatable(delivery, part):
            outcome = await self._post.find(delivery, part)
            if not isinstance(outcome, Absent):
                return await self._settle(delivery, part, outcome)
            await self._forget(delivery, part)
            unasked = True
            if delivery.expired(self._clock.now()) and not _begun(delivery):
                await self._ledger.deliveries.skip(delivery, SkipReason.TOO_LATE, self._clock.now())
                return None
        if not self._is_of_share(delivery):
            # Its shard went to another process while this one waited for its turn.
            await self._hand_over(delivery)
            return None
        marked, begun = self._clock.now(), self._monotonic()
        await self._ledger.deliveries.mark_sending(delivery, part.number, marked)
        self._asked.setdefault((delivery.id, part.number), (begun, marked))
        outcome = await self._post.send(delivery, part, lambda: self._is_ours(delivery, marked, begun))
        # A post is asked for once, so that a clear answer is certain. discord.py asks for a message again and again,
        # and its last answer says nothing about the first: the part stays *sending*.
        # Nor was anything asked for where it turned out last of all to be another process's.
        handed_over = isinstance(outcome, NotSent) and outcome.reason.cause is Cause.HANDED_OVER
        if (handed_over and unasked) or (is_new_post(delivery, part) and isinstance(outcome, NotSent | Refused)):
            await self._forget(delivery, part)
        return await self._settle(delivery, part, outcome)

    async def block(self, schedule: Schedule, reason: Reason) -> None:
        """Have a schedule wait until somebody changes something, and tell whoever made it."""
        if await self._ledger.schedules.block(schedule.id, reason):
            _log.warning("schedule %s waits: %s", schedule.id, reason)
            await self._notifier.blocked(schedule, reason)

    def _is_ours(self, delivery: Delivery, marked: datetime, begun: float) -> bool:
        """Tell, at the last moment before a request, whether it is certain that nobody else sends this delivery.

        `marked`, `begun`: when its lease was last lengthened, by the clock and by the monotonic one.
        """
        late = max(self._clock.now() - marked, timedelta(seconds=self._monotonic() - begun))
        return late < _BEGUN_WITHIN and self._is_of_share(delivery)

    def _is_of_share(self, delivery: Delivery) -> bool:
        """Tell whether this process holds the shard of a delivery's server, or of the person that it goes to."""
        share = self._share()
        return share is None or share.has(delivery.schedule.settings.account)

    async def _hand_over(self, delivery: Delivery) -> None:
        """Leave a frozen delivery to the process that holds its shard, which alone knows the server's permissions.

        Its parts stay as they are: what was never asked for needn't be looked for there.
        """
        for part in delivery.parts:
            self._asked.pop((delivery.id, part.number), None)
        await self._ledger.deliveries.postpone(delivery, self._clock.now(), Reason(Cause.HANDED_OVER))

    def _repeatable(self, delivery: Delivery, part: DeliveryPart) -> bool:
        """Tell whether Discord surely knows a repetition of this part by its nonce.

        Only of requests of its own does a process know how long ago they were made, whatever was done to clocks.
        """
        asked = self._asked.get((delivery.id, part.number))
        if asked is None:
            return False
        seconds = max(self._monotonic() - asked[0], (self._clock.now() - asked[1]).total_seconds())
        return seconds <= NONCE_WINDOW and not is_new_post(delivery, part) and not delivery.expired(self._clock.now())

    async def _forget(self, delivery: Delivery, part: DeliveryPart) -> None:
        """Record that a part is certainly no message."""
        self._asked.pop((delivery.id, part.number), None)
        await self._ledger.deliveries.mark_unsent(delivery, part.number)

    async def _settle(self, delivery: Delivery, part: DeliveryPart, outcome: Outcome) -> Sent | None:
        """Record what became of a request; return where the message is, or None."""
        match outcome:
            case Sent():
                await self._publish(delivery, outcome)
                await self._record(delivery, part, outcome)
                await self._notifier.delivered(delivery.schedule)
                return outcome
            case Refused(_, gone) if gone and _lost_post(delivery, part):
                await self._fail(delivery, part, Reason(Cause.POST_DELETED))
            case Refused(reason):
                if reason.cause is Cause.PLACE_GONE:
                    # With the channel went its messages, whatever earlier answers said: another one begins anew.
                    await self._forget(delivery, part)
                await self._ledger.deliveries.postpone(delivery, self._clock.now(), reason)
                await self.block(delivery.schedule, reason)
            case Invalid(reason):
                await self._fail(delivery, part, reason)
            case NotSent(reason, wait):
                await self._postpone(delivery, reason, attempts=part.attempts, wait=wait)
            case Unclear(reason):
                await self._postpone(delivery, reason, attempts=part.attempts)
        return None

    async def _fail(self, delivery: Delivery, part: DeliveryPart, reason: Reason) -> None:
        _log.error("delivery %s: %s", delivery.id, reason)
        await self._ledger.deliveries.fail(delivery, reason, self._clock.now())
        self._asked.pop((delivery.id, part.number), None)

    async def _record(self, delivery: Delivery, part: DeliveryPart, sent: Sent) -> None:
        """Record a message. It exists, so a ledger that can't be written now is tried until it can."""
        until = self._monotonic() + _RECORD_FOR
        while True:
            try:
                await self._ledger.deliveries.mark_sent(
                    delivery, part.number, channel=sent.channel, message=sent.message, now=self._clock.now()
                )
            except StoreError as error:
                if self._monotonic() > until:
                    raise
                _log.error("message %s was sent, but that can't be recorded yet: %s", sent.message, error)
                await asyncio.sleep(_RECORD_AGAIN)
            else:
                self._asked.pop((delivery.id, part.number), None)
                return

    async def _publish(self, delivery: Delivery, sent: Sent) -> None:
        """Publish before the message counts as sent: killed in between, it is found and published again."""
        if delivery.destination is None or not delivery.destination.publish:
            return
        try:
            await self._post.publish(sent.channel, sent.message)
        except TROUBLES as error:
            _log.warning("message %s was sent but not published: %s", sent.message, error)

    async def _postpone(self, delivery: Delivery, reason: Reason, *, attempts: int, wait: float = 0.0) -> None:
        backoff = min(_FIRST_BACKOFF * 2 ** min(attempts, 10), _LONGEST_BACKOFF)
        seconds = max(wait, backoff * (0.5 + self._chance.random() / 2))
        await self._ledger.deliveries.postpone(delivery, self._clock.now() + timedelta(seconds=seconds), reason)


def _begun(delivery: Delivery) -> bool:
    return any(part.state is PartState.SENT for part in delivery.parts)


def _lost_post(delivery: Delivery, part: DeliveryPart) -> bool:
    """Tell whether the post that this part continues is what isn't there."""
    kind = delivery.destination.kind if delivery.destination is not None else None
    return kind is DestinationKind.FORUM and part.number > 1
