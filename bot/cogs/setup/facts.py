"""What the card shows of a server besides what was chosen on it."""

from collections.abc import Iterable, Sequence

import discord

from bot.catalogue import Message
from bot.cogs.digest.asking import find_schedule
from bot.cogs.digest.zones import UNCHOSEN, zones_for
from bot.cogs.feed_lists import is_waiting
from bot.cogs.refusals import RefusedError
from bot.cogs.replies import Interaction
from bot.cogs.setup.card import CardFacts
from bot.cogs.setup.choices import Choices, choices_of
from bot.context import BotContext
from bot.packs import Pack
from briefings import Schedule, ScheduleSettings, list_next_times


async def gather_facts(
    context: BotContext, interaction: Interaction, guild: discord.Guild, choices: Choices
) -> CardFacts:
    """Return what a server has now. Raises StoreError."""
    own = [one.source for one in await context.sources.list_sources(guild.id)]
    stats = await context.service.stats(audience=await context.audiences.of(guild.id))
    schedules = await context.ledger.schedules.list_of_guild(guild.id)
    upcoming = None
    if choices.complete:
        timing = choices.make_settings(guild.id, "en", _settings_before(schedules, choices)).timing
        upcoming = next(iter(list_next_times(timing, context.clock.now(), 1)), None)
    return CardFacts(
        packs=context.packs,
        followed=await find_followed_packs(context, guild.id, context.packs),
        feeds=len(own),
        waiting=sum(is_waiting(context, one) for one in own),
        failing=sum(one.record.failures > 0 or one.record.gone for one in own),
        documents=stats.documents,
        zones=_list_zones(interaction, guild, context.home),
        digests=[one for one in schedules if one.settings.alert is None],
        upcoming=None if upcoming is None else upcoming.due,
    )


async def find_followed_packs(context: BotContext, guild: int, packs: Sequence[Pack]) -> frozenset[str]:
    """Return the names of the packs all of whose feeds a server follows."""
    known = await context.sources.find_known({one for pack in packs for one in pack.addresses}, guild)
    return frozenset(pack.name for pack in packs if all(address in known for address in pack.addresses))


async def choose_first(
    context: BotContext, interaction: Interaction, guild: discord.Guild, schedule: str | None
) -> Choices:
    """Return what the card begins with: the digest that is named, else the server's first, else a zone alone."""
    every = await context.ledger.schedules.list_of_guild(guild.id)
    # An alert is no digest: it has neither an hour nor days.
    schedules = [one for one in every if one.settings.alert is None]
    if schedules:
        return choices_of(next((one for one in schedules if one.id == schedule), schedules[0]))
    return await choose_new(context, interaction, guild)


async def choose_digest(context: BotContext, guild: discord.Guild, schedule: str) -> Choices:
    """Return what was chosen for a digest of the server. Raises RefusedError where it has none of that id."""
    found = await find_schedule(context, guild.id, schedule)
    if found.settings.alert is not None:
        raise RefusedError(Message.PLAN_GONE)
    return choices_of(found)


async def choose_new(context: BotContext, interaction: Interaction, guild: discord.Guild) -> Choices:
    """Return what the card of a new digest begins with: a zone alone."""
    remembered = (await context.ledger.settings.get_for_guild(guild.id)).zone
    return Choices(zone=remembered or _list_zones(interaction, guild, context.home)[0])


def _settings_before(schedules: Iterable[Schedule], choices: Choices) -> ScheduleSettings | None:
    return next((one.settings for one in schedules if one.id == choices.schedule), None)


def guess_zone(guild: discord.Guild, home: str | None) -> str:
    """Return the zone in which most people live who speak a server's language; `home` where it has chosen none."""
    return zones_for("", guild.preferred_locale.value, home=home)[0]


def _list_zones(interaction: Interaction, guild: discord.Guild, home: str | None) -> list[str]:
    """Return zones to choose from: those of the server's language first, where it has chosen one."""
    locales = [guild.preferred_locale, interaction.locale]
    if guild.preferred_locale.value == UNCHOSEN:
        locales.reverse()
    return list(dict.fromkeys(zone for locale in locales for zone in zones_for("", locale.value, home=home)))
