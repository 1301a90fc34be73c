"""Requests that make or find a digest's message, and what became of them in words that the outbox can act on."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import discord
from discord.http import HTTPClient, Route

from bot.delivery.pacing import Pacer
from briefings import Delivery, DeliveryPart, Destination, DestinationKind

#: Messages looked through for our own reference: more are not posted in a channel between a crash and a restart
#: without somebody noticing, and each hundred costs a request.
_LOOKED_THROUGH = 500
#: Before the first attempt, in case that Discord's clock and ours differ.
_CLOCK_MARGIN = timedelta(minutes=2)
#: Seconds. Longer than Discord takes, shorter than a lease.
_TIMEOUT = 30.0
#: Discord's codes for a message too many in a forum that wants a tag, and the like, are the server's to mend.
_TAG_REQUIRED = 40067


@dataclass(frozen=True, slots=True)
class Sent:
    """The message exists."""

    channel: int
    message: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Discord will not have it until somebody changes something; `reason` says what, in words."""

    reason: str


@dataclass(frozen=True, slots=True)
class Invalid:
    """Discord rejects the message itself: trying again is of no use."""

    reason: str


@dataclass(frozen=True, slots=True)
class NotSent:
    """There is certainly no message; it may be tried again, after `wait` seconds where Discord said so."""

    reason: str
    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class Unclear:
    """Nobody answered clearly: there may be a message."""

    reason: str


Outcome = Sent | Refused | Invalid | NotSent | Unclear


def message_payload(payload: dict[str, Any], nonce: str) -> dict[str, Any]:
    """Return what is posted to a channel: with the nonce by which Discord knows a repetition for a few minutes."""
    return {**payload, "nonce": nonce, "enforce_nonce": True}


def post_payload(payload: dict[str, Any], title: str) -> dict[str, Any]:
    """Return what makes a forum post, which knows no nonce."""
    return {"name": title, "message": payload}


