"""Worker processes: when they start, and when they end."""

import asyncio
import multiprocessing
from pathlib import Path

import pytest

from briefings.service.executor import Limits, WorkError, open_executor
from tests.briefings.service import misbehaving


@pytest.mark.parametrize(
    ("name", "limits", "words"),
    [
        ("spin", Limits(seconds=1), "longer than the limit of 1 second;"),
        ("swell", Limits(seconds=100), "more memory than"),
    ],
)
async def test_where_the_system_keeps_no_limits_the_worker_does(name: str, limits: Limits, words: str) -> None:
    async with open_executor(1, limits=limits, watched=True) as executor:
        with pytest.raises(WorkError, match=words):
            await executor.run(misbehaving.misbehave, name, size=1)


async def test_cancelling_ends_a_worker_that_is_busy_in_c_code(tmp_path: Path) -> None:
    async with open_executor(1, limits=Limits(seconds=100)) as executor:
        await executor.run(misbehaving.identity, 1, size=1)
        begun = tmp_path / "begun"
        running = asyncio.create_task(executor.run(misbehaving.hold, begun, size=1))
        async with asyncio.timeout(20):
            while not begun.exists():  # noqa: ASYNC110 - another process makes it
                await asyncio.sleep(0.01)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        await executor.stop()

        assert multiprocessing.active_children() == []


async def test_workers_end_when_there_was_nothing_to_do_and_start_again() -> None:
    async with open_executor(1, idle=0.01) as executor:
        assert await executor.run(misbehaving.identity, 1, size=1) == 1
        async with asyncio.timeout(20):
            while multiprocessing.active_children():  # noqa: ASYNC110 - a process that ended tells nobody
                await asyncio.sleep(0.01)
        assert await executor.run(misbehaving.identity, 2, size=1) == 2


async def test_time_is_allowed_by_the_size_of_a_document() -> None:
    assert Limits(seconds=10).seconds_for(1_000_000) == 20


async def test_no_more_workers_start_than_calls_are_expected_and_a_live_pool_is_kept_for_fewer() -> None:
    async with open_executor(2) as executor:
        started = []
        for calls in (1, 2, 1, 2):
            executor.expect(calls)
            await executor.run(misbehaving.identity, 1, size=1)
            started.append({child.pid for child in multiprocessing.active_children()})

    few, many, *later = started
    assert len(few) == 1
    assert len(many - few) == 2
    assert [workers - few for workers in later] == [many - few] * 2
