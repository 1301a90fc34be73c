"""Processes that share a ledger: who runs, who has which shard, and whose digests are whose."""

from datetime import timedelta

import pytest

from briefings.ledger import Ledger
from briefings.model.hosts import Host, LeaseKind, Share, plan_shards
from tests.briefings.ledger.conftest import Make

MINUTE = timedelta(minutes=1)


async def take(ledger: Ledger, owner: str, make: Make, *, late: timedelta = timedelta(), limit: int = 9):
    now = make.now + late
    return await ledger.leases.claim(LeaseKind.SHARD, range(4), owner, now, now + MINUTE, limit=limit)


async def test_each_lease_is_one_process_until_it_ends_and_its_number_rises_each_time(ledger, make) -> None:
    mine = await take(ledger, "a", make, limit=3)
    theirs = await take(ledger, "b", make)
    again = await take(ledger, "a", make)
    later = await take(ledger, "b", make, late=MINUTE, limit=3)

    assert [lease.name for lease in mine] == [0, 1, 2]
    assert [lease.name for lease in theirs] == [3]
    assert again == ()
    assert [(lease.name, lease.number) for lease in later] == [(0, 2), (1, 2), (2, 2)]


async def test_a_lease_that_was_lost_is_neither_renewed_nor_given_back(ledger, make) -> None:
    lost = await take(ledger, "a", make, limit=1)
    found = await take(ledger, "b", make, late=MINUTE, limit=1)

    kept = await ledger.leases.renew(lost, make.now + 9 * MINUTE)
    await ledger.leases.give_back(lost)

    assert kept == ()
    assert await ledger.leases.list_leases(LeaseKind.SHARD) == found


async def test_a_renewed_lease_lasts_and_one_given_back_is_free_at_once(ledger, make) -> None:
    held = await take(ledger, "a", make)
    kept = await ledger.leases.renew(held, make.now + 9 * MINUTE)
    await ledger.leases.give_back(kept[:1])

    assert [lease.until for lease in kept] == [make.now + 9 * MINUTE] * 4
    assert [lease.name for lease in await take(ledger, "b", make, late=5 * MINUTE)] == [0]


async def test_those_who_run_know_each_other_and_what_one_had_that_leaves_is_free(ledger, make) -> None:
    def host(owner: str, minutes: int, documents: str = "") -> Host:
        until = make.now + minutes * MINUTE
        return Host(owner=owner, name=f"host {owner}", shards=4, documents=documents, alive_until=until)

    await ledger.leases.enter(host("b", 1), make.now)
    await ledger.leases.enter(host("a", 3), make.now)
    both = await ledger.leases.enter(host("a", 3, "abc"), make.now)
    alone = await ledger.leases.enter(host("a", 3, "abc"), make.now + MINUTE)
    await take(ledger, "b", make)
    known = await ledger.leases.list_hosts()
    await ledger.leases.leave("b")

    assert both == known == (host("a", 3, "abc"), host("b", 1))
    assert alone == (host("a", 3, "abc"),)
    assert await ledger.leases.list_hosts() == alone
    assert len(await take(ledger, "a", make)) == 4


async def test_a_turn_to_identify_lasts_although_whoever_took_it_has_left(ledger, make) -> None:
    async def identify(owner: str, late: timedelta):
        now = make.now + late
        return await ledger.leases.claim(LeaseKind.IDENTIFY, [0], owner, now, now + MINUTE, limit=1)

    await identify("a", timedelta())
    await ledger.leases.leave("a")

    assert await identify("b", MINUTE / 2) == ()
    assert [lease.owner for lease in await identify("b", MINUTE)] == ["b"]


async def test_each_process_plans_and_sends_what_is_of_its_shards(ledger, make) -> None:
    for number in range(4):
        await make.planned(await make.schedule(guild=number << 22))
        await make.schedule(guild=number << 22)
    await make.planned(await ledger.schedules.add(make.personal(7 << 22), made_by=1, now=make.now - MINUTE))
    mine, nobody = Share(4, frozenset({0, 3})), Share(4, frozenset())

    due = await ledger.planning.list_due(make.now, share=mine)
    claimed = await ledger.deliveries.claim("a", make.now, share=mine)

    assert {schedule.settings.guild for schedule in due} == {0, 3 << 22}
    assert [one.schedule.settings.guild for one in claimed] == [0, 3 << 22, None]
    assert not await ledger.deliveries.claim("a", make.now, share=nobody)
    assert not await ledger.planning.list_due(make.now, share=nobody)
    assert await ledger.planning.find_next_wake(share=nobody) is None
    assert await ledger.planning.find_next_wake(share=Share(4, frozenset({1}))) < make.now
    assert len(await ledger.deliveries.claim("b", make.now)) == 2


@pytest.mark.parametrize(("owners", "counts"), [("a", [5]), ("abc", [2, 2, 1]), ("abcdefg", [1, 1, 1, 1, 1, 0, 0])])
def test_shards_are_shared_out_evenly(owners: str, counts: list[int]) -> None:
    assert [plan_shards(owner, tuple(owners), 5) for owner in owners] == counts
