"""One bot in several processes: each has the servers of its shards, and takes over those of another."""

import asyncio
import time

import pytest

from bot.client import run
from bot.config.clock import SystemClock
from bot.hosts import ShardKeeper
from briefings import open_ledger
from tests.support.waiting import until

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def nothing() -> str:
    return ""


async def test_a_process_that_stands_by_reads_takes_over_and_gives_up_again(own_house) -> None:
    own_house.settings = own_house.settings.model_copy(update={"shards": 1})

    def open_other(ledger) -> ShardKeeper:
        # Its owner's name comes first, so that the only shard is its.
        return ShardKeeper(
            ledger=ledger, clock=SystemClock(), monotonic=time.monotonic, owner="", name="other", count=1,
            documents=nothing,
        )  # fmt: skip

    async with open_ledger(own_house.settings.places.ledger) as ledger:
        other = open_other(ledger)
        await other.look()
        task = asyncio.create_task(run(own_house.settings, SystemClock()))

        async def reads() -> bool:
            await other.look()
            return any(host.documents for host in await ledger.leases.list_hosts())

        async def is_connected() -> bool:
            return bool(own_house.stand_in.gateway.connected_sessions)

        async def gives_up() -> bool:
            await other.look()
            return other.held == {0} and not await is_connected()

        await until(reads)
        before = await is_connected()
        await other.leave()
        await until(is_connected)
        exchange = await own_house.ada.slash(own_house.channel, "brief", topic="norway")
        await until(gives_up)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        left = await ledger.leases.list_hosts()

    assert not before
    assert "Norway" in exchange.text
    assert [host.name for host in left] == ["other"]


async def test_processes_that_were_told_other_numbers_of_shards_do_not_share(own_house, caplog) -> None:
    own_house.settings = own_house.settings.model_copy(update={"shards": 2})
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
