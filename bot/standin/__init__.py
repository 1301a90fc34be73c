"""A stand-in for Discord on this machine, for tests and for the playground.

A test starts it, points discord.py at it and acts as a person::

    async with StandIn() as discord_:
        ada = discord_.build.person("Ada", locale="ko")
        guild = await discord_.build.guild("Club", owner=ada)
        channel = discord_.system_channel(guild)
        discord.http.Route.BASE = discord_.api_base
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(discord_.gateway_url)
        ...  # start the bot with discord_.token
        await discord_.wait_until_connected()
        exchange = await ada.slash(channel, "brief", topic="korea")
        answer = await exchange.final()
        assert "Korea" in answer.text
        exchange = await ada.press(answer, "Proof")

What Discord refuses is refused here with Discord's error bodies; what the stand-in does not know is 404.
Reactions, polls, voice and members' presence do not exist.
"""

from bot.standin.api_errors import MisuseError
from bot.standin.checks.uploads import Upload
from bot.standin.people.user import User
from bot.standin.rest.faults import Fault
from bot.standin.server import StandIn
from bot.standin.state.channel_permissions import Permission
from bot.standin.state.exchanges import Exchange, InteractionType, ResponseType
from bot.standin.state.message_store import Message, Pings
from bot.standin.state.world import Channel, ChannelType, Guild, Person, Role

__all__ = [
    "Channel",
    "ChannelType",
    "Exchange",
    "Fault",
    "Guild",
    "InteractionType",
    "Message",
    "MisuseError",
    "Permission",
    "Person",
    "Pings",
    "ResponseType",
    "Role",
    "StandIn",
    "Upload",
    "User",
]
