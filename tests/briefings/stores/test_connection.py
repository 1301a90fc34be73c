import asyncio
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from briefings.errors import (
    DamagedStoreError,
    FullStoreError,
    LockedStoreError,
    NewerStoreError,
    NotOurStoreError,
    ReplacedStoreError,
    StoreError,
)
from briefings.stores import Durability, check_store, open_store
from briefings.stores.migrations import statements

MARK = 0x42520001
FIRST = "CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL);"
SECOND = """
-- A comment; with a semicolon, and one in a string below.
ALTER TABLE word ADD COLUMN note TEXT NOT NULL DEFAULT ';';
CREATE TRIGGER word_note AFTER INSERT ON word BEGIN
  UPDATE word SET note = 'new' WHERE id = new.id;
END;
"""


def opened(path: Path, *migrations: str, busy_timeout_s: float = 10.0, application_id: int = MARK):
    return open_store(
        path,
        kind="library",
        application_id=application_id,
        migrations=migrations or (FIRST,),
        busy_timeout_s=busy_timeout_s,
    )


async def words(store) -> list[str]:
    async with store.read() as connection:
        return [text for (text,) in await connection.execute_fetchall("SELECT text FROM word ORDER BY id")]


async def read_numbers(connection) -> list[int]:
    return [int(text.strip()) for (text,) in await connection.execute_fetchall("SELECT text FROM word")]


async def numbers(store) -> list[int]:
    async with store.read() as connection:
        return await read_numbers(connection)


async def add(store, text: str) -> None:
    async with store.write() as connection:
        await connection.execute("INSERT INTO word (text) VALUES (?)", (text,))


@pytest.fixture(name="path")
def path_(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "a.db"


async def test_what_is_written_is_read_by_the_next_who_opens_the_file(path):
    async with opened(path) as store:
        await add(store, "one")
    async with opened(path) as store:
        found = await words(store)

    assert found == ["one"]


async def test_a_file_carries_our_mark_and_counts_its_migrations_and_has_a_write_ahead_log(path):
    async with opened(path, FIRST, SECOND):
        pass
    with closing(sqlite3.connect(path)) as connection:
        pragmas = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in
                   ("application_id", "user_version", "journal_mode")]  # fmt: skip

    assert pragmas == [MARK, 2, "wal"]


async def test_an_older_file_gets_only_the_migrations_that_it_lacks(path):
    async with opened(path, FIRST) as store:
        await add(store, "old")
    async with opened(path, FIRST, SECOND) as store:
        await add(store, "young")
        async with store.read() as connection:
            found = await connection.execute_fetchall("SELECT text, note FROM word ORDER BY id")

    assert list(found) == [("old", ";"), ("young", "new")]


async def test_a_migration_that_fails_leaves_the_file_as_it_was(path):
    async with opened(path, FIRST) as store:
        await add(store, "old")
    with pytest.raises(sqlite3.OperationalError):
        async with opened(path, FIRST, "CREATE TABLE half (a); CREATE TABLE word (again);"):
            pass
    async with opened(path, FIRST) as store, store.read() as connection:
        tables = await connection.execute_fetchall("SELECT name FROM sqlite_master WHERE type = 'table'")

    assert list(tables) == [("word",)]


async def test_a_migration_that_breaks_a_foreign_key_is_refused(path):
    script = "CREATE TABLE note (word INTEGER REFERENCES word (id)); INSERT INTO note VALUES (7);"
    with pytest.raises(sqlite3.IntegrityError):
        async with opened(path, FIRST, script):
            pass


async def test_two_writers_in_one_process_never_share_a_transaction(path):
    async with opened(path) as store:
        inside = asyncio.Event()

        async def fails() -> None:
            async with store.write() as connection:
                await connection.execute("INSERT INTO word (text) VALUES ('lost')")
                inside.set()
                await asyncio.sleep(0)
                raise KeyError

        async def succeeds() -> None:
            await inside.wait()
            await add(store, "kept")

        outcomes = await asyncio.gather(fails(), succeeds(), return_exceptions=True)
        found = await words(store)

    assert [type(outcome) for outcome in outcomes] == [KeyError, type(None)]
    assert found == ["kept"]


