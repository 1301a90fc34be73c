"""Feeds that a server follows many at a time: a pack, a list of another program, addresses that were pasted."""

import asyncio
import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.catalogue import Message, Words
from bot.cogs.refusals import RefusedError
from bot.context import BotContext
from briefings import RequestError, Source

#: Feeds that one server can follow: what its members may read in a day has long been passed.
MOST = 100
#: Seconds for which a person waits to see what new feeds bring, and between two looks.
_PATIENCE, _LOOK = 30.0, 0.5
#: Addresses that are looked at at once.
_AT_ONCE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    """A server, and who of it asks."""

    guild: int
    user: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedNow:
    """What became of a list: how many feeds are new, were followed before, and can't be followed."""

    added: int = 0
    known: int = 0
    problems: int = 0
    #: How many there was no room for.
    beyond: int = 0


async def follow_list(context: BotContext, follower: Follower, opml: bytes) -> FollowedNow:
    """Follow the feeds of an OPML file, as far as there is room. Raises RefusedError where it names none."""
    room = MOST - await context.sources.count_sources(follower.guild)
    try:
        done = await context.sources.import_list(opml, follower=follower.guild, user=follower.user, most=max(0, room))
    except RequestError:
        raise RefusedError(Message.FEED_IMPORT_UNREADABLE) from None
    context.sources_changed.set()
    return FollowedNow(added=len(done.added), known=done.known, problems=len(done.problems), beyond=done.beyond)


async def wait_for_first_fetch(context: BotContext, guild: int) -> bool:
    """Return once what a server's new feeds bring is in the library, or after some seconds; False: there are none."""
    waited = False
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_PATIENCE):
            # Looked at again and again, because another process may be the one that fetches them.
            while any(is_waiting(context, one.source) for one in await context.sources.list_sources(guild)):
                waited = True
                await asyncio.sleep(_LOOK)
    return waited


def is_waiting(context: BotContext, source: Source) -> bool:
    """Tell whether what a feed brings first isn't in the library yet."""
    new = source.is_fetched and source.record.last_fetch is None and not source.record.failures
    return new or source.id in context.sources.under_way


def say_followed(done: FollowedNow, words: Words) -> str:
    """Return what became of a list, in a line."""
    said = words.say(Message.FEED_IMPORTED, added=done.added, known=done.known, problems=done.problems)
    return f"{said} {words.say(Message.FEED_IMPORTED_BEYOND, beyond=done.beyond, most=MOST)}" if done.beyond else said


async def follow_pasted(context: BotContext, follower: Follower, typed: str, words: Words) -> str:
    """Follow what a person pasted, and return what became of it in a line.

    Addresses of feeds, or of pages that name theirs, or an OPML file's text. Raises RefusedError.
    """
    return say_followed(await _follow_pasted(context, follower, typed), words)


async def _follow_pasted(context: BotContext, follower: Follower, words: str) -> FollowedNow:
    if words.lstrip("\ufeff \t\r\n").startswith("<"):
        return await follow_list(context, follower, words.strip("\ufeff \t\r\n").encode())
    return await _follow_addresses(context, follower, tuple(dict.fromkeys(re.split(r"[\s,;]+", words.strip()))))


async def _follow_addresses(context: BotContext, follower: Follower, addresses: Sequence[str]) -> FollowedNow:
    room = max(0, MOST - await context.sources.count_sources(follower.guild))
    turns = asyncio.Semaphore(_AT_ONCE)

    async def follow(address: str) -> bool | None:
        async with turns:
            try:
                added = await context.sources.add(address, follower=follower.guild, user=follower.user)
            except RequestError:
                return None
            return added.new

    # Not in a group, because a store that can't be used is to be told as what it is.
    results = await asyncio.gather(*map(follow, addresses[:room]))
    context.sources_changed.set()
    added, known = results.count(True), results.count(False)
    beyond = max(0, len(addresses) - room)
    return FollowedNow(added=added, known=known, problems=results.count(None), beyond=beyond)
