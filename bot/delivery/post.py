"""Requests that make or find a digest's message. What became of them is said in outcomes, never raised."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, TypeVar

import aiohttp
import discord
from discord.http import HTTPClient, Route

from bot.delivery.outcomes import (
    TROUBLES,
    Absent,
    NotSent,
    Outcome,
    Refused,
    Sent,
    Unclear,
    judge_answer,
    judge_error,
    read_answer,
)
from bot.delivery.pacing import AskedUntil, Pacer
from briefings import Cause, Delivery, DeliveryPart, Destination, DestinationKind, Reason

#: Messages looked through from the first attempt on, besides the newest hundred, which are looked through whatever a
#: clock said then; each hundred costs a request.
_LOOKED_THROUGH = 500
#: Posts of our own that are looked into, the newest first.
_POSTS = 30
#: Before the first attempt, in case that Discord's clock and ours differ.
_CLOCK_MARGIN = timedelta(minutes=2)
#: Seconds for one message with all its tries. Longer than Discord takes, and than the 30 seconds after which discord.py
#: looks anew at a limit that nobody frees (`Ratelimit.acquire`); shorter than a lease.
_TIMEOUT = 45.0
#: Seconds for which a request may still wait for its turn: with `_TIMEOUT` less than its lease lasts.
_PATIENCE = 15.0
#: Seconds for publishing, which a limit of ten an hour may hold up.
_PUBLISH_TIMEOUT = 10.0
#: Private channels remembered.
_MOST_CHANNELS = 20_000
_ALREADY_PUBLISHED = 40033
#: Seconds for which a repeated nonce is trusted alone; Discord knows it for "the past few minutes".
NONCE_WINDOW = 60.0

_T = TypeVar("_T")


def message_payload(payload: dict[str, Any], nonce: str) -> dict[str, Any]:
    """Return what is posted to a channel: with the nonce by which Discord knows a repetition for a few minutes."""
    return {**payload, "nonce": nonce, "enforce_nonce": True}


def post_payload(payload: dict[str, Any], title: str) -> dict[str, Any]:
    """Return what makes a forum post, which knows no nonce."""
    return {"name": title, "message": payload}


def is_new_post(delivery: Delivery, part: DeliveryPart) -> bool:
    """Tell whether this part makes a forum post."""
    return _destination(delivery).kind is DestinationKind.FORUM and part.number == 1


class Post:
    """Makes and finds messages over one bot's HTTP client, which is logged in.

    `session` is for forum posts alone. `refusal` says why Discord would refuse a delivery's messages as far as that is
    known without asking it. `now` is the clock, `seconds` are for one message with all its tries.
    """

    def __init__(
        self,
        http: HTTPClient,
        pacer: Pacer,
        session: aiohttp.ClientSession,
        token: str,
        refusal: Callable[[Delivery], Reason | None] = lambda _: None,
        *,
        now: Callable[[], datetime],
        seconds: float = _TIMEOUT,
    ) -> None:
        self._now = now
        self._refusal = refusal
        self._seconds = seconds
        self._http = http
        self._pacer = pacer
        self._session = session
        self._token = token
        self._channels: dict[int, int] = {}
        self._me: int | None = None

    async def ready(self, delivery: Delivery) -> Outcome | None:
        """Wait until this delivery's turn is near, its channel at hand; return None, or why nothing can be sent."""
        if (reason := self._refusal(delivery)) is not None:
            return Refused(reason)
        if rest := self._pacer.refusals.rest():
            return NotSent(Reason(Cause.REFUSED_OFTEN), rest)
        try:
            await self._channel(delivery)
        except TROUBLES as error:
            outcome = judge_error(error)
            # Whatever went wrong, no message was asked for yet.
            return NotSent(outcome.reason) if isinstance(outcome, Unclear) else outcome
        await self._pacer.near()
        return None

    async def send(self, delivery: Delivery, part: DeliveryPart, is_ours: Callable[[], bool] = lambda: True) -> Outcome:
        """Make the message of a part: in a channel or thread, in direct messages, or as a new forum post.

        `is_ours` is asked last of all whether this process may still send it.
        """
        payload = json.loads(part.payload)
        held = await self._pacer.turn(_PATIENCE)
        if held:
            return NotSent(Reason(Cause.RATE_LIMITED), held)
        if not is_ours():
            return NotSent(Reason(Cause.HANDED_OVER))
        if is_new_post(delivery, part):
            return await self._make_post(_destination(delivery).id, payload)
        outcome = await self._judge(self._send_message(delivery, part, payload["message"]))
        if isinstance(outcome, Refused):
            self._channels.pop(_destination(delivery).id, None)
        return outcome

    async def _send_message(self, delivery: Delivery, part: DeliveryPart, payload: dict[str, Any]) -> Sent:
        channel = await self._channel(delivery)
        route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel)
        # discord.py repeats it by itself, and the machine may sleep for an hour in between.
        limit = AskedUntil(self._now() + timedelta(seconds=NONCE_WINDOW), self._now)
        made = await self._http.request(route, json=message_payload(payload, part.nonce), trace_request_ctx=limit)
        return Sent(channel, int(made["id"]))

    async def _channel(self, delivery: Delivery) -> int:
        """Return the channel that takes this delivery's messages."""
        destination = _destination(delivery)
        if destination.kind is DestinationKind.USER:
            if destination.id not in self._channels:
                await self._pacer.turn()
                opened = await self._ask(self._http.start_private_message(destination.id))
                if len(self._channels) >= _MOST_CHANNELS:
                    self._channels.clear()
                self._channels[destination.id] = int(opened["id"])
            return self._channels[destination.id]
        if destination.kind is DestinationKind.FORUM and delivery.parts:
            return delivery.parts[0].channel or destination.id
        return destination.id

    async def _make_post(self, forum: int, payload: dict[str, Any]) -> Outcome:
        """Make a forum post by one request: discord.py would repeat it after a server error, and so double it."""
        route = Route("POST", "/channels/{channel_id}/threads", channel_id=forum)
        try:
            async with self._session.post(
                route.url,
                json=post_payload(payload["message"], payload["title"]),
                headers={"Authorization": f"Bot {self._token}", "User-Agent": self._http.user_agent},
                timeout=aiohttp.ClientTimeout(total=self._seconds),
            ) as made:
                answer = read_answer(await made.text())
        except TROUBLES as error:
            return judge_error(error)
        if made.status in {200, 201} and "id" in answer:
            # The first message of a post has the post's own id.
            return Sent(int(answer["id"]), int(answer["id"]))
        if made.status == 429 and "retry_after" in answer:
            wait = float(answer["retry_after"])
            if answer.get("global"):
                self._pacer.hold(wait)
            return NotSent(Reason(Cause.RATE_LIMITED), wait)
        text = str(answer.get("message") or f"HTTP {made.status}")
        return judge_answer(made.status, int(answer.get("code") or 0), text)

    async def find(self, delivery: Delivery, part: DeliveryPart) -> Outcome:
        """Look for a message that may have been made: our own, with the part's reference in it.

        Returns Sent or Absent, or why it can't be looked for.
        """
        since = part.sending_since
        if since is None:
            return Absent()
        if is_new_post(delivery, part):
            return await self._judge(self._find_post(_destination(delivery).id, part.reference))
        return await self._judge(self._find_message(delivery, part.reference, since))

    async def _find_message(self, delivery: Delivery, reference: str, since: datetime) -> Sent | Absent | Refused:
        channel, me = await self._channel(delivery), await self._own_id()
        await self._pacer.turn()
        newest = await self._http.logs_from(channel, 100)
        found = _ours(newest, reference, me)
        if found is None and not newest and await self._written_in(channel, since):
            return Refused(Reason(Cause.HISTORY_UNREADABLE))
        oldest = discord.utils.time_snowflake(since - _CLOCK_MARGIN)
        if found is None and newest and min(int(message["id"]) for message in newest) > oldest:
            found = await self._look_through(channel, reference, me, oldest)
        return Absent() if found is None else Sent(channel, found)

    async def _look_through(self, channel: int, reference: str, me: int, after: int) -> int | None:
        for _ in range(_LOOKED_THROUGH // 100):
            await self._pacer.turn()
            messages = await self._http.logs_from(channel, 100, after=after)
            found = _ours(messages, reference, me)
            if found is not None or len(messages) < 100:
                return found
            after = max(int(message["id"]) for message in messages)
        return None

    async def _written_in(self, channel: int, since: datetime) -> bool:
        """Tell whether somebody wrote in a channel since a moment, as far as Discord says without showing it."""
        await self._pacer.turn()
        there: Any = await self._http.get_channel(channel)
        return int(there.get("last_message_id") or 0) >= discord.utils.time_snowflake(since - _CLOCK_MARGIN)

    async def _find_post(self, forum: int, reference: str) -> Sent | Absent:
        """Look among the forum's active posts and those archived last."""
        me = await self._own_id()
        await self._pacer.turn()
        parent: Any = await self._http.get_channel(forum)
        await self._pacer.turn()
        active = await self._http.get_active_threads(int(parent["guild_id"]))
        await self._pacer.turn()
        archived = await self._http.get_public_archived_threads(forum, limit=100)
        ours = {
            int(thread["id"])
            for thread in (*active["threads"], *archived["threads"])
            if int(thread.get("parent_id") or 0) == forum and int(thread.get("owner_id") or 0) == me
        }
        for post in islice(sorted(ours, reverse=True), _POSTS):
            await self._pacer.turn()
            try:
                first = await self._http.get_message(post, post)
            except discord.NotFound:
                continue
            if _ours([first], reference, me) is not None:
                return Sent(post, post)
        return Absent()

    async def _own_id(self) -> int:
        if self._me is None:
            await self._pacer.turn()
            self._me = int((await self._http.request(Route("GET", "/users/@me")))["id"])
        return self._me

    async def publish(self, channel: int, message: int) -> None:
        """Publish a message of an announcement channel to the channels that follow; done already counts as done.

        Raises one of TROUBLES: the message itself stands, so nothing is lost by it.
        """
        await self._pacer.turn()
        try:
            await self._ask(self._http.publish_message(channel, message), _PUBLISH_TIMEOUT)
        except discord.HTTPException as error:
            if error.code != _ALREADY_PUBLISHED:
                raise

    async def _judge(self, request: Awaitable[Outcome]) -> Outcome:
        """Make a request and say what became of it."""
        try:
            return await self._ask(request)
        except TROUBLES as error:
            return judge_error(error)

    async def _ask(self, request: Awaitable[_T], seconds: float | None = None) -> _T:
        """Make a request of discord.py and return its answer; raises TimeoutError after `seconds`, or the usual ones.

        A request that meets a global limit closes a gate for all others, and opens it when it has slept: were it
        ended in its sleep, discord.py 2.7.1 would never send anything again (disnake's pull request 1585 has the same).
        """
        try:
            return await asyncio.wait_for(request, self._seconds if seconds is None else seconds)
        except TimeoutError:
            gate = self._http._global_over  # noqa: SLF001 - discord.py has no other way to it
            asyncio.get_running_loop().call_later(self._pacer.held(), gate.set)
            raise


def _destination(delivery: Delivery) -> Destination:
    return delivery.destination if delivery.destination is not None else delivery.schedule.settings.destination


def _ours(messages: Any, reference: str, me: int) -> int | None:
    """Return the id of our own message that holds the reference; None where there is none."""
    return next(
        (
            int(message["id"])
            for message in messages
            if int(message["author"]["id"]) == me and any(reference in text for text in _texts(message))
        ),
        None,
    )


def _texts(shown: Any) -> Iterator[str]:
    """Yield the texts of a message or a component, and of those in it."""
    if isinstance(shown.get("content"), str):
        yield shown["content"]
    for component in shown.get("components", ()):
        yield from _texts(component)
