"""Care for the ledger's file as a whole."""

import asyncio
from pathlib import Path

from briefings.errors import StoreError
from briefings.ledger.schema import APPLICATION_ID, MIGRATIONS
from briefings.stores import check_store, open_store


async def check_ledger(path: Path) -> None:
    """Read the whole ledger at `path`; raise DamagedStoreError where it isn't whole, else as `open_ledger` does."""
    await check_store(path, kind="ledger", application_id=APPLICATION_ID, migrations=MIGRATIONS)


async def try_ledger(path: Path) -> None:
    """Begin to write into the ledger at `path`, and change nothing; raise StoreError and its kinds where one can't.

    Others are waited for for two seconds only. A file that isn't there is not made.
    """
    if not await asyncio.to_thread(path.exists):
        raise StoreError(path, "this file is gone; put back a copy of it")
    async with (
        open_store(
            path,
            kind="ledger",
            application_id=APPLICATION_ID,
            migrations=MIGRATIONS,
            busy_timeout_s=2.0,
        ) as store,
        store.write(),
    ):
        pass
