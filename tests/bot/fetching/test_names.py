"""Names are looked up beside all else."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.fetching.names import PooledResolver


async def test_a_name_is_looked_up_though_asyncios_threads_are_taken() -> None:
    loop, done = asyncio.get_running_loop(), threading.Event()
    loop.set_default_executor(ThreadPoolExecutor(1))
    taken = loop.run_in_executor(None, done.wait)
    resolver = PooledResolver(2)
    try:
        found = await resolver.resolve("127.0.0.1", 8080)
    finally:
        done.set()
        await taken
        await resolver.close()

    assert [(one["host"], one["port"]) for one in found] == [("127.0.0.1", 8080)]


async def test_a_name_without_an_address_is_an_error_of_the_system() -> None:
    resolver = PooledResolver(2)
    with pytest.raises(OSError, match=r"\S"):
        await resolver.resolve("no name at all.invalid", 80)
    await resolver.close()
