"""Names of hosts, looked up by the system in threads of our own."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from aiohttp.abc import AbstractResolver, ResolveResult


class PooledResolver(AbstractResolver):
    """Asks the system for addresses, `most` names at once.

    aiohttp's own resolver shares asyncio's few threads with all else that the bot does beside its loop: where no name
    server answers, each look-up holds one of them for half a minute, whatever time limit the fetch has.
    """

    def __init__(self, most: int) -> None:
        self._threads = ThreadPoolExecutor(most, thread_name_prefix="names")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses of a name, in the system's order; raise OSError where there are none."""
        ask = partial(
            socket.getaddrinfo, host, port, family=family, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG
        )
        found = await asyncio.get_running_loop().run_in_executor(self._threads, ask)
        results = [
            ResolveResult(
                hostname=host,
                host=str(address[0]),
                port=int(address[1]),
                family=kind,
                proto=protocol,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for kind, _, protocol, _, address in found
            # Addresses with a scope lead to this machine's own network, where nothing is fetched.
            if kind == socket.AF_INET or (kind == socket.AF_INET6 and len(address) == 4 and not address[3])
        ]
        if not results:
            raise OSError(None, "no address that can be dialled")
        return results

    async def close(self) -> None:
        """Let go of the threads; none is waited for."""
        self._threads.shutdown(wait=False, cancel_futures=True)
