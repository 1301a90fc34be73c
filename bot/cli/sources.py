"""The stores and the fetcher that commands on sources work with: those of the data folder, whatever the library."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.session import fail, open_chosen_service

if TYPE_CHECKING:
    from briefings import FollowedSources, Service


@asynccontextmanager
async def open_chosen_sources(library: Path | None, workers: int | None = None) -> "AsyncIterator[FollowedSources]":
    """Open ledger, archive, library and the way out, and give what follows sources."""
    from bot.config import data_folder, fetch_options
    from bot.fetching import open_sources
    from briefings import open_ledger

    try:
        options = fetch_options()
    except ValueError as error:
        fail(str(error))
    data = data_folder()
    async with (
        open_chosen_service(library, workers) as service,
        open_ledger(data / "ledger.db") as ledger,
        open_sources(service, ledger, data, options, lambda: datetime.now(UTC)) as sources,
    ):
        yield sources


async def feed_library(service: "Service") -> None:
    """Bring the library in step with the archive, if there is one: nothing is fetched."""
    from bot.config import data_folder
    from briefings import open_archive, open_ledger

    data = data_folder()
    if not (data / "archive.db").exists():
        return
    async with open_ledger(data / "ledger.db") as ledger, open_archive(data / "archive.db") as archive:
        await service.follow_archive(ledger.sources, archive)