class Post:
    """Makes and finds messages over one bot's HTTP client."""

    def __init__(self, http: HTTPClient, pacer: Pacer, session: aiohttp.ClientSession, token: str) -> None:
        self._http = http
        self._pacer = pacer
        self._session = session
        self._token = token

    async def send(self, delivery: Delivery, part: DeliveryPart) -> Outcome:
        """Make the message of a part: in a channel or thread, in direct messages, or as a new forum post."""
        destination = _destination(delivery)
        payload = json.loads(part.payload)
        if destination.kind is DestinationKind.FORUM and part.number == 1:
            return await self._make_post(destination.id, payload)
        await self._pacer.turn()
        return await _judged(lambda: self._send_message(delivery, part, payload["message"]))

    async def _send_message(self, delivery: Delivery, part: DeliveryPart, payload: dict[str, Any]) -> Sent:
        channel = await self._channel(delivery)
        route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel)
        made = await self._http.request(route, json=message_payload(payload, part.nonce))
        return Sent(channel, int(made["id"]))

    async def _channel(self, delivery: Delivery) -> int:
        """Return the channel that takes this delivery's messages."""
        destination = _destination(delivery)
        if destination.kind is DestinationKind.USER:
            await self._pacer.turn()
            return int((await self._http.start_private_message(destination.id))["id"])
        if destination.kind is DestinationKind.FORUM:
            first = delivery.parts[0]
            if first.channel is None:
                raise RuntimeError("a forum post's first part is sent before the others")
            return first.channel
        return destination.id

    async def _make_post(self, forum: int, payload: dict[str, Any]) -> Outcome:
        """Make a forum post by one request: discord.py would repeat it after a server error, and so double it."""
        await self._pacer.turn()
        route = Route("POST", "/channels/{channel_id}/threads", channel_id=forum)
        try:
            async with self._session.post(
                route.url,
                json=post_payload(payload["message"], payload["title"]),
                headers={"Authorization": f"Bot {self._token}", "User-Agent": self._http.user_agent},
                timeout=aiohttp.ClientTimeout(total=_TIMEOUT),
            ) as answer:
                body = await answer.text()
                return self._judge_post(answer.status, body)
        except aiohttp.ClientConnectorError as error:
            return NotSent(f"Discord can't be reached ({error})")
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            return Unclear(f"the connection broke ({type(error).__name__})")

    def _judge_post(self, status: int, body: str) -> Outcome:
        try:
            answer = json.loads(body)
        except ValueError:
            answer = {}
        if not isinstance(answer, dict):
            answer = {}
        if status in {200, 201} and "id" in answer:
            # The first message of a post has the post's own id.
            return Sent(int(answer["id"]), int(answer["id"]))
        reason = str(answer.get("message") or f"HTTP {status}")
        if status == 429:
            wait = float(answer.get("retry_after", 5.0))
            if answer.get("global"):
                self._pacer.hold(wait)
            return NotSent("Discord asks to wait", wait)
        if status in {403, 404} or answer.get("code") == _TAG_REQUIRED:
            return Refused(reason)
        return Invalid(reason) if 400 <= status < 500 else Unclear(f"Discord answered with error {status}")

    async def find(self, delivery: Delivery, part: DeliveryPart) -> Outcome:
        """Look for a message that may have been made: our own, with the part's reference in its footer.

        Returns Sent, or NotSent where there is none, or why it can't be looked for.
        """
        destination = _destination(delivery)
        since = part.sending_since
        if since is None:
            return NotSent("no request was made")
        me = await _judged(self._me)
        if not isinstance(me, Sent):
            return me
        if destination.kind is DestinationKind.FORUM and part.number == 1:
            return await _judged(lambda: self._find_post(destination.id, part.reference, since, me.message))
        return await _judged(lambda: self._find_message(delivery, part, since, me.message))

    async def _me(self) -> Sent:
        user = await self._http.request(Route("GET", "/users/@me"))
        return Sent(0, int(user["id"]))

    async def _find_message(self, delivery: Delivery, part: DeliveryPart, since: datetime, me: int) -> Sent | NotSent:
        channel = await self._channel(delivery)
        after = discord.utils.time_snowflake(since - _CLOCK_MARGIN)
        for _ in range(_LOOKED_THROUGH // 100):
            await self._pacer.turn()
            found = await self._http.logs_from(channel, 100, after=after)
            for message in found:
                if _is_ours(message, part.reference, me):
                    return Sent(channel, int(message["id"]))
            if len(found) < 100:
                break
            after = max(int(message["id"]) for message in found)
        return NotSent("the message was looked for in vain")

    async def _find_post(self, forum: int, reference: str, since: datetime, me: int) -> Sent | NotSent:
        """Look among the forum's active posts, then among those archived since."""
        oldest = discord.utils.time_snowflake(since - _CLOCK_MARGIN)
        await self._pacer.turn()
        parent: Any = await self._http.get_channel(forum)
        await self._pacer.turn()
        active = await self._http.get_active_threads(int(parent["guild_id"]))
        await self._pacer.turn()
        archived = await self._http.get_public_archived_threads(forum, limit=100)
        for thread in (*active["threads"], *archived["threads"]):
            ours = int(thread.get("parent_id") or 0) == forum and int(thread.get("owner_id") or 0) == me
            if not ours or int(thread["id"]) < oldest:
                continue
            await self._pacer.turn()
            try:
                first = await self._http.get_message(int(thread["id"]), int(thread["id"]))
            except discord.NotFound:
                continue
            if _is_ours(first, reference, me):
                return Sent(int(thread["id"]), int(thread["id"]))
        return NotSent("the post was looked for in vain")

    async def publish(self, channel: int, message: int) -> None:
        """Publish a message of an announcement channel to the channels that follow; done already counts as done.

        Raises discord.HTTPException and network errors: the message itself stands, so nothing is lost by it.
        """
        await self._pacer.turn()
        await self._http.publish_message(channel, message)


def _destination(delivery: Delivery) -> Destination:
    return delivery.destination if delivery.destination is not None else delivery.schedule.settings.destination


def _is_ours(message: Any, reference: str, me: int) -> bool:
    return int(message["author"]["id"]) == me and reference in json.dumps(message.get("components", ()))


async def _judged(request: Callable[[], Awaitable[Sent | NotSent]]) -> Outcome:
    """Make a request and say what became of it."""
    try:
        return await asyncio.wait_for(request(), _TIMEOUT)
    except discord.RateLimited as error:
        return NotSent("Discord asks to wait", error.retry_after)
    except discord.HTTPException as error:
        return _judge_error(error)
    except aiohttp.ClientConnectorError as error:
        return NotSent(f"Discord can't be reached ({error})")
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        return Unclear(f"the connection broke ({type(error).__name__})")


def _judge_error(error: discord.HTTPException) -> Outcome:
    if error.status in {403, 404}:
        return Refused(error.text or str(error))
    if error.status == 429:  # from Cloudflare, before Discord: it says nothing of how long
        return NotSent("Discord asks to wait", 60.0)
    if error.status >= 500:
        return Unclear(f"Discord answered with error {error.status}")
    return Invalid(str(error))
