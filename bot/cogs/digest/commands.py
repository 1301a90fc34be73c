"""/digest: the schedules of a server, for members who may manage it."""

from datetime import time, timedelta

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalogue import Message, Words, words_for
from bot.cogs.completion import complete_names
from bot.cogs.digest import parsing
from bot.cogs.digest.asking import (
    MOST,
    check_place,
    complete_schedules,
    destination_of,
    find_managed_guild,
    find_schedule,
)
from bot.cogs.digest.options import (
    AlertHours,
    ChannelOption,
    Options,
    Publishers,
    Typed,
    change_settings,
    take_options,
)
from bot.cogs.digest.previewing import show_preview
from bot.cogs.digest.proposing import ask_zone, propose
from bot.cogs.digest.running import run_now, send_again
from bot.cogs.digest.schedule_button import Action, ScheduleButton, button_view
from bot.cogs.digest.showing import fit_lines, make_schedule_lines
from bot.cogs.digest.why import why_text
from bot.cogs.digest.zones import remember_zone, zones_for
from bot.cogs.refusals import RefusedError
from bot.cogs.replies import Interaction, show_privately
from bot.context import BotContext
from bot.layouts import ScheduleDraft, note_view, schedule_line
from briefings import AlertRule, BriefbotError, ScheduleSettings, Timing

