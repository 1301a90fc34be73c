"""A gateway that says nothing more is noticed, and the bot connects again."""

import asyncio
from pathlib import Path

import pytest

from bot.client import bot, run
from bot.config.clock import SystemClock
from bot.config.settings import Settings
from bot.standin import StandIn

#: Discord's interval of heartbeats, in seconds.
_HEARTBEAT = 41.25


def test_a_frozen_gateway_counts_as_dead_within_a_minute_and_one_that_answers_heartbeats_does_not() -> None:
    assert _HEARTBEAT + 5 < bot.SILENCE < 60


async def test_after_that_time_of_silence_the_bot_connects_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot, "SILENCE", 1.0)
    async with StandIn(heartbeat_seconds=0.5) as stand_in:
        await stand_in.build.guild("Club")
        (tmp_path / "seeds").mkdir()
        values = {"token": stand_in.token, "data": tmp_path / "data", "seeds": tmp_path / "seeds"}
        task = asyncio.create_task(run(Settings.model_validate(values | {"api": stand_in.api_base}), SystemClock()))
        try:
            await stand_in.wait_until_connected(seconds=60)
            (_, first), *_ = stand_in.gateway.connected_sessions
            # Its connection stays open, but nothing comes any more.
            first.silent = True
            async with asyncio.timeout(60):
                while all(one is first for _, one in stand_in.gateway.connected_sessions):  # noqa: ASYNC110
                    await asyncio.sleep(0.05)
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
