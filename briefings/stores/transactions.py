"""Transactions in which SQL is run that every database reads, whatever its driver is.

Such SQL names its values (`:name`) and keeps to what SQLite and PostgreSQL share; tests/briefings/ledger/test_sql.py
lists what they don't.
"""

from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

import aiosqlite

from briefings.stores.connection import Store
from briefings.stores.copies import change_copies

Values: TypeAlias = Mapping[str, object]
#: The columns that were asked for, in that order.
Columns: TypeAlias = tuple[Any, ...]

NO_VALUES: Values = {}


@dataclass(frozen=True, slots=True)
class Locks:
    """What is added to a SELECT so that nobody changes its rows before the transaction's end.

    Empty where nobody can anyway, because one writes at a time.
    """

    #: Rows that others hold are waited for.
    rows: str = ""
    #: Rows that others hold are left out.
    free_rows: str = ""


class Transaction(Protocol):
    """An open transaction. Its methods raise what the store that lent it raises."""

    async def execute(self, sql: str, values: Values = NO_VALUES) -> int:
        """Run a statement; return how many rows it changed."""

    async def execute_many(self, sql: str, rows: Iterable[Values]) -> None:
        """Run a statement for each of the rows, in their order."""

    async def fetch(self, sql: str, values: Values = NO_VALUES) -> list[Columns]:
        """Run a query, or a statement that returns rows; return all of them."""


class TransactionalStore(Protocol):
    """A database that lends transactions. Everything in one of them is done, or nothing."""

    @property
    def locks(self) -> Locks:
        """What locks rows in it."""

    def read(self) -> AbstractAsyncContextManager[Transaction]:
        """Lend a transaction that can't write and sees one state throughout. Raises StoreError and its kinds."""

    def write(self) -> AbstractAsyncContextManager[Transaction]:
        """Lend a transaction that writes while nobody else does: committed at the end, undone where anything is raised.

        Raises StoreError and its kinds.
        """

    def write_beside(self) -> AbstractAsyncContextManager[Transaction]:
        """Lend a transaction that writes while others of this kind do; a statement sees what was committed before it.

        Nobody is within `write` meanwhile. For transactions that change rows of their own alone, lock what they read
        before they decide by it, and can be run again. Raises ConflictStoreError where two have waited for each other's
        rows, StoreError and its other kinds.
        """

    async def empty_log(self) -> None:
        """Return when what was deleted stands in no log any more. Raises StoreError and its kinds."""

    async def change_copies(self, statements: Callable[[int], Iterable[str]], values: Values) -> None:
        """Run statements in the copies that updates have left of the database, and overwrite what they delete.

        `statements` are those for a copy that has seen so many migrations. Raises StoreError and its kinds.
        """


@dataclass(frozen=True, slots=True)
class SqliteTransaction:
    """A transaction of SQLite, which reads named values as they are."""

    _connection: aiosqlite.Connection

    async def execute(self, sql: str, values: Values = NO_VALUES) -> int:
        """Run a statement; return how many rows it changed."""
        return (await self._connection.execute(sql, values)).rowcount

    async def execute_many(self, sql: str, rows: Iterable[Values]) -> None:
        """Run a statement for each of the rows, in their order."""
        await self._connection.executemany(sql, rows)

    async def fetch(self, sql: str, values: Values = NO_VALUES) -> list[Columns]:
        """Run a query, or a statement that returns rows; return all of them."""
        return [tuple(row) for row in await self._connection.execute_fetchall(sql, values)]


@dataclass(frozen=True, slots=True)
class SqliteTransactions:
    """The transactions of an SQLite file."""

    _store: Store
    locks: Locks = Locks()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Transaction]:
        """Lend a transaction that can't write. Raises StoreError and its kinds."""
        async with self._store.read() as connection:
            yield SqliteTransaction(connection)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Transaction]:
        """Lend a transaction that writes. Raises StoreError and its kinds."""
        async with self._store.write() as connection:
            yield SqliteTransaction(connection)

    @asynccontextmanager
    async def write_beside(self) -> AsyncIterator[Transaction]:
        """Lend a transaction that writes; a file has one writer at a time. Raises StoreError and its kinds."""
        async with self.write() as transaction:
            yield transaction

    async def empty_log(self) -> None:
        """Empty the write-ahead log into the file. Raises StoreError and its kinds."""
        await self._store.empty_log()

    async def change_copies(self, statements: Callable[[int], Iterable[str]], values: Values) -> None:
        """Run statements in the copies beside the file. Raises StoreError and its kinds."""
        await change_copies(self._store.path, self._store.kind, statements, values)


def list_values(name: str, values: Iterable[object]) -> tuple[str, dict[str, object]]:
    """Return the inside of an SQL list, `:name0, :name1, …`, and its values by name. An empty list is no SQL.

    The last value fills it up to a power of two, because a database reads and plans a statement for each length anew.
    """
    listed = [*values]
    if listed:
        listed += listed[-1:] * ((1 << (len(listed) - 1).bit_length()) - len(listed))
    by_name = {f"{name}{number}": value for number, value in enumerate(listed)}
    return ", ".join(f":{each}" for each in by_name), by_name
