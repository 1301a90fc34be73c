"""Whose question it is: what a server sees, and what everybody sees."""

from dataclasses import replace
from typing import Protocol

from bot.layouts import MOST_OF_FETCHED
from briefings import OPERATOR, Audience, HiddenLine


class Followers(Protocol):
    """What knows who follows which sources."""

    async def audience_of(self, follower: int) -> Audience:
        """Return what a server, or the operator, sees."""
        ...


class HiddenLines(Protocol):
    """What knows which lines a server hides."""

    async def list_hidden(self, guild: int) -> frozenset[HiddenLine]:
        """Return the lines that a server hides."""
        ...


class Audiences:
    """Says who sees what. Asked anew each time, because a source that was removed leaves all answers at once."""

    def __init__(self, followers: Followers, hidden: HiddenLines) -> None:
        self._followers = followers
        self._hidden = hidden

    async def of(self, guild: int | None) -> Audience:
        """Return what a server sees by its id; None: a direct message, which sees what is the operator's alone."""
        audience = await self._followers.audience_of(OPERATOR if guild is None else guild)
        hidden = frozenset() if guild is None else await self._hidden.list_hidden(guild)
        return replace(audience, most_of_fetched=MOST_OF_FETCHED, hidden=hidden)
