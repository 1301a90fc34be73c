"""What the bot knows and what it keeps: /about and /privacy."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalogue import Counted, Message, Words, words_for
from bot.cogs.replies import Interaction, in_time, show, thinking
from bot.config.package import read_package
from bot.context import BotContext, IntakeState
from bot.layouts import note_view
from briefings import LibraryStats, StoredAbout, escape_discord, safe_link, write_day


class About(commands.Cog):
    """The bot on itself."""

    def __init__(self, context: BotContext, code: str | None = None) -> None:
        self.context = context
        #: Where the operator says that the code is.
        self._code = safe_link(code)

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def about(self, interaction: Interaction) -> None:
        """Show what this bot knows and how fresh it is."""
        words = words_for(interaction.locale.value)
        stats = await in_time(self._count(interaction.guild_id), lambda: thinking(interaction, private=True))
        address = self._code or safe_link(read_package()[1])
        links = [(words.say(Message.ABOUT_CODE), address)] if address else []
        view = note_view(about_text(stats, self.context.intake, words), links=links)
        await show(interaction, view, private=True)

    async def _count(self, guild: int | None) -> LibraryStats:
        return await self.context.service.stats(audience=await self.context.audiences.of(guild))

    @app_commands.command()
    @app_commands.describe(erase="Delete all of it")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def privacy(self, interaction: Interaction, erase: bool = False) -> None:
        """Show what is stored about you; erase deletes it."""
        words = words_for(interaction.locale.value)
        user = interaction.user.id

        async def work() -> str:
            if erase:
                await self.context.ledger.privacy.erase(user)
                return words.say(Message.PRIVACY_ERASED)
            return privacy_text(await self.context.ledger.privacy.get_stored_about(user), words)

        text = await in_time(work(), lambda: thinking(interaction, private=True))
        await show(interaction, note_view(text), private=True)


def about_text(stats: LibraryStats, intake: IntakeState, words: Words) -> str:
    """Return what /about says, as Markdown."""
    lines = [
        f"## {words.say(Message.ABOUT_TITLE, version=escape_discord(read_package()[0], 100))}",
        words.say(Message.ABOUT_WHAT),
    ]
    if stats.documents:
        lines.append(
            words.say(
                Message.ABOUT_LIBRARY,
                documents=words.count(Counted.DOCUMENTS, stats.documents),
                publishers=words.count(Counted.PUBLISHERS, stats.publishers),
                actors=words.count(Counted.ACTORS, stats.actors),
                quotations=words.count(Counted.QUOTATIONS, stats.quotations),
            )
        )
        if stats.first is not None and stats.last is not None:
            lines.append(
                words.say(
                    Message.ABOUT_DATES,
                    first=write_day(stats.first, words.labels),
                    last=write_day(stats.last, words.labels),
                )
            )
        if stats.loaded_at is not None:
            lines.append(words.say(Message.ABOUT_FRESH, when=discord.utils.format_dt(stats.loaded_at, "R")))
    elif not intake.reading:
        lines.append(words.say(Message.LIBRARY_EMPTY))
    if intake.active and intake.progress is not None:
        done, total = intake.progress.done, intake.progress.total
        lines.append(words.say(Message.ABOUT_READING, done=f"{done:,}", total=f"{total:,}"))
    elif intake.reading and not stats.documents:
        lines.append(words.say(Message.ABOUT_STARTING))
    if intake.problems:
        lines.append(words.say(Message.ABOUT_PROBLEMS, files=words.count(Counted.FILES, intake.problems)))
    lines.append(words.say(Message.ABOUT_COMMANDS))
    return "\n".join(lines)


def privacy_text(stored: StoredAbout, words: Words) -> str:
    """Return what /privacy says, as Markdown."""
    unknown = "–"
    facts: list[str] = []
    if stored.preferences.zone or stored.preferences.language:
        facts.append(
            words.say(
                Message.PRIVACY_PREFERENCES,
                zone=escape_discord(stored.preferences.zone or unknown, 100),
                language=escape_discord(stored.preferences.language or unknown, 100),
            )
        )
    if stored.follows:
        topics = sorted({topic for follow in stored.follows for topic in follow.topics})
        facts.append(
            words.say(
                Message.PRIVACY_FOLLOWS,
                digests=words.count(Counted.DIGESTS, len(stored.follows)),
                topics=escape_discord(", ".join(topics) or unknown, 800),
            )
        )
    for count, noun, message, name in (
        (stored.schedules_made, Counted.SCHEDULES, Message.PRIVACY_SCHEDULES, "schedules"),
        (stored.requests, Counted.REQUESTS, Message.PRIVACY_REQUESTS, "requests"),
        (stored.notices, Counted.NOTICES, Message.PRIVACY_NOTICES, "notices"),
    ):
        if count:
            facts.append(words.say(message, **{name: words.count(noun, count)}))
    lines = [f"## {words.say(Message.PRIVACY_TITLE)}", words.say(Message.PRIVACY_RULE)]
    if facts:
        lines += [f"- {fact}" for fact in facts]
        lines.append(words.say(Message.PRIVACY_ERASE))
    else:
        lines.append(words.say(Message.PRIVACY_NOTHING))
    return "\n".join(lines)
