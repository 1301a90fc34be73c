"""What happens when a button is pressed that saves, brings back or sends a digest, or its zone is chosen."""

import re
from dataclasses import replace
from typing import Any, Self, TypeAlias

from discord import ui

from bot.catalogue import Message, words_for
from bot.cogs.digest.asking import check_person, check_place, find_managed_guild, find_schedule
from bot.cogs.digest.following import follow_topic
from bot.cogs.digest.parsing import find_zone
from bot.cogs.digest.proposing import propose
from bot.cogs.digest.running import run_now
from bot.cogs.digest.saving import NewSchedules
from bot.cogs.digest.schedule_button import TEMPLATE, ZONE_TEMPLATE, Action, ScheduleButton
from bot.cogs.digest.zones import remember_zone
from bot.cogs.failures import report
from bot.cogs.refusals import RefusedError
from bot.cogs.replies import Interaction, change, in_time
from bot.context import BotContext
from bot.layouts import ScheduleDraft, load_request, note_view, schedule_line, state_words

Pressable: TypeAlias = "ui.DynamicItem[ui.Button[Any]] | ui.DynamicItem[ui.Select[Any]]"


class ScheduleButtons:
    """What happens when such a button is pressed."""

    def __init__(self, context: BotContext) -> None:
        self.context = context
        self._new = NewSchedules(context)

    async def zone_chosen(self, interaction: Interaction, key: str, zone: str) -> None:
        """Go on with a draft in a zone, and remember that; whatever goes wrong is told to the person."""
        try:
            view = await in_time(self._choose_zone(interaction, key, zone), interaction.response.defer)
            await change(interaction, view)
        except Exception as error:
            await report(interaction, error)

    async def pressed(self, interaction: Interaction, button: ScheduleButton) -> None:
        """Do it; whatever goes wrong is told to the person and raised no further."""
        actions = {Action.SAVE: self._save, Action.UNDO: self._undo, Action.RUN: self._run}
        try:
            view = await in_time(actions[button.action](interaction, button.id), interaction.response.defer)
            await change(interaction, view)
        except Exception as error:
            await report(interaction, error)

    async def _save(self, interaction: Interaction, key: str) -> ui.LayoutView:
        guild, words = find_managed_guild(interaction), words_for(interaction.locale.value)
        ledger, now = self.context.ledger, self.context.clock.now()
        draft = await self._draft(interaction, key, guild.id)
        await check_place(interaction, guild, draft.settings)
        if draft.schedule is not None:
            found = await find_schedule(self.context, guild.id, draft.schedule)
            saved, said = await ledger.schedules.edit(found.id, draft.settings, now), Message.PLAN_CHANGED
        else:
            saved = await self._new.add(guild.id, interaction.user.id, draft.settings)
            said = Message.PLAN_SAVED
        self.context.schedules_changed.set()
        return note_view(f"{words.say(said)}\n- {schedule_line(saved.settings, words)}")

    async def _choose_zone(self, interaction: Interaction, key: str, zone: str) -> ui.LayoutView:
        named, user = find_zone(zone), interaction.user.id
        draft = await self._draft(interaction, key, None, interaction.guild_id)
        if draft.settings.guild is None:
            at = f"{draft.settings.timing.at:%H:%M}"
            return await follow_topic(self.context, interaction, draft.settings.topics[0], at, named)
        guild = find_managed_guild(interaction)
        timing = replace(draft.settings.timing, zone=named)
        moved = replace(draft, settings=replace(draft.settings, timing=timing))
        view = await propose(self.context, interaction, guild, moved)
        await remember_zone(self.context, user, named)
        return view

    async def _draft(self, interaction: Interaction, key: str, *guilds: int | None) -> ScheduleDraft:
        """Return what the person drafted for one of these servers (None: for themselves); else raise RefusedError."""
        stored = await self.context.ledger.requests.get(key)
        draft = None if stored is None or stored.user != interaction.user.id else load_request(stored.body)
        if not isinstance(draft, ScheduleDraft) or draft.settings.guild not in guilds:
            raise RefusedError(Message.BUTTON_FORGOTTEN)
        return draft

    async def _undo(self, interaction: Interaction, identity: str) -> ui.LayoutView:
        guild, words = find_managed_guild(interaction), words_for(interaction.locale.value)
        found = await find_schedule(self.context, guild.id, identity, removed=True)
        if found.removed_at is not None:
            await check_person(interaction, guild, found.settings)
            found = await self.context.ledger.schedules.restore(identity, self.context.clock.now())
            self.context.schedules_changed.set()
        line = schedule_line(found.settings, words)
        return note_view(f"{words.say(Message.PLAN_RESTORED)}\n- {line}\n-# {state_words(found, words)}")

    async def _run(self, interaction: Interaction, identity: str) -> ui.LayoutView:
        guild, words = find_managed_guild(interaction), words_for(interaction.locale.value)
        found = await find_schedule(self.context, guild.id, identity)
        await check_place(interaction, guild, found.settings)
        # The message and not the press: pressed twice, it is sent once.
        message = interaction.message.id if interaction.message is not None else interaction.id
        return await run_now(self.context, found, message, words)


def schedule_pressables(context: BotContext) -> tuple[type[Pressable], ...]:
    """Return the items to register with discord.py, which finds them by their custom_id."""
    buttons = ScheduleButtons(context)

    class ScheduleItem(ui.DynamicItem[ui.Button[Any]], template=TEMPLATE):
        """A button of any message about a digest, however old."""

        def __init__(self, item: ui.Button[Any], button: ScheduleButton) -> None:
            super().__init__(item)
            self.button = button

        @classmethod
        async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /) -> Self:
            """Read what the custom_id says."""
            del interaction
            if not isinstance(item, ui.Button):
                raise TypeError("only buttons have such a custom_id")
            return cls(item, ScheduleButton(Action(match["action"]), match["id"]))

        async def callback(self, interaction: Interaction) -> None:
            """Do it."""
            await buttons.pressed(interaction, self.button)

    class ZoneItem(ui.DynamicItem[ui.Select[Any]], template=ZONE_TEMPLATE):
        """The menu of zones of any message, however old."""

        def __init__(self, item: ui.Select[Any], key: str) -> None:
            super().__init__(item)
            self.key = key

        @classmethod
        async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /) -> Self:
            """Read what the custom_id says."""
            del interaction
            if not isinstance(item, ui.Select):
                raise TypeError("only menus have such a custom_id")
            return cls(item, match["id"])

        async def callback(self, interaction: Interaction) -> None:
            """Go on with the zone that was chosen."""
            await buttons.zone_chosen(interaction, self.key, str(next(iter(self.item.values), "")))

    return (ScheduleItem, ZoneItem)
