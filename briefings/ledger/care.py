"""Care for the ledger's file as a whole."""

from pathlib import Path

from briefings.ledger.schema import APPLICATION_ID, MIGRATIONS
from briefings.stores import check_store


async def check_ledger(path: Path) -> None:
    """Read the whole ledger at `path`; raise DamagedStoreError where it isn't whole, else as `open_ledger` does."""
    await check_store(path, kind="ledger", application_id=APPLICATION_ID, migrations=MIGRATIONS)
