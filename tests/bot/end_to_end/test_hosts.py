"""One bot in several processes: each has the servers of its shards, and takes over those of another."""

import asyncio
import time

import pytest

from bot.config.clock import SystemClock
from bot.hosts import ShardKeeper
from briefings import open_ledger

pytestmark = pytest.mark.asyncio(loop_scope="module")

SHARDS = 2


async def nothing() -> str:
    return ""


async def _until(condition) -> None:
    async with asyncio.timeout(30):
        while not await condition():  # noqa: ASYNC110 - another process would tell nobody
            await asyncio.sleep(0.05)


async def test_shards_are_connected_as_they_are_taken_and_disconnected_as_they_are_given_up(own_house) -> None:
    own_house.stand_in.gateway.max_concurrency = SHARDS
    settings = own_house.settings.model_copy(update={"shards": SHARDS})
    own_house.settings = settings

    async def connected() -> list[int]:
        return sorted(session.shard for session, _ in own_house.stand_in.gateway.connected_sessions)

    async with open_ledger(settings.places.ledger) as ledger, own_house.running(shards=SHARDS):
        before = await own_house.ada.slash(own_house.channel, "brief", topic="norway")
        other = ShardKeeper(
            ledger=ledger,
            clock=SystemClock(),
            monotonic=time.monotonic,
            owner="x",
            name="other",
            count=SHARDS,
            documents=nothing,
        )

        async def shared() -> bool:
            await other.look()
            return other.held == {1} and await connected() == [0]

        await _until(shared)
        await other.leave()

        async def taken_back() -> bool:
            return await connected() == [0, 1]

        await _until(taken_back)
        after = await own_house.ada.slash(own_house.channel, "brief", topic="norway")

    assert "Norway" in before.text
    assert "Norway" in after.text
    async with open_ledger(settings.places.ledger) as ledger:
        assert await ledger.leases.list_hosts() == ()


async def test_processes_that_were_told_other_numbers_of_shards_do_not_share(own_house, caplog) -> None:
    own_house.settings = own_house.settings.model_copy(update={"shards": SHARDS})
    async with open_ledger(own_house.settings.places.ledger) as ledger:
        other = ShardKeeper(
            ledger=ledger,
            clock=SystemClock(),
            monotonic=time.monotonic,
            owner="x",
            name="other",
            count=8,
            documents=nothing,
        )
        await other.look()

        with pytest.raises(AssertionError, match="the bot ended with exit code 2"):
            async with own_house.running():
                pass

    assert "BRIEFBOT_SHARDS is 2 here and 8 at other" in caplog.text
