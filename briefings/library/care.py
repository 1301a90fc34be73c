"""Care for the library's file as a whole: is it whole, and away with it where it isn't."""

from pathlib import Path

from briefings.errors import FullStoreError, NotOurStoreError
from briefings.library.schema import APPLICATION_ID, MIGRATIONS
from briefings.stores import check_store

#: Where SQLite's file format keeps the mark of the program that made the file.
_MARK = slice(68, 72)


async def check_library(path: Path) -> None:
    """Read the whole library at `path`; raise DamagedStoreError where it isn't whole, else as `open_library` does."""
    await check_store(path, kind="library", application_id=APPLICATION_ID, migrations=MIGRATIONS)


def set_library_aside(path: Path) -> Path | None:
    """Rename the library at `path`, so that it can be made anew; return where it is, or None where there was none.

    It takes the place of one that was set aside before. Its log goes: SQLite would take it for the new file's.
    Raises NotOurStoreError for a file without the mark of a library, FullStoreError where the folder can't be changed.
    """
    if not path.exists():
        return None
    aside = path.with_name(f"{path.name}.damaged")
    try:
        with path.open("rb") as file:
            if file.read(_MARK.stop)[_MARK] != APPLICATION_ID.to_bytes(4):
                raise NotOurStoreError(path, "library")
        path.replace(aside)
        for log in ("-wal", "-shm"):
            path.with_name(path.name + log).unlink(missing_ok=True)
    except OSError as error:
        raise FullStoreError(path) from error
    return aside
