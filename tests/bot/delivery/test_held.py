"""A wait that Discord asks for between the ledger's 'sending' and the request: the lease may end before it does."""

import asyncio
import secrets
import time as clocks
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import aiohttp
import discord
import pytest

from bot.delivery import Outbox, Pacer, Post
from bot.scheduler import Scheduler
from bot.standin import StandIn
from briefings import Destination, DestinationKind, ScheduleSettings, Timing, open_ledger
from tests.support import killable

MORNING = datetime(2026, 5, 4, 8, 0, 5, tzinfo=UTC)


class SecondsClock(killable.SteppedClock):
    """Stands still until it is moved; its seconds go on by themselves besides."""

    def seconds(self) -> float:
        return clocks.monotonic() + (self.moment - MORNING).total_seconds()


class HeldPacer(Pacer):
    """Is told to wait for a while as soon as the first request's turn is near."""

    def __init__(self, clock: SecondsClock) -> None:
        super().__init__(monotonic=clock.seconds)
        self.told = False

    async def near(self) -> None:
        await super().near()
        if not self.told:
            self.told = True
            self.hold(600.0)


async def test_a_digest_held_for_long_is_given_back_and_sent_once_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = SecondsClock(MORNING - timedelta(hours=1))
    async with (
        StandIn(clock=clock.now, rate_limits=False) as stand_in,
        open_ledger(tmp_path / "ledger.db") as ledger,
        discord.Client(intents=discord.Intents.none()) as client,
        aiohttp.ClientSession() as session,
    ):
        monkeypatch.setattr(discord.http.Route, "BASE", stand_in.api_base)
        await client.login(stand_in.token)
        guild = await stand_in.build.guild("Club")
        channel = await stand_in.build.channel(guild, "news")
        settings = ScheduleSettings(
            guild=guild.id,
            destination=Destination(DestinationKind.CHANNEL, channel.id),
            timing=Timing(at=time(8, 0), zone="UTC"),
            topics=("1",),
        )
        await ledger.schedules.add(settings, made_by=1, now=clock.now())
        post = Post(client.http, HeldPacer(clock), session, stand_in.token)
        scheduler, outbox = killable.a_sender(ledger, post, clock, secrets.token_hex(6), monotonic=clock.seconds)

        clock.moment = MORNING
        await asyncio.wait_for(_work(scheduler, outbox), 10)
        assert not stand_in.messages(channel)

        clock.moment += timedelta(seconds=605)
        await asyncio.wait_for(_work(scheduler, outbox), 10)
        assert len(stand_in.messages(channel)) == 1


async def _work(scheduler: Scheduler, outbox: Outbox) -> None:
    await scheduler.sweep()
    await outbox.drain()
