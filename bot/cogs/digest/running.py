"""A digest now, because a person wants it."""

from datetime import datetime, timedelta

import discord

from bot.catalogue import Message, Words
from bot.cogs.digest.schedule_button import Action, ScheduleButton, button_view
from bot.context import BotContext
from bot.layouts import note_view, place_words
from briefings import DeliveryState, Schedule

#: A digest sent this long ago was just sent.
JUST = timedelta(minutes=30)


async def send_again(context: BotContext, schedule: Schedule, words: Words) -> discord.ui.LayoutView | None:
    """Return the question whether to send another digest, where one was just sent or is on its way; else None."""
    last = await _last(context, schedule)
    if last is None or not timedelta() <= context.clock.now() - last < JUST:
        return None
    text = words.say(Message.PLAN_JUST_SENT, when=discord.utils.format_dt(last, "R"))
    return button_view(text, words.say(Message.PLAN_RUN_ANYWAY), ScheduleButton(Action.RUN, schedule.id))


async def _last(context: BotContext, schedule: Schedule) -> datetime | None:
    """Return when a digest was sent last, or was due that is still on its way."""
    runs = await context.ledger.history.list_runs(schedule.id)
    open_states = {DeliveryState.PLANNED, DeliveryState.FROZEN}
    moments = [
        run.due if run.state in open_states else run.finished_at
        for run in runs
        if run.state in open_states or run.state is DeliveryState.SENT
    ]
    return max((moment for moment in moments if moment is not None), default=None)


async def run_now(context: BotContext, schedule: Schedule, interaction: int, words: Words) -> discord.ui.LayoutView:
    """Plan a digest for now; the same interaction plans one only."""
    await context.ledger.deliveries.plan_run(schedule.id, interaction, context.clock.now())
    context.schedules_changed.set()
    return note_view(words.say(Message.PLAN_RUN, place=place_words(schedule.settings)))
