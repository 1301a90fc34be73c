"""/follow and /unfollow: one personal digest by direct message, with as many topics as a person follows."""

from dataclasses import replace
from datetime import time

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalogue import Message, Words, words_for
from bot.cogs import questions
from bot.cogs.completion import complete_names
from bot.cogs.digest import parsing
from bot.cogs.digest.options import Typed
from bot.cogs.digest.proposing import ask_zone
from bot.cogs.digest.zones import zones_for
from bot.cogs.refusals import RefusedError
from bot.cogs.replies import Interaction, in_time, show, show_privately, thinking
from bot.context import BotContext
from bot.layouts import ScheduleDraft, days_words, note_view, topics_words
from briefings import (
    BriefbotError,
    Destination,
    DestinationKind,
    EmptyDay,
    Schedule,
    ScheduleSettings,
    Template,
    Timing,
    clean,
    escape_discord,
    list_next_times,
)

#: When a personal digest comes where a person says nothing else.
_MORNING = time(8)
#: Stands in a draft until its zone is chosen.
_NO_ZONE = "UTC"


class Following(commands.Cog):
    """Personal digests."""

    def __init__(self, context: BotContext) -> None:
        self.context = context

    @app_commands.command()
    @app_commands.describe(
        topic="A country, person, organisation or any words",
        at="Time of day: 08:00, 8:30 pm",
        zone="Time zone, such as Europe/Berlin",
    )
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def follow(
        self, interaction: Interaction, topic: Typed, at: Typed | None = None, zone: Typed | None = None
    ) -> None:
        """Get what is new on a topic by direct message, every day."""
        await show_privately(interaction, follow_topic(self.context, interaction, questions.topic(topic), at, zone))

    @app_commands.command()
    @app_commands.describe(topic="What you no longer want to follow")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def unfollow(self, interaction: Interaction, topic: Typed) -> None:
        """End your own digest on a topic."""
        words = words_for(interaction.locale.value)
        await in_time(self._unfollow(interaction.user.id, topic), lambda: thinking(interaction, private=True))
        await show(
            interaction, note_view(words.say(Message.FOLLOW_ENDED, topic=escape_discord(topic, 100))), private=True
        )

    async def _unfollow(self, user: int, topic: str) -> None:
        before, now = await _find_own(self.context, user), self.context.clock.now()
        asked = clean(topic).casefold()
        if before is None or asked not in {one.casefold() for one in before.settings.topics}:
            raise RefusedError(Message.FOLLOWS_NOT)
        left = tuple(one for one in before.settings.topics if one.casefold() != asked)
        if left:
            await self.context.ledger.schedules.edit(before.id, replace(before.settings, topics=left), now)
        else:
            await self.context.ledger.schedules.remove(before.id, now)
        self.context.schedules_changed.set()

    @follow.autocomplete("topic")
    async def complete_topic(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Suggest people, states and organisations."""
        return await complete_names(self.context, interaction.guild_id, typed)

    @follow.autocomplete("zone")
    async def complete_zone(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Suggest time zones, the remembered one first."""
        try:
            remembered = (await self.context.ledger.settings.get_for_user(interaction.user.id)).zone
        except BriefbotError:
            remembered = None
        names = zones_for(typed, interaction.locale.value, remembered, home=self.context.home)
        return [app_commands.Choice(name=name, value=name) for name in names]

    @unfollow.autocomplete("topic")
    async def complete_followed(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Suggest what the person follows."""
        try:
            own = await _find_own(self.context, interaction.user.id)
        except BriefbotError:
            return []
        topics = () if own is None else own.settings.topics
        return [app_commands.Choice(name=one, value=one) for one in topics if typed.casefold() in one.casefold()]


async def follow_topic(
    context: BotContext, interaction: Interaction, topic: str, at: str | None, zone: str | None
) -> discord.ui.LayoutView:
    """Have a person follow a topic and say when its digest comes; where no zone is known, return the question for it.

    Raises RefusedError.
    """
    words = words_for(interaction.locale.value)
    ledger, now, user = context.ledger, context.clock.now(), interaction.user.id
    preferences = await ledger.settings.get_for_user(user)
    zone_name = parsing.find_zone(zone) if zone else preferences.zone
    if zone_name is None:
        return await ask_zone(
            context, interaction, ScheduleDraft(None, _make_settings(user, topic, at, _NO_ZONE, words))
        )
    if zone_name != preferences.zone:
        await ledger.settings.keep_for_user(user, replace(preferences, zone=zone_name))
    before = await _find_own(context, user)
    if before is None:
        settings = _make_settings(user, topic, at, zone_name, words)
        saved = await ledger.schedules.add(settings, made_by=user, now=now)
    else:
        topics = parsing.topics(",".join((*before.settings.topics, topic)))
        timing = replace(before.settings.timing, zone=zone_name)
        timing = replace(timing, at=parsing.at(at)) if at else timing
        if (topics, timing) == (before.settings.topics, before.settings.timing) and before.blocked is None:
            raise RefusedError(Message.FOLLOWS_ALREADY)
        saved = await ledger.schedules.edit(before.id, replace(before.settings, topics=topics, timing=timing), now)
        await ledger.schedules.unblock(saved.id, now)
    context.schedules_changed.set()
    timing = saved.settings.timing
    upcoming = list_next_times(timing, now, 1, last_key=saved.last_key)
    return note_view(
        words.say(
            Message.FOLLOWING,
            days=days_words(timing.days, words),
            at=f"{timing.at:%H:%M}",
            zone=escape_discord(timing.zone, 100),
            topics=topics_words(saved.settings.topics, words),
            next=discord.utils.format_dt(upcoming[0].due, "F") if upcoming else "–",
        )
    )


def _make_settings(user: int, topic: str, at: str | None, zone: str, words: Words) -> ScheduleSettings:
    return ScheduleSettings(
        guild=None,
        destination=Destination(DestinationKind.USER, user),
        timing=Timing(at=parsing.at(at) if at else _MORNING, zone=zone),
        topics=(topic,),
        template=Template.COMPACT,
        language=words.language,
        empty_day=EmptyDay.NOTHING,
    )


async def _find_own(context: BotContext, user: int) -> Schedule | None:
    return next(iter(await context.ledger.schedules.list_of_user(user)), None)
