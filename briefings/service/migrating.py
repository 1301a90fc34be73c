"""Ledger and archive moved from files into a database, while no bot uses either."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from briefings.archive.schema import FORMAT as ARCHIVE
from briefings.errors import BackupError, LockedStoreError
from briefings.ledger.schema import FORMAT as LEDGER
from briefings.stores import DatabaseAddress, Place, fill_database, move_rows, require_unused


async def migrate_stores(data: Path, target: Place, progress: Callable[[str, int], None]) -> dict[str, int]:
    """Move the ledger, and the archive if there is one, into an empty database; return how many rows each table has.

    Every row is compared with the file's afterwards; the files stay as they are. Interrupted, it is taken up by
    calling it again; until it has come to its end no bot can use the database. `progress` hears of each table and how
    many of its rows are done.
    Raises BackupError where there is no ledger or somebody uses it, StoreError and its kinds.
    """
    if not isinstance(target, DatabaseAddress):
        raise BackupError("a ledger is moved from files into a database, not the other way round")
    found = [(store, data / f"{store.kind}.db") for store in (LEDGER, ARCHIVE)]
    files = [(store, file) for store, file in found if await asyncio.to_thread(file.is_file)]
    if not any(store is LEDGER for store, _ in files):
        raise BackupError(f"{data}: there is no ledger in this folder; BRIEFBOT_DATA names another one")
    try:
        for _, file in files:
            await asyncio.to_thread(require_unused, file)
    except LockedStoreError as error:
        raise BackupError(f"{error.path} is in use: end the bot and all other commands first") from error
    counts: dict[str, int] = {}
    async with fill_database(target):
        for store, file in files:
            counts |= await move_rows(file, target, store, progress)
    return counts
