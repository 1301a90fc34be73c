"""Steps that share a commit: each caller gets what is its own."""

import asyncio
import sqlite3
from dataclasses import replace

import pytest

from briefings.errors import LeaseLostError
from briefings.ledger import open_ledger


async def test_steps_taken_at_once_are_all_there_when_each_returns(ledger, make):
    schedules = [await make.schedule(guild=guild) for guild in range(1, 31)]
    await ledger.planning.settle([(each, make.plan()) for each in schedules], make.now)

    async def deliver(delivery):
        delivery = await ledger.deliveries.freeze(delivery, make.frozen("{}"))
        await make.send_all(delivery)
        return (await ledger.deliveries.get(delivery.id)).state

    states = await asyncio.gather(*map(deliver, await ledger.deliveries.claim("me", make.now)))

    assert states == ["sent"] * 30


async def test_a_lost_lease_is_the_error_of_its_own_caller_alone(ledger, make):
    for guild in (1, 2):
        await make.planned(await make.schedule(guild=guild))
    lost, kept = await ledger.deliveries.claim("me", make.now)
    await ledger.schedules.remove(lost.schedule.id, make.now)

    results = await asyncio.gather(
        *(ledger.deliveries.freeze(each, make.frozen()) for each in (lost, kept)), return_exceptions=True
    )

    assert isinstance(results[0], LeaseLostError)
    stored = await ledger.deliveries.get(kept.id)
    assert stored is not None
    assert not isinstance(results[1], BaseException)
    assert stored.parts == results[1].parts


async def test_what_breaks_a_commit_reaches_every_caller_in_it_and_none_of_it_stays(ledger, make):
    for guild in (1, 2):
        await make.planned(await make.schedule(guild=guild))
    first, second = await ledger.deliveries.claim("me", make.now)

    results = await asyncio.gather(
        ledger.deliveries.freeze(first, make.frozen()),
        ledger.deliveries.freeze(second, make.frozen(None)),
        return_exceptions=True,
    )

    assert [type(result) for result in results] == [sqlite3.IntegrityError] * 2
    assert await ledger.deliveries.get(first.id) == first
    assert (await ledger.deliveries.freeze(first, make.frozen())).parts


async def test_a_step_whose_caller_gives_up_is_taken_before_the_ledger_closes(path, make):
    async with open_ledger(path) as ledger:
        schedule = await ledger.schedules.add(make.settings(), made_by=1, now=make.now)
        await ledger.planning.settle([(schedule, make.plan())], make.now)
        (delivery,) = await ledger.deliveries.claim("me", make.now)
        freezing = asyncio.create_task(ledger.deliveries.freeze(delivery, make.frozen()))
        await asyncio.sleep(0)
        freezing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await freezing

    async with open_ledger(path) as ledger:
        stored = await ledger.deliveries.get(delivery.id)
        assert stored is not None
        assert len(stored.parts) == 2


async def test_requests_marked_at_once_are_counted_one_by_one_and_a_lost_lease_is_its_callers_alone(ledger, make):
    for guild in (1, 2):
        await make.planned(await make.schedule(guild=guild))
    claimed = await ledger.deliveries.claim("me", make.now)
    first, second = [await ledger.deliveries.freeze(each, make.frozen("{}", "{}")) for each in claimed]
    earlier = replace(first, lease=replace(first.lease, number=first.lease.number - 1))

    results = await asyncio.gather(
        *(ledger.deliveries.mark_sending(each, 1, make.now) for each in (first, earlier, second, first)),
        ledger.deliveries.mark_sending(first, 2, make.now),
        return_exceptions=True,
    )

    assert [type(result) for result in results] == [type(None), LeaseLostError, *[type(None)] * 3]
    stored = [await ledger.deliveries.get(each.id) for each in (first, second)]
    assert [[part.attempts for part in each.parts] for each in stored] == [[2, 1], [1, 0]]


async def test_a_claim_whose_caller_gives_up_is_freed_with_what_its_owner_held(ledger, make):
    await make.planned()
    claim = asyncio.create_task(ledger.deliveries.claim("me", make.now))
    await asyncio.sleep(0)
    claim.cancel()

    await ledger.deliveries.free(["me"], make.now)

    assert len(await ledger.deliveries.claim("other", make.now)) == 1
