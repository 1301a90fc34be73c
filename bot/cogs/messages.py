"""The context menu of messages: 'Brief this'."""

from collections.abc import Iterable, Iterator

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.catalogue import Message, words_for
from bot.cogs.replies import Interaction, complain, in_time, show, thinking
from bot.context import BotContext
from bot.layouts import note_view
from briefings import Question, Request

#: Characters of a message that are looked at; a message with its embeds can hold about 10,000.
_LONGEST = 10_000
_TOPICS = 5


class Messages(commands.Cog):
    """Topics of any message."""

    def __init__(self, context: BotContext) -> None:
        self.context = context
        #: To be added to the tree by who makes the cog: discord.py finds slash commands in a cog, but no menus.
        self.menu = app_commands.ContextMenu(
            name="Brief this",
            callback=self.brief_this,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        )

    async def brief_this(self, interaction: Interaction, message: discord.Message) -> None:
        """Offer a briefing on each topic that the message names."""
        words = words_for(interaction.locale.value)

        async def work() -> ui.LayoutView | None:
            found = await self.context.service.topics_in(
                text_of(message), limit=_TOPICS, audience=await self.context.audiences.of(interaction.guild_id)
            )
            if not found:
                return None
            requests = [Request(question=Question.BRIEF, topic=actor.name) for actor in found[:_TOPICS]]
            offered = [
                (one.topic, key) for one in requests if (key := await self.context.requests.store(one)) is not None
            ]
            return note_view(words.say(Message.TOPICS_FOUND), questions=offered)

        view = await in_time(work(), lambda: thinking(interaction, private=True))
        if view is None:
            await complain(interaction, words.say(Message.NO_TOPICS))
        else:
            await show(interaction, view, private=True)


def text_of(message: discord.Message) -> str:
    """Return all that a person reads in a message: its words, its embeds, its text components, what it forwards."""
    parts = [message.content]
    for embed in message.embeds:
        parts += [embed.title or "", embed.description or ""]
        parts += [f"{field.name}\n{field.value}" for field in embed.fields]
    parts += _texts(message.components)
    parts += [snapshot.content for snapshot in message.message_snapshots]
    return "\n\n".join(part for part in parts if part)[:_LONGEST]


def _texts(components: Iterable[object]) -> Iterator[str]:
    """Yield the texts within components, however deep."""
    for component in components:
        content = getattr(component, "content", None)
        if isinstance(content, str):
            yield content
        yield from _texts(getattr(component, "children", ()))
