"""Processes that share out the shards: evenly, at once after an end, soon after a death, never two for one."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from bot.hosts import HostsError, ShardKeeper
from bot.hosts.keeper import LEASE, LOOK
from briefings import LeaseKind, Ledger
from briefings.errors import DamagedStoreError
from tests.support.killable import SteppedClock
from tests.support.memory_ledger import open_memory_ledger
from tests.support.waiting import until

SECOND = timedelta(seconds=1)
SHARD = LeaseKind.SHARD


@dataclass
class House:
    """Processes on one ledger, by the first letter of their owners' names; each look takes no time."""

    ledger: Ledger = field(default_factory=open_memory_ledger)
    clock: SteppedClock = field(default_factory=lambda: SteppedClock(datetime(2026, 3, 2, 8, tzinfo=UTC)))
    #: What each has read.
    documents: dict[str, str] = field(default_factory=dict)
    #: Whose library can't be read.
    damaged: set[str] = field(default_factory=set)
    #: What a clock that nobody sets shows.
    seconds: float = 0.0

    def open(self, owner: str, count: int = 4) -> ShardKeeper:
        return ShardKeeper(
            ledger=self.ledger,
            clock=self.clock,
            monotonic=lambda: self.seconds,
            owner=owner,
            name=f"host {owner}",
            count=count,
            documents=lambda: self.read(owner),
            look=0.001,
        )

    async def read(self, owner: str) -> str:
        if owner in self.damaged:
            raise DamagedStoreError("library.db", "library")
        return self.documents.get(owner, "")

    def wait(self, seconds: float) -> None:
        self.seconds += seconds
        self.clock.moment += timedelta(seconds=seconds)

    async def look(self, *keepers: ShardKeeper) -> list[frozenset[int]]:
        """Have each look, and give back what it has too much; return what each may act for then."""
        for keeper in keepers:
            await keeper.look()
            await keeper.give_back(keeper.surplus)
        return [keeper.share.held for keeper in keepers]


@pytest.fixture(name="house")
def _house() -> House:
    return House()


async def test_alone_a_process_has_all_shards_and_with_others_each_has_its_share(house: House) -> None:
    one, two, three = map(house.open, "abc")

    assert await house.look(one) == [{0, 1, 2, 3}]
    await house.look(one, two)
    assert await house.look(one, two) == [{0, 1}, {2, 3}]
    await house.look(one, two, three)
    assert await house.look(one, two, three) == [{0, 1}, {2}, {3}]


async def test_shards_of_a_process_that_died_are_taken_within_half_a_minute(house: House) -> None:
    one, two = map(house.open, "ab")
    await house.look(one, two)
    await house.look(one, two)
    waited = 0.0
    while await house.look(two) != [{0, 1, 2, 3}]:
        house.wait(LOOK)
        waited += LOOK

    assert LEASE.total_seconds() <= waited <= 30
    assert [host.owner for host in await house.ledger.leases.list_hosts()] == ["b"]


async def test_shards_of_a_process_that_ends_are_taken_at_the_next_look(house: House) -> None:
    one, two = map(house.open, "ab")
    await house.look(one, two)
    await house.look(one, two)

    await one.leave()

    assert one.share.held == frozenset()
    assert await house.look(two) == [{0, 1, 2, 3}]


@pytest.mark.parametrize("asleep", [False, True], ids=["stopped", "the machine slept"])
async def test_a_process_that_was_paused_acts_for_nothing_and_takes_its_share_anew(house: House, asleep: bool) -> None:
    one, two = map(house.open, "ab")
    await house.look(one)
    before = house.seconds
    house.wait(LEASE.total_seconds() - 1)
    if asleep:
        house.seconds = before

    assert one.share.held == frozenset()
    house.wait(1)
    assert await house.look(two) == [{0, 1, 2, 3}]
    await house.look(one, two)
    assert await house.look(one, two) == [{2, 3}, {0, 1}]


async def test_a_clock_that_was_set_back_prolongs_nothing(house: House) -> None:
    one = house.open("a")
    await house.look(one)

    house.wait(LEASE.total_seconds())
    house.clock.moment -= timedelta(hours=1)

    assert one.share.held == frozenset()


async def test_a_process_that_was_told_another_number_of_shards_ends_and_disturbs_nobody(house: House) -> None:
    one = house.open("a")
    await house.look(one)

    with pytest.raises(HostsError, match="BRIEFBOT_SHARDS is 8 here and 4 at host a"):
        await house.open("b", count=8).look()

    assert await house.look(one) == [{0, 1, 2, 3}]


async def test_more_processes_than_shards_leave_some_waiting(house: House) -> None:
    keepers = [house.open(owner, count=1) for owner in "abc"]

    assert await house.look(*keepers) == [{0}, frozenset(), frozenset()]
    await keepers[0].leave()
    assert await house.look(*keepers[1:]) == [{0}, frozenset()]


async def test_those_who_have_read_the_same_agree_and_whoever_still_reads_disagrees(house: House) -> None:
    one, two = map(house.open, "ab")
    agreed = []
    for house.documents in ({"a": "x"}, {"a": "x", "b": "y"}, {"a": "x", "b": "x"}):
        await house.look(two, one)
        agreed.append(one.agreed)

    assert agreed == [False, False, True]


async def test_a_library_that_cannot_be_read_costs_a_process_no_shards(house: House) -> None:
    one = house.open("a")
    house.documents["a"] = "x"
    await house.look(one)
    house.damaged.add("a")
    house.wait(LEASE.total_seconds() - 1)

    assert await house.look(one) == [{0, 1, 2, 3}]
    assert not one.agreed


@asynccontextmanager
async def running(
    keeper: ShardKeeper, changed: Callable[[frozenset[int]], Awaitable[None]], begun: asyncio.Event | None = None
) -> AsyncIterator[None]:
    task = asyncio.create_task(keeper.run(changed, begun))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_leases_are_renewed_while_shards_are_disconnected_and_only_then_given_back(house: House) -> None:
    one, two = map(house.open, "ab")
    disconnected, told = asyncio.Event(), list[frozenset[int]]()

    async def changed(held: frozenset[int]) -> None:
        told.append(held)
        if len(held) < 4:
            await disconnected.wait()

    async def are_renewed() -> bool:
        return all(
            lease.until > house.clock.moment + LEASE / 2 for lease in await house.ledger.leases.list_leases(SHARD)
        )

    async def are_given() -> bool:
        return await house.look(two) == [{2, 3}]

    async with running(one, changed):
        await until(lambda: frozenset(range(4)) in told)
        await house.look(two)
        await until(lambda: frozenset({0, 1}) in told)
        for _ in range(4):
            house.wait(LEASE.total_seconds() / 2)
            await house.look(two)
            await until(are_renewed)
        during = [
            one.share.held,
            two.share.held,
            [lease.owner for lease in await house.ledger.leases.list_leases(SHARD)],
        ]
        disconnected.set()
        await until(are_given)

    assert during == [{0, 1}, frozenset(), ["a"] * 4]
    assert one.share.held == {0, 1}


async def test_what_is_connected_first_is_what_is_held_when_that_may_begin(house: House) -> None:
    one, two = map(house.open, "ab")
    begun, told = asyncio.Event(), list[frozenset[int]]()

    async def changed(held: frozenset[int]) -> None:
        told.append(held)

    async with running(one, changed, begun):
        await until(lambda: len(one.held) == 4)
        await house.look(two)
        await until(lambda: len(one.held) == 2)
        begun.set()
        await until(lambda: frozenset({0, 1}) in told)

    assert told == [{0, 1}]
