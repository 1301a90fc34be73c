"""The ledger in an SQLite file."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from briefings.ledger import Ledger, open_ledger


@pytest.fixture(name="ledger")
async def _ledger(path: Path, new_ledger: Path) -> AsyncIterator[Ledger]:
    path.parent.mkdir(mode=0o700)
    shutil.copy(new_ledger, path)
    async with open_ledger(path, busy_timeout_s=5) as ledger:
        yield ledger
