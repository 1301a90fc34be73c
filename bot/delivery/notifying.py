"""Tells people, once, why a digest can't be sent: by direct message, else in the server's own channel for news."""

import logging

import discord

from bot.catalogue import Message, words_for
from bot.config.clock import Clock
from bot.delivery.outcomes import TROUBLES
from bot.layouts import advice_words, note_view, reason_words, schedule_line
from briefings import Ledger, Reason, Schedule, StoreError

#: The kind under which the ledger keeps that this was told.
NOTICE = "blocked"

_log = logging.getLogger(__name__)


class PeopleNotifier:
    """Writes to whoever made a schedule. It is the outbox's Notifier."""

    def __init__(self, client: discord.Client, ledger: Ledger, clock: Clock) -> None:
        self._client = client
        self._ledger = ledger
        self._clock = clock
        self._troubled: set[str] = set()

    async def blocked(self, schedule: Schedule, reason: Reason) -> None:
        """Tell why a schedule waits; once, until one of its digests has arrived again. Raises nothing."""
        self._troubled.add(schedule.id)
        try:
            first = await self._ledger.notices.record_once(
                NOTICE, schedule.id, self._clock.now(), user=schedule.made_by
            )
            if first and not await self._tell(schedule, reason):
                _log.warning("nobody could be told that schedule %s waits", schedule.id)
        except StoreError as error:
            _log.error("it can't be recorded who was told of schedule %s: %s", schedule.id, error)

    async def delivered(self, schedule: Schedule) -> None:
        """Take note that a schedule's digest arrived: what goes wrong next is told again. Raises nothing."""
        if schedule.id not in self._troubled:
            return
        try:
            await self._ledger.notices.forget(NOTICE, schedule.id)
            self._troubled.discard(schedule.id)
        except StoreError as error:
            _log.error("a notice of schedule %s can't be forgotten: %s", schedule.id, error)

    async def _tell(self, schedule: Schedule, reason: Reason) -> bool:
        """Write to the first who can be written to; return whether there was anybody."""
        words = words_for(schedule.settings.language)
        text = words.say(
            Message.TOLD_BLOCKED,
            plan=schedule_line(schedule.settings, words),
            reason=reason_words(reason, words),
            advice=advice_words(reason, words, personal=schedule.settings.guild is None),
        )
        return await write_to_somebody(self._client, schedule.made_by, schedule.settings.guild, text)


async def write_to_somebody(client: discord.Client, user: int | None, guild: int | None, text: str) -> bool:
    """Write to a person directly, else into their server's own channel for news; return whether either took it.

    Pings nobody. `text` is safe Markdown.
    """
    server = None if guild is None else client.get_guild(guild)
    places: list[discord.abc.Messageable] = []
    try:
        if user is not None:
            places.append(await client.create_dm(discord.Object(user)))
    except TROUBLES as error:
        _log.info("person %s can't be written to: %s", user, error)
    if server is not None and server.system_channel is not None:
        places.append(server.system_channel)
    for place in places:
        try:
            await place.send(view=note_view(text), allowed_mentions=discord.AllowedMentions.none())
        except TROUBLES as error:
            _log.info("a notice was refused: %s", error)
        else:
            return True
    return False
