"""Feeds that a server follows many at a time: a pack, a list of another program, addresses that were pasted."""

import asyncio
import contextlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.catalogue import Message, Words
from bot.cogs.refusals import RefusedError
from bot.context import BotContext
from briefings import RequestError

#: Feeds that one server can follow: what its members may read in a day has long been passed.
MOST = 100
#: Seconds for which a person waits to see what new feeds bring, and between two looks.
_PATIENCE, _LOOK = 6.0, 0.2
#: Addresses that are looked at at once.
_AT_ONCE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    """A server, and who of it asks."""

    guild: int
    user: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedNow:
    """What became of a list: how many feeds are new, how many were followed before, how many can't be."""

    added: int = 0
    known: int = 0
    problems: int = 0


async def follow_list(context: BotContext, follower: Follower, opml: bytes) -> FollowedNow:
    """Follow the feeds of an OPML file, as far as there is room. Raises RefusedError where it names none."""
    room = MOST - await context.sources.count_sources(follower.guild)
    try:
        done = await context.sources.import_list(opml, follower=follower.guild, user=follower.user, most=max(0, room))
    except RequestError:
        raise RefusedError(Message.FEED_IMPORT_UNREADABLE) from None
    context.sources_changed.set()
    return FollowedNow(added=len(done.added), known=done.known, problems=len(done.problems))


async def wait_for_first_fetch(context: BotContext, follower: Follower, addresses: Iterable[str]) -> None:
    """Return once what feeds bring that were just followed is in the library, or after some seconds."""
    addresses = tuple(addresses)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_PATIENCE):
            # Looked at again and again, because another process may be the one that fetches them.
            while await _count_waiting(context, follower, addresses):  # noqa: ASYNC110
                await asyncio.sleep(_LOOK)


async def _count_waiting(context: BotContext, follower: Follower, addresses: Iterable[str]) -> int:
    followed = (await context.sources.find_known(addresses, follower.guild)).values()
    new = {one.id for one in followed if one.is_fetched and one.record.last_fetch is None and not one.record.failures}
    return len(new | (context.sources.under_way & {one.id for one in followed}))


def say_followed(done: FollowedNow, words: Words) -> str:
    """Return what became of a list, in a line."""
    return words.say(Message.FEED_IMPORTED, added=done.added, known=done.known, problems=done.problems)


async def follow_pasted(context: BotContext, follower: Follower, words: str) -> FollowedNow:
    """Follow what a person pasted: addresses of feeds, or of pages that name theirs, or an OPML file's text."""
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

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(follow(one)) for one in addresses[:room]]
    results = [task.result() for task in tasks]
    context.sources_changed.set()
    added, known = results.count(True), results.count(False)
    return FollowedNow(added=added, known=known, problems=len(addresses) - added - known)
