"""The bot itself: no privileged intent, no cache beyond what commands need."""

import asyncio
import logging
import time
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalogue import CatalogueTranslator
from bot.client.endpoint import follow_gateway
from bot.client.host_shards import HostShards
from bot.client.sync import Sync, SyncRecord
from bot.cogs.about import About
from bot.cogs.briefs import Briefs
from bot.cogs.digest import DigestCommands, Following, schedule_pressables
from bot.cogs.failures import report
from bot.cogs.feeds import Feeds
from bot.cogs.help import Help
from bot.cogs.messages import Messages
from bot.cogs.presses import pressables
from bot.cogs.servers import Servers
from bot.cogs.setup import Setup, setup_pressables
from bot.config.settings import Settings
from bot.context import BotContext
from bot.delivery import Access, Pacer, PeopleNotifier, Recovery
from bot.hosts import IdentifyTurns, ShardKeeper

#: Seconds of silence after which a connection counts as dead: longer than the 41.25 s between two heartbeats, each of
#: which Discord answers, and short enough that a frozen one is noticed within a minute.
SILENCE = 50.0

_log = logging.getLogger(__name__)


class BriefBot(commands.AutoShardedBot):
    """discord.py's bot with our commands. `sync` false leaves Discord's list of commands as it is."""

    def __init__(
        self,
        context: BotContext,
        settings: Settings,
        *,
        sync: bool = True,
        keeper: ShardKeeper | None = None,
        turns: IdentifyTurns | None = None,
    ) -> None:
        #: Who says which shards are this process's; None: all are.
        self.keeper = keeper
        self._turns = turns
        #: Spaces what digests ask of Discord, and hears where anything was refused.
        self.pacer = Pacer(monotonic=time.monotonic)
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=discord.Intents(guilds=True),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            allowed_mentions=discord.AllowedMentions.none(),
            http_trace=self.pacer.trace(),
            heartbeat_timeout=SILENCE,
            shard_count=None if keeper is None else keeper.count,
        )
        self.context = context
        self.shards_of_host = HostShards(self, self._take_part)
        self.access = Access(self, None if keeper is None else self.shards_of_host.has_told)
        self.notifier = PeopleNotifier(self, context.ledger, context.clock)
        self.recovery = Recovery(
            ledger=context.ledger,
            access=self.access,
            notifier=self.notifier,
            clock=context.clock,
            wake=context.schedules_changed.set,
            serves=self.serves,
        )
        #: Set when the first shard is ready, or others have all of them, and work that can wait may begin.
        self.connected = asyncio.Event()
        self.sync = Sync(tree=self.tree, record=SyncRecord(settings.data / "commands.json"), guild=settings.guild)
        self._sync_at_start = sync
        self._code = None if settings.code is None else str(settings.code)

    async def setup_hook(self) -> None:
        """Add the commands and send them to Discord if they changed; runs once, before the gateway."""
        await follow_gateway(self.http)
        await self.add_commands()
        if self._sync_at_start:
            await self.sync.if_changed()

    async def add_commands(self) -> None:
        """Fill the tree; needs no connection."""
        await self.tree.set_translator(CatalogueTranslator())
        self.tree.error(_on_command_error)
        messages = Messages(self.context)
        setup = Setup(self.context)
        servers = Servers(self.context, self.recovery, self.notifier)
        for cog in (
            Briefs(self.context),
            messages,
            About(self.context, self._code),
            Help(self.sync.guild),
            DigestCommands(self.context),
            Following(self.context),
            Feeds(self.context),
            setup,
            servers,
        ):
            await self.add_cog(cog)
        self.tree.add_command(messages.menu)
        self.add_dynamic_items(
            *pressables(self.context), *schedule_pressables(self.context), *setup_pressables(setup.steps)
        )

    def is_connected(self) -> bool:
        """Tell whether every shard is connected now."""
        if self.keeper is not None:
            return self.shards_of_host.are_connected()
        return self.is_ready() and not any(shard.is_closed() for shard in self.shards.values())

    def serves(self, account: int) -> bool:
        """Tell whether this process acts for a server, or a person, by the id, and has been told of its servers."""
        return self.keeper is None or (self.keeper.share.has(account) and self.shards_of_host.has_told(account))

    async def launch_shards(self) -> None:
        """Connect all shards, or let those that are this process's be connected one by one as it takes them."""
        if self.keeper is None:
            await super().launch_shards()
            return
        _, _, limits = await self.http.get_bot_gateway()
        if self._turns is not None:
            self._turns.buckets = limits["max_concurrency"]
        self.shards_of_host.begin(limits["max_concurrency"])

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for this process's turn, or the library's own five seconds."""
        if self._turns is None:
            await super().before_identify_hook(shard_id, initial=initial)
        else:
            await self._turns.take(shard_id or 0)

    async def on_shard_ready(self, shard_id: int) -> None:
        """Note that commands can be answered."""
        name = self.user.name if self.user is not None else "this bot"
        _log.info("Connected to Discord as %s (shard %s), in %s servers", name, shard_id, len(self.guilds))
        self.connected.set()
        if self.keeper is not None:
            await self.shards_of_host.note_ready(shard_id)

    async def on_shard_resumed(self, shard_id: int) -> None:
        """Give up again what another process has taken meanwhile."""
        if self.keeper is not None:
            await self.shards_of_host.note_resumed(shard_id)

    def _take_part(self, part: float) -> None:
        """Use a part of Discord's limit, and look at once for digests that have become this process's."""
        self.pacer.share(part)
        if self.keeper is not None and not self.keeper.held:
            # It stands by, and reads the documents while it does.
            self.connected.set()
        self.context.schedules_changed.set()


async def _on_command_error(interaction: discord.Interaction[Any], error: app_commands.AppCommandError) -> None:
    await report(interaction, error)
