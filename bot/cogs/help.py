"""/help: what can be asked, as commands that can be clicked."""

import logging
from collections.abc import Iterable, Mapping

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalogue import Message, Words, words_for
from bot.cogs.replies import Interaction, in_time, show, thinking
from bot.layouts import note_view

log = logging.getLogger(__name__)

Listed = app_commands.Command[commands.Cog, ..., object] | app_commands.Group


class Help(commands.Cog):
    """Shows the commands that a person may use."""

    def __init__(self, guild: int | None) -> None:
        #: Where Discord has the commands: in one server while developing; None: everywhere.
        self._place = None if guild is None else discord.Object(guild)
        self._ids: dict[str, int] = {}

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def help(self, interaction: Interaction) -> None:
        """Show what can be asked, and how."""
        words = words_for(interaction.locale.value)
        tree: app_commands.CommandTree[discord.Client] = interaction.client.tree  # type: ignore[attr-defined]

        async def work() -> str:
            found = [one for one in tree.get_commands() if isinstance(one, app_commands.Command | app_commands.Group)]
            return help_text(found, await self._read_ids(tree), interaction.permissions, words)

        text = await in_time(work(), lambda: thinking(interaction, private=True))
        await show(interaction, note_view(text), private=True)

    async def _read_ids(self, tree: app_commands.CommandTree[discord.Client]) -> Mapping[str, int]:
        """Return the ids that Discord has given to commands, asked for once; none where it doesn't say."""
        if not self._ids:
            try:
                self._ids = {one.name: one.id for one in await tree.fetch_commands(guild=self._place)}
            except discord.HTTPException as error:
                log.warning("Discord doesn't say its commands' ids; /help shows them without links: %s", error)
        return self._ids


def help_text(listed: Iterable[Listed], ids: Mapping[str, int], permissions: discord.Permissions, words: Words) -> str:
    """Return what /help says, as Markdown: the commands that somebody with these permissions may use."""
    for_all, for_managers = [], []
    for command in listed:
        needed = command.default_permissions
        if needed is None:
            for_all.append(_write_line(command, ids, words))
        elif needed <= permissions:
            for_managers.append(_write_line(command, ids, words))
    parts = [f"## {words.say(Message.HELP_TITLE)}", words.say(Message.HELP_PROOF), "\n".join(for_all)]
    if for_managers:
        parts += [f"**{words.say(Message.HELP_MANAGERS)}**", "\n".join(for_managers)]
    return "\n\n".join(parts)


def _write_line(command: Listed, ids: Mapping[str, int], words: Words) -> str:
    within = [command] if isinstance(command, app_commands.Command) else command.commands
    mentions = (_mention(one.qualified_name, ids, words) for one in within)
    return f"{' '.join(mentions)}\n-# {words.commands.get(command.description, command.description)}"


def _mention(name: str, ids: Mapping[str, int], words: Words) -> str:
    """Return a command's name as a link that begins it, or in its reader's language where its id isn't known."""
    first = name.partition(" ")[0]
    if first in ids:
        return f"</{name}:{ids[first]}>"
    return f"`/{' '.join(words.commands.get(step, step) for step in name.split())}`"
