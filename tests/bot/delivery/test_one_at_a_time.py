"""Digests of one channel that are due at once come one after the other, each in one piece."""

import asyncio
import secrets
import time as clocks
from datetime import UTC, datetime, time, timedelta
from itertools import groupby
from pathlib import Path

import aiohttp
import discord
import pytest

from bot.delivery import Pacer, Post
from bot.standin import StandIn
from briefings import Destination, DestinationKind, ScheduleSettings, Timing, open_ledger
from briefings.model.delivery import DeliveryKey
from tests.support import killable

MORNING = datetime(2026, 5, 4, 8, 0, 5, tzinfo=UTC)


async def test_the_parts_of_digests_due_at_once_in_one_channel_do_not_mix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = killable.SteppedClock(MORNING - timedelta(hours=1))
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
            topics=("3",),
        )
        made = [await ledger.schedules.add(settings, made_by=1, now=clock.now()) for _ in range(4)]
        post = Post(client.http, Pacer(monotonic=clocks.monotonic), session, stand_in.token)
        scheduler, outbox = killable.a_sender(ledger, post, clock, secrets.token_hex(6))

        clock.moment = MORNING
        await scheduler.sweep()
        await asyncio.wait_for(outbox.drain(), 30)

        owners = {DeliveryKey(one.id, "2026-05-04").reference(n): one.id for one in made for n in (1, 2, 3)}
        sent = [owners[message.text.rpartition("-# ")[2]] for message in stand_in.messages(channel)]
        assert len(sent) == 12
        assert len(list(groupby(sent))) == 4
