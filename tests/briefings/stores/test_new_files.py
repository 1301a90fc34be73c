"""Files that stores make anew."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefings.archive import open_archive
from briefings.ledger import open_ledger
from briefings.library import open_library


def read_all(path: Path) -> list[object]:
    with closing(sqlite3.connect(path)) as connection:
        marks = [connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")]
        tables = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()
        rows = [
            (name, connection.execute(f"SELECT * FROM {name}").fetchall())
            for kind, name, _, _ in tables
            if kind == "table"
        ]
    return [marks, tables, rows]


def list_names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize("open_one", [open_archive, open_ledger, open_library])
async def test_a_new_file_is_what_the_migrations_make_of_an_empty_one(tmp_path: Path, open_one) -> None:
    new, empty = tmp_path / "new.db", tmp_path / "empty.db"
    empty.touch()
    for path in (new, empty):
        async with open_one(path):
            pass

    assert read_all(new) == read_all(empty)
    assert list_names(tmp_path) == ["empty.db", "new.db"]
    assert new.stat().st_mode & 0o777 == 0o600


async def test_a_store_is_made_where_the_file_system_has_no_links(tmp_path: Path, monkeypatch) -> None:
    def refuse(*paths: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", refuse)
    async with open_ledger(tmp_path / "new.db"):
        pass

    assert list_names(tmp_path) == ["new.db"]
    assert len(read_all(tmp_path / "new.db")) == 3
