"""Commits shared by steps that are taken at the same time: a commit waits for the disk, however little it holds."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias, TypeVar

from briefings.errors import ConflictStoreError, LeaseLostError
from briefings.ledger.contents import insert_words
from briefings.stores import Transaction, TransactionalStore

Item = TypeVar("Item")
T = TypeVar("T")
Step: TypeAlias = Callable[[Transaction], Awaitable[T]]
#: A step that is taken for several items at once; it returns an outcome for each of them, in their order.
JointStep: TypeAlias = Callable[[Transaction, Sequence[Item]], Awaitable[Sequence[T | LeaseLostError]]]

_NO_WORDS: Mapping[str, str] = {}

#: How often steps are taken before a conflict with others is their caller's.
_ATTEMPTS = 5


class _Waiting(NamedTuple):
    step: JointStep[Any, Any]
    item: Any
    #: What it refers to, by the fingerprints.
    words: Mapping[str, str]
    future: asyncio.Future[Any]


@dataclass(slots=True)
class GroupedSteps:
    """Runs steps in order, those that wait together in one transaction.

    A step that raises LeaseLostError must have changed nothing: the others of its transaction go on. Whatever else
    is raised undoes the transaction and reaches every caller in it. A step whose caller is cancelled is still taken.
    Steps are taken again where another process's transaction was in their way.
    """

    _store: TransactionalStore
    _waiting: list[_Waiting] = field(default_factory=list)
    _runner: asyncio.Task[None] | None = None

    async def take(self, step: Step[T], words: Mapping[str, str] = _NO_WORDS) -> T:
        """Take a step; return its result when it is committed. Raises what it raises, and StoreError and its kinds.

        `words` by their fingerprints: what it refers to, stored before the first step of its transaction.
        """
        return await self.take_jointly(_take_each, step, words)

    async def take_jointly(self, step: JointStep[Item, T], item: Item, words: Mapping[str, str] = _NO_WORDS) -> T:
        """Take a step for an item, in one with the items beside it that wait for the same step; else like `take`."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(step, item, words, future))
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

    async def _commit(self, group: Sequence[_Waiting]) -> None:
        outcomes: Sequence[Any]
        try:
            outcomes = await self._take(group)
        except BaseException as error:  # it belongs to the callers, a cancellation at the loop's end included
            outcomes = [error] * len(group)
        for waiting, outcome in zip(group, outcomes, strict=True):
            future = waiting.future
            if future.done():
                continue
            if isinstance(outcome, BaseException):
                future.set_exception(outcome)
            else:
                future.set_result(outcome)

    async def _take(self, group: Sequence[_Waiting]) -> list[Any]:
        for _ in range(_ATTEMPTS - 1):
            with suppress(ConflictStoreError):
                return await self._take_once(group)
        return await self._take_once(group)

    async def _take_once(self, group: Sequence[_Waiting]) -> list[Any]:
        outcomes: list[Any] = []
        async with self._store.write_beside() as transaction:
            # All of a group's at once, because they alone are rows that other processes insert as well.
            if words := {key: text for each in group for key, text in each.words.items()}:
                await insert_words(transaction, words)
            for step, waiting in groupby(group, lambda each: each.step):
                outcomes += await step(transaction, [each.item for each in waiting])
        return outcomes


async def _take_each(transaction: Transaction, steps: Sequence[Step[T]]) -> list[T | LeaseLostError]:
    outcomes: list[T | LeaseLostError] = []
    for step in steps:
        try:
            outcomes.append(await step(transaction))
        except LeaseLostError as error:
            outcomes.append(error)
    return outcomes


@asynccontextmanager
async def open_grouped_steps(store: TransactionalStore) -> AsyncIterator[GroupedSteps]:
    """Lend `GroupedSteps` for a store, which must be open longer."""
    steps = GroupedSteps(store)
    try:
        yield steps
    finally:
        await steps.settle()
