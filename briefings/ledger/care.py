"""Care for the ledger's file as a whole."""

import asyncio
from pathlib import Path

from briefings.errors import StoreError
from briefings.ledger.schema import APPLICATION_ID, FORMAT, MIGRATIONS
from briefings.stores import DatabaseAddress, Place, check_store, open_transactions


async def check_ledger(place: Place) -> None:
    """Read the whole file of a ledger; raise DamagedStoreError where it isn't whole, else as `open_ledger` does.

    A database is its server's care: it is opened, and what is in the way of that is raised.
    """
    if isinstance(place, DatabaseAddress):
        await try_ledger(place)
        return
    await check_store(place, kind="ledger", application_id=APPLICATION_ID, migrations=MIGRATIONS)


async def try_ledger(place: Place) -> None:
    """Begin to write into a ledger, and change nothing; raise StoreError and its kinds where one can't.

    Others are waited for for two seconds only. A file that isn't there is not made.
    """
    if isinstance(place, Path) and not await asyncio.to_thread(place.exists):
        raise StoreError(place, "this file is gone; put back a copy of it")
    async with open_transactions(place, FORMAT, busy_timeout_s=2.0) as store, store.write():
        pass
