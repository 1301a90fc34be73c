"""Brings a database's tables to the newest format; several processes may do so at once."""

from briefings.errors import NewerStoreError, StoreError
from briefings.stores.addresses import DatabaseAddress
from briefings.stores.formats import StoreFormat
from briefings.stores.postgres_connections import LONGEST, Connection

#: Tables that have rows from the beginning.
_ALWAYS_FILLED = frozenset({"versions", "watermarks"})
#: What stands among the kinds while files are moved into the database.
_FILLING = "filling"

_VERSIONS = "CREATE TABLE IF NOT EXISTS versions (kind text PRIMARY KEY, version integer NOT NULL)"


async def migrate(connection: Connection, address: DatabaseAddress, store: StoreFormat, key: tuple[int, int]) -> None:
    """Make or change the tables of a store, all of it or nothing.

    Raises NewerStoreError for tables that a newer Briefbot made, StoreError for a schema that holds others' tables.
    """
    if await _find_version(connection, address, store) == store.version:
        return
    async with connection.transaction():
        await connection.execute("SELECT pg_advisory_xact_lock($1, $2)", *key)
        # Ours for all stores of the schema: two of them must not make it at once.
        await connection.execute("SELECT pg_advisory_xact_lock(0, $1)", key[1])
        version = await _find_version(connection, address, store)
        if version == store.version:
            return
        await connection.execute(f'CREATE SCHEMA IF NOT EXISTS "{address.schema}"')
        await connection.execute(_VERSIONS)
        base, script = store.postgres_base
        if version == 0:
            await connection.execute(script, timeout=LONGEST)
            version = base
        for later in store.postgres_later[version - base :]:
            await connection.execute(later, timeout=LONGEST)
        await connection.execute(
            "INSERT INTO versions (kind, version) VALUES ($1, $2) ON CONFLICT (kind) DO UPDATE SET version = $2",
            store.kind,
            store.version,
        )


async def _find_version(connection: Connection, address: DatabaseAddress, store: StoreFormat) -> int:
    """Return the version of the tables; 0: there are none."""
    ((marked, tables),) = await connection.fetch(
        "SELECT count(*) FILTER (WHERE tablename = 'versions'), count(*) FROM pg_tables WHERE schemaname = $1",
        address.schema,
    )
    if not marked:
        if tables:
            raise StoreError(
                str(address),
                f"the schema {address.schema} holds tables of another program; name another schema in the address:"
                " ?search_path=name",
            )
        return 0
    version = await connection.fetchval("SELECT version FROM versions WHERE kind = $1", store.kind)
    if version is not None and version > store.version:
        raise NewerStoreError(str(address), version, store.version)
    return int(version or 0)


async def require_state(connection: Connection, address: DatabaseAddress, *, filling: bool) -> None:
    """Return where the tables are whole, or with `filling` being filled. Raises StoreError otherwise."""
    found = await connection.fetchval("SELECT count(*) FROM versions WHERE kind = $1", _FILLING)
    if bool(found) != filling:
        raise StoreError(
            str(address),
            "nobody is filling it from files"
            if filling
            else "files are being moved there; let `briefbot migrate` come to its end, or run it again",
        )


async def begin_filling(connection: Connection, address: DatabaseAddress) -> None:
    """Mark a database as being filled, so that no bot uses it; one that is marked already stays so.

    Raises StoreError where it holds anything that no such move has brought.
    """
    async with connection.transaction():
        await connection.execute(f'CREATE SCHEMA IF NOT EXISTS "{address.schema}"')
        tables = await connection.fetch(
            "SELECT format('%I', tablename), tablename FROM pg_tables WHERE schemaname = $1", address.schema
        )
        await connection.execute(_VERSIONS)
        if await connection.fetchval("SELECT count(*) FROM versions WHERE kind = $1", _FILLING):
            return
        for quoted, name in tables:
            if name not in _ALWAYS_FILLED and await connection.fetchval(f"SELECT EXISTS (SELECT 1 FROM {quoted})"):
                raise StoreError(
                    str(address),
                    f"the schema {address.schema} holds something already (the table {name}); name another one in the"
                    " address: ?search_path=name",
                )
        await connection.execute("INSERT INTO versions (kind, version) VALUES ($1, 1)", _FILLING)


async def end_filling(connection: Connection) -> None:
    """Take the mark away: from now on bots may use the database."""
    await connection.execute("DELETE FROM versions WHERE kind = $1", _FILLING)
