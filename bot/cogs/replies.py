"""Answering an interaction once and in time, whatever stage it is in."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeAlias, TypeVar

import discord
from discord import ui

from bot.layouts import note_view

T = TypeVar("T")
#: What a person did in Discord that waits for an answer.
Interaction: TypeAlias = discord.Interaction[discord.Client]

#: Seconds. Discord waits three for the first sign of life; the way there and back takes some of them.
DEFER_AFTER = 1.0

_PRIVATE = "briefbot.private"


async def in_time(work: Coroutine[Any, Any, T], defer: Callable[[], Awaitable[object]]) -> T:
    """Return the result of `work`; where it takes longer than DEFER_AFTER, `defer` first."""
    task = asyncio.create_task(work)
    try:
        done, _ = await asyncio.wait({task}, timeout=DEFER_AFTER)
        if not done:
            await defer()
        return await task
    finally:
        task.cancel()


async def thinking(interaction: Interaction, *, private: bool) -> None:
    """Say that the answer, a message of its own, takes a moment."""
    interaction.extras[_PRIVATE] = private
    await interaction.response.defer(ephemeral=private, thinking=True)


async def show(interaction: Interaction, view: ui.LayoutView, *, private: bool) -> None:
    """Answer with a message, or make it of the deferred one."""
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view)
    else:
        await interaction.response.send_message(view=view, ephemeral=private)


async def show_privately(interaction: Interaction, work: Coroutine[Any, Any, ui.LayoutView]) -> None:
    """Answer in time with the message that `work` makes, for the person alone."""
    view = await in_time(work, lambda: thinking(interaction, private=True))
    await show(interaction, view, private=True)


async def change(interaction: Interaction, view: ui.LayoutView) -> None:
    """Change the message whose button was pressed."""
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view)
    else:
        await interaction.response.edit_message(view=view)


async def complain(interaction: Interaction, said: str | ui.LayoutView) -> None:
    """Tell the person something that nobody else sees, in place of the answer that was promised."""
    if interaction.type is discord.InteractionType.autocomplete:
        return
    view = said if isinstance(said, ui.LayoutView) else note_view(said)
    response = interaction.response
    if not response.is_done():
        await response.send_message(view=view, ephemeral=True)
    elif response.type is not discord.InteractionResponseType.deferred_channel_message:
        await interaction.followup.send(view=view, ephemeral=True)
    elif interaction.extras.get(_PRIVATE):
        await interaction.edit_original_response(view=view)
    else:
        # What everybody sees as 'thinking' can't become private any more.
        await interaction.delete_original_response()
        await interaction.followup.send(view=view, ephemeral=True)
