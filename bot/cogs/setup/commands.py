"""/setup, and what happens when something is chosen on its card."""

import asyncio
import re
from collections.abc import Coroutine, Sequence
from dataclasses import replace
from typing import Any, Self, TypeAlias

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.catalogue import Message, Words, words_for
from bot.cogs.digest.asking import check_place, destination_of, find_managed_guild, find_schedule
from bot.cogs.digest.parsing import at as read_time, find_zone
from bot.cogs.digest.previewing import show_preview
from bot.cogs.digest.saving import NewSchedules
from bot.cogs.failures import report
from bot.cogs.feed_lists import Follower, follow_list, follow_pasted, say_followed, wait_for_first_fetch
from bot.cogs.refusals import RefusedError
from bot.cogs.replies import Interaction, change, in_time, show_privately
from bot.cogs.setup.card import NEW_DIGEST, OTHER_ZONE, setup_card, started_card
from bot.cogs.setup.cards import OpenCards
from bot.cogs.setup.choices import TEMPLATE, Choices, Step, choices_of, load_step
from bot.cogs.setup.facts import choose_digest, choose_first, choose_new, find_followed_packs, gather_facts
from bot.cogs.setup.forms import feeds_form, read_form, zone_form
from bot.context import BotContext
from bot.layouts import schedule_line
from briefings import Schedule, ScheduleSettings

Pressable: TypeAlias = "ui.DynamicItem[ui.Item[Any]]"