#: Stands in a draft until its zone is chosen.
_NO_ZONE = "UTC"


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class DigestCommands(
    commands.GroupCog, group_name="digest", group_description="Digests of this server, sent by themselves."
):
    """The digests of a server."""

    def __init__(self, context: BotContext) -> None:
        super().__init__()
        self.context = context

    @app_commands.command()
    @take_options(required=("channel", "at"))
    async def schedule(self, interaction: Interaction, *, options: Options) -> None:
        """Make a digest that comes by itself; shows the next three times before it is saved."""
        guild = find_managed_guild(interaction)

        async def work() -> discord.ui.LayoutView:
            if len(await self.context.ledger.schedules.list_of_guild(guild.id)) >= MOST:
                raise RefusedError(Message.PLAN_TOO_MANY, most=MOST)
            zone_name = parsing.find_zone(options.zone) if options.zone else await self._remembered(interaction)
            plain = ScheduleSettings(
                guild=guild.id,
                destination=destination_of(options.channel, publish=bool(options.publish)),
                timing=Timing(at=parsing.at(options.at or ""), zone=zone_name or _NO_ZONE),
                language=words_for(interaction.locale.value).language,
            )
            draft = ScheduleDraft(None, change_settings(plain, options))
            if zone_name is None:
                await check_place(interaction, guild, draft.settings)
                return await ask_zone(self.context, interaction, draft)
            await remember_zone(self.context, interaction.user.id, zone_name)
            return await propose(self.context, interaction, guild, draft)

        await show_privately(interaction, work())

    @app_commands.command()
    @app_commands.describe(
        channel="Where it goes: a channel, thread or forum",
        topic="A topic; nothing: every story",
        publishers="How many publishers have to report a story independently",
        hours="Within how many hours they have to",
    )
    async def alert(
        self,
        interaction: Interaction,
        channel: ChannelOption,
        topic: Typed | None = None,
        publishers: Publishers = 1,
        hours: AlertHours = 24,
    ) -> None:
        """Tell each story as it comes, once: when several publishers report it, or at once."""
        guild, words = find_managed_guild(interaction), _words(interaction)

        async def work() -> discord.ui.LayoutView:
            if len(await self.context.ledger.schedules.list_of_guild(guild.id)) >= MOST:
                raise RefusedError(Message.PLAN_TOO_MANY, most=MOST)
            settings = ScheduleSettings(
                guild=guild.id,
                destination=destination_of(channel, publish=False),
                timing=Timing(at=time(), zone=_NO_ZONE),
                topics=parsing.topics(topic or ""),
                language=words.language,
                alert=AlertRule(publishers, timedelta(hours=hours)),
            )
            await check_place(interaction, guild, settings)
            # What is there by now is nobody's news: it is noted before the alert is made.
            await self.context.composer.take_note(self.context.clock.now())
            now = self.context.clock.now()
            await self.context.ledger.schedules.add(settings, made_by=interaction.user.id, now=now)
            return note_view(f"{words.say(Message.ALERT_SET)}\n- {schedule_line(settings, words)}")

        await show_privately(interaction, work())

    @app_commands.command()
    @app_commands.describe(digest="Which digest")
    @take_options()
    async def edit(self, interaction: Interaction, digest: Typed, *, options: Options) -> None:
        """Change a digest; what isn't named stays. Topic “-”: everything. Role @everyone: no ping."""
        guild = find_managed_guild(interaction)

        async def work() -> discord.ui.LayoutView:
            found = await find_schedule(self.context, guild.id, digest)
            if found.settings.alert is not None and options.is_timed:
                raise RefusedError(Message.ALERT_UNTIMED)
            without_role = options.role == guild.default_role
            draft = ScheduleDraft(found.id, change_settings(found.settings, options, without_role=without_role))
            return await propose(self.context, interaction, guild, draft)

        await show_privately(interaction, work())

    @app_commands.command(name="list")
    async def list_(self, interaction: Interaction) -> None:
        """List the digests of this server, with the next time of each."""
        guild, words = find_managed_guild(interaction), _words(interaction)

        async def work() -> discord.ui.LayoutView:
            found = await self.context.ledger.schedules.list_of_guild(guild.id)
            if not found:
                return note_view(words.say(Message.PLAN_NONE))
            lines = [f"{at}. {make_schedule_lines(schedule, words)}" for at, schedule in enumerate(found, 1)]
            return note_view(fit_lines(f"## {words.say(Message.PLAN_LIST)}", lines))

        await show_privately(interaction, work())

    @app_commands.command()
    @app_commands.describe(digest="Which digest")
    async def preview(self, interaction: Interaction, digest: Typed) -> None:
        """Show you alone what a digest would say now; nothing is sent and nothing changes."""
        guild, words = find_managed_guild(interaction), _words(interaction)

        found = await find_schedule(self.context, guild.id, digest)
        await show_preview(self.context, interaction, found, words)

    @app_commands.command()
    @app_commands.describe(digest="Which digest")
    async def pause(self, interaction: Interaction, digest: Typed) -> None:
        """Let a digest rest until you resume it."""
        await self._change(interaction, digest, Message.PLAN_PAUSE_DONE)

    @app_commands.command()
    @app_commands.describe(digest="Which digest")
    async def resume(self, interaction: Interaction, digest: Typed) -> None:
        """Let a paused or refused digest go on."""
        await self._change(interaction, digest, Message.PLAN_RESUMED)

    @app_commands.command()
    @app_commands.describe(digest="Which digest")
    async def remove(self, interaction: Interaction, digest: Typed) -> None:
        """Remove a digest; you can undo that."""
        await self._change(interaction, digest, Message.PLAN_REMOVED)

    @app_commands.command()
    @app_commands.describe(digest="Which digest")
    async def run(self, interaction: Interaction, digest: Typed) -> None:
        """Send a digest now; asks first if one was just sent."""
        guild, words = find_managed_guild(interaction), _words(interaction)

        async def work() -> discord.ui.LayoutView:
            found = await find_schedule(self.context, guild.id, digest)
            await check_place(interaction, guild, found.settings)
            return await send_again(self.context, found, words) or await run_now(
                self.context, found, interaction.id, words
            )

        await show_privately(interaction, work())

    @app_commands.command()
    @app_commands.describe(digest="Which digest")
    async def why(self, interaction: Interaction, digest: Typed) -> None:
        """Show a digest's last runs: what was sent when, what was left out and why, what failed."""
        guild, words = find_managed_guild(interaction), _words(interaction)

        async def work() -> discord.ui.LayoutView:
            found = await find_schedule(self.context, guild.id, digest)
            runs = await self.context.ledger.history.list_runs(found.id)
            return note_view(fit_lines(*why_text(found, runs, words)))

        await show_privately(interaction, work())

    @edit.autocomplete("digest")
    @preview.autocomplete("digest")
    @pause.autocomplete("digest")
    @resume.autocomplete("digest")
    @remove.autocomplete("digest")
    @run.autocomplete("digest")
    @why.autocomplete("digest")
    async def complete_digest(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Suggest the digests of this server."""
        return await complete_schedules(self.context, interaction, typed)

    @schedule.autocomplete("zone")
    @edit.autocomplete("zone")
    async def complete_zone(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Suggest time zones, the remembered one first."""
        try:
            remembered = await self._remembered(interaction)
        except BriefbotError:
            remembered = None
        names = zones_for(typed, interaction.locale.value, remembered, home=self.context.home)
        return [app_commands.Choice(name=name, value=name) for name in names]

    @schedule.autocomplete("topics")
    @edit.autocomplete("topics")
    async def complete_topics(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Complete the last of several topics."""
        before, comma, last = typed.rpartition(",")
        head = f"{before.strip()}{comma} " if comma else ""
        found = await complete_names(self.context, interaction.guild_id, last.strip())
        whole = [app_commands.Choice(name=head + one.name, value=head + one.value) for one in found]
        return [choice for choice in whole if len(choice.name) <= 100 and len(choice.value) <= 100]

    @schedule.autocomplete("days")
    @edit.autocomplete("days")
    async def complete_days(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Suggest days."""
        del interaction
        common = ("every day", "weekdays", "weekend", "mon, wed, fri", "mon", "fri", "day 1", "day 15", "day 31")
        shown = [words for words in common if typed.casefold().strip() in words]
        return [app_commands.Choice(name=words, value=words) for words in shown]

    async def _remembered(self, interaction: Interaction) -> str | None:
        """Return the zone that this server or this person chose before."""
        settings = self.context.ledger.settings
        of_guild = (await settings.get_for_guild(interaction.guild_id)).zone if interaction.guild_id else None
        return of_guild or (await settings.get_for_user(interaction.user.id)).zone

    async def _change(self, interaction: Interaction, digest: str, done: Message) -> None:
        guild, words = find_managed_guild(interaction), _words(interaction)
        schedules, now = self.context.ledger.schedules, self.context.clock.now()

        async def work() -> discord.ui.LayoutView:
            found = await find_schedule(self.context, guild.id, digest)
            line = schedule_line(found.settings, words)
            if done is Message.PLAN_REMOVED:
                await schedules.remove(found.id, now)
                undo = ScheduleButton(Action.UNDO, found.id)
                return button_view(f"{words.say(done)}\n- {line}", words.say(Message.PLAN_UNDO), undo)
            if done is Message.PLAN_PAUSE_DONE:
                await schedules.pause(found.id, now)
            else:
                await check_place(interaction, guild, found.settings)
                if found.paused:
                    await schedules.resume(found.id, now)
                await schedules.unblock(found.id, now)
            self.context.schedules_changed.set()
            return note_view(f"{words.say(done)}\n- {line}")

        await show_privately(interaction, work())


def _words(interaction: Interaction) -> Words:
    return words_for(interaction.locale.value)
