"""The stores and the fetcher that commands on sources work with: those of the data folder, whatever the library."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.session import fail, open_chosen_service

if TYPE_CHECKING:
    from bot.config import StorePlaces
    from briefings import FollowedSources, Service


def find_stores() -> "StorePlaces":
    """Return where ledger and archive are; end the program where the settings don't say."""
    from bot.config import find_places

    try:
        return find_places()
    except ValueError as error:
        fail(str(error))


def require_ledger() -> "StorePlaces":
    """Return where ledger and archive are; end the program where there is no ledger yet."""
    places = find_stores()
    if not places.are_there():
        fail(f"{places.ledger}: there is no ledger yet; the bot makes one when it starts")
    return places


@asynccontextmanager
async def open_chosen_sources(library: Path | None, workers: int | None = None) -> "AsyncIterator[FollowedSources]":
    """Open ledger, archive, library and the way out, and give what follows sources."""
    from bot.config import data_folder, fetch_options, find_places
    from bot.fetching import open_sources
    from briefings import open_ledger

    try:
        options, places = fetch_options(), find_places()
    except ValueError as error:
        fail(str(error))
    async with (
        open_chosen_service(library, workers) as service,
        open_ledger(places.ledger) as ledger,
        open_sources(
            service, ledger, places.archive, data_folder(), options=options, now=lambda: datetime.now(UTC)
        ) as sources,
    ):
        yield sources


async def feed_library(service: "Service") -> None:
    """Bring the library in step with the archive, if there is one: nothing is fetched."""
    from briefings import open_archive, open_ledger

    places = find_stores()
    if not places.has_archive():
        return
    async with open_ledger(places.ledger) as ledger, open_archive(places.archive) as archive:
        await service.follow_archive(ledger.sources, archive)
