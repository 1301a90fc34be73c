"""The server that the playground opens with: four channels, and two people who may do and read different things."""

from __future__ import annotations

from bot.standin.server import StandIn
from bot.standin.state.world import ChannelType

#: Names actors, so that the context menu on it finds topics.
_QUESTION = "Did Trump and Kim meet again after Hanoi? And what does Seoul say about it?"


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