class SetupSteps:
    """Does what was chosen on a card, whoever shows it and however old it is."""

    def __init__(self, context: BotContext) -> None:
        self.context = context
        self._new = NewSchedules(context)
        self._cards = OpenCards()
        self._saving = asyncio.Lock()

    async def take(self, interaction: Interaction, step: Step, choices: Choices, values: Sequence[Any]) -> None:
        """Take a step; whatever goes wrong is told to the person and raised no further."""
        words = words_for(interaction.locale.value)
        try:
            guild = find_managed_guild(interaction)
            if step is Step.FEEDS:
                await interaction.response.send_modal(feeds_form(choices, words))
            elif step is Step.ZONE and OTHER_ZONE in values:
                await interaction.response.send_modal(zone_form(choices, words))
            elif step is Step.OPEN:
                await show_privately(interaction, self.open(interaction, guild, choices.schedule))
            elif step is Step.PREVIEW:
                await show_preview(self.context, interaction, await self._draft(interaction, guild, choices), words)
            elif step is Step.START:
                await self._start(interaction, guild, choices, words)
            elif step is Step.PACKS:
                wanted = frozenset(map(str, values))
                await self._follow(interaction, guild, choices, self._follow_packs(interaction, guild, wanted, words))
            else:
                await self._choose(interaction, guild, step, choices, values)
        except Exception as error:
            await report(interaction, error)

    async def fill(self, interaction: Interaction, step: Step, choices: Choices, typed: str) -> None:
        """Take what was typed into a form of the card; whatever goes wrong is told to the person."""
        words = words_for(interaction.locale.value)
        try:
            guild = find_managed_guild(interaction)
            if step is Step.FEEDS:
                follower = Follower(guild=guild.id, user=interaction.user.id)
                await self._follow(interaction, guild, choices, follow_pasted(self.context, follower, typed, words))
            else:
                await self._choose(interaction, guild, step, choices, (typed,))
        except Exception as error:
            await report(interaction, error)

    async def open(self, interaction: Interaction, guild: discord.Guild, schedule: str | None = None) -> ui.LayoutView:
        """Return the card as it begins: with a digest that there is, else with nothing but a zone."""
        choices = await choose_first(self.context, interaction, guild, schedule)
        return await self._make_card(interaction, guild, choices)

    async def _make_card(
        self, interaction: Interaction, guild: discord.Guild, choices: Choices, note: str = ""
    ) -> ui.LayoutView:
        facts = await gather_facts(self.context, interaction, guild, choices)
        return setup_card(choices, facts, words_for(interaction.locale.value), note=note)

    async def _choose(
        self, interaction: Interaction, guild: discord.Guild, step: Step, pressed: Choices, values: Sequence[Any]
    ) -> None:
        """Show the card with what was chosen, or as it was with why that can't be."""
        async with self._cards.change(_message_of(interaction), pressed) as card:

            async def work() -> ui.LayoutView:
                note = ""
                try:
                    card.choices = await self._apply(interaction, guild, step, card.choices, values)
                except RefusedError as error:
                    note = error.sentence(words_for(interaction.locale.value))
                return await self._make_card(interaction, guild, card.choices, note)

            await change(interaction, await in_time(work(), interaction.response.defer))

    async def _apply(
        self, interaction: Interaction, guild: discord.Guild, step: Step, choices: Choices, values: Sequence[Any]
    ) -> Choices:
        """Return choices with one more. Raises RefusedError where it can't be."""
        if step is Step.DIGEST:
            if NEW_DIGEST in values:
                return await choose_new(self.context, interaction, guild)
            return await choose_digest(self.context, guild, str(values[0]))
        chosen = choices.chosen | {step}
        if step is Step.PLACE:
            there = replace(choices, place=destination_of(values[0], publish=False), chosen=chosen)
            await check_place(interaction, guild, await self._settings(interaction, guild, there))
            return there
        if step is Step.HOUR:
            return replace(choices, at=read_time(str(values[0])), chosen=chosen)
        return replace(choices, zone=find_zone(str(values[0])), chosen=chosen)

    async def _follow(
        self, interaction: Interaction, guild: discord.Guild, pressed: Choices, work: Coroutine[Any, Any, str]
    ) -> None:
        """Do work that changes what is followed, and show it on the card: at once, and when the first fetch is done."""
        message = _message_of(interaction)
        await interaction.response.defer()
        try:
            note = await work
        except RefusedError as error:
            note = error.sentence(words_for(interaction.locale.value))
        async with self._cards.change(message, pressed) as card:
            await change(interaction, await self._make_card(interaction, guild, card.choices, note))
        if not await wait_for_first_fetch(self.context, guild.id) or not self._cards.is_open(message):
            return
        async with self._cards.change(message, pressed) as card:
            await change(interaction, await self._make_card(interaction, guild, card.choices, note))

    async def _follow_packs(
        self, interaction: Interaction, guild: discord.Guild, wanted: frozenset[str], words: Words
    ) -> str:
        """Follow the packs that were chosen, and those no longer that no longer are; return what became of it."""
        context = self.context
        before = await find_followed_packs(context, guild.id, context.packs)
        said = []
        for pack in context.packs:
            if pack.name in wanted - before:
                follower = Follower(guild=guild.id, user=interaction.user.id)
                said.append(say_followed(await follow_list(context, follower, pack.opml), words))
        kept = {address for pack in context.packs if pack.name in wanted for address in pack.addresses}
        left = {address for pack in context.packs if pack.name in before - wanted for address in pack.addresses} - kept
        if left:
            known = await context.sources.find_known(left, guild.id)
            await context.sources.remove(*(one.id for one in known.values()), follower=guild.id)
            said.append(words.say(Message.SETUP_LEFT, feeds=len(known)))
        return "\n".join(said)

    async def _before(self, guild: discord.Guild, choices: Choices) -> Schedule | None:
        return None if choices.schedule is None else await find_schedule(self.context, guild.id, choices.schedule)

    async def _settings(self, interaction: Interaction, guild: discord.Guild, choices: Choices) -> ScheduleSettings:
        before = await self._before(guild, choices)
        language = words_for(interaction.locale.value).language
        return choices.make_settings(guild.id, language, None if before is None else before.settings)

    async def _draft(self, interaction: Interaction, guild: discord.Guild, choices: Choices) -> Schedule:
        """Return the digest as it would be, of which nothing is kept."""
        settings = await self._settings(interaction, guild, choices)
        before, now = await self._before(guild, choices), self.context.clock.now()
        if before is not None:
            return replace(before, settings=settings)
        return Schedule(
            id="",
            settings=settings,
            made_by=interaction.user.id,
            made_at=now,
            paused=False,
            blocked=None,
            removed_at=None,
            settled=now,
            last_key=None,
            next_due=None,
            delivered_until=None,
            delivered_through=0,
        )

    async def _add(self, interaction: Interaction, guild: discord.Guild, choices: Choices) -> Schedule:
        """Keep a new digest. Raises RefusedError where it couldn't be sent."""
        settings = await self._settings(interaction, guild, choices)
        await check_place(interaction, guild, settings)
        return await self._new.add(guild.id, interaction.user.id, settings)

    async def _edit(self, interaction: Interaction, guild: discord.Guild, schedule: str, choices: Choices) -> Schedule:
        """Change a digest by what was chosen on the card; another card may have changed it meanwhile.

        Raises RefusedError where it couldn't be sent as it would be then.
        """
        async with self._saving:
            before = await find_schedule(self.context, guild.id, schedule)
            language = words_for(interaction.locale.value).language
            settings = choices.onto(choices_of(before)).make_settings(guild.id, language, before.settings)
            await check_place(interaction, guild, settings)
            return await self.context.ledger.schedules.edit(before.id, settings, self.context.clock.now())

    async def _start(self, interaction: Interaction, guild: discord.Guild, choices: Choices, words: Words) -> None:
        message = _message_of(interaction)

        async def work(choices: Choices) -> ui.LayoutView:
            if not choices.complete:
                raise RefusedError(Message.SETUP_INCOMPLETE)
            facts = await gather_facts(self.context, interaction, guild, choices)
            if not facts.feeds and not facts.documents:
                raise RefusedError(Message.SETUP_NOTHING)
            if choices.schedule is None:
                saved, said = await self._add(interaction, guild, choices), Message.SETUP_STARTED
            else:
                saved = await self._edit(interaction, guild, choices.schedule, choices)
                said = Message.PLAN_CHANGED
            self.context.schedules_changed.set()
            return started_card(saved, schedule_line(saved.settings, words), said, words)

        async with self._cards.change(message, choices) as card:
            # What was chosen while the button still said something else counts.
            view = await in_time(work(card.choices), interaction.response.defer)
            self._cards.close(message)
            await change(interaction, view)


