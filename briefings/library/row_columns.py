"""Which columns of a file of rows hold what, as it was said when the file was loaded: its names alone don't tell."""

import json
from collections.abc import Mapping

from briefings.library.columns import dump_json
from briefings.stores import Connection


async def list_row_columns(connection: Connection, root: str) -> dict[str, dict[str, str]]:
    """Return the columns by field of each file of a root of which they were said, by its path."""
    rows = await connection.execute_fetchall("SELECT path, columns FROM row_columns WHERE root = ?", (root,))
    return {path: json.loads(columns) for path, columns in rows}


async def insert_row_columns(connection: Connection, root: str, path: str, columns: Mapping[str, str]) -> None:
    """Note the columns of a file, in place of those that were said before."""
    await connection.execute(
        "INSERT OR REPLACE INTO row_columns (root, path, columns) VALUES (?, ?, ?)",
        (root, path, dump_json(dict(columns))),
    )


async def delete_row_columns(connection: Connection, root: str, path: str) -> None:
    """Forget the columns of a file."""
    await connection.execute("DELETE FROM row_columns WHERE root = ? AND path = ?", (root, path))
