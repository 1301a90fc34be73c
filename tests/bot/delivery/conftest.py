"""The kit of processes that are killed."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

# Processes import the kit by its name, so the tests do too.
sys.path.insert(0, str(Path(__file__).parent))

import kit


@pytest_asyncio.fixture(name="room")
async def _room(tmp_path: Path) -> AsyncIterator[kit.Range]:
    async with kit.a_range(tmp_path) as made:
        yield made
