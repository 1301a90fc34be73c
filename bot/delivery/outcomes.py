"""What became of a request, in words that the outbox can act on."""

import json
from dataclasses import dataclass
from typing import Any, TypeAlias

import aiohttp
import discord

#: Discord's codes for what a person can mend although the status is 400: a post without the tag that its forum wants,
#: an archived or locked thread, a channel of another kind than before.
_MENDABLE = {40067, 50008, 50024, 50083, 160005, 160006}
#: Seconds. Cloudflare says nothing of how long, and a token that was withdrawn comes back by a person's hand.
_LONG = 60.0


@dataclass(frozen=True, slots=True)
class Sent:
    """The message exists."""

    channel: int
    message: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Discord will not have it until somebody changes something; `reason` says what, in words."""

    reason: str
    #: The channel isn't there.
    gone: bool = False


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


@dataclass(frozen=True, slots=True)
class Absent:
    """It was looked for, and there is no message."""


Outcome: TypeAlias = Sent | Refused | Invalid | NotSent | Unclear | Absent

#: What talking to Discord raises when it goes wrong.
TROUBLES = (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, TimeoutError, OSError)


def judged(error: Exception) -> Outcome:
    """Return what an error of TROUBLES means for the message."""
    if isinstance(error, discord.RateLimited):
        return NotSent("Discord asks to wait", error.retry_after)
    if isinstance(error, discord.HTTPException):
        return judged_answer(error.status, error.code, error.text or f"HTTP {error.status}")
    if isinstance(error, aiohttp.ClientConnectorError):
        return NotSent(f"Discord can't be reached ({error})")
    return Unclear(f"the connection broke ({type(error).__name__})")


def judged_answer(status: int, code: int, reason: str) -> Outcome:
    """Return what an answer other than a success means; `code` is Discord's own, 0 where it didn't answer itself."""
    if status >= 500 or status == 408:
        return Unclear(f"Discord answered with error {status}")
    if status in {401, 429} or (status in {403, 404} and code == 0):
        return NotSent(f"Discord lets nothing through ({reason})", _LONG)
    if status in {403, 404} or code in _MENDABLE:
        return Refused(reason, gone=status == 404)
    return Invalid(reason)


def read_answer(body: str) -> dict[str, Any]:
    """Return an answer's JSON object; an empty one where it is none."""
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
