"""Brings a database's tables to the newest format; several processes may do so at once."""

from briefings.errors import NewerStoreError, StoreError
from briefings.stores.addresses import DatabaseAddress
from briefings.stores.formats import StoreFormat
from briefings.stores.postgres_connections import Connection

_VERSIONS = "CREATE TABLE IF NOT EXISTS versions (kind text PRIMARY KEY, version integer NOT NULL)"


async def migrate(connection: Connection, address: DatabaseAddress, store: StoreFormat, key: tuple[int, int]) -> None:
    """Make or change the tables of a store, all of it or nothing.

    Raises NewerStoreError for tables that a newer Briefbot made, StoreError for a schema that holds others' tables.
    """
    known = store.postgres_base[0] + len(store.postgres_later)
    if await _find_version(connection, address, store) == known:
        return
    async with connection.transaction():
        await connection.execute("SELECT pg_advisory_xact_lock($1, $2)", *key)
        # Ours for all stores of the schema: two of them must not make it at once.
        await connection.execute("SELECT pg_advisory_xact_lock(0, $1)", key[1])
        version = await _find_version(connection, address, store)
        if version == known:
            return
        await connection.execute(f'CREATE SCHEMA IF NOT EXISTS "{address.schema}"')
        await connection.execute(_VERSIONS)
        base, script = store.postgres_base
        if version == 0:
            await connection.execute(script)
            version = base
        for later in store.postgres_later[version - base :]:
            await connection.execute(later)
        await connection.execute(
            "INSERT INTO versions (kind, version) VALUES ($1, $2) ON CONFLICT (kind) DO UPDATE SET version = $2",
            store.kind,
            known,
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
    known = store.postgres_base[0] + len(store.postgres_later)
    if version is not None and version > known:
        raise NewerStoreError(str(address), version, known)
    return int(version or 0)
