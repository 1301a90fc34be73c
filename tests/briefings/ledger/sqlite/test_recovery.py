"""Every step of a delivery is committed, or nothing of it: another connection goes on from there."""

import sqlite3
from datetime import timedelta

import pytest

from briefings.ledger import open_ledger
from briefings.model.delivery import DeliveryState
from briefings.model.digest import Told

MINUTE = timedelta(minutes=1)
TOLD = (Told("d1", "he said so"), Told("d2", "she said no"))


async def test_every_step_is_there_for_the_next_process_when_this_one_is_killed(path, ledger, make):
    delivery = await make.begun("{}", "{}", told=TOLD)
    steps = [
        (lambda: ledger.deliveries.mark_sending(delivery, 1, make.now), ["sending", "pending"]),
        (lambda: ledger.deliveries.mark_sent(delivery, 1, channel=20, message=7, now=make.now), ["sent", "pending"]),
        (lambda: ledger.deliveries.mark_sending(delivery, 2, make.now), ["sent", "sending"]),
    ]
    for step, expected in steps:
        await step()
        # Another connection sees what was committed, which is what a kill at this point would leave.
        async with open_ledger(path) as survivor:
            (found,) = await survivor.deliveries.list_unfinished()
            assert [part.state for part in found.parts] == expected
            assert await survivor.memory.list_told(delivery.schedule.id, make.now - MINUTE) == ()
    assert await ledger.deliveries.mark_sent(delivery, 2, channel=20, message=8, now=make.now)
    async with open_ledger(path) as survivor:
        assert await survivor.deliveries.list_unfinished() == ()
        assert set(await survivor.memory.list_told(delivery.schedule.id, make.now - MINUTE)) == set(TOLD)
        assert (await survivor.schedules.get(delivery.schedule.id)).delivered_until == make.now


async def test_a_step_whose_transaction_breaks_leaves_everything_as_it_was(ledger, make):
    await make.planned()
    delivery = await make.claimed()

    with pytest.raises(sqlite3.IntegrityError, match="NOT NULL"):
        await ledger.deliveries.freeze(delivery, make.frozen("{}", None))

    assert await ledger.deliveries.get(delivery.id) == delivery
    assert (await ledger.deliveries.freeze(delivery, make.frozen())).state is DeliveryState.FROZEN
