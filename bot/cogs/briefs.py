"""The commands that answer with a briefing."""

from typing import TypeAlias

from discord import app_commands
from discord.ext import commands

from bot.cogs import questions
from bot.cogs.answering import Asked, answer, refuse_same
from bot.cogs.completion import complete_names, complete_since
from bot.cogs.replies import Interaction
from bot.context import BotContext
from bot.layouts import Place
from briefings import Heading, Question, Request

ShortText: TypeAlias = app_commands.Range[str, 1, questions.LONGEST]

_EVERYWHERE = {"guilds": True, "users": True}


class Briefs(commands.Cog):
    """Briefings on demand."""

    def __init__(self, context: BotContext) -> None:
        self.context = context

    @app_commands.command()
    @app_commands.describe(
        topic="A country, person, organisation or any words; nothing: what happened of late",
        since="Only documents published since then: 2025-08-26, 2025, 7d …",
        private="Show the answer to me alone",
    )
    @app_commands.allowed_installs(**_EVERYWHERE)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def brief(
        self,
        interaction: Interaction,
        topic: ShortText | None = None,
        since: ShortText | None = None,
        private: bool = False,
    ) -> None:
        """Show where a topic stands: in short, actors, positions, history, quotations, sources."""
        await self._answer(interaction, Question.BRIEF, topic or "", since=since, private=private)

    @app_commands.command()
    @app_commands.describe(
        person="Whose words", about="Only what was said about this", private="Show the answer to me alone"
    )
    @app_commands.allowed_installs(**_EVERYWHERE)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def quote(
        self, interaction: Interaction, person: ShortText, about: ShortText | None = None, private: bool = False
    ) -> None:
        """Show what a person said, word for word."""
        await self._answer(interaction, Question.QUOTE, person, about=about, private=private)

    @app_commands.command()
    @app_commands.describe(name="A person, state or organisation", private="Show the answer to me alone")
    @app_commands.allowed_installs(**_EVERYWHERE)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def actor(self, interaction: Interaction, name: ShortText, private: bool = False) -> None:
        """Show who somebody is: roles, positions, quotations, and who else is in the story."""
        place = Place(heading=Heading.ACTORS)
        await self._answer(interaction, Question.BRIEF, name, private=private, place=place)

    @app_commands.command()
    @app_commands.describe(topic="What the history is of", private="Show the answer to me alone")
    @app_commands.allowed_installs(**_EVERYWHERE)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def timeline(self, interaction: Interaction, topic: ShortText, private: bool = False) -> None:
        """List dated events, oldest first."""
        await self._answer(interaction, Question.TIMELINE, topic, private=private)

    @app_commands.command()
    @app_commands.describe(
        first="A person, state or organisation",
        second="Another one",
        topic="Only what they say about this",
        private="Show the answer to me alone",
    )
    @app_commands.allowed_installs(**_EVERYWHERE)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def compare(
        self,
        interaction: Interaction,
        first: ShortText,
        second: ShortText,
        topic: ShortText | None = None,
        private: bool = False,
    ) -> None:
        """Compare the positions of two actors."""
        refuse_same(first.strip(), second.strip())
        await self._answer(interaction, Question.COMPARE, first, second=second, about=topic, private=private)

    @app_commands.command()
    @app_commands.describe(query="Words to look for", private="Show the answer to me alone")
    @app_commands.allowed_installs(**_EVERYWHERE)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def search(self, interaction: Interaction, query: ShortText, private: bool = False) -> None:
        """Find sentences by their words."""
        await self._answer(interaction, Question.SEARCH, query, private=private)

    @app_commands.command()
    @app_commands.describe(private="Show the answer to me alone")
    @app_commands.allowed_installs(**_EVERYWHERE)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def sources(self, interaction: Interaction, private: bool = False) -> None:
        """List the documents that answers come from."""
        asked = Asked(request=Request(question=Question.SOURCES), private=private)
        await answer(self.context, interaction, asked)

    @brief.autocomplete("topic")
    @quote.autocomplete("about")
    @actor.autocomplete("name")
    @timeline.autocomplete("topic")
    @compare.autocomplete("first")
    @compare.autocomplete("second")
    @compare.autocomplete("topic")
    async def complete_topic(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Suggest people, states and organisations."""
        return await complete_names(self.context, interaction.guild_id, typed)

    @quote.autocomplete("person")
    async def complete_person(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Suggest people."""
        return await complete_names(self.context, interaction.guild_id, typed, persons_only=True)

    @brief.autocomplete("since")
    async def complete_since(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Suggest spans of time."""
        return complete_since(self.context, interaction, typed)

    async def _answer(
        self,
        interaction: Interaction,
        question: Question,
        topic: str,
        *,
        about: str | None = None,
        second: str | None = None,
        since: str | None = None,
        private: bool,
        place: Place | None = None,
    ) -> None:
        request = Request(
            question=question,
            topic=questions.topic(topic) if topic else "",
            about=questions.topic(about) if about else "",
            second=questions.topic(second) if second else "",
            since=questions.since(since, self.context.clock.now()),
        )
        await answer(self.context, interaction, Asked(request=request, private=private, place=place))
