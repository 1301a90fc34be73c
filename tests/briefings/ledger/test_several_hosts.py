"""Several hosts on one database: what each does at the same moment as another is done once, and nothing is lost."""

import asyncio
from contextlib import AsyncExitStack

import asyncpg
import pytest

from briefings.errors import LeaseLostError
from briefings.ledger import LEASE_TIME, grouping, marking, open_ledger
from briefings.ledger.claiming import CLAIM
from briefings.model.delivery import DeliveryState
from briefings.model.digest import SeenVersion, Told, Window
from tests.briefings.ledger.conftest import Make


@pytest.fixture(name="hosts")
async def _hosts(database):
    async with AsyncExitStack() as stack:
        yield [Make(await stack.enter_async_context(open_ledger(database))) for _ in range(2)]


async def plan(make: Make, count: int) -> None:
    schedules = [await make.schedule(guild=guild) for guild in range(1, count + 1)]
    await make.ledger.planning.settle([(each, make.plan()) for each in schedules], make.now)


async def test_deliveries_are_shared_and_none_is_claimed_twice_or_beyond_what_was_asked_for(hosts):
    await plan(hosts[0], 60)

    async def claim_all(make: Make, owner: str) -> list[int]:
        taken: list[int] = []
        while found := await make.ledger.deliveries.claim(owner, make.now, limit=5):
            assert len(found) <= 5
            taken += [each.id for each in found]
        return taken

    taken = await asyncio.gather(*(claim_all(make, f"{at}-{one}") for at, make in enumerate(hosts) for one in (1, 2)))

    found = [each for group in taken for each in group]
    assert len(found) == len(set(found)) == 60


async def test_a_claim_looks_up_what_it_has_chosen_by_its_key_however_much_is_due(hosts):
    store = hosts[0].ledger.planning._store
    claim = CLAIM.format(share="1 = 1", locked=store.locks.free_rows)
    now = "2026-03-02T08:00:00.000000Z"
    async with store.write_beside() as transaction:
        values = {"owner": "me", "now": now, "until": now, "limit": 100}
        # Of few rows all are read; what counts is whether the statement can be answered by keys.
        await transaction.fetch("SET LOCAL enable_seqscan = off")
        plan = "\n".join(line for (line,) in await transaction.fetch(f"EXPLAIN {claim}", values))

    assert "deliveries_open" in plan
    assert "deliveries_pkey" in plan
    assert "Join Filter" not in plan


async def test_marking_requests_looks_up_what_it_marks_by_its_key_however_much_there_is(hosts):
    store = hosts[0].ledger.planning._store
    leased = marking.LEASED.format(deliveries=":delivery", locked=store.locks.rows)
    now = "2026-03-02T08:00:00.000000Z"
    async with store.write_beside() as transaction:
        values = {"delivery": 1, "holder": "me", "lease": 1, "enough": now, "now": now, "number": 1}
        await transaction.fetch("SET LOCAL enable_seqscan = off")
        rows = await transaction.fetch(f"EXPLAIN {marking.MARK.format(deliveries=leased)}", values)
    plan = "\n".join(line for (line,) in rows)

    assert "parts_pkey" in plan
    assert "deliveries_pkey" in plan


async def test_two_hosts_that_record_the_last_messages_of_a_delivery_at_once_end_it(hosts):
    first, second = hosts
    for _ in range(5):
        lost = await first.begun("{}", "{}")
        now = first.now + LEASE_TIME
        (taken,) = await second.ledger.deliveries.claim("second", now)
        ends = await asyncio.gather(
            first.ledger.deliveries.mark_sent(lost, 1, channel=1, message=1, now=now),
            second.ledger.deliveries.mark_sent(taken, 2, channel=1, message=2, now=now),
        )

        assert sorted(ends) == [False, True]
        ended = await first.ledger.deliveries.get(lost.id)
        assert ended is not None
        assert ended.state is DeliveryState.SENT


async def test_the_same_news_frozen_in_any_order_by_two_hosts_at_once_makes_neither_wait_for_the_other(
    hosts, monkeypatch
):
    # A conflict is its caller's at once.
    monkeypatch.setattr(grouping, "_ATTEMPTS", 1)
    await plan(hosts[0], 24)
    words = [Told(f"d{number}", f"the quokka slept {number} times") for number in range(40)]

    async def freeze(make: Make, owner: str, order: int) -> None:
        for _ in range(3):
            claimed = await make.ledger.deliveries.claim(owner, make.now, limit=4)
            news = zip(claimed, range(0, 40, 10), strict=True)
            told = [(each, tuple(words[at : at + 10])[::order]) for each, at in news][::order]
            await asyncio.gather(*(make.ledger.deliveries.freeze(each, make.frozen(told=own)) for each, own in told))

    await asyncio.gather(freeze(hosts[0], "ann", 1), freeze(hosts[1], "bo", -1))

    assert [each.state for each in await hosts[0].ledger.deliveries.list_unfinished()] == [DeliveryState.FROZEN] * 24


async def test_up_to_a_watermark_no_document_of_any_host_is_still_to_come(hosts):
    async def see(number: int) -> Window:
        make = hosts[number % 2]
        versions = [SeenVersion(f"d{number}-{each}", f"v{number}-{each}", "words") for each in range(3)]
        through = await make.ledger.memory.see(versions, make.now)
        window = Window(since=None, until=make.now, after=0, through=through)
        news = await make.ledger.memory.list_news(window)
        assert {each.document for each in versions} <= set(news)
        assert len(news) == through
        return window

    windows = await asyncio.gather(*map(see, range(20)))

    assert max(window.through for window in windows) == 60
    for window in windows:
        assert len(await hosts[0].ledger.memory.list_news(window)) == window.through


async def test_a_lost_lease_is_its_own_callers_error_and_what_breaks_a_commit_is_everybodys_in_it(hosts):
    make = hosts[0]
    await plan(make, 3)
    lost, kept, broken = await make.ledger.deliveries.claim("me", make.now)
    await make.ledger.schedules.remove(lost.schedule.id, make.now)
    freeze = make.ledger.deliveries.freeze

    results = await asyncio.gather(freeze(lost, make.frozen()), freeze(kept, make.frozen()), return_exceptions=True)
    assert isinstance(results[0], LeaseLostError)
    assert not isinstance(results[1], BaseException)
    results = await asyncio.gather(
        make.ledger.deliveries.mark_sending(kept, 1, make.now),
        freeze(broken, make.frozen(None)),  # what no caller does
        return_exceptions=True,
    )

    assert [type(each) for each in results] == [asyncpg.NotNullViolationError] * 2
    stored = await make.ledger.deliveries.get(kept.id)
    assert stored is not None
    assert stored.parts[0].attempts == 0


async def test_of_two_that_edit_at_once_the_later_sees_what_the_earlier_did(hosts):
    first, second = hosts
    schedule = await first.schedule()

    await asyncio.gather(
        *(make.ledger.schedules.edit(schedule.id, make.settings(language="ko"), make.now) for make in hosts),
        second.ledger.schedules.pause(schedule.id, second.now),
        first.ledger.schedules.list_of_guild(10),
    )

    stored = await second.ledger.schedules.get(schedule.id)
    assert (stored.settings.language, stored.paused) == ("ko", True)
