"""What happens to servers: the bot comes, goes and comes back, and permissions change."""

import logging

import discord
from discord.ext import commands

from bot.catalogue import words_for
from bot.cogs.setup import guess_zone, welcome_view
from bot.context import BotContext
from bot.delivery import PeopleNotifier, Recovery
from bot.delivery.outcomes import TROUBLES
from briefings import Cause, Reason, StoreError

_log = logging.getLogger(__name__)

#: The kind under which the ledger keeps that a server was greeted.
_WELCOME = "welcome"
_KICKED = Reason(Cause.BOT_LEFT)


class Servers(commands.Cog):
    """Greets a server once, and lets refused digests go on when something changes there."""

    def __init__(self, context: BotContext, recovery: Recovery, notifier: PeopleNotifier) -> None:
        self.context = context
        self.recovery = recovery
        self.notifier = notifier

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Offer a digest, once for ever; go on with those that there are."""
        self.recovery.changed(guild.id)
        try:
            first = await self.context.ledger.notices.record_once(_WELCOME, str(guild.id), self.context.clock.now())
        except StoreError as error:
            _log.error("server %s isn't greeted: %s", guild.id, error)
            return
        channel = guild.system_channel
        if not first or channel is None or not channel.permissions_for(guild.me).send_messages:
            return
        try:
            zone, words = guess_zone(guild, self.context.home), words_for(guild.preferred_locale.value)
            await channel.send(view=welcome_view(zone, words))
        except TROUBLES as error:
            _log.info("server %s takes no greeting: %s", guild.id, error)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Keep the server's schedules, refused until the bot is invited again, and tell who made them."""
        schedules = self.context.ledger.schedules
        try:
            for identity in await schedules.block_guild(guild.id, _KICKED):
                await self.notifier.blocked(await schedules.get(identity), _KICKED)
        except StoreError as error:
            _log.error("server %s is gone, which can't be recorded: %s", guild.id, error)

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Look at its refused digests after a start, or an outage of Discord's."""
        self.recovery.changed(guild.id)

    @commands.Cog.listener()
    async def on_guild_channel_update(self, before: object, after: discord.abc.GuildChannel) -> None:
        """Look again after a channel's permissions changed."""
        del before
        self.recovery.changed(after.guild.id)

    @commands.Cog.listener()
    async def on_thread_update(self, before: object, after: discord.Thread) -> None:
        """Look again after a thread was opened again."""
        del before
        self.recovery.changed(after.guild.id)

    @commands.Cog.listener()
    async def on_thread_join(self, thread: discord.Thread) -> None:
        """Look again after a thread came into view: discord.py forgets archived ones, and then calls them new."""
        self.recovery.changed(thread.guild.id)

    @commands.Cog.listener()
    async def on_guild_role_update(self, before: object, after: discord.Role) -> None:
        """Look again after a role's permissions changed."""
        del before
        self.recovery.changed(after.guild.id)

    @commands.Cog.listener()
    async def on_member_update(self, before: object, after: discord.Member) -> None:
        """Look again when the bot has other roles."""
        del before
        self.recovery.changed(after.guild.id)
