"""Work that is begun before its turn: results come in order, and only so many are under way."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine
from typing import Any, TypeVar

from briefings.service.executor import Executor

_T = TypeVar("_T")
_R = TypeVar("_R")


async def work_ahead(
    take: Callable[[], Awaitable[_T | None]],
    work: Callable[[_T], Coroutine[Any, Any, _R]],
    executor: Executor | None,
    *,
    per_worker: int,
) -> AsyncGenerator[tuple[_T, _R], None]:
    """Yield each thing that `take` gives with what `work` makes of it, in order, until `take` gives None.

    `executor` is where `work` does its work; None: in this process. `per_worker` things are under way for each of its
    processes, counting those that are done and wait for their turn. Ended before its end, nothing is left under way:
    the executor's processes are stopped with what they work on.
    """
    waiting: deque[tuple[_T, asyncio.Task[_R]]] = deque()
    ahead = 2 if executor is None else per_worker * executor.workers
    clean = False
    try:
        while True:
            while len(waiting) < ahead and (thing := await take()) is not None:
                waiting.append((thing, asyncio.create_task(work(thing))))
            if not waiting:
                break
            thing, result = waiting[0]
            yield thing, await result
            waiting.popleft()
        clean = True
    finally:
        for _, result in waiting:
            result.cancel()
        await asyncio.gather(*(result for _, result in waiting), return_exceptions=True)
        if executor is not None and not clean:  # somebody waits for us to end: don't finish what is under way
            await executor.stop()