async def test_a_cancelled_writer_leaves_no_transaction_open(path):
    async with opened(path) as store:
        inside = asyncio.Event()

        async def waits() -> None:
            async with store.write() as connection:
                await connection.execute("INSERT INTO word (text) VALUES ('lost')")
                inside.set()
                await asyncio.Event().wait()

        task = asyncio.create_task(waits())
        await inside.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await add(store, "kept")
        found = await words(store)

    assert found == ["kept"]


async def test_a_reader_sees_one_state_however_much_is_written_meanwhile(path):
    async with opened(path) as store:
        async with store.read() as connection:
            before = await connection.execute_fetchall("SELECT count(*) FROM word")
            await add(store, "new")
            after = await connection.execute_fetchall("SELECT count(*) FROM word")
        found = await words(store)

    assert (list(before), list(after), found) == ([(0,)], [(0,)], ["new"])


async def test_what_is_read_in_one_sees_one_state_and_cannot_write(path):
    async def count(connection) -> list[int]:
        ((before,),) = await connection.execute_fetchall("SELECT count(*) FROM word")
        with closing(sqlite3.connect(path)) as other, other:
            other.execute("INSERT INTO word (text) VALUES ('new')")
        ((after,),) = await connection.execute_fetchall("SELECT count(*) FROM word")
        return [before, after]

    async with opened(path) as store:
        counted = await store.read_in_one(count)
        found = await store.read_in_one(lambda connection: connection.execute_fetchall("SELECT text FROM word"))
        with pytest.raises(FullStoreError):
            await store.read_in_one(lambda connection: connection.execute("DELETE FROM word"))

    assert (counted, list(found)) == ([0, 0], [("new",)])


async def test_what_is_read_in_one_waits_for_nothing_else_and_whoever_is_cancelled_takes_no_connection_along(path):
    begun, goes_on = threading.Event(), threading.Event()

    async def dawdle(_) -> None:
        begun.set()
        goes_on.wait()

    async with opened(path) as store:
        with pytest.raises(RuntimeError, match="in one go"):
            await store.read_in_one(lambda _: asyncio.sleep(0))
        tasks = [asyncio.create_task(store.read_in_one(dawdle)) for _ in range(2)]
        await asyncio.to_thread(begun.wait)
        for task in tasks:
            task.cancel()
        goes_on.set()
        await asyncio.gather(*tasks, return_exceptions=True)
        found = await store.read_in_one(lambda connection: connection.execute_fetchall("SELECT text FROM word"))

    assert list(found) == []


async def test_whoever_is_cancelled_while_it_writes_in_one_lets_nobody_write_before_it_is_committed(path):
    begun, released = threading.Event(), threading.Event()

    async def work(connection) -> None:
        await connection.execute("INSERT INTO word (text) VALUES ('first')")
        begun.set()
        released.wait()

    async with opened(path, busy_timeout_s=0.0) as store:
        writing = asyncio.create_task(store.write_in_one(work))
        await asyncio.to_thread(begun.wait)
        writing.cancel()
        # Without the busy timeout it would be refused at once, if it didn't wait.
        next_one = asyncio.create_task(add(store, "second"))
        await asyncio.wait((writing, next_one), timeout=0.05)
        writing.cancel()
        done, _ = await asyncio.wait((writing, next_one), timeout=0.05)
        released.set()
        await next_one

        assert not done
        assert writing.cancelled()
        assert await words(store) == ["first", "second"]


async def test_whoever_is_cancelled_while_a_file_is_opened_leaves_nothing_that_opens_it_later(path, monkeypatch):
    entered, gate, connect = threading.Event(), threading.Event(), sqlite3.connect

    def connect_late(*arguments, **named):
        entered.set()
        assert gate.wait(30)
        return connect(*arguments, **named)

    async with opened(path) as store:
        monkeypatch.setattr(sqlite3, "connect", connect_late)
        reading = asyncio.create_task(words(store))
        await asyncio.to_thread(entered.wait, 30)
        reading.cancel()
        ended, _ = await asyncio.wait([reading], timeout=0.05)
        gate.set()
        await asyncio.wait([reading])

    assert not ended
    assert reading.cancelled()


