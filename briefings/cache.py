"""The one cache: values made once while the library stays as it is, however many ask for them at the same time."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Hashable
from typing import Any, Generic, TypeVar

from briefings.model.audience import EVERYTHING, Audience

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Cache(Generic[K, V]):
    """Up to `most` values by key and audience, those asked for last; all are of one revision.

    A value that is being made is waited for by everybody who asks for it (single flight). It isn't kept where making
    it raised an error, nor where `lasts` says so.
    """

    def __init__(self, most: int, *, lasts: Callable[[V], bool] = lambda _: True) -> None:
        self._most = most
        self._lasts = lasts
        self._revision: int | None = None
        self._tasks: OrderedDict[tuple[K, Audience], asyncio.Task[V]] = OrderedDict()

    async def get(
        self,
        key: K,
        make: Callable[[], Coroutine[Any, Any, V]],
        *,
        revision: int = 0,
        audience: Audience = EVERYTHING,
    ) -> V:
        """Return the value of a key for an audience; `make` makes it where there is none. Raises what `make` raises.

        `revision` says what the values were made of: with another one than before, all values are forgotten. Who stops
        waiting doesn't stop the making, because others may wait for the same.
        """
        if revision != self._revision:
            self._tasks.clear()
            self._revision = revision
        whole = (key, audience)
        task = self._tasks.get(whole)
        if task is None:
            task = self._tasks[whole] = asyncio.create_task(make(), name="make what is cached")
            task.add_done_callback(lambda done: self._forget_failure(whole, done))
            if len(self._tasks) > self._most:
                self._tasks.popitem(last=False)
        else:
            self._tasks.move_to_end(whole)
        return await asyncio.shield(task)

    def _forget_failure(self, whole: tuple[K, Audience], task: asyncio.Task[V]) -> None:
        failed = task.cancelled() or task.exception() is not None
        if (failed or not self._lasts(task.result())) and self._tasks.get(whole) is task:
            del self._tasks[whole]
