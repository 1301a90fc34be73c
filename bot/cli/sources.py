"""The stores and the fetcher that commands on sources work with: those of the data folder, whatever the library."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.session import fail, opened

if TYPE_CHECKING:
    from bot.fetching import Permissions
    from briefings import FollowedSources, Service

#: Within the data folder: a locked file for each process that fetches.
_FETCHING = "fetching"


def _read_manners() -> "tuple[str, Permissions, float]":
    """Return what servers are told of us, what may be dialled, and the seconds between two requests to a host."""
    from importlib.metadata import version

    from bot.config.folders import environment
    from bot.fetching import Permissions, read_hosts

    found = environment()
    try:
        permissions = Permissions(
            hosts=read_hosts(found.get("BRIEFBOT_ALLOW_HOSTS", "")),
            private=found.get("BRIEFBOT_ALLOW_PRIVATE", "") == "1",
        )
    except ValueError as error:
        fail(f"BRIEFBOT_ALLOW_HOSTS: {error}")
    try:
        delay = float(found.get("BRIEFBOT_FETCH_DELAY", "1"))
    except ValueError:
        delay = -1.0
    if not 0 <= delay <= 3600:
        fail("BRIEFBOT_FETCH_DELAY must be a number of seconds from 0 to 3600")
    code = found.get("BRIEFBOT_CODE", "")
    return f"Briefbot/{version('briefbot')}{f' (+{code})' if code.isascii() and code else ''}", permissions, delay


@asynccontextmanager
async def opened_sources(library: Path | None, workers: int | None = None) -> "AsyncIterator[FollowedSources]":
    """Open ledger, archive, library and the way out, and give what follows sources."""
    from bot.config import data_folder
    from bot.config.owners import hold_owner, take_dead_owners
    from bot.fetching import open_fetcher
    from briefings import open_archive, open_ledger

    user_agent, permissions, delay = _read_manners()
    data = data_folder()
    async with AsyncExitStack() as stack:
        service = await stack.enter_async_context(opened(library, workers))
        ledger = await stack.enter_async_context(open_ledger(data / "ledger.db"))
        archive = await stack.enter_async_context(open_archive(data / "archive.db"))
        folder = data / _FETCHING
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # What a killed process was fetching is free at once.
        await ledger.sources.free(take_dead_owners(folder))
        owner = stack.enter_context(hold_owner(folder))
        fetcher = await stack.enter_async_context(
            open_fetcher(user_agent=user_agent, permissions=permissions, delay=delay)
        )
        yield service.followed_sources(ledger.sources, archive, fetcher, owner=owner, clock=lambda: datetime.now(UTC))


async def feed_library(service: "Service") -> None:
    """Bring the library in step with the archive, if there is one: nothing is fetched."""
    from bot.config import data_folder
    from briefings import open_archive, open_ledger

    data = data_folder()
    if not (data / "archive.db").exists():
        return
    async with open_ledger(data / "ledger.db") as ledger, open_archive(data / "archive.db") as archive:
        await service.follow_archive(ledger.sources, archive)
