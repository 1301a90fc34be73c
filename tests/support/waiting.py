"""Waits for what tells nobody that it has come."""

import asyncio
from collections.abc import Callable
from inspect import isawaitable


async def until(true: Callable[[], object], seconds: float = 60.0) -> None:
    """Wait until what is returned, or what it brings when awaited, is true; raises TimeoutError."""
    async with asyncio.timeout(seconds):
        while True:
            found = true()
            if await found if isawaitable(found) else found:
                return
            await asyncio.sleep(0.01)
