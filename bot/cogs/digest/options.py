"""What a person chooses for a digest: the options' words and choices, written once, and the settings they make."""

import inspect
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from functools import wraps
from typing import Any, TypeAlias, get_args

import discord
from discord import app_commands
from discord.app_commands import locale_str

from bot.catalogue import languages
from bot.cogs.digest import parsing
from bot.cogs.digest.asking import PlaceOption, destination_of
from bot.cogs.replies import Interaction
from briefings import DestinationKind, EmptyDay, ScheduleSettings, Template

ChannelOption: TypeAlias = app_commands.Transform[Any, PlaceOption]
Typed: TypeAlias = app_commands.Range[str, 1, 100]
Topics: TypeAlias = app_commands.Range[str, 1, 400]
Filter: TypeAlias = app_commands.Range[str, 1, 300]
Publishers: TypeAlias = app_commands.Range[int, 1, 20]
AlertHours: TypeAlias = app_commands.Range[int, 1, 168]
Hours: TypeAlias = app_commands.Range[float, 0.5, 168.0]
#: A command as discord.py takes it.
Callback: TypeAlias = Callable[..., Coroutine[Any, Any, None]]

_EMPTY = [
    app_commands.Choice(name=locale_str("One line"), value=EmptyDay.ONE_LINE.value),
    app_commands.Choice(name=locale_str("A short standing briefing"), value=EmptyDay.STANDING.value),
    app_commands.Choice(name=locale_str("Nothing"), value=EmptyDay.NOTHING.value),
]
_LOOK = [
    app_commands.Choice(name=locale_str("In full"), value=Template.FULL.value),
    app_commands.Choice(name=locale_str("Compact"), value=Template.COMPACT.value),
]
_LANGUAGES = [
    app_commands.Choice(name={"en": "English", "ko": "한국어"}.get(language, language), value=language)
    for language in languages()
]
_DESCRIBED = {
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
    "only": 'Only documents with: words, "phrases", begin*, AND, OR, NOT; “-”: all',
    "publishers": "Publishers, parted by commas; with a hyphen before: not these; “-”: all",
    "length": "Words of a document: 200-1500, 200-, -1500; “-”: any",
    "lateness": "Hours after which a digest that couldn't be sent is left out",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a person chose; None: nothing. Each field is an option of a command, in this order."""

    channel: ChannelOption = None
    at: Typed | None = None
    topics: Topics | None = None
    zone: Typed | None = None
    days: Typed | None = None
    empty: str | None = None
    look: str | None = None
    role: discord.Role | None = None
    publish: bool | None = None
    language: str | None = None
    lateness: Hours | None = None
    only: Filter | None = None
    publishers: Filter | None = None
    length: Typed | None = None

    @property
    def is_timed(self) -> bool:
        """Whether anything was chosen that an alert doesn't have: when a digest comes, and what it is then."""
        return any((self.at, self.zone, self.days, self.lateness, self.empty, self.look))


def take_options(*, required: tuple[str, ...] = ()) -> Callable[[Callback], Any]:
    """Return a decorator that gives a command an option for each field of `Options`, after its own parameters.

    The command gets them as its last parameter, `options`; those `required` have to be chosen.
    """

    def decorate(command: Callback) -> Any:
        @wraps(command)
        async def callback(self: object, interaction: Interaction, **chosen: Any) -> None:
            options = Options(**{field.name: chosen.pop(field.name) for field in fields(Options)})
            await command(self, interaction, **chosen, options=options)

        own = [one for one in inspect.signature(command).parameters.values() if one.name != "options"]
        # discord.py makes a command's options of its signature.
        callback.__signature__ = inspect.Signature(own + _make_parameters(required))  # type: ignore[attr-defined]
        described = app_commands.describe(**_DESCRIBED)(callback)
        return app_commands.choices(empty=_EMPTY, look=_LOOK, language=_LANGUAGES)(described)

    return decorate


def _make_parameters(required: tuple[str, ...]) -> list[inspect.Parameter]:
    kind, empty = inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.empty
    return [
        inspect.Parameter(field.name, kind, annotation=(get_args(field.type) or (field.type,))[0], default=empty)
        if field.name in required
        else inspect.Parameter(field.name, kind, annotation=field.type, default=None)
        for field in fields(Options)
    ]


def change_settings(settings: ScheduleSettings, options: Options, *, without_role: bool = False) -> ScheduleSettings:
    """Return settings with what a person chose. Raises RefusedError for what can't be read."""
    timing = settings.timing
    timing = replace(
        timing,
        at=parsing.at(options.at) if options.at else timing.at,
        zone=parsing.find_zone(options.zone) if options.zone else timing.zone,
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
        only=parsing.change_filter(settings.only, options.only, options.publishers, options.length),
    )
