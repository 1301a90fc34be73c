"""Which shards of a process are connected, and when."""

import asyncio
from types import SimpleNamespace
from typing import Any

from bot.client.host_shards import HostShards


class Gateway:
    """A client that counts which of its shards are between connecting and identifying."""

    def __init__(self) -> None:
        self.shard_count = 6
        self._connection = SimpleNamespace(shard_count=None)
        self.connecting: set[int] = set()
        self.together: list[set[int]] = []
        self.all_there = asyncio.Event()

    async def launch_shard(self, gateway: object, shard: int) -> None:
        del gateway
        self.connecting.add(shard)
        await asyncio.sleep(0)
        self.together.append(set(self.connecting))
        self.connecting.remove(shard)
        if len(self.together) == self.shard_count:
            self.all_there.set()


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
