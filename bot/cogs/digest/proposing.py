"""A digest before it is saved: what it would be, with the button that saves it, or the menu that asks for its zone."""

import discord
from discord import ui

from bot.catalogue import Message, words_for
from bot.cogs.digest.asking import check_place
from bot.cogs.digest.schedule_button import Action, ScheduleButton, ZoneMenu, button_view, zone_view
from bot.cogs.digest.zones import zones_for
from bot.cogs.replies import Interaction
from bot.context import BotContext
from bot.layouts import ScheduleDraft, dump_request, schedule_text
from briefings import check_timing, list_next_times


async def propose(
    context: BotContext, interaction: Interaction, guild: discord.Guild, draft: ScheduleDraft
) -> discord.ui.LayoutView:
    """Return what would be saved, with its next times and the button that saves it. Raises RefusedError."""
    words, now = words_for(interaction.locale.value), context.clock.now()
    check_timing(draft.settings.timing)
    await check_place(interaction, guild, draft.settings)
    key = await _keep(context, interaction, draft)
    times = list_next_times(draft.settings.timing, now, 3)
    text = f"{words.say(Message.PLAN_ASK)}\n{schedule_text(draft.settings, times, words)}"
    return button_view(text, words.say(Message.PLAN_SAVE), ScheduleButton(Action.SAVE, key))


async def ask_zone(context: BotContext, interaction: Interaction, draft: ScheduleDraft) -> ui.LayoutView:
    """Return the question in which zone a digest's time is meant; all else that was chosen is kept behind its menu."""
    words = words_for(interaction.locale.value)
    of_person = zones_for("", interaction.locale.value, home=context.home)
    server = interaction.guild
    of_server = zones_for("", server.preferred_locale.value, home=context.home) if server is not None else []
    zones = tuple(dict.fromkeys((*of_server, *of_person)))
    text = words.say(Message.PLAN_ZONE_WHICH, at=f"{draft.settings.timing.at:%H:%M}")
    key = await _keep(context, interaction, draft)
    return zone_view(text, words.say(Message.PLAN_ZONE_CHOOSE), ZoneMenu(key), zones)


async def _keep(context: BotContext, interaction: Interaction, draft: ScheduleDraft) -> str:
    return await context.ledger.requests.keep(dump_request(draft), context.clock.now(), user=interaction.user.id)
