"""The stand-in for Discord: one server on the loopback address, in a test's process or in its own."""

from __future__ import annotations

import asyncio
import secrets
import sys
from collections.abc import Callable
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.standin.backend import Backend
from bot.standin.checks.uploads import MAX_BYTES, Upload
from bot.standin.control import Control
from bot.standin.gateway import Gateway
from bot.standin.guard import Guard
from bot.standin.people.builder import Builder
from bot.standin.people.user import User
from bot.standin.rest.faults import Faults, RequestRecord
from bot.standin.rest.rate_limits import RateLimits
from bot.standin.rest.rest_api import Rest
from bot.standin.state.exchanges import Exchange
from bot.standin.state.message_store import Message
from bot.standin.state.snowflakes import Clock, system_clock
from bot.standin.state.world import Channel, Guild, World


class StandIn:
    """A local Discord with one bot account. Use it as an asynchronous context manager.

    `port` 0 takes a free one. `clock` gives the time of messages and the nonce window; the deadlines of
    interactions and the rate limits run on real time. `per_second` is the global rate limit. `token` is the bot's;
    left out, it is random, because one that is known would let any page act as the bot.
    """

    def __init__(
        self,
        *,
        token: str | None = None,
        bot_name: str = "Briefbot",
        port: int = 0,
        clock: Clock = system_clock,
        per_second: int = 50,
        rate_limits: bool = True,
        heartbeat_seconds: float = 41.25,
        shards: int = 1,
    ) -> None:
        self.token = secrets.token_urlsafe(24) if token is None else token
        self.control_token = secrets.token_urlsafe(24)
        self.guard = Guard(self.control_token)
        self.world = World(clock, bot_name=bot_name)
        self.gateway = Gateway(self.world, token=self.token, heartbeat_seconds=heartbeat_seconds)
        self.gateway.recommended_shards = shards
        self.backend = Backend(self.world, self.gateway)
        self.build = Builder(self.backend)
        self.faults = Faults()
        self.limits = RateLimits(per_second=per_second, enabled=rate_limits)
        self._rest = Rest(self.backend, token=self.token, limits=self.limits, faults=self.faults)
        self.control = Control(self.backend, self.build, self.faults, self._rest.log)
        #: Add routes of their own, before the start.
        self.extensions: list[Callable[[web.Application], None]] = []
        self._port = port
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listen on 127.0.0.1."""
        app = web.Application(client_max_size=MAX_BYTES + (1 << 20), middlewares=[self.guard.middleware])
        # The gateway takes the bot's token in the first message, as Discord's does.
        self.guard.exempt(*(app.router.add_get(path, self.gateway.serve) for path in ("/gateway", "/gateway/")))
        self.control.install(app)
        self._rest.install(app, self.guard)
        for install in self.extensions:
            install(app)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.gateway.url = self.gateway_url
        self.world.attachments.address = self.address

    async def stop(self) -> None:
        """Close all connections and stop listening; what happened stays readable."""
        if self._runner is not None:
            self.gateway.disconnect()
            await self._runner.cleanup()
            self._runner = None

    @property
    def port(self) -> int:
        """Where it listens on 127.0.0.1; before the start, where it will (0: anywhere)."""
        return self._port

    @property
    def address(self) -> str:
        """Where the server listens, such as http://127.0.0.1:8080."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def api_base(self) -> str:
        """What `discord.http.Route.BASE` must be."""
        return f"{self.address}/api/v10"

    @property
    def gateway_url(self) -> str:
        """What `DiscordWebSocket.DEFAULT_GATEWAY` must be, as text."""
        return f"ws://127.0.0.1:{self._port}/gateway/"

    async def wait_until_connected(self, *, shards: int = 1, seconds: float = 60.0) -> None:
        """Wait until this many shards of the bot are connected; raises TimeoutError."""
        async with asyncio.timeout(seconds):
            await self.gateway.wait_for(shards)

    # What happened

    @property
    def requests(self) -> list[RequestRecord]:
        """Every REST request so far."""
        return self._rest.log

    @property
    def exchanges(self) -> list[Exchange]:
        """Every interaction so far."""
        return list(self.backend.interactions.all.values())

    def messages(self, channel: Channel) -> list[Message]:
        """Return all messages of a channel that everybody with access sees, oldest first."""
        found = self.backend.messages.list_messages(channel.id, before=None, after=None, around=None, limit=sys.maxsize)
        return found[::-1]

    def files(self, message: Message) -> list[Upload]:
        """Return the files of a message, in their order."""
        return [self.world.attachments.get(one).file for one in message.draft.kept_files]

    def user(self, person_id: int) -> User:
        """Return the driver of a person."""
        return User(self.backend, self.world.people[person_id])

    def system_channel(self, guild: Guild) -> Channel:
        """Return the channel that a guild was made with; raises KeyError if it was made without."""
        return guild.channels[guild.system_channel_id or 0]