def _message_of(interaction: Interaction) -> int:
    """Return the id of the message whose menu, button or form was used."""
    return interaction.id if interaction.message is None else interaction.message.id


class Setup(commands.Cog):
    """The card that leads to a server's first digest."""

    def __init__(self, context: BotContext) -> None:
        self.steps = SetupSteps(context)

    @app_commands.command()
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def setup(self, interaction: Interaction) -> None:
        """Choose what this server reads, where its digest goes and when."""
        await show_privately(interaction, self.steps.open(interaction, find_managed_guild(interaction)))

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Take what was typed into a form of the card: it is known by its custom_id, after a restart too."""
        data: Any = interaction.data
        if interaction.type is not discord.InteractionType.modal_submit or data is None:
            return
        match = TEMPLATE.fullmatch(str(data.get("custom_id", "")))
        if match is not None:
            await self.steps.fill(interaction, *load_step(match), read_form(data.get("components", ())))


def setup_pressables(steps: SetupSteps) -> tuple[type[Pressable], ...]:
    """Return the items to register with discord.py, which finds them by their custom_id."""

    class SetupItem(ui.DynamicItem[ui.Item[Any]], template=TEMPLATE):
        """A button or menu of any card, however old."""

        def __init__(self, item: ui.Item[Any], step: Step, choices: Choices) -> None:
            super().__init__(item)
            self.step, self.choices = step, choices

        @classmethod
        async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /) -> Self:
            """Read what the custom_id says."""
            del interaction
            return cls(item, *load_step(match))

        async def callback(self, interaction: Interaction) -> None:
            """Do it."""
            values = self.item.values if isinstance(self.item, ui.Select | ui.ChannelSelect) else ()
            await steps.take(interaction, self.step, self.choices, values)

    return (SetupItem,)
