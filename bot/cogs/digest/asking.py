"""What the commands about digests have in common: who may use them, which digest is meant, what may go where."""

from collections.abc import Iterable
from typing import Any, TypeAlias

import discord
from discord import app_commands

from bot.catalogue import Message, Words, words_for
from bot.cogs.refusals import Names, RefusedError
from bot.cogs.replies import Interaction
from bot.context import BotContext
from bot.delivery import Channel, Lack, lacking, lacking_of
from bot.layouts import schedule_line
from briefings import (
    BriefbotError,
    Destination,
    DestinationKind,
    Schedule,
    ScheduleError,
    ScheduleSettings,
    clean,
    shorten,
)

#: Digests that one server can have: its members could not read more.
MOST = 25

_LACKS = {
    Lack.VIEW: Message.MAY_VIEW,
    Lack.SEND: Message.MAY_SEND,
    Lack.SEND_IN_THREADS: Message.MAY_SEND_IN_THREADS,
    Lack.READ_HISTORY: Message.MAY_READ_HISTORY,
    Lack.PING: Message.MAY_PING,
}


class PlaceOption(app_commands.Transformer):
    """A channel, thread or forum, as Discord names it: it need not be among those that the bot knows."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """Discord's kind of option."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """The kinds of channels that can be chosen."""
        kinds = discord.ChannelType
        return [kinds.text, kinds.news, kinds.forum, kinds.public_thread, kinds.private_thread, kinds.news_thread]

    async def transform(self, interaction: discord.Interaction[Any], value: Any, /) -> Any:
        """Return the channel as it came."""
        del interaction
        return value


Chosen: TypeAlias = app_commands.AppCommandChannel | app_commands.AppCommandThread


def find_managed_guild(interaction: Interaction) -> discord.Guild:
    """Return the server, where the bot is in it and the person may manage it; else raise RefusedError."""
    guild = interaction.guild
    if guild is None or guild.me is None:
        raise RefusedError(Message.PLAN_SERVER_ONLY)
    if not (interaction.permissions.manage_guild or interaction.permissions.administrator):
        raise RefusedError(Message.PLAN_NOT_ALLOWED)
    return guild


async def find_schedule(context: BotContext, guild: int, identity: str, *, removed: bool = False) -> Schedule:
    """Return a schedule of this server by its id; raise RefusedError where it has none of that id."""
    try:
        schedule = await context.ledger.schedules.get(clean(identity))
    except ScheduleError:
        raise RefusedError(Message.PLAN_GONE) from None
    if schedule.settings.guild != guild or (schedule.removed_at is not None and not removed):
        raise RefusedError(Message.PLAN_GONE)
    return schedule


async def complete_schedules(
    context: BotContext, interaction: Interaction, typed: str
) -> list[app_commands.Choice[str]]:
    """Suggest the digests of the server, by all that is known of them."""
    if interaction.guild_id is None or not interaction.permissions.manage_guild:
        return []
    words = words_for(interaction.locale.value)
    try:
        schedules = await context.ledger.schedules.list_of_guild(interaction.guild_id)
    except BriefbotError:
        return []
    # Numbered as in the list, for Discord refuses names that are alike.
    named = [(f"{at}. {_name(interaction, one, words)}", one.id) for at, one in enumerate(schedules, 1)]
    fitting = [pair for pair in named if clean(typed).casefold() in pair[0].casefold() or typed == pair[1]]
    return [app_commands.Choice(name=shorten(name, 100), value=identity) for name, identity in fitting[:25]]


def _name(interaction: Interaction, schedule: Schedule, words: Words) -> str:
    """Return a schedule's name for a menu, where no mention and no Markdown is shown."""
    place = interaction.guild and interaction.guild.get_channel_or_thread(schedule.settings.destination.id)
    line = schedule_line(schedule.settings, words)
    _, _, rest = line.partition(", ")
    return clean(f"#{place.name if place else '…'}, {rest}".replace("\\", ""))


