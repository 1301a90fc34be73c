"""Copies of a file as it was before an update converted it: beside it, made once, and changed only to erase."""

import asyncio
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from secrets import token_hex

from briefings.errors import DamagedStoreError, FullStoreError, NotOurStoreError
from briefings.stores.failures import translate_errors


def name_copy(path: Path, version: int) -> Path:
    """Return the place of the copy of a file that has seen `version` migrations: beside it."""
    return path.with_name(f"{path.stem}.before-{version + 1}{path.suffix}")


async def copy_before(path: Path, version: int) -> None:
    """Copy a file as it is before its next migration; what an earlier attempt left there is replaced.

    Half a copy is never found under the copy's name. Raises FullStoreError where it can't be written.
    """
    place = name_copy(path, version)
    partial = place.with_name(f"{place.name}.{token_hex(4)}.part")

    def copy() -> None:
        try:
            for left in path.parent.glob(f"{place.name}.*.part"):  # of a process that was killed
                left.unlink()
            # Another connection, because this one is in a transaction. It reads what was committed last.
            source = sqlite3.connect(path)
            try:
                source.execute("VACUUM INTO ?", (str(partial),))
            finally:
                source.close()
            shutil.copymode(path, partial)
            partial.replace(place)
        except (sqlite3.OperationalError, OSError) as error:
            raise FullStoreError(place) from error
        finally:
            with suppress(OSError):
                partial.unlink(missing_ok=True)

    await asyncio.to_thread(copy)


async def change_copies(
    path: Path, kind: str, statements: Callable[[int], Iterable[str]], values: Mapping[str, object]
) -> None:
    """Run statements in each copy of a file; `statements` are those for one that has seen so many migrations.

    What they delete is overwritten. A copy that is no whole database any more is deleted, because nobody can tell what
    it holds. Raises LockedStoreError and FullStoreError.
    """

    def change() -> None:
        for half in path.parent.glob(f"{path.stem}.before-*{path.suffix}.*.part"):  # of a process that was killed
            half.unlink(missing_ok=True)
        for copy in sorted(path.parent.glob(f"{path.stem}.before-*{path.suffix}")):
            try:
                with translate_errors(copy, kind):
                    _change(copy, statements, values)
            except (DamagedStoreError, NotOurStoreError):
                copy.unlink(missing_ok=True)

    try:
        await asyncio.to_thread(change)
    except OSError as error:
        raise FullStoreError(path) from error


def _change(copy: Path, statements: Callable[[int], Iterable[str]], values: Mapping[str, object]) -> None:
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN IMMEDIATE")
        ((version,),) = connection.execute("SELECT user_version FROM pragma_user_version").fetchall()
        for statement in statements(version):
            connection.execute(statement, values)
        connection.execute("COMMIT")
