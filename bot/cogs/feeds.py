"""/feeds: the feeds and pages that a server follows, for members who may manage it."""

import io
from collections.abc import Awaitable, Callable
from typing import TypeAlias

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.catalogue import Message, Words, words_for
from bot.cogs.digest.asking import find_managed_guild
from bot.cogs.digest.showing import fit_lines
from bot.cogs.feed_lists import MOST, Follower, follow_list, say_followed
from bot.cogs.feed_texts import (
    explain_source,
    make_feed_lines,
    make_plain_name,
    make_preview_text,
    name_source,
)
from bot.cogs.refusals import RefusedError
from bot.cogs.replies import Interaction, show_privately, thinking
from bot.context import BotContext
from bot.layouts import note_view
from briefings import (
    RequestError,
    Source,
    clean,
    shorten,
    shorten_name,
)

Typed: TypeAlias = app_commands.Range[str, 1, 2_000]

#: Bytes of a list of feeds.
_LONGEST_LIST = 1_000_000


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class Feeds(commands.GroupCog, group_name="feeds", group_description="Feeds and pages that this server follows."):
    """The feeds of a server. Only its own: what the operator follows is none of its business."""

    def __init__(self, context: BotContext) -> None:
        super().__init__()
        self.context = context
        self.sources = context.sources

    @app_commands.command()
    @app_commands.describe(
        address="Of a feed, or of a page that names its feed",
        name="What this server calls it",
        page="The page itself is the document",
    )
    async def add(
        self,
        interaction: Interaction,
        address: Typed,
        name: app_commands.Range[str, 1, 100] | None = None,
        page: bool = False,
    ) -> None:
        """Follow a feed, or a page that names its feed."""
        guild, words = find_managed_guild(interaction), _words(interaction)

        async def work() -> ui.LayoutView:
            if await self.sources.count_sources(guild.id) >= MOST:
                raise RefusedError(Message.FEED_TOO_MANY, most=MOST)
            try:
                added = await self.sources.add(
                    address, page=page, name=clean(name) if name else None, follower=guild.id, user=interaction.user.id
                )
            except RequestError:
                raise RefusedError(Message.FEED_NO_ADDRESS) from None
            shown = name_source(added.source)
            if not added.new:
                return note_view(words.say(Message.FEED_KNOWN, name=shown))
            reason = explain_source(added.source, words)
            if reason:
                return note_view(words.say(Message.FEED_ADDED_FAILING, name=shown, reason=reason))
            own = await self.sources.list_sources(guild.id)
            documents = next((one.documents for one in own if one.source.id == added.source.id), 0)
            return note_view(words.say(Message.FEED_ADDED, name=shown, documents=f"{documents:,}"))

        await show_privately(interaction, work())

    @app_commands.command(name="list")
    async def list_(self, interaction: Interaction) -> None:
        """List the feeds of this server: what was new last, what is wrong."""
        guild, words = find_managed_guild(interaction), _words(interaction)

        async def work() -> ui.LayoutView:
            found = await self.sources.list_sources(guild.id)
            if not found:
                return note_view(words.say(Message.FEED_NONE))
            return note_view(
                fit_lines(f"## {words.say(Message.FEED_LIST)}", [make_feed_lines(one, words) for one in found])
            )

        await show_privately(interaction, work())

    @app_commands.command()
    @app_commands.describe(feed="Which feed")
    async def remove(self, interaction: Interaction, feed: Typed) -> None:
        """Follow a feed no longer; its documents leave this server's answers."""
        guild, words = find_managed_guild(interaction), _words(interaction)

        async def work() -> ui.LayoutView:
            source = await self._find(feed, guild.id)
            await self.sources.remove(source.id, follower=guild.id)
            return note_view(words.say(Message.FEED_REMOVED, name=name_source(source)))

        await show_privately(interaction, work())

    @app_commands.command()
    @app_commands.describe(feed="Which feed", resume="Go on instead of resting")
    async def pause(self, interaction: Interaction, feed: Typed, resume: bool = False) -> None:
        """Let a feed rest, or go on."""
        guild, words = find_managed_guild(interaction), _words(interaction)

        async def work() -> ui.LayoutView:
            source = await self._find(feed, guild.id)
            await self.sources.set_paused(source.id, paused=not resume, follower=guild.id)
            said = Message.FEED_RESUMED if resume else Message.FEED_PAUSED
            return note_view(words.say(said, name=name_source(source)))

        await show_privately(interaction, work())

    @app_commands.command()
    @app_commands.describe(
        address="Of a feed, or of a page that names its feed", page="The page itself is the document"
    )
    async def test(self, interaction: Interaction, address: Typed, page: bool = False) -> None:
        """Show what an address would bring; nothing is kept."""
        guild, words = find_managed_guild(interaction), _words(interaction)

        async def work() -> ui.LayoutView:
            try:
                preview = await self.sources.preview(address, page=page, follower=guild.id)
                return note_view(make_preview_text(preview, words))
            except RequestError:
                raise RefusedError(Message.FEED_NO_ADDRESS) from None

        await show_privately(interaction, work())

    @app_commands.command()
    @app_commands.describe(theme="What they are about")
    async def pack(self, interaction: Interaction, theme: Typed) -> None:
        """Follow some feeds on a theme, to begin with."""

        async def read() -> bytes:
            found = next((pack.opml for pack in self.context.packs if theme in {pack.name, pack.title}), None)
            if found is None:
                raise RefusedError(Message.FEED_NO_PACK)
            return found

        await self._follow_list(interaction, read)

    @pack.autocomplete("theme")
    async def complete_theme(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Suggest the packs that there are."""
        words, wanted = _words(interaction), typed.casefold()
        named = [(words.commands.get(pack.title, pack.title), pack.name) for pack in self.context.packs]
        fitting = [(title, name) for title, name in named if wanted in title.casefold()]
        return [app_commands.Choice(name=shorten(title, 100), value=name) for title, name in fitting[:25]]

    @app_commands.command(name="import")
    @app_commands.describe(file="As feed readers export it")
    async def import_(self, interaction: Interaction, file: discord.Attachment) -> None:
        """Follow the feeds of an OPML file."""

        async def read() -> bytes:
            if file.size > _LONGEST_LIST:
                raise RefusedError(Message.FEED_IMPORT_UNREADABLE)
            return await file.read()

        await self._follow_list(interaction, read)

    @app_commands.command(name="export")
    async def export(self, interaction: Interaction) -> None:
        """Give the feeds of this server as an OPML file."""
        guild, words = find_managed_guild(interaction), _words(interaction)
        await thinking(interaction, private=True)
        if not await self.sources.count_sources(guild.id):
            await interaction.edit_original_response(view=note_view(words.say(Message.FEED_NONE)))
            return
        written = (await self.sources.export_list(guild.id)).encode("utf-8")
        await interaction.edit_original_response(
            content=words.say(Message.FEED_EXPORTED),
            attachments=[discord.File(io.BytesIO(written), filename="feeds.opml")],
        )

    @remove.autocomplete("feed")
    @pause.autocomplete("feed")
    async def complete_feed(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Suggest the feeds of this server."""
        if interaction.guild_id is None or not interaction.permissions.manage_guild:
            return []
        wanted = typed.casefold()
        return [
            app_commands.Choice(name=shorten_name(make_plain_name(one.source), 100), value=one.source.id)
            for one in await self.sources.list_sources(interaction.guild_id)
            if wanted in f"{make_plain_name(one.source)} {one.shown_url}".casefold()
        ][:25]

    async def _follow_list(self, interaction: Interaction, read: Callable[[], Awaitable[bytes]]) -> None:
        """Follow the feeds of an OPML file, as far as there is room for them, and say how many are new."""
        guild, words = find_managed_guild(interaction), _words(interaction)

        async def work() -> ui.LayoutView:
            follower = Follower(guild=guild.id, user=interaction.user.id)
            return note_view(say_followed(await follow_list(self.context, follower, await read()), words))

        await show_privately(interaction, work())

    async def _find(self, feed: str, guild: int) -> Source:
        try:
            return await self.sources.find(clean(feed), guild)
        except RequestError:
            raise RefusedError(Message.FEED_GONE) from None


def _words(interaction: Interaction) -> Words:
    return words_for(interaction.locale.value)
