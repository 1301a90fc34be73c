"""The kit of processes that are killed."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.support import killable


@pytest_asyncio.fixture(name="room")
async def _room(tmp_path: Path) -> AsyncIterator[killable.Range]:
    async with killable.a_range(tmp_path) as made:
        yield made
