"""What follows sources, with the archive and the fetcher that it works with: for the bot and for the terminal."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path

from bot.config.fetching import FetchOptions
from bot.config.owners import hold_owner, take_dead_owners
from bot.fetching.fetcher import open_fetcher
from briefings import FollowedSources, Ledger, Place, Service, open_archive

#: Within the data folder: a locked file for each process that fetches.
_FETCHING = "fetching"


@asynccontextmanager
async def open_sources(
    service: Service,
    ledger: Ledger,
    archive_place: Place,
    data: Path,
    *,
    options: FetchOptions,
    now: Callable[[], datetime],
) -> AsyncIterator[FollowedSources]:
    """Open the archive and the way out, and give what follows sources. `data` is a folder of this machine.

    Raises StoreError where the archive can't be used.
    """
    folder = data / _FETCHING
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    async with AsyncExitStack() as stack:
        archive = await stack.enter_async_context(open_archive(archive_place, keeps_html=options.keeps_html))
        # What a killed process was fetching is free at once.
        await ledger.sources.free(take_dead_owners(folder))
        owner = stack.enter_context(hold_owner(folder))
        fetcher = await stack.enter_async_context(
            open_fetcher(user_agent=options.user_agent, permissions=options.permissions, delay=options.delay, now=now)
        )
        yield service.followed_sources(ledger.sources, archive, fetcher, owner=owner, clock=now)
