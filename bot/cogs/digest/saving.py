"""A new digest of a server, kept once however often its button is pressed, and by how many people."""

import asyncio
from dataclasses import replace

from bot.catalogue import Message
from bot.cogs.digest.asking import MOST
from bot.cogs.refusals import RefusedError
from bot.context import BotContext
from briefings import Schedule, ScheduleSettings


class NewSchedules:
    """Adds schedules of servers to the ledger, one after the other."""

    def __init__(self, context: BotContext) -> None:
        self._context = context
        self._saving = asyncio.Lock()

    async def add(self, guild: int, user: int, settings: ScheduleSettings) -> Schedule:
        """Return the schedule with these settings, the one that is there or a new one; its zone becomes the server's.

        Raises RefusedError where the server has as many as it can have.
        """
        ledger = self._context.ledger
        async with self._saving:
            there = await ledger.schedules.list_of_guild(guild)
            same = [one for one in there if one.settings == settings]
            if same:
                return same[-1]
            if len(there) >= MOST:
                raise RefusedError(Message.PLAN_TOO_MANY, most=MOST)
            preferences = await ledger.settings.get_for_guild(guild)
            if preferences.zone is None:
                await ledger.settings.keep_for_guild(guild, replace(preferences, zone=settings.timing.zone))
            return await ledger.schedules.add(settings, made_by=user, now=self._context.clock.now())
