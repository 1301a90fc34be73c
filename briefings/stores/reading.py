"""Reading and writing in one go: all that is asked of a file is asked in one thread, where nothing is waited for.

Each statement of a connection that others share goes to its thread and back. An answer asks some fifty, and on a busy
machine the way takes longer than what is asked.
"""

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Changed(Protocol):
    """What a statement has done."""

    @property
    def rowcount(self) -> int:
        """Rows that were changed."""


class Connection(Protocol):
    """An open file: what of aiosqlite's connections is used, and of those that answer at once."""

    def execute(self, sql: str, parameters: Iterable[Any] | None = None) -> Awaitable[Changed]:
        """Run a statement."""

    def executemany(self, sql: str, parameters: Iterable[Iterable[Any]]) -> Awaitable[Changed]:
        """Run a statement for each of the rows."""

    def execute_fetchall(self, sql: str, parameters: Iterable[Any] | None = None) -> Awaitable[Iterable[sqlite3.Row]]:
        """Return all rows of a query."""


class ImmediateConnection:
    """A connection whose methods never wait: they are for `finish`, in the thread that may use it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    async def execute(self, sql: str, parameters: Iterable[Any] | None = None) -> Changed:
        """Run a statement."""
        return self._connection.execute(sql, parameters or ())  # type: ignore[arg-type]

    async def executemany(self, sql: str, parameters: Iterable[Iterable[Any]]) -> Changed:
        """Run a statement for each of the rows."""
        return self._connection.executemany(sql, parameters)  # type: ignore[arg-type]

    async def execute_fetchall(self, sql: str, parameters: Iterable[Any] | None = None) -> Iterable[sqlite3.Row]:
        """Return all rows of a query."""
        return self._connection.execute(sql, parameters or ()).fetchall()  # type: ignore[arg-type]


class Lender(Protocol):
    """What connections for reading are lent by: a store, or who holds one of its states."""

    def read(self, *, snapshot: bool = True) -> AbstractAsyncContextManager[Connection]:
        """Lend a connection, see `Store.read`."""

    def read_in_one(self, work: Callable[[Connection], Coroutine[Any, Any, T]]) -> Awaitable[T]:
        """Return what `work` makes of one state, see `Store.read_in_one`."""


class HeldConnection:
    """Lends the one connection that it was given, whose transaction is open."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @asynccontextmanager
    async def read(self, *, snapshot: bool = True) -> AsyncIterator[Connection]:  # noqa: ARG002, for it holds one anyhow
        """Lend it."""
        yield self._connection

    async def read_in_one(self, work: Callable[[Connection], Coroutine[Any, Any, T]]) -> T:
        """Return what `work` makes of it."""
        return await work(self._connection)


def finish(work: Coroutine[Any, Any, T]) -> T:
    """Return what a coroutine returns that asks immediate connections and waits for nothing else.

    Raises what it raises, and RuntimeError where it waits all the same.

    >>> async def work() -> int:
    ...     return 3
    >>> finish(work())
    3
    """
    try:
        work.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    work.close()
    raise RuntimeError("what is done in one go mustn't wait for anything but the file")
