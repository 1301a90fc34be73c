"""The outbox at work: claim, compose, freeze, send part by part. Every step is in the ledger before it is done.

Killed anywhere, another process goes on from the ledger: a part still *sending* is repeated with its nonce while
Discord surely knows it, and looked for in the channel after that, before anything is sent again.
"""

import asyncio
import logging
import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import aiohttp
import discord

from bot.config.clock import Clock
from bot.delivery.post import Invalid, NotSent, Outcome, Post, Refused, Sent, Unclear
from briefings import (
    Delivery,
    DeliveryPart,
    DeliveryState,
    DestinationKind,
    Frozen,
    LeaseLostError,
    Ledger,
    LeftOut,
    PartState,
    Schedule,
    SkipReason,
    StoreError,
    Window,
)

#: Discord deduplicates a nonce for "the past few minutes"; half of the shortest reading of that.
NONCE_WINDOW = timedelta(minutes=1)
#: Seconds between tries: doubled each time up to the longest, half of it drawn by lot.
_FIRST_BACKOFF = 2.0
_LONGEST_BACKOFF = 300.0
#: Deliveries under way at once: enough to fill the rate limit, few enough for any memory.
_AT_ONCE = 24

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Silence:
    """A digest that has nothing to say, on a schedule that then says nothing."""

    window: Window
    left_out: tuple[LeftOut, ...]


class Composer(Protocol):
    """Makes the messages of a delivery."""

    async def compose(self, delivery: Delivery, now: datetime) -> Frozen | Silence:
        """Return all that a delivery sends."""
        ...


class Notifier(Protocol):
    """Tells people what they should know."""

    async def blocked(self, schedule: Schedule, reason: str) -> None:
        """Tell whoever made a schedule, once, that Discord refuses it."""
        ...


class Outbox:
    """Sends what is due. `owner` names this process in leases and must be new at each start."""

    def __init__(
        self, *, ledger: Ledger, post: Post, composer: Composer, notifier: Notifier, clock: Clock, owner: str
    ) -> None:
        self._ledger = ledger
        self._post = post
        self._composer = composer
        self._notifier = notifier
        self._clock = clock
        self._owner = owner
        self._chance = random.Random(owner)  # noqa: S311 - spreads retries, protects nothing

    async def drain(self) -> None:
        """Work on open deliveries until none is ready. Raises StoreError where the ledger can't be used."""
        while True:
            claimed = await self._ledger.deliveries.claim(self._owner, self._clock.now(), limit=_AT_ONCE)
            if not claimed:
                return
            async with asyncio.TaskGroup() as group:
                for delivery in claimed:
                    group.create_task(self._work(delivery))

    async def _work(self, delivery: Delivery) -> None:
        """Bring one delivery as far as it goes now; what goes wrong with it leaves the others alone."""
        try:
            await self._advance(delivery)
        except LeaseLostError:
            _log.info("delivery %s is another process's now", delivery.id)
        except StoreError:
            # The lease runs out, and the delivery is ready again.
            _log.exception("the ledger can't be written; delivery %s waits", delivery.id)
        except Exception:
            _log.exception("delivery %s failed by a bug", delivery.id)
            await self._postpone(delivery, "an internal error; the log says more", attempts=8)

    async def _advance(self, delivery: Delivery) -> None:
        now = self._clock.now()
        if delivery.expired(now) and not delivery.touched:
            await self._ledger.deliveries.skip(delivery, SkipReason.TOO_LATE, now)
            return
        if delivery.state is DeliveryState.PLANNED:
            made = await self._composer.compose(delivery, now)
            if isinstance(made, Silence):
                await self._ledger.deliveries.finish_empty(delivery, made.window, made.left_out, now)
                return
            delivery = await self._ledger.deliveries.freeze(delivery, made)
        for number in range(1, len(delivery.parts) + 1):
            part = delivery.parts[number - 1]
            if part.state is PartState.SENT:
                continue
            if not await self._deliver(delivery, part):
                return
            fresh = await self._ledger.deliveries.get(delivery.id)
            if fresh is None:
                return
            delivery = fresh

    async def _deliver(self, delivery: Delivery, part: DeliveryPart) -> bool:
        """Bring one part into Discord; return whether it is there."""
        if part.state is PartState.SENDING and not self._repeatable(delivery, part):
            outcome = await self._post.find(delivery, part)
            if isinstance(outcome, NotSent) and not outcome.wait:
                await self._ledger.deliveries.mark_unsent(delivery, part.number)
            else:
                return await self._settle(delivery, part, outcome)
        await self._ledger.deliveries.mark_sending(delivery, part.number, self._clock.now())
        return await self._settle(delivery, part, await self._post.send(delivery, part))

    def _repeatable(self, delivery: Delivery, part: DeliveryPart) -> bool:
        """Tell whether Discord would know a repetition of this part by its nonce."""
        forum_post = (
            delivery.destination is not None and delivery.destination.kind is DestinationKind.FORUM and part.number == 1
        )
        since = part.sending_since
        return not forum_post and since is not None and timedelta() <= self._clock.now() - since <= NONCE_WINDOW

    async def _settle(self, delivery: Delivery, part: DeliveryPart, outcome: Outcome) -> bool:
        """Record what became of a request; return whether the message exists."""
        deliveries = self._ledger.deliveries
        match outcome:
            case Sent(channel, message):
                now = self._clock.now()
                await deliveries.mark_sent(delivery, part.number, channel=channel, message=message, now=now)
                await self._publish(delivery, channel, message)
                return True
            case Refused(reason):
                await deliveries.mark_unsent(delivery, part.number)
                await deliveries.postpone(delivery, self._clock.now(), reason)
                if await self._ledger.schedules.block(delivery.schedule.id, reason):
                    await self._notifier.blocked(delivery.schedule, reason)
            case Invalid(reason):
                _log.error("Discord rejects delivery %s: %s", delivery.id, reason)
                await deliveries.fail(delivery, f"Discord rejects the message: {reason}", self._clock.now())
            case NotSent(reason, wait):
                await deliveries.mark_unsent(delivery, part.number)
                await self._postpone(delivery, reason, attempts=part.attempts, wait=wait)
            case Unclear(reason):
                await self._postpone(delivery, reason, attempts=part.attempts)
        return False

    async def _publish(self, delivery: Delivery, channel: int, message: int) -> None:
        if delivery.destination is None or not delivery.destination.publish:
            return
        try:
            await self._post.publish(channel, message)
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError):
            _log.warning("message %s of delivery %s was sent but not published", message, delivery.id, exc_info=True)

    async def _postpone(self, delivery: Delivery, reason: str, *, attempts: int, wait: float = 0.0) -> None:
        backoff = min(_FIRST_BACKOFF * 2 ** min(attempts, 10), _LONGEST_BACKOFF)
        seconds = max(wait, backoff * (0.5 + self._chance.random() / 2))
        await self._ledger.deliveries.postpone(delivery, self._clock.now() + timedelta(seconds=seconds), reason)
