"""Connections to a PostgreSQL database: made when needed, kept for the next, not asked for while it is away."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import monotonic
from typing import TypeAlias

import asyncpg

from briefings.errors import StoreError, UnreachableStoreError
from briefings.stores.addresses import DatabaseAddress
from briefings.stores.postgres_failures import DRIVER_ERRORS
from briefings.stores.postgres_statements import read_moment

#: The oldest PostgreSQL with which the tests run.
_OLDEST = 15
#: Seconds in which a connection is made or given back, or the database is away.
PATIENCE = 5.0
#: Seconds that a statement may take, for a network that is cut without a word; and one that reads a whole table.
_STATEMENT, LONGEST = 60.0, 3600.0
#: Seconds of rest after the first attempt in vain; doubled each time up to the longest.
_FIRST_REST, _LONGEST_REST = 0.25, 5.0
#: Seconds in which the server ends the transaction of a process that has stopped within it, and frees its locks: less
#: than others wait for a lock.
_STOPPED = 5

# Generic for type checkers alone.
Connection: TypeAlias = "asyncpg.pool.PoolConnectionProxy[asyncpg.Record]"
_Bare: TypeAlias = "asyncpg.Connection[asyncpg.Record]"
_Pool: TypeAlias = "asyncpg.Pool[asyncpg.Record]"


@dataclass(slots=True)
class PostgresConnections:
    """The connections of one store. Made by `open_connections`."""

    address: DatabaseAddress
    _pool: _Pool
    #: How many attempts in a row were in vain, and until when none is made, by the monotonic clock.
    _vain: int = 0
    _rests_until: float = 0.0

    @asynccontextmanager
    async def lend(self) -> AsyncIterator[Connection]:
        """Lend a connection. Raises UnreachableStoreError while the database is away, and the driver's errors."""
        if monotonic() < self._rests_until:
            raise UnreachableStoreError(str(self.address))
        try:
            connection = await self._pool.acquire()
        except DRIVER_ERRORS:
            self._rests_until = monotonic() + min(_FIRST_REST * 2**self._vain, _LONGEST_REST)
            self._vain = min(self._vain + 1, 10)
            raise
        self._vain = 0
        try:
            yield connection
        finally:
            await self._pool.release(connection, timeout=PATIENCE)


@asynccontextmanager
async def open_connections(
    address: DatabaseAddress, kind: str, *, busy_timeout_s: float, most: int
) -> AsyncIterator[PostgresConnections]:
    """Give up to `most` connections to a database; statements wait `busy_timeout_s` seconds for others' locks.

    None is made before it is needed. Raises the driver's errors for an address that it doesn't understand.
    """
    pool = await asyncpg.create_pool(
        address.dsn,
        min_size=0,
        max_size=most,
        init=_prepare,
        reset=_leave,
        timeout=PATIENCE,
        command_timeout=_STATEMENT,
        server_settings={
            "application_name": f"briefbot {kind}",
            "search_path": address.schema,
            "TimeZone": "UTC",
            "DateStyle": "ISO",
            "lock_timeout": f"{round(busy_timeout_s * 1000)}ms",
            "idle_in_transaction_session_timeout": f"{_STOPPED}s",
            "tcp_keepalives_idle": "10",
            "tcp_keepalives_interval": "5",
            "tcp_keepalives_count": "3",
        },
    )
    try:
        yield PostgresConnections(address, pool)
    finally:
        try:
            await asyncio.wait_for(pool.close(), PATIENCE)
        except DRIVER_ERRORS:
            pool.terminate()


async def _prepare(connection: _Bare) -> None:
    found = connection.get_server_version().major
    if found < _OLDEST:
        raise StoreError("PostgreSQL", f"this is version {found}; Briefbot needs {_OLDEST} or newer")
    # As text in both directions, because the rows of both databases have one reader.
    await connection.set_type_codec("timestamptz", schema="pg_catalog", encoder=str, decoder=read_moment)


async def _leave(connection: _Bare) -> None:
    """Give a connection back as it was lent: it has no state beyond its transaction."""
