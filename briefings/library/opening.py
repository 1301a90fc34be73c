"""The library's file: opened, made where it is missing, converted where an earlier version made it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from briefings.library.actors import fill_keys, has_keys
from briefings.library.library import Library
from briefings.library.schema import APPLICATION_ID, MIGRATIONS
from briefings.stores import Durability, open_store


def utc_now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return datetime.now(UTC)


@asynccontextmanager
async def open_library(
    path: Path,
    *,
    analysis_version: int | None = None,
    clock: Callable[[], datetime] = utc_now,
    busy_timeout_s: float = 10.0,
) -> AsyncIterator[Library]:
    """Open the library in a file, made where it is missing; one made by an earlier version is converted.

    Args:
        path: The database file.
        analysis_version: Documents read by another version count as outdated; None: none does.
        clock: Says in UTC when a document is taken up.
        busy_timeout_s: Seconds for which another process that writes is waited for.

    Raises:
        StoreError: The file can't be opened; its kinds tell why (another program's, newer, locked, disk full).
    """
    async with open_store(
        path,
        kind="library",
        application_id=APPLICATION_ID,
        migrations=MIGRATIONS,
        durability=Durability.NORMAL,
        busy_timeout_s=busy_timeout_s,
    ) as store:
        async with store.read(snapshot=False) as connection:
            filled = await has_keys(connection)
        if not filled:
            async with store.write() as connection:
                await fill_keys(connection)
        yield Library(store, clock, analysis_version)
