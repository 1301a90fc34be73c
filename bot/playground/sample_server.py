"""The scene that the playground opens with: four channels, and two people who may do and read different things."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.standin.server import StandIn
from bot.standin.state.world import ChannelType

#: When the playground opens with its own newsroom: the morning on which its newest articles came out.
OPENING = datetime(2026, 11, 23, 8, tzinfo=UTC)

#: Names actors of the newsroom, so that the context menu on it finds topics.
_QUESTION = "Why did Solway give up her plan for Corn Bridge? And what does Whitlock say about it?"


async def build_sample_server(stand_in: StandIn) -> None:
    """Make people, a server with the bot in it, and its channels; the first channel is where the page opens."""
    build = stand_in.build
    ada = build.person("Ada", installed=True)
    minjun = build.person("Minjun", locale="ko")
    guild = await build.guild("The Newsroom", owner=ada, members=[minjun], channel="briefings")
    await build.role(guild, "Readers", mentionable=True, holders=[minjun])
    general = await build.channel(guild, "general")
    await build.channel(guild, "announcements", kind=ChannelType.ANNOUNCEMENT)
    await build.channel(guild, "stories", kind=ChannelType.FORUM)
    await ada.say(general, _QUESTION)
