"""What a backup has replaced: how much the backup lacks of it, and what was removed for good since is removed again."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from briefings.archive import open_archive
from briefings.errors import BackupError, FullStoreError, StoreError
from briefings.ledger import open_ledger
from briefings.ledger.replaced import Lacking, bring_over, weigh_replaced


async def find_lacking(data: Path, aside: Path) -> Lacking | None:
    """Return what the ledger that was replaced has, and the one that was put back lacks; None: it can't be read.

    `aside` is where the replaced files are. Raises StoreError where there is no room to look at them.
    """
    if not (aside / "ledger.db").is_file():
        return Lacking()
    async with _copy(aside / "ledger.db", data) as replaced:
        try:
            return await weigh_replaced(data / "ledger.db", replaced)
        except StoreError:
            return None


async def add_lacking(data: Path, aside: Path, now: datetime) -> Lacking:
    """Add to the ledger what the one in `aside` has and it lacks; return what that was.

    Raises BackupError where there is none, and StoreError and its kinds.
    """
    for folder in (aside, data):
        if not (folder / "ledger.db").is_file():
            raise BackupError(f"{folder}: there is no ledger in this folder")
    async with _copy(aside / "ledger.db", data) as replaced:
        return await bring_over(data / "ledger.db", replaced, now)


async def forget_again(data: Path, aside: Path, now: datetime) -> int:
    """Remove what a publisher had removed since the backup was made; return how many addresses and hosts.

    Nothing where the replaced archive can't be read. Raises StoreError and its kinds.
    """
    if not ((aside / "archive.db").is_file() and (data / "archive.db").is_file()):
        return 0
    async with (
        _copy(aside / "archive.db", data) as replaced,
        open_archive(data / "archive.db") as archive,
        open_ledger(data / "ledger.db") as ledger,
    ):
        try:
            async with open_archive(replaced) as other:
                removed = await other.list_forgotten()
        except StoreError:
            return 0
        lacking = sorted(removed - await archive.list_forgotten())
        for place in lacking:
            await ledger.memory.forget_documents(await archive.list_documents_of(place), now)
            await archive.forget(place, now)
        return len(lacking)


@asynccontextmanager
async def _copy(file: Path, data: Path) -> AsyncIterator[Path]:
    """Give a copy of a file, because whoever opens one may bring it to a newer format."""
    with tempfile.TemporaryDirectory(prefix="replaced-", dir=data, ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / file.name
        try:
            await asyncio.to_thread(shutil.copyfile, file, copy)
        except OSError as error:
            raise FullStoreError(copy) from error
        yield copy
