"""A PostgreSQL database as a store: its transactions, and their order.

The order is SQLite's where nothing else was thought through: `write` holds a lock of the store for itself, so that its
statements needn't fear anybody's between them. `write_beside` holds it together with others of its kind, for
transactions whose statements hold against one another: those of the outbox, by row locks and leases.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from zlib import crc32

import asyncpg

from briefings.stores.addresses import DatabaseAddress
from briefings.stores.formats import StoreFormat
from briefings.stores.postgres_connections import LONGEST, PATIENCE, Connection, PostgresConnections, open_connections
from briefings.stores.postgres_failures import translate_postgres_errors
from briefings.stores.postgres_migrations import migrate, require_state
from briefings.stores.postgres_statements import make_storable, number_values
from briefings.stores.transactions import NO_VALUES, Columns, Locks, Transaction, Values

_LOCKS = Locks(rows=" FOR UPDATE", free_rows=" FOR UPDATE SKIP LOCKED")


@dataclass(frozen=True, slots=True)
class PostgresTransaction:
    """An open transaction of PostgreSQL."""

    _connection: Connection

    async def execute(self, sql: str, values: Values = NO_VALUES) -> int:
        """Run a statement; return how many rows it changed."""
        numbered, names = number_values(sql)
        # The driver gives what psql prints: 'UPDATE 3', 'INSERT 0 1'.
        return int((await self._connection.execute(numbered, *_pick(values, names))).rpartition(" ")[2])

    async def execute_many(self, sql: str, rows: Iterable[Values]) -> None:
        """Run a statement for each of the rows, in their order."""
        numbered, names = number_values(sql)
        if arguments := [_pick(values, names) for values in rows]:
            await self._connection.executemany(numbered, arguments)

    async def fetch(self, sql: str, values: Values = NO_VALUES) -> list[Columns]:
        """Run a query, or a statement that returns rows; return all of them."""
        numbered, names = number_values(sql)
        return [tuple(row) for row in await self._connection.fetch(numbered, *_pick(values, names))]


def _pick(values: Values, names: Iterable[str]) -> list[object]:
    return [make_storable(values[name]) for name in names]


@dataclass(frozen=True, slots=True)
class PostgresTransactions:
    """The transactions of a store in a database. Made by `open_postgres`."""

    address: DatabaseAddress
    kind: str
    _connections: PostgresConnections
    #: What the store's lock is called.
    _key: tuple[int, int]
    locks: Locks = _LOCKS

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Transaction]:
        """Lend a transaction that can't write. Raises StoreError and its kinds."""
        with translate_postgres_errors(self.address, self.kind, rows=True):
            async with self._transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") as connection:
                yield PostgresTransaction(connection)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Transaction]:
        """Lend a transaction that writes while nobody else does. Raises StoreError and its kinds."""
        async with self._write("pg_advisory_xact_lock") as transaction:
            yield transaction

    @asynccontextmanager
    async def write_beside(self) -> AsyncIterator[Transaction]:
        """Lend a transaction that writes while others of its kind do.

        Raises ConflictStoreError where two have waited for each other's rows, StoreError and its other kinds.
        """
        async with self._write("pg_advisory_xact_lock_shared") as transaction:
            yield transaction

    async def empty_log(self) -> None:
        """Have the server clear deleted rows from the tables. Its log and its backups are its operator's to keep short.

        Raises StoreError and its kinds.
        """
        with translate_postgres_errors(self.address, self.kind):
            async with self._connections.lend() as connection:
                tables = await connection.fetch(
                    "SELECT format('%I', tablename) FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
                )
                await connection.execute(f"VACUUM {', '.join(name for (name,) in tables)}", timeout=LONGEST)

    async def change_copies(self, statements: Callable[[int], Iterable[str]], values: Values) -> None:
        """Return at once: updates leave no copies of a database, because they happen whole or not at all."""

    @asynccontextmanager
    async def _write(self, lock: str) -> AsyncIterator[Transaction]:
        # One request. Each later statement sees what was committed before it, by the lock's last holder too.
        begin = f"BEGIN ISOLATION LEVEL READ COMMITTED; SELECT {lock}({self._key[0]:d}, {self._key[1]:d})"
        with translate_postgres_errors(self.address, self.kind):
            async with self._transaction(begin) as connection:
                yield PostgresTransaction(connection)

    @asynccontextmanager
    async def _transaction(self, begin: str) -> AsyncIterator[Connection]:
        async with self._connections.lend() as connection:
            try:
                await connection.execute(begin)
                yield connection
                await _commit(connection)
            except BaseException:
                # Shielded, for a second cancellation must not leave a transaction open.
                await asyncio.shield(_roll_back(connection))
                raise


async def _commit(connection: Connection) -> None:
    """Commit. Raises RuntimeError where a statement had failed and nobody said so: the server undoes all then."""
    if await connection.execute("COMMIT") != "COMMIT":
        raise RuntimeError("a statement of this transaction had failed, so that nothing was committed")


async def _roll_back(connection: Connection) -> None:
    """Undo what is open; a connection of which that isn't known is used no more."""
    try:
        await connection.execute("ROLLBACK", timeout=PATIENCE)
    except Exception:
        # Where it has ended by itself, the pool has taken it back already.
        with suppress(asyncpg.InterfaceError):
            connection.terminate()


@asynccontextmanager
async def open_postgres(
    address: DatabaseAddress,
    store: StoreFormat,
    *,
    busy_timeout_s: float = 10.0,
    connections: int = 4,
    filling: bool = False,
) -> AsyncIterator[PostgresTransactions]:
    """Open the tables of a store in a database, made where there are none, and bring them to the newest format.

    A write waits `busy_timeout_s` seconds for others. Up to `connections` are used at once, made when first needed.
    With `filling` the tables may be those that a move of files has begun to fill; they are refused otherwise.
    Raises UnreachableStoreError, NewerStoreError, or StoreError with what else is in the way.
    """
    key = (store.application_id, _sign(crc32(address.schema.encode())))
    async with open_connections(address, store.kind, busy_timeout_s=busy_timeout_s, most=connections) as lent:
        with translate_postgres_errors(address, store.kind):
            async with lent.lend() as connection:
                await migrate(connection, address, store, key)
                await require_state(connection, address, filling=filling)
        yield PostgresTransactions(address, store.kind, lent, key)


def _sign(number: int) -> int:
    """Return 32 bits as PostgreSQL's integer has them."""
    return number - 2**32 if number >= 2**31 else number
