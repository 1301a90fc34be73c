"""Requests stay below the limit in every second, whatever the machine does."""

import asyncio

import discord
import pytest
from hypothesis import given, settings, strategies as st

from bot.delivery import Pacer
from bot.standin import StandIn


class Time:
    """Goes on as sleepers ask, and by what the machine lags."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(0, 0.3), min_size=60, max_size=120), st.sampled_from([10.0, 10.31, 15.625, 18.75, 50.0]))
def test_within_any_second_there_are_no_more_requests_than_allowed(lags, limit) -> None:
    made = asyncio.run(_made(lags, limit))

    for at, first in enumerate(made):
        assert sum(one < first + 1.0 for one in made[at:]) <= limit


@pytest.mark.parametrize("part", [1.0, 6 / 16, 5 / 16, 1 / 100])
def test_of_a_part_of_the_limit_all_but_a_twentieth_is_used(part: float) -> None:
    made = asyncio.run(_made([0.0] * 200, 50.0 * part))

    assert (len(made) - 1) / (made[-1] - made[0]) >= 50 * part / 1.05


async def _made(lags: list[float], limit: float) -> list[float]:
    clock, made = Time(), []
    pacer = Pacer(limit, monotonic=clock)
    original = asyncio.sleep

    async def sleep(seconds: float) -> None:
        clock.now += seconds
        await original(0)

    asyncio.sleep = sleep  # type: ignore[assignment]
    try:
        for number, lag in enumerate(lags):
            await pacer.turn()
            made.append(clock.now)
            clock.now += lag if number % 10 == 0 else 0.0
    finally:
        asyncio.sleep = original
    return made


async def test_requests_are_held_while_discord_says_so() -> None:
    clock = Time()
    pacer = Pacer(50, monotonic=clock)
    pacer.hold(5.0)
    waiting = asyncio.create_task(pacer.turn())
    await asyncio.sleep(0)
    assert not waiting.done()
    clock.now = 6.0
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    await asyncio.wait_for(pacer.turn(), 1)


async def test_a_refusal_that_discord_py_keeps_to_itself_holds_the_next_request(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Time()
    pacer = Pacer(50, monotonic=clock)
    async with StandIn(per_second=2) as stand_in:
        monkeypatch.setattr(discord.http.Route, "BASE", stand_in.api_base)
        async with discord.Client(intents=discord.Intents.none(), http_trace=pacer.trace()) as client:
            await client.login(stand_in.token)
            while not stand_in.limits.refused:
                await client.application_info()

    await _waits_until(1.0, pacer, clock)


async def test_a_request_goes_at_the_limits_pace_though_what_comes_before_it_takes_no_time() -> None:
    clock = Time()
    pacer = Pacer(50, monotonic=clock)
    await pacer.near()
    clock.now = 10.0
    await pacer.near()
    # Both were near long ago, and are ready at the same moment.
    await pacer.turn()
    await _waits_until(11.0, pacer, clock)


async def test_a_request_that_would_wait_too_long_is_told_for_how_long() -> None:
    clock = Time()
    pacer = Pacer(50, monotonic=clock)
    pacer.hold(60.0)

    assert await pacer.turn(15.0) == 60.0
    clock.now = 60.0
    assert await pacer.turn(15.0) == 0.0


async def _waits_until(moment: float, pacer: Pacer, clock: Time) -> None:
    """Ask for a turn: it isn't there yet, and is at that moment."""
    waiting = asyncio.create_task(pacer.turn())
    await asyncio.sleep(0)

    assert not waiting.done()
    clock.now = moment
    await asyncio.wait_for(waiting, 5)
