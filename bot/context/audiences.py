"""Whose question it is: what a server sees, and what everybody sees."""

import logging
from dataclasses import replace
from typing import Protocol

from bot.layouts import MOST_OF_FETCHED
from briefings import OPERATOR, Audience, HiddenLine, StoreError

_log = logging.getLogger(__name__)


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
    """Says who sees what. Asked anew each time, because a source that was removed leaves all answers at once.

    While the ledger can't be used, it is as it was known last: an answer from the library is worth more than none.
    """

    def __init__(self, followers: Followers, hidden: HiddenLines) -> None:
        self._followers = followers
        self._hidden = hidden
        self._hidden_before: dict[int, frozenset[HiddenLine]] = {}

    async def of(self, guild: int | None) -> Audience:
        """Return what a server sees by its id; None: a direct message, which sees what is the operator's alone."""
        audience = await self._followers.audience_of(OPERATOR if guild is None else guild)
        hidden = frozenset() if guild is None else await self._list_hidden(guild)
        return replace(audience, most_of_fetched=MOST_OF_FETCHED, hidden=hidden)

    async def _list_hidden(self, guild: int) -> frozenset[HiddenLine]:
        try:
            hidden = await self._hidden.list_hidden(guild)
        except StoreError as error:
            _log.warning("which lines a server hides is taken as it was known last: %s", error)
            return self._hidden_before.get(guild, frozenset())
        if hidden or guild in self._hidden_before:
            self._hidden_before[guild] = hidden
        return hidden
