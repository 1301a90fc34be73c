"""A digest now, because a person wants it."""

from datetime import datetime, timedelta

import discord

from bot.catalogue import Message, Words
from bot.cogs.digest.schedule_button import Action, ScheduleButton, button_view
from bot.context import BotContext
from bot.layouts import note_view, place_words
from briefings import Cause, DeliveryState, Schedule

#: A digest sent this long ago was just sent.
JUST = timedelta(minutes=30)
_OPEN = {DeliveryState.PLANNED, DeliveryState.FROZEN}


async def send_again(context: BotContext, schedule: Schedule, words: Words) -> discord.ui.LayoutView | None:
    """Return the question whether to send another digest, where one was just sent or is on its way; else None."""
    last = await _last(context, schedule)
    if last is None or not timedelta() <= context.clock.now() - last < JUST:
        return None
    text = words.say(Message.PLAN_JUST_SENT, when=discord.utils.format_dt(last, "R"))
    return button_view(text, words.say(Message.PLAN_RUN_ANYWAY), ScheduleButton(Action.RUN, schedule.id))


async def _last(context: BotContext, schedule: Schedule) -> datetime | None:
    """Return when a digest was sent last, or was due that is still on its way; a blocked one is not on its way."""
    runs = await context.ledger.history.list_runs(schedule.id)
    under_way = _OPEN if schedule.blocked is None else set[DeliveryState]()
    moments = [
        run.due if run.state in under_way else run.finished_at
        for run in runs
        if run.state in under_way or run.state is DeliveryState.SENT
    ]
    return max((moment for moment in moments if moment is not None), default=None)


async def run_now(context: BotContext, schedule: Schedule, interaction: int, words: Words) -> discord.ui.LayoutView:
    """Plan a digest for now, or let the one go on that was blocked; the same interaction plans one only."""
    if not await _go_on(context, schedule):
        await context.ledger.deliveries.plan_run(schedule.id, interaction, context.clock.now())
    context.schedules_changed.set()
    return note_view(words.say(Message.PLAN_RUN, place=place_words(schedule.settings)))


async def _go_on(context: BotContext, schedule: Schedule) -> bool:
    """End a block that an attempt may end; return whether a digest had waited for that and comes now."""
    blocked = schedule.blocked
    if blocked is None or blocked.cause in {Cause.ZONE_UNKNOWN, Cause.ROW_UNREADABLE}:
        return False
    waiting = any(run.state in _OPEN for run in await context.ledger.history.list_runs(schedule.id))
    await context.ledger.schedules.unblock(schedule.id, context.clock.now())
    return waiting
