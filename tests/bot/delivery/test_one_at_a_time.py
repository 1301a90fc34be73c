"""Digests of one channel that are due at once come one after the other, each in one piece."""

import asyncio
import secrets
import time as clocks
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path

import pytest

from bot.delivery import Pacer
from briefings.model.delivery import DeliveryKey
from tests.bot.delivery.conftest import open_club
from tests.support import killable

MORNING = datetime(2026, 5, 4, 8, 0, 5, tzinfo=UTC)


async def test_the_parts_of_digests_due_at_once_in_one_channel_do_not_mix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = killable.SteppedClock(MORNING - timedelta(hours=1))
    async with open_club(tmp_path, clock, Pacer(monotonic=clocks.monotonic), monkeypatch) as club:
        made = [await club.ledger.schedules.add(club.daily_at_eight(3), made_by=1, now=clock.now()) for _ in range(4)]
        scheduler, outbox = killable.a_sender(club.ledger, club.post, clock, secrets.token_hex(6))

        clock.moment = MORNING
        await scheduler.sweep()
        await asyncio.wait_for(outbox.drain(), 30)

        owners = {DeliveryKey(one.id, "2026-05-04").reference(n): one.id for one in made for n in (1, 2, 3)}
        sent = [owners[message.text.rpartition("-# ")[2]] for message in club.stand_in.messages(club.channel)]
        assert len(sent) == 12
        assert len(list(groupby(sent))) == 4
