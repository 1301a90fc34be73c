"""Which shards of a process are connected, and when."""

import asyncio
from types import SimpleNamespace
from typing import Any

from bot.client.host_shards import HostShards


class Connected:
    """A shard's connection, open or broken."""

    def __init__(self) -> None:
        self.open = True

    async def disconnect(self) -> None:
        self.open = False


class Gateway:
    """A client that counts which of its shards are between connecting and identifying."""

    def __init__(self, failures: int = 0) -> None:
        self.shard_count = 6
        self.guilds: list[Any] = []
        self.failures = failures
        self.shards: dict[int, Connected] = {}
        self._connection = SimpleNamespace(shard_count=None)
        self.connecting: set[int] = set()
        self.together: list[set[int]] = []
        self.all_there = asyncio.Event()

    async def launch_shard(self, gateway: object, shard: int) -> None:
        del gateway
        if self.failures:
            self.failures -= 1
            raise RecursionError
        self.connecting.add(shard)
        await asyncio.sleep(0)
        self.together.append(set(self.connecting))
        self.connecting.remove(shard)
        self.shards[shard] = Connected()
        if len(self.together) == self.shard_count:
            self.all_there.set()

    def get_shard(self, shard: int) -> Connected | None:
        return self.shards.get(shard)


async def test_of_each_bucket_one_shard_at_a_time_is_connected_and_waits_for_its_turn_to_identify() -> None:
    gateway: Any = Gateway()
    shards = HostShards(gateway, lambda _: None)
    shards.begin(2)

    await shards.follow(frozenset(range(6)))
    async with asyncio.timeout(5):
        await gateway.all_there.wait()
    await shards.close()

    assert all(len({shard % 2 for shard in together}) == len(together) for together in gateway.together)
    assert max(map(len, gateway.together)) == 2


async def test_a_shard_for_which_the_library_has_given_up_is_connected_all_the_same() -> None:
    gateway: Any = Gateway(failures=3)
    shards = HostShards(gateway, lambda _: None, again=0.001)
    shards.begin()

    await shards.follow(frozenset(range(6)))
    async with asyncio.timeout(5):
        await gateway.all_there.wait()
    await shards.close()


async def test_a_shard_that_was_given_up_while_its_connection_was_broken_is_disconnected_when_it_resumes() -> None:
    gateway: Any = Gateway()
    shards = HostShards(gateway, lambda _: None)
    shards.begin()
    await shards.follow(frozenset(range(6)))
    async with asyncio.timeout(5):
        await gateway.all_there.wait()
    gateway.shards[2].open = gateway.shards[3].open = False
    await shards.follow(frozenset({3, 4, 5}))

    for shard in (2, 3):
        gateway.shards[shard].open = True
        await shards.note_resumed(shard)
    await shards.close()

    assert (gateway.shards[2].open, gateway.shards[3].open) == (False, True)
