"""Whether a database file is whole: its pages and indexes, and the tables that its migrations made."""

import sqlite3
from contextlib import closing
from pathlib import Path

from briefings.errors import DamagedStoreError
from briefings.stores.connection import open_store
from briefings.stores.migrations import statements


async def check_store(path: Path, *, kind: str, application_id: int, migrations: tuple[str, ...]) -> None:
    """Read the whole file, which takes seconds for each gigabyte; return where all of it is well.

    Raises DamagedStoreError for one that isn't whole, else as `open_store` does.
    """
    async with (
        open_store(path, kind=kind, application_id=application_id, migrations=migrations) as store,
        store.read(snapshot=False) as connection,
    ):
        # One line is enough: what is damaged is made again or put back as a whole.
        ((found,),) = await connection.execute_fetchall("PRAGMA integrity_check(1)")
        there = {name for (name,) in await connection.execute_fetchall("SELECT name FROM sqlite_master")}
        if found != "ok" or _made_by(migrations) - there:
            raise DamagedStoreError(path, kind)


def _made_by(migrations: tuple[str, ...]) -> set[str]:
    """Return the names of the tables, indexes and triggers of a new file."""
    with closing(sqlite3.connect(":memory:")) as new:
        for script in migrations:
            for statement in statements(script):
                new.execute(statement)
        return {name for (name,) in new.execute("SELECT name FROM sqlite_master")}
