"""Opens a store where its place says: in a file or in a database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from briefings.stores.addresses import DatabaseAddress, Place, require_driver
from briefings.stores.connection import open_store
from briefings.stores.formats import StoreFormat
from briefings.stores.transactions import SqliteTransactions, TransactionalStore


@asynccontextmanager
async def open_transactions(
    place: Place, store: StoreFormat, *, busy_timeout_s: float = 10.0, readers: int = 2, filling: bool = False
) -> AsyncIterator[TransactionalStore]:
    """Open a store, made where there is none, with its tables in the newest format.

    A write waits `busy_timeout_s` seconds for others; up to `readers` read at once. What is deleted in a file is
    overwritten there. `filling`: a database is being filled from files; others are refused meanwhile.
    Raises StoreError and its kinds.
    """
    if isinstance(place, DatabaseAddress):
        require_driver(place)
        # Imported here, because whoever keeps files needs no driver of a database.
        from briefings.stores.postgres import open_postgres

        async with open_postgres(
            place, store, busy_timeout_s=busy_timeout_s, connections=readers + 2, filling=filling
        ) as transactions:
            yield transactions
        return
    async with open_store(
        place,
        kind=store.kind,
        application_id=store.application_id,
        migrations=store.sqlite,
        busy_timeout_s=busy_timeout_s,
        readers=readers,
        overwrites_deleted=True,
    ) as file:
        yield SqliteTransactions(file)