async def test_more_readers_than_connections_wait_for_their_turn(path):
    async with opened(path) as store:
        await add(store, "one")
        found = await asyncio.gather(*(words(store) for _ in range(9)))

    assert found == [["one"]] * 9


async def test_a_reader_cannot_write(path):
    async with opened(path) as store:
        with pytest.raises(FullStoreError):
            async with store.read() as connection:
                await connection.execute("INSERT INTO word (text) VALUES ('no')")


async def test_while_another_process_writes_readers_go_on_and_writers_are_told_in_the_end(path):
    async with opened(path, busy_timeout_s=0.05) as store:
        await add(store, "one")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            found = await words(store)
            with pytest.raises(LockedStoreError):
                await add(store, "two")
        await add(store, "three")
        after = await words(store)

    assert (found, after) == (["one"], ["one", "three"])


async def test_a_new_file_that_another_process_holds_is_said_to_be_locked(path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LockedStoreError):
            async with opened(path, busy_timeout_s=0.05):
                pass


@pytest.mark.parametrize("content", [b"a shopping list, not a database\n" * 9, b"\x00" * 4096], ids=["text", "zeros"])
async def test_a_file_that_is_no_database_is_refused_and_left_alone(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StoreError):
        async with opened(path):
            pass

    assert path.read_bytes() == content


