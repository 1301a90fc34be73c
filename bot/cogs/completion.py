"""Suggestions while a person types."""

import logging
from datetime import timedelta

from discord import app_commands

from bot.catalogue import Message, words_for
from bot.cogs.replies import Interaction
from bot.context import BotContext
from briefings import clean, shorten_name

_log = logging.getLogger(__name__)

#: Discord's limits for a choice.
_CHOICES = 25
_LONGEST = 100

_SPANS = (
    (Message.SINCE_WEEK, 7),
    (Message.SINCE_MONTH, 30),
    (Message.SINCE_QUARTER, 90),
    (Message.SINCE_YEAR, 365),
)


async def complete_names(
    context: BotContext, guild: int | None, typed: str, *, persons_only: bool = False
) -> list[app_commands.Choice[str]]:
    """Return actors that `typed` may mean to a server, best first; nothing where the library can't be asked."""
    words = clean(typed)[:_LONGEST]
    try:
        found = await context.names.complete(
            words, persons_only=persons_only, audience=await context.audiences.of(guild)
        )
    except Exception:
        _log.exception("Suggestions failed")
        return []
    choices: dict[str, app_commands.Choice[str]] = {}
    for actor in found:
        name = clean(actor.name)
        # A longer name couldn't be sent back whole.
        if not name or len(name) > _LONGEST or name in choices:
            continue
        alias = clean(actor.alias)
        shown = name if not alias or alias.casefold() in name.casefold() else f"{name} ({alias})"
        choices[name] = app_commands.Choice(name=shorten_name(shown, _LONGEST), value=name)
    return list(choices.values())[:_CHOICES]


def complete_since(context: BotContext, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Return spans of time in the person's language; what they typed themselves comes first."""
    words = words_for(interaction.locale.value)
    today = context.clock.now().date()
    choices = [
        app_commands.Choice(name=words.say(message), value=(today - timedelta(days=days)).isoformat())
        for message, days in _SPANS
    ]
    own = clean(typed)[:_LONGEST]
    if own:
        choices = [choice for choice in choices if own.casefold() in choice.name.casefold()]
        choices.insert(0, app_commands.Choice(name=own, value=own))
    return choices
