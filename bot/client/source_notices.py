"""Tells whoever added a source, once, that it has been unreadable for days or is gone."""

import logging
from collections.abc import Callable

import discord

from bot.catalogue import Message, words_for
from bot.cogs.feed_texts import explain_source, name_source
from bot.config.clock import Clock
from bot.delivery import write_to_somebody
from briefings import OPERATOR, Ledger, Source, StoreError, escape_discord, is_worth_telling

#: The kind under which the ledger keeps that this was told.
NOTICE = "source"

_log = logging.getLogger(__name__)


class SourceNotifier:
    """Writes to whoever added a source in a server; what the operator follows stands in the log.

    `serves` returns whether this process acts for a server now: another that does so tells it there.
    """

    def __init__(
        self, client: discord.Client, ledger: Ledger, clock: Clock, serves: Callable[[int], bool] = lambda _: True
    ) -> None:
        self._client = client
        self._ledger = ledger
        self._clock = clock
        self._serves = serves

    async def look_at(self, source: Source) -> None:
        """Tell what is to be told of a source after a fetch. Raises nothing."""
        try:
            if is_worth_telling(source.record, self._clock.now()):
                for guild, user in await self._ledger.sources.list_followers(source.id):
                    if guild != OPERATOR and self._serves(guild):
                        await self._tell_once(source, guild, user)
        except StoreError as error:
            _log.error("it can't be recorded who was told of %s: %s", source.id, error)

    async def _tell_once(self, source: Source, guild: int, user: int | None) -> None:
        since = source.record.failing_since
        # With its beginning, so that the next time it fails is told too.
        subject = f"{source.id}:{guild}:{'' if since is None else f'{since:%Y-%m-%dT%H:%M:%SZ}'}"
        if not await self._ledger.notices.record_once(NOTICE, subject, self._clock.now(), user=user):
            return
        own = next((one for one in await self._ledger.sources.list_of(guild) if one.id == source.id), source)
        server = self._client.get_guild(guild)
        words = words_for("" if server is None else server.preferred_locale.value)
        text = words.say(
            Message.TOLD_SOURCE_GONE if source.record.gone else Message.TOLD_SOURCE_FAILING,
            name=name_source(own),
            server="–" if server is None else escape_discord(server.name, 100),
            reason=explain_source(source, words),
            since="–" if since is None else discord.utils.format_dt(since, "D"),
        )
        if not await write_to_somebody(self._client, user, guild, text):
            _log.warning("nobody of server %s could be told that source %s can't be read", guild, source.id)
