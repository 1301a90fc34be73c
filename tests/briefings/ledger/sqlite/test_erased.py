"""What was erased is in no file any more, and files are their owner's alone."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

from briefings.ledger import open_ledger
from briefings.ledger.schema import APPLICATION_ID, MIGRATIONS
from briefings.model.delivery import Preferences
from briefings.stores import open_store
from tests.support.earlier import Ids, write_ledger


async def test_after_an_erasure_no_file_holds_the_persons_bytes(path, make, ledger):
    marks = [b"Quokkaville", b"Numbatshire"]
    await ledger.settings.keep_for_user(30, Preferences(zone="Quokkaville"))
    await ledger.schedules.add(make.personal(30, topics=("Numbatshire",)), made_by=30, now=make.now)
    await ledger.requests.keep('{"topic": "Numbatshire"}', make.now, user=30)
    assert all(any(mark in each.read_bytes() for each in path.parent.iterdir()) for mark in marks)

    await ledger.privacy.erase(30)

    assert not [mark for mark in marks for each in path.parent.iterdir() if mark in each.read_bytes()]


async def test_a_new_ledger_and_its_folder_are_its_owners_alone(path, ledger):
    assert await ledger.schedules.list_of_guild(1) == ()

    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()} == {0o600}


async def test_after_an_erasure_the_copies_that_updates_left_hold_nothing_of_the_person_and_the_rest(tmp_path):
    path, ids = tmp_path / "ledger.db", Ids()
    write_ledger(path, ids)
    copies = [tmp_path / "ledger.before-2.db", tmp_path / "ledger.before-3.db"]
    async with open_store(path, kind="ledger", application_id=APPLICATION_ID, migrations=MIGRATIONS[:2]):
        pass
    (tmp_path / "ledger.before-2.db.0badcafe.part").write_bytes(b"half a copy")
    (tmp_path / "ledger.before-9.db").write_bytes(b"no database, whatever it holds")
    async with open_ledger(path) as ledger:
        assert all(_count(copy, ids.ada) for copy in copies)
        others = [_count(copy, ids.bo) for copy in copies]

        await ledger.privacy.erase(ids.ada)

    assert [_count(copy, ids.ada) for copy in copies] == [0, 0]
    assert [_count(copy, ids.bo) for copy in copies] == others
    assert sorted(each.name for each in tmp_path.iterdir()) == [*(copy.name for copy in copies), "ledger.db"]


def _count(path: Path, person: int) -> int:
    """Return how many rows hold a person's id, as a number or within a text; each table's."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return sum(str(person) in repr(row) for table in tables for row in connection.execute(f"SELECT * FROM {table}"))
