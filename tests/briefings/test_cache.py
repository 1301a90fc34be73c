"""Values are made once for all who ask, for one audience, while the library stays as it is."""

import asyncio

import pytest

from briefings import Audience, Cache


class Maker:
    """Makes the numbers 1, 2, 3…; a value waits while `open` isn't set."""

    def __init__(self) -> None:
        self.made = 0
        self.open = asyncio.Event()
        self.open.set()

    async def make(self) -> int:
        self.made += 1
        made = self.made
        await self.open.wait()
        return made


@pytest.fixture(name="maker")
async def _maker() -> Maker:
    return Maker()


async def test_who_asks_while_a_value_is_made_waits_for_the_same(maker: Maker) -> None:
    cache: Cache[str, int] = Cache(8)
    maker.open.clear()
    askers = [asyncio.create_task(cache.get("a", maker.make)) for _ in range(5)]
    await asyncio.sleep(0)
    maker.open.set()

    assert await asyncio.gather(*askers) == [1] * 5


async def test_who_stops_waiting_does_not_stop_the_making_for_others(maker: Maker) -> None:
    cache: Cache[str, int] = Cache(8)
    maker.open.clear()
    leaver, stayer = (asyncio.create_task(cache.get("a", maker.make)) for _ in range(2))
    await asyncio.sleep(0)
    leaver.cancel()
    maker.open.set()

    assert await stayer == 1


async def test_another_revision_forgets_all(maker: Maker) -> None:
    cache: Cache[str, int] = Cache(8)
    await cache.get("a", maker.make, revision=1)

    assert await cache.get("a", maker.make, revision=2) == 2


async def test_an_audience_is_never_given_what_was_made_for_another(maker: Maker) -> None:
    cache: Cache[str, int] = Cache(8)
    await cache.get("a", maker.make, audience=Audience.of(["/news"]))

    assert await cache.get("a", maker.make, audience=Audience.of(["/notes"])) == 2


async def test_an_error_reaches_all_who_wait_and_is_not_kept(maker: Maker) -> None:
    cache: Cache[str, int] = Cache(8)

    async def fail() -> int:
        await asyncio.sleep(0)
        raise ValueError("no")

    found = await asyncio.gather(cache.get("a", fail), cache.get("a", fail), return_exceptions=True)

    assert [type(one) for one in found] == [ValueError, ValueError]
    assert await cache.get("a", maker.make) == 1


async def test_a_value_that_does_not_last_is_made_again(maker: Maker) -> None:
    cache: Cache[str, int] = Cache(8, lasts=lambda value: value > 1)

    assert [await cache.get("a", maker.make) for _ in range(3)] == [1, 2, 2]


async def test_what_was_asked_for_longest_ago_leaves_first(maker: Maker) -> None:
    cache: Cache[str, int] = Cache(2)
    for key in ("a", "b", "a", "c"):
        await cache.get(key, maker.make)

    assert await cache.get("a", maker.make) == 1
    assert await cache.get("b", maker.make) == 4
