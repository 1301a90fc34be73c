"""Whose question it is: what a server sees, and what everybody sees."""

import logging
from collections.abc import Mapping
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

    async def list_all_hidden(self) -> Mapping[int, frozenset[HiddenLine]]:
        """Return what each server hides; those that hide nothing are left out."""
        ...


class Audiences:
    """Says who sees what. Asked anew each time, because a source that was removed leaves all answers at once.

    While the ledger can't be used, it is as it was known last: an answer from the library is worth more than none.
    What servers hide is known once it was looked through; before that a server isn't answered.
    """

    def __init__(self, followers: Followers, hidden: HiddenLines) -> None:
        self._followers = followers
        self._hidden = hidden
        #: None: not known yet.
        self._hidden_before: dict[int, frozenset[HiddenLine]] | None = None

    async def look_through(self) -> None:
        """Get to know what all servers hide, also those that have asked nothing yet. Raises StoreError."""
        self._hidden_before = dict(await self._hidden.list_all_hidden())

    async def of(self, guild: int | None) -> Audience:
        """Return what a server sees by its id; None: a direct message, which sees what is the operator's alone.

        Raises StoreError while nobody can know what the server hides.
        """
        audience = await self._followers.audience_of(OPERATOR if guild is None else guild)
        hidden = frozenset() if guild is None else await self._list_hidden(guild)
        return replace(audience, most_of_fetched=MOST_OF_FETCHED, hidden=hidden)

    async def _list_hidden(self, guild: int) -> frozenset[HiddenLine]:
        try:
            hidden = await self._hidden.list_hidden(guild)
        except StoreError as error:
            if self._hidden_before is None:
                raise
            _log.warning("which lines a server hides is taken as it was known last: %s", error)
            return self._hidden_before.get(guild, frozenset())
        if self._hidden_before is not None and (hidden or guild in self._hidden_before):
            self._hidden_before[guild] = hidden
        return hidden
