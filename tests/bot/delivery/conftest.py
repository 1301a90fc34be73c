"""Processes that are killed, and a club whose digests this process sends itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import time
from pathlib import Path

import aiohttp
import discord
import pytest
import pytest_asyncio

from bot.delivery import Pacer, Post
from bot.standin import Channel, StandIn
from briefings import Destination, DestinationKind, Ledger, ScheduleSettings, Timing, open_ledger
from tests.support import killable


@pytest_asyncio.fixture(name="room")
async def _room(tmp_path: Path) -> AsyncIterator[killable.Range]:
    async with killable.a_range(tmp_path) as made:
        yield made


@dataclass(frozen=True, slots=True)
class Club:
    """A server with one channel on a stand-in, a ledger, and what sends there at the pace of a pacer."""

    stand_in: StandIn
    ledger: Ledger
    guild: int
    channel: Channel
    post: Post

    def daily_at_eight(self, messages: int) -> ScheduleSettings:
        """Return a digest of so many messages, at eight o'clock UTC."""
        return ScheduleSettings(
            guild=self.guild,
            destination=Destination(DestinationKind.CHANNEL, self.channel.id),
            timing=Timing(at=time(8, 0), zone="UTC"),
            topics=(str(messages),),
        )


@asynccontextmanager
async def open_club(
    folder: Path,
    clock: killable.SteppedClock,
    pacer: Pacer,
    monkeypatch: pytest.MonkeyPatch,
    *,
    seconds: float = 45.0,
    hears: bool = False,
) -> AsyncIterator[Club]:
    """Give a club whose messages may take `seconds` each, and whose pacer `hears` what discord.py asks."""
    async with (
        StandIn(clock=clock.now, rate_limits=False) as stand_in,
        open_ledger(folder / "ledger.db") as ledger,
        discord.Client(
            intents=discord.Intents.none(), http_trace=pacer.trace() if hears else aiohttp.TraceConfig()
        ) as client,
        aiohttp.ClientSession() as session,
    ):
        monkeypatch.setattr(discord.http.Route, "BASE", stand_in.api_base)
        await client.login(stand_in.token)
        guild = await stand_in.build.guild("Club")
        channel = await stand_in.build.channel(guild, "news")
        post = Post(client.http, pacer, session, stand_in.token, now=clock.now, seconds=seconds)
        yield Club(stand_in, ledger, guild.id, channel, post)
