"""The ledger in an SQLite file."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from briefings.ledger import Ledger, open_ledger


@pytest.fixture(name="ledger")
async def _ledger(path: Path) -> AsyncIterator[Ledger]:
    async with open_ledger(path, busy_timeout_s=5) as ledger:
        yield ledger
