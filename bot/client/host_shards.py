"""The shards of a process that shares them with others: connected when taken, disconnected when given up."""

import asyncio
import logging
from collections.abc import Callable

import discord
from discord.gateway import DiscordWebSocket

#: Seconds before a shard is connected anew where discord.py has given up.
_AGAIN = 5.0

_log = logging.getLogger(__name__)


class HostShards:
    """Which of a client's shards are connected; they follow what its process holds.

    `changed` is called with the part of all shards that is held, above 0 and up to 1, whenever it is another. `again`
    are the seconds before a shard is connected anew where discord.py has given up.
    """

    def __init__(
        self, client: discord.AutoShardedClient, changed: Callable[[float], None], *, again: float = _AGAIN
    ) -> None:
        self._client = client
        self._changed = changed
        self._again = again
        self._held: frozenset[int] = frozenset()
        #: Shards of whose servers the gateway has told.
        self._told: set[int] = set()
        self._launching: dict[int, asyncio.Task[None]] = {}
        #: Held while a shard of the bucket is connected up to its IDENTIFY.
        self._buckets = [asyncio.Lock()]
        #: Set when shards may be connected.
        self.begun = asyncio.Event()

    def begin(self, buckets: int = 1) -> None:
        """Let shards be connected, `buckets` at a time (Discord's `max_concurrency`): the client is logged in."""
        self._buckets = [asyncio.Lock() for _ in range(buckets)]
        # discord.py asks it of its connection when it looks for a server's shard.
        self._client._connection.shard_count = self._client.shard_count  # noqa: SLF001 - as its own launch_shards does
        self.begun.set()

    async def follow(self, held: frozenset[int]) -> None:
        """Connect what is held now and wasn't, disconnect what isn't any more; returns before the former is there.

        To be called after `begin`.
        """
        gone, self._held = self._held - held, held
        for shard in sorted(gone):
            await self._drop(shard)
        for shard in sorted(held - self._launching.keys()):
            self._launching[shard] = asyncio.create_task(self._launch(shard), name=f"connect shard {shard}")
        self._changed(max(1, len(held)) / (self._client.shard_count or 1))

    async def note_ready(self, shard: int) -> None:
        """Note that the gateway has told of a shard's servers; one that was given up meanwhile is disconnected."""
        if shard in self._held:
            self._told.add(shard)
        else:
            await self._drop(shard)

    async def note_resumed(self, shard: int) -> None:
        """Disconnect a shard that was given up while its connection was broken: discord.py resumes it all the same."""
        if shard not in self._held:
            await self._drop(shard)

    def has_told(self, guild: int) -> bool:
        """Tell whether the gateway has told of all servers of a server's shard."""
        return (guild >> 22) % (self._client.shard_count or 1) in self._told

    def are_connected(self) -> bool:
        """Tell whether every shard that is held is connected now."""
        shards = self._client.shards
        return self.begun.is_set() and all(shard in shards and not shards[shard].is_closed() for shard in self._held)

    async def close(self) -> None:
        """Connect nothing more."""
        for task in self._launching.values():
            task.cancel()
        await asyncio.gather(*self._launching.values(), return_exceptions=True)

    async def _launch(self, shard: int) -> None:
        # One after another, because discord.py connects before it asks for its turn to identify, and a connection that
        # waits for the turns of many others is closed meanwhile: nobody reads what it is sent.
        async with self._buckets[shard % len(self._buckets)]:
            while True:
                try:
                    await self._client.launch_shard(DiscordWebSocket.DEFAULT_GATEWAY, shard)
                except Exception as error:
                    # It tries again by calling itself, which ends with a RecursionError after an hour and a half. It
                    # has logged each failure; the traceback of this one holds them all.
                    _log.error("shard %s isn't connected (%s); it is tried again", shard, type(error).__name__)
                    await asyncio.sleep(self._again)
                else:
                    return

    async def _drop(self, shard: int) -> None:
        self._told.discard(shard)
        launching = self._launching.pop(shard, None)
        if launching is not None:
            launching.cancel()
            await asyncio.gather(launching, return_exceptions=True)
        connected = self._client.get_shard(shard)
        if connected is not None:
            await connected.disconnect()
        for guild in [one for one in self._client.guilds if one.shard_id == shard]:
            # Nothing tells of changes to it any more; discord.py has no other way to forget one.
            self._client._connection._remove_guild(guild)  # noqa: SLF001
