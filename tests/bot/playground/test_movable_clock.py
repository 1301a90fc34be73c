from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.playground.movable_clock import MovableClock


async def test_it_goes_as_the_machine_s_clock_until_it_is_moved():
    clock = MovableClock()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=1)
    clock.move(timedelta(hours=5))
    assert timedelta(hours=5) <= clock.now() - datetime.now(UTC) + timedelta(seconds=1)
    clock.reset()
    assert clock.ahead == timedelta(0)


async def test_a_sleeper_wakes_when_its_moment_is_passed_and_not_before():
    clock = MovableClock()
    sleeper = asyncio.create_task(clock.sleep_until(clock.now() + timedelta(days=1)))
    await asyncio.sleep(0)
    clock.move(timedelta(hours=23))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(asyncio.shield(sleeper), 0.05)
    clock.move(timedelta(hours=2))
    await asyncio.wait_for(sleeper, 1)


async def test_a_moment_that_is_past_is_not_waited_for():
    clock = MovableClock()
    await asyncio.wait_for(clock.sleep_until(clock.now() - timedelta(days=400)), 1)


async def test_a_short_sleep_ends_by_itself_and_a_clock_set_back_prolongs_it():
    clock = MovableClock()
    await asyncio.wait_for(clock.sleep_until(clock.now() + timedelta(milliseconds=20)), 1)
    sleeper = asyncio.create_task(clock.sleep_until(clock.now() + timedelta(milliseconds=50)))
    await asyncio.sleep(0)
    clock.move(timedelta(hours=-1))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(asyncio.shield(sleeper), 0.1)
    clock.move(timedelta(hours=1))
    await asyncio.wait_for(sleeper, 1)


async def test_the_next_alarm_is_the_earliest_sleeper_s():
    clock = MovableClock()
    assert clock.next_alarm is None
    first, second = clock.now() + timedelta(hours=1), clock.now() + timedelta(hours=2)
    sleepers = [asyncio.create_task(clock.sleep_until(moment)) for moment in (second, first)]
    await asyncio.sleep(0)
    assert clock.next_alarm == first
    sleepers[1].cancel()
    await asyncio.gather(sleepers[1], return_exceptions=True)
    assert clock.next_alarm == second
    clock.set_to(second)
    await sleepers[0]
    assert clock.next_alarm is None


async def test_watchers_hear_of_every_move():
    clock, heard = MovableClock(), []
    clock.watchers.append(lambda: heard.append(clock.ahead))
    clock.move(timedelta(hours=1))
    clock.reset()
    assert heard == [timedelta(hours=1), timedelta(0)]
