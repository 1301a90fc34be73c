"""A misbehaving server, and fetchers that reach it at once."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager

import pytest_asyncio
from aiohttp.abc import AbstractResolver

from bot.fetching import FetchLimits, HttpFetcher, Permissions, open_fetcher
from tests.support.misbehaving_server import MisbehavingServer

ANYWHERE = Permissions(private=True)


def fetching(
    permissions: Permissions = ANYWHERE,
    *,
    delay: float = 0.0,
    limits: FetchLimits | None = None,
    resolver: AbstractResolver | None = None,
) -> AbstractAsyncContextManager[HttpFetcher]:
    """Give a fetcher that never waits, and reaches the server on this machine where nothing else is said."""
    return open_fetcher(
        user_agent="Briefbot/1 (+https://briefbot.example)",
        permissions=permissions,
        delay=delay,
        limits=limits or FetchLimits(),
        resolver=resolver,
    )


@pytest_asyncio.fixture
async def server() -> AsyncIterator[MisbehavingServer]:
    async with MisbehavingServer() as running:
        yield running


@pytest_asyncio.fixture
async def fetcher() -> AsyncIterator[HttpFetcher]:
    async with fetching() as ready:
        yield ready