async def test_a_database_of_another_program_is_refused_and_left_alone(path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    content = path.read_bytes()
    with pytest.raises(NotOurStoreError, match="not a Briefbot library"):
        async with opened(path):
            pass

    assert path.read_bytes() == content
    assert [entry.name for entry in path.parent.iterdir()] == ["a.db"]


async def test_our_other_kind_of_database_is_refused_too(path):
    async with opened(path, application_id=MARK + 1):
        pass
    with pytest.raises(NotOurStoreError):
        async with opened(path):
            pass


async def test_a_file_of_a_newer_version_is_refused(path):
    async with opened(path, FIRST, SECOND):
        pass
    with pytest.raises(NewerStoreError, match="its format is 2, this version knows 1"):
        async with opened(path, FIRST):
            pass


async def test_a_full_disk_is_told_and_what_was_stored_before_stays(path):
    async with opened(path) as store:
        await add(store, "kept")
        async with store.write() as connection:
            await connection.execute("PRAGMA max_page_count = 3")
        with pytest.raises(FullStoreError):
            await add(store, "x" * 100_000)
        found = await words(store)

    assert found == ["kept"]


async def test_a_place_that_holds_no_file_is_told(tmp_path):
    (tmp_path / "file").touch()
    for path in (tmp_path, tmp_path / "file" / "a.db"):
        with pytest.raises(StoreError, match=str(path)):
            async with opened(path):
                pass


async def test_a_damaged_file_is_told(path):
    async with opened(path) as store:
        for number in range(400):
            await add(store, f"{number} " * 40)
    raw = bytearray(path.read_bytes())
    raw[4096:] = b"\xff" * (len(raw) - 4096)
    path.write_bytes(raw)
    with pytest.raises(StoreError, match="damaged"):
        async with opened(path) as store:
            await words(store)


@pytest.mark.parametrize(
    "change",
    [
        "DROP TABLE word",
        "UPDATE word SET text = CAST(x'ff80' AS TEXT)",
        "UPDATE word SET text = 'no number'",
        "UPDATE word SET text = x'00'",
    ],
)
async def test_rows_and_tables_that_are_no_longer_what_was_written_are_damage(path, change):
    async with opened(path) as store:
        await add(store, "7")
    with closing(sqlite3.connect(path)) as other:
        other.execute(change)
        other.commit()
    async with opened(path) as store:
        with pytest.raises(DamagedStoreError, match="library is damaged"):
            await numbers(store)
        with pytest.raises(DamagedStoreError, match="library is damaged"):
            await store.read_in_one(read_numbers)


async def test_a_parameter_that_no_file_can_take_is_no_damage(path):
    async with opened(path) as store:
        for parameter in ("\ud800", 2**70):
            with pytest.raises((UnicodeEncodeError, OverflowError)):
                async with store.read() as connection:
                    await connection.execute_fetchall("SELECT ?", (parameter,))


async def test_a_fault_in_our_own_sql_is_no_damage(path):
    async with opened(path) as store:
        with pytest.raises(sqlite3.OperationalError, match="syntax"):
            async with store.read() as connection:
                await connection.execute_fetchall("SELEKT")


@pytest.mark.parametrize("change", ["DROP TABLE word", "pages"])
async def test_a_file_that_is_not_whole_is_found_by_the_check(path, change):
    async with opened(path) as store:
        for number in range(400):
            await add(store, f"{number} " * 40)
    await check_store(path, kind="library", application_id=MARK, migrations=(FIRST,))
    if change == "pages":
        raw = bytearray(path.read_bytes())
        raw[-4096:] = b"\xff" * 4096
        path.write_bytes(raw)
    else:
        with closing(sqlite3.connect(path)) as other:
            other.execute(change)
    with pytest.raises(DamagedStoreError):
        await check_store(path, kind="library", application_id=MARK, migrations=(FIRST,))


async def test_durability_is_what_was_asked_for(path):
    levels = []
    for durability in Durability:
        async with (
            open_store(path, kind="library", application_id=MARK, migrations=(FIRST,), durability=durability) as store,
            store.write() as connection,
        ):
            ((level,),) = await connection.execute_fetchall("PRAGMA synchronous")
            levels.append(level)

    assert levels == [2, 1]


_WRITES = """
import asyncio, sys
from pathlib import Path
from briefings.stores import open_store

async def main():
    async with open_store(Path(sys.argv[1]), kind="library", application_id=int(sys.argv[2]),
                          migrations=(sys.argv[3],)) as store:
        for number in range(30):
            async with store.write() as connection:
                await connection.execute("INSERT INTO word (text) VALUES (?)", (f"{sys.argv[4]} {number}",))

asyncio.run(main())
"""


def run_writers(path: Path, names: str) -> list[int]:
    command = [sys.executable, "-c", _WRITES, str(path), str(MARK), FIRST]
    processes = [subprocess.Popen([*command, name]) for name in names]
    return [process.wait() for process in processes]


async def test_processes_that_open_one_new_file_and_write_at_once_lose_nothing(path):
    codes = run_writers(path, "abc")
    async with opened(path) as store:
        found = await words(store)

    assert codes == [0, 0, 0]
    assert sorted(found) == sorted(f"{name} {number}" for name in "abc" for number in range(30))


def test_statements_part_only_where_one_ends():
    found = list(statements(FIRST + SECOND + "-- the end;"))

    assert [statement.split()[0] for statement in found] == ["CREATE", "--", "CREATE"]
    assert found[2].endswith("END;")


def _away(path: Path) -> None:
    path.unlink()


def _replaced(path: Path) -> None:
    copy = path.with_name("copy")
    copy.write_bytes(path.read_bytes())
    copy.replace(path)


@pytest.mark.parametrize("ending", ["", "-wal"])
@pytest.mark.parametrize("happens", [_away, _replaced])
async def test_a_file_that_was_deleted_or_replaced_takes_nothing_more_and_says_so(path, happens, ending):
    async with opened(path) as store:
        await add(store, "before")
        assert await words(store) == ["before"]
        happens(path.with_name(f"{path.name}{ending}"))

        with pytest.raises(ReplacedStoreError, match="deleted or replaced"):
            await add(store, "lost")

        assert await words(store) == ["before"]
        assert not happens_to_be_made_again(path, happens, ending)


def happens_to_be_made_again(path: Path, happens: object, ending: str) -> bool:
    return happens is _away and path.with_name(f"{path.name}{ending}").exists()


async def test_a_file_is_the_same_one_after_its_log_was_emptied_and_another_process_has_come_and_gone(path):
    async with opened(path) as store:
        await add(store, "one")
        await store.empty_log()
        async with opened(path) as other:
            await add(other, "two")
        await add(store, "three")

        assert await words(store) == ["one", "two", "three"]
