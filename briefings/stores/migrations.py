"""Brings a file to the newest format: an append-only list of SQL scripts, `user_version` counts those applied."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import aiosqlite

from briefings.errors import NewerStoreError, NotOurStoreError
from briefings.stores.copies import copy_before


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
