"""What became of a request, in words that the outbox can act on."""

import json
from dataclasses import dataclass
from typing import Any, TypeAlias

import aiohttp
import discord

from briefings import Cause, Reason

#: Discord's codes for what a person can mend although the status is 400: a post without the tag that its forum wants,
#: an archived or locked thread, a channel of another kind than before.
_MENDABLE = {40067, 50008, 50024, 50083, 160005, 160006}
#: What Discord's codes mean, where people can be told in their own language.
_CAUSES = {
    10003: Cause.PLACE_GONE,
    40067: Cause.TAG_REQUIRED,
    50001: Cause.MISSING_ACCESS,
    50007: Cause.DIRECT_MESSAGES_CLOSED,
    50013: Cause.MISSING_PERMISSION,
    50083: Cause.THREAD_CLOSED,
    160005: Cause.THREAD_CLOSED,
}
#: Seconds. Cloudflare says nothing of how long, and a token that was withdrawn comes back by a person's hand.
_LONG = 60.0


@dataclass(frozen=True, slots=True)
class Sent:
    """The message exists."""

    channel: int
    message: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Discord will not have it until somebody changes something; `reason` says what."""

    reason: Reason
    #: The channel isn't there.
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Invalid:
    """Discord rejects the message itself: trying again is of no use."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class NotSent:
    """There is certainly no message; it may be tried again, after `wait` seconds where Discord said so."""

    reason: Reason
    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class Unclear:
    """Nobody answered clearly: there may be a message."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Absent:
    """It was looked for, and there is no message."""


Outcome: TypeAlias = Sent | Refused | Invalid | NotSent | Unclear | Absent

#: What talking to Discord raises when it goes wrong.
TROUBLES = (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, TimeoutError, OSError)


def judge_error(error: Exception) -> Outcome:
    """Return what an error of TROUBLES means for the message."""
    if isinstance(error, discord.RateLimited):
        return NotSent(Reason(Cause.RATE_LIMITED), error.retry_after)
    if isinstance(error, discord.HTTPException):
        return judge_answer(error.status, error.code, error.text or f"HTTP {error.status}")
    if isinstance(error, aiohttp.ClientConnectorError):
        return NotSent(Reason(Cause.UNREACHABLE, str(error)))
    return Unclear(Reason(Cause.CONNECTION_BROKE, type(error).__name__))


def judge_answer(status: int, code: int, text: str) -> Outcome:
    """Return what an answer other than a success means.

    `code` is Discord's own, 0 where it didn't answer itself; `text` is what it says in words.
    """
    if status >= 500 or status == 408:
        return Unclear(Reason(Cause.DISCORD_ERROR, str(status)))
    if status in {401, 429} or (status in {403, 404} and code == 0):
        return NotSent(Reason(Cause.SHUT_OUT, text), _LONG)
    if status in {403, 404} or code in _MENDABLE:
        cause = _CAUSES.get(code)
        return Refused(Reason(Cause.REFUSED, text) if cause is None else Reason(cause), gone=status == 404)
    return Invalid(Reason(Cause.REJECTED, text))


def read_answer(body: str) -> dict[str, Any]:
    """Return an answer's JSON object; an empty one where it is none."""
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
