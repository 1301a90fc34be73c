"""Requests stay below the limit in every second, whatever the machine does."""

import asyncio

from hypothesis import given, settings, strategies as st

from bot.delivery import Pacer


class Time:
    """Goes on as sleepers ask, and by what the machine lags."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(0, 0.3), min_size=60, max_size=120), st.sampled_from([10.0, 50.0]))
def test_within_any_second_there_are_no_more_requests_than_allowed(lags, limit) -> None:
    made = asyncio.run(_made(lags, limit))

    for at, first in enumerate(made):
        assert sum(one < first + 1.0 for one in made[at:]) <= limit


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
