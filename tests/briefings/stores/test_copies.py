"""Before a file of an earlier version is migrated, a copy of it is made beside it."""

import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from briefings.errors import FullStoreError
from briefings.stores import open_store

MARK = 0x42520001
FIRST = "CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL);"
SECOND = "ALTER TABLE word ADD COLUMN note TEXT;"
THIRD = "ALTER TABLE word ADD COLUMN day TEXT;"


def open_at(path: Path, *migrations: str):
    return open_store(path, kind="library", application_id=MARK, migrations=migrations)


@pytest.fixture(name="path")
async def path_(tmp_path: Path) -> Path:
    """Return a file that has seen the first migration and holds a word."""
    path = tmp_path / "words.db"
    async with open_at(path, FIRST) as store, store.write() as connection:
        await connection.execute("INSERT INTO word (text) VALUES (?)", ("a" * 100_000,))
    return path


def copies(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir() if not file.name.startswith(path.name))


async def test_the_copy_holds_what_was_there_and_opens_in_the_earlier_version(path):
    async with open_at(path, FIRST, SECOND, THIRD):
        pass

    assert copies(path) == ["words.before-2.db"]
    async with open_at(path.with_name("words.before-2.db"), FIRST) as store, store.read() as connection:
        rows = await connection.execute_fetchall("SELECT * FROM word")
    assert [tuple(row) for row in rows] == [(1, "a" * 100_000)]


async def test_neither_a_new_file_nor_one_of_this_version_is_copied(path, tmp_path):
    async with open_at(tmp_path / "new.db", FIRST, SECOND), open_at(path, FIRST):
        pass

    assert copies(path) == ["new.db"]


async def test_what_an_attempt_that_was_killed_left_behind_is_replaced(path):
    path.with_name("words.before-2.db").write_bytes(b"half")
    path.with_name("words.before-2.db.0123abcd.part").write_bytes(b"half")

    async with open_at(path, FIRST, SECOND):
        pass

    assert copies(path) == ["words.before-2.db"]
    with closing(sqlite3.connect(path.with_name("words.before-2.db"))) as copy:
        assert copy.execute("SELECT count(*) FROM word").fetchone() == (1,)


async def test_a_copy_is_as_private_as_its_file(path):
    path.chmod(0o600)

    async with open_at(path, FIRST, SECOND):
        pass

    assert path.with_name("words.before-2.db").stat().st_mode & 0o777 == 0o600


@contextmanager
def full(limit: int):
    """Let no file of this process grow beyond `limit` bytes, as on a full disk."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def test_without_room_for_the_copy_nothing_is_migrated(path):
    with full(40_000), pytest.raises(FullStoreError, match=r"words\.before-2\.db"):
        async with open_at(path, FIRST, SECOND):
            pass

    assert copies(path) == []
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (1,)
