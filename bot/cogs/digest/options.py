"""What a person chooses for a digest: the options' words and choices, and the settings that they make."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import locale_str

from bot.catalogue import languages
from bot.cogs.digest import parsing
from bot.cogs.digest.asking import destination_of
from briefings import DestinationKind, EmptyDay, ScheduleSettings, Template

EMPTY = [
    app_commands.Choice(name=locale_str("A short standing briefing"), value=EmptyDay.STANDING.value),
    app_commands.Choice(name=locale_str("One line"), value=EmptyDay.ONE_LINE.value),
    app_commands.Choice(name=locale_str("Nothing"), value=EmptyDay.NOTHING.value),
]
LOOK = [
    app_commands.Choice(name=locale_str("In full"), value=Template.FULL.value),
    app_commands.Choice(name=locale_str("Compact"), value=Template.COMPACT.value),
]
LANGUAGES = [
    app_commands.Choice(name={"en": "English", "ko": "한국어"}.get(language, language), value=language)
    for language in languages()
]
DESCRIBED = {
    "channel": "Where it goes: a channel, thread or forum",
    "at": "Time of day: 08:00, 8:30 pm",
    "topics": "Topics, parted by commas; nothing: everything new",
    "zone": "Time zone, such as Europe/Berlin",
    "days": "every day, weekdays, mon, thu, day 31 …",
    "empty": "What a day without news brings",
    "look": "How much it shows",
    "role": "The one role to ping",
    "publish": "Publish it to the channels that follow an announcement channel",
    "language": "The language of headings and remarks",
    "lateness": "Hours after which a digest that couldn't be sent is left out",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a person chose; None: nothing."""

    channel: Any = None
    at: str | None = None
    topics: str | None = None
    zone: str | None = None
    days: str | None = None
    empty: str | None = None
    look: str | None = None
    role: discord.Role | None = None
    publish: bool | None = None
    language: str | None = None
    lateness: float | None = None


def changed(settings: ScheduleSettings, options: Options, *, without_role: bool = False) -> ScheduleSettings:
    """Return settings with what a person chose. Raises RefusedError for what can't be read."""
    timing = settings.timing
    timing = replace(
        timing,
        at=parsing.at(options.at) if options.at else timing.at,
        zone=parsing.known_zone(options.zone) if options.zone else timing.zone,
        days=parsing.days(options.days) if options.days else timing.days,
        lateness=timedelta(hours=options.lateness) if options.lateness else timing.lateness,
    )
    destination = settings.destination
    publish = destination.publish if options.publish is None else options.publish
    if options.channel is not None:
        destination = destination_of(options.channel, publish=publish)
    elif destination.kind is DestinationKind.CHANNEL:
        destination = replace(destination, publish=publish)
    role = settings.role if options.role is None else options.role.id
    return replace(
        settings,
        timing=timing,
        destination=destination,
        topics=parsing.topics(options.topics) if options.topics else settings.topics,
        role=None if without_role else role,
        template=Template(options.look) if options.look else settings.template,
        language=options.language or settings.language,
        empty_day=EmptyDay(options.empty) if options.empty else settings.empty_day,
    )
