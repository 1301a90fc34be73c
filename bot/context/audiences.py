"""Whose question it is: what a server sees, and what everybody sees."""

from dataclasses import replace
from typing import Protocol

from briefings import OPERATOR, Audience

#: Lines of one fetched document that a card shows at most, because a card is no copy of its publisher's article.
_MOST_OF_FETCHED = 8


class Followers(Protocol):
    """What knows who follows which sources."""

    async def audience_of(self, follower: int) -> Audience:
        """Return what a server, or the operator, sees."""
        ...


class Audiences:
    """Says who sees what. Asked anew each time, because a source that was removed leaves all answers at once."""

    def __init__(self, followers: Followers) -> None:
        self._followers = followers

    async def of(self, guild: int | None) -> Audience:
        """Return what a server sees by its id; None: a direct message, which sees what is the operator's alone."""
        audience = await self._followers.audience_of(OPERATOR if guild is None else guild)
        return replace(audience, most_of_fetched=_MOST_OF_FETCHED)
