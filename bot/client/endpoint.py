"""Where Discord is: its own address, or that of a REST proxy or a stand-in, which BRIEFBOT_API names."""

from collections.abc import Iterator
from contextlib import contextmanager

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import HTTPClient, Route

from bot.config.settings import DISCORD_API


@contextmanager
def endpoint(base: str) -> Iterator[None]:
    """Let discord.py talk to the REST interface at `base`; it knows the address as class attributes only."""
    rest, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE = base
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = rest, gateway


async def follow_gateway(http: HTTPClient) -> None:
    """Take over the gateway's address from the REST interface in use.

    discord.py asks for it at the start, but goes back to its constant after a session was invalidated.
    """
    if Route.BASE != DISCORD_API:
        _, address, _ = await http.get_bot_gateway()
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(address)
