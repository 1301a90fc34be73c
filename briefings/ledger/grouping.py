"""Commits shared by steps that are taken at the same time: a commit waits for the disk, however little it holds."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from briefings.errors import ConflictStoreError, LeaseLostError
from briefings.stores import Transaction, TransactionalStore

T = TypeVar("T")
Step = Callable[[Transaction], Awaitable[T]]

#: How often steps are taken before a conflict with others is their caller's.
_ATTEMPTS = 5


@dataclass(slots=True)
class GroupedSteps:
    """Runs steps in order, those that wait together in one transaction.

    A step that raises LeaseLostError must have changed nothing: the others of its transaction go on. Whatever else
    is raised undoes the transaction and reaches every caller in it. A step whose caller is cancelled is still taken.
    Steps are taken again where another process's transaction was in their way.
    """

    _store: TransactionalStore
    _waiting: list[tuple[Step[Any], asyncio.Future[Any]]] = field(default_factory=list)
    _runner: asyncio.Task[None] | None = None

    async def take(self, step: Step[T]) -> T:
        """Take a step; return its result when it is committed. Raises what it raises, and StoreError and its kinds."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((step, future))
        if self._runner is None:
            self._runner = asyncio.create_task(self._run())
        return await future

    async def settle(self) -> None:
        """Wait until every step asked for is taken."""
        while self._runner is not None:
            await asyncio.wait([self._runner])

    async def _run(self) -> None:
        try:
            while self._waiting:
                group, self._waiting = self._waiting, []
                await self._commit(group)
        finally:
            self._runner = None

    async def _commit(self, group: list[tuple[Step[Any], asyncio.Future[Any]]]) -> None:
        outcomes: list[Any] = []
        try:
            outcomes = await self._take([step for step, _ in group])
        except BaseException as error:  # it belongs to the callers, a cancellation at the loop's end included
            outcomes = [error] * len(group)
        for (_, future), outcome in zip(group, outcomes, strict=True):
            if future.done():
                continue
            if isinstance(outcome, BaseException):
                future.set_exception(outcome)
            else:
                future.set_result(outcome)

    async def _take(self, steps: Sequence[Step[Any]]) -> list[Any]:
        for _ in range(_ATTEMPTS - 1):
            with suppress(ConflictStoreError):
                return await self._take_once(steps)
        return await self._take_once(steps)

    async def _take_once(self, steps: Sequence[Step[Any]]) -> list[Any]:
        async with self._store.write_beside() as transaction:
            return [await _take_step(step, transaction) for step in steps]


async def _take_step(step: Step[Any], transaction: Transaction) -> Any:
    try:
        return await step(transaction)
    except LeaseLostError as error:
        return error


@asynccontextmanager
async def open_grouped_steps(store: TransactionalStore) -> AsyncIterator[GroupedSteps]:
    """Lend `GroupedSteps` for a store, which must be open longer."""
    steps = GroupedSteps(store)
    try:
        yield steps
    finally:
        await steps.settle()
