"""Brings a file to the newest format: an append-only list of SQL scripts, `user_version` counts those applied."""

import asyncio
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

import aiosqlite

from briefings.errors import FullStoreError, NewerStoreError, NotOurStoreError


async def check(connection: aiosqlite.Connection, path: Path, *, kind: str, application_id: int, known: int) -> int:
    """Return how many migrations the file has seen; 0 for a new file. Changes nothing.

    Raises NotOurStoreError for a database with another mark or with tables but no mark, NewerStoreError for one that
    has seen more migrations than the `known` ones.
    """
    ((mark, version, tables),) = await connection.execute_fetchall(
        "SELECT (SELECT application_id FROM pragma_application_id),"
        " (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_master)"
    )
    if mark != application_id and (mark or version or tables):
        raise NotOurStoreError(path, kind)
    if version > known:
        raise NewerStoreError(path, version, known)
    return int(version)


async def migrate(
    connection: aiosqlite.Connection, path: Path, *, kind: str, application_id: int, migrations: tuple[str, ...]
) -> None:
    """Apply what the file lacks, each migration and its number in one transaction, after a copy was made of it.

    Several processes may do so at once: the number is read again within each transaction. Raises as `check` does,
    FullStoreError where there is no place for the copy (nothing is migrated then), and sqlite3.IntegrityError where a
    migration leaves a foreign key without its row.
    """
    started = False
    while True:
        await connection.execute("BEGIN IMMEDIATE")
        try:
            version = await check(connection, path, kind=kind, application_id=application_id, known=len(migrations))
            if version < len(migrations):
                # Within the transaction, so that no other process migrates the file while it is copied.
                if not started and version:
                    await copy_before(path, version)
                started = True
                for statement in statements(migrations[version]):
                    await connection.execute(statement)
                await _check_foreign_keys(connection, path, version + 1)
                # PRAGMA takes no parameters; both are whole numbers of our own.
                await connection.execute(f"PRAGMA application_id = {application_id:d}")
                await connection.execute(f"PRAGMA user_version = {version + 1:d}")
            await connection.commit()
        except BaseException:
            await connection.rollback()
            raise
        if version + 1 >= len(migrations):
            return


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


async def _check_foreign_keys(connection: aiosqlite.Connection, path: Path, number: int) -> None:
    if await connection.execute_fetchall("PRAGMA foreign_key_check"):
        raise sqlite3.IntegrityError(f"migration {number} of {path} leaves a foreign key without its row")


def statements(script: str) -> Iterator[str]:
    """Yield the statements of an SQL script one by one, so that they can share a transaction.

    `executescript` commits what is open before it starts, and can't be used for that reason.
    """
    pending = ""
    for piece in script.split(";"):
        pending += piece + ";"
        # True only where the semicolon ends a statement: neither within a comment or string nor within a trigger.
        if sqlite3.complete_statement(pending):
            if pending.strip() != ";":
                yield pending.strip()
            pending = ""
