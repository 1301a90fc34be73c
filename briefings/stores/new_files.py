"""A new file of a store appears with all its tables, or not at all."""

import contextlib
import os
import sqlite3
import tempfile
from functools import lru_cache
from pathlib import Path

from briefings.stores.migrations import statements


def make_file(path: Path, *, application_id: int, migrations: tuple[str, ...]) -> None:
    """Make a file of the newest format at `path`, for its owner alone; leave what is there, whoever made it.

    It is linked to its name when it is whole, so that another process that opens it meanwhile finds no part of it.
    Where a file system has no links, an empty file is made, which the migrations fill one by one. Where that can't be
    made either, nothing is: SQLite says in the next step why. Raises sqlite3.Error for what a migration does wrong.
    """
    if path.exists():
        return
    try:
        _link_new(path, _make_image(application_id, migrations))
    except OSError:
        with contextlib.suppress(OSError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _link_new(path: Path, image: bytes) -> None:
    # mkstemp makes it for its owner alone.
    number, name = tempfile.mkstemp(prefix=f".{path.name}-", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(image)
            file.flush()
            os.fsync(number)
        os.link(name, path)
    finally:
        Path(name).unlink()


@lru_cache(maxsize=4)  # There are three kinds of stores.
def _make_image(application_id: int, migrations: tuple[str, ...]) -> bytes:
    """Return the bytes of a file that has seen all migrations and holds nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new"
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("BEGIN")
            for migration in migrations:
                for statement in statements(migration):
                    connection.execute(statement)
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise sqlite3.IntegrityError("the migrations leave a foreign key without its row")
            # PRAGMA takes no parameters; both are whole numbers of our own.
            connection.execute(f"PRAGMA application_id = {application_id:d}")
            connection.execute(f"PRAGMA user_version = {len(migrations):d}")
            connection.execute("COMMIT")
        return path.read_bytes()
