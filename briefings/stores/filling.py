"""A database while files are moved into it: marked, so that nothing else uses it before it is whole."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from briefings.stores.addresses import DatabaseAddress, require_driver


@asynccontextmanager
async def fill_database(address: DatabaseAddress) -> AsyncIterator[None]:
    """Mark a database while the block fills it. The mark goes when the block ends well, and stays where it doesn't.

    Raises UnreachableStoreError, and StoreError where the database holds anything else than what such a block left.
    """
    require_driver(address)
    from briefings.stores.postgres_connections import open_connections
    from briefings.stores.postgres_failures import translate_postgres_errors
    from briefings.stores.postgres_migrations import begin_filling, end_filling

    async with open_connections(address, "migrate", busy_timeout_s=10.0, most=1) as connections:
        with translate_postgres_errors(address, "database"):
            async with connections.lend() as connection:
                await begin_filling(connection, address)
        yield
        with translate_postgres_errors(address, "database"):
            async with connections.lend() as connection:
                await end_filling(connection)