async def check_place(interaction: Interaction, guild: discord.Guild, settings: ScheduleSettings) -> None:
    """Raise RefusedError where a digest with these settings couldn't be sent now, with what is missing.

    The person needs what the bot needs: who may manage a server may not therefore write or ping everywhere in it.
    """
    place = await _place(guild, settings.destination)
    if settings.role == guild.id:
        raise RefusedError(Message.PLAN_ROLE_EVERYONE)
    await _check_person(interaction, place, settings)
    refuse(lacking(place, settings.destination, _role(place, settings)), place.mention)


async def check_person(interaction: Interaction, guild: discord.Guild, settings: ScheduleSettings) -> None:
    """Raise RefusedError where the person may not write and ping themselves as the digest will, with what is missing.

    In a place that is gone nobody can.
    """
    try:
        place = await _place(guild, settings.destination)
    except RefusedError as error:
        if error.message is Message.OPTION_GONE:
            return
        raise
    await _check_person(interaction, place, settings)


async def _check_person(interaction: Interaction, place: Channel, settings: ScheduleSettings) -> None:
    person = interaction.user
    if not isinstance(person, discord.Member):
        raise RefusedError(Message.PLAN_SERVER_ONLY)
    if lacks := lacking_of(person, place, settings.destination, _role(place, settings)):
        raise RefusedError(Message.PLAN_YOU_MISSING, place=place.mention, permissions=_names(lacks))
    if not await _is_let_in(person, place):
        raise RefusedError(Message.PLAN_YOU_MISSING, place=place.mention, permissions=_names((Lack.VIEW,)))


async def _is_let_in(person: discord.Member, place: Channel) -> bool:
    """Tell whether a person sees a thread as such: into a private one one is invited, or one manages all threads.

    Discord is asked, because the gateway tells a bot of nobody's membership but its own.
    """
    if not (isinstance(place, discord.Thread) and place.is_private()) or place.permissions_for(person).manage_threads:
        return True
    try:
        await place.fetch_member(person.id)
    except (discord.NotFound, discord.Forbidden):
        return False
    return True


def _role(place: Channel, settings: ScheduleSettings) -> discord.Role | None:
    return None if settings.role is None else place.guild.get_role(settings.role)


def refuse(lacks: Iterable[Lack], place: str) -> None:
    """Raise RefusedError for what is missing in a place."""
    lacks = tuple(lacks)
    if Lack.PUBLISH in lacks:
        raise RefusedError(Message.PLAN_PUBLISH_KIND)
    if Lack.TAG in lacks:
        raise RefusedError(Message.PLAN_TAG_REQUIRED, place=place)
    if lacks:
        raise RefusedError(
            Message.PLAN_MISSING,
            place=place,
            permissions=_names(lacks),
        )


def _names(lacks: Iterable[Lack]) -> Names:
    return Names(tuple(_LACKS[lack] for lack in lacks if lack in _LACKS))


async def _place(guild: discord.Guild, destination: Destination) -> Channel:
    place: object = guild.get_channel_or_thread(destination.id)
    if place is None:
        try:
            place = await guild.fetch_channel(destination.id)
        except discord.Forbidden:
            refuse((Lack.VIEW,), f"<#{destination.id}>")
        except (discord.NotFound, discord.InvalidData):
            raise RefusedError(Message.OPTION_GONE) from None
    if not isinstance(place, Channel):
        raise RefusedError(Message.PLAN_CHANNEL_KIND)
    return place


def destination_of(chosen: Chosen, *, publish: bool) -> Destination:
    """Return where a digest goes that was sent to this channel."""
    kinds = discord.ChannelType
    if chosen.type is kinds.forum:
        return Destination(DestinationKind.FORUM, chosen.id)
    if chosen.type in {kinds.public_thread, kinds.private_thread, kinds.news_thread}:
        return Destination(DestinationKind.THREAD, chosen.id)
    if chosen.type not in {kinds.text, kinds.news}:
        raise RefusedError(Message.PLAN_CHANNEL_KIND)
    return Destination(DestinationKind.CHANNEL, chosen.id, publish)
