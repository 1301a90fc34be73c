"""PostgreSQL as a store: statements as it reads them, its order of writers, and what is said when it is away."""

import asyncio
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import asyncpg
import pytest

from briefings.errors import (
    ConflictStoreError,
    DamagedStoreError,
    LockedStoreError,
    NewerStoreError,
    StoreError,
    UnreachableStoreError,
)
from briefings.stores import DatabaseAddress, StoreFormat, open_transactions, parse_database_address
from briefings.stores.postgres_listening import listen_to_postgres
from briefings.stores.postgres_statements import number_values, read_moment
from tests.support.cut_line import open_line
from tests.support.postgres import drop

FORMAT = StoreFormat(
    kind="notebook",
    application_id=7,
    sqlite=("", ""),
    postgres_base=(2, "CREATE TABLE notes (id bigint PRIMARY KEY, words text, at timestamptz)"),
)
LATER = replace(FORMAT, sqlite=("", "", ""), postgres_later=("ALTER TABLE notes ADD COLUMN more text",))
ADD = "INSERT INTO notes (id, words) VALUES (:id, :words)"
CHANGE = "UPDATE notes SET words = :words WHERE id = :id"


@pytest.fixture(name="place")
async def _place(server: DatabaseAddress, worker_id: str) -> DatabaseAddress:
    address = replace(server, schema=f"notes_{worker_id}")
    await drop(address)
    return address


@pytest.fixture(name="folder")
def _folder() -> Iterator[Path]:
    # A socket's path has a hundred characters at the most; pytest's own folders have more.
    with tempfile.TemporaryDirectory(prefix="bb-", dir="/tmp") as folder:
        yield Path(folder)


async def words(store) -> list[str]:
    async with store.read() as transaction:
        return [text for (text,) in await transaction.fetch("SELECT words FROM notes ORDER BY id")]


async def until_reached(store) -> None:
    """Return once a store without notes can be read again."""
    async with asyncio.timeout(30):
        while True:
            try:
                assert await words(store) == []
                break
            except UnreachableStoreError:
                await asyncio.sleep(0.02)


@pytest.mark.parametrize(
    ("sql", "numbered", "names"),
    [
        ("SELECT a FROM b WHERE c = :c", "SELECT a FROM b WHERE c = $1", ("c",)),
        ("SELECT :b, :a, :b", "SELECT $1, $2, $1", ("b", "a")),
        ("SELECT ':a', \":b\", a::text FROM c", "SELECT ':a', \":b\", a::text FROM c", ()),
        ("SELECT 'it''s :a', :a_1", "SELECT 'it''s :a', $1", ("a_1",)),
        ("SELECT a[1:2]", "SELECT a[1:2]", ()),
    ],
)
def test_named_values_are_numbered_and_what_only_looks_like_one_is_left(sql, numbered, names) -> None:
    assert number_values(sql) == (numbered, names)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-03-02 08:00:00+00", "2026-03-02T08:00:00.000000Z"),
        ("2026-03-02 08:00:00.5+00", "2026-03-02T08:00:00.500000Z"),
        ("2026-03-02 08:00:00.123456+00", "2026-03-02T08:00:00.123456Z"),
        ("infinity", "infinity"),
    ],
)
def test_a_moment_is_read_as_a_file_would_hold_it(written, read) -> None:
    assert read_moment(written) == read


@pytest.mark.parametrize(
    ("text", "shown", "schema"),
    [
        ("postgresql://bot:s3cret@db:5433/club", "postgresql://bot@db:5433/club", "briefbot"),
        ("postgres://db/club?search_path=two&sslmode=require", "postgres://db/club", "two"),
        ("postgresql://bot:p%40ss:w@[::1]/club", "postgresql://bot@[::1]/club", "briefbot"),
    ],
)
def test_an_address_is_shown_without_its_password(text, shown, schema) -> None:
    address = parse_database_address(text)

    assert (str(address), address.schema) == (shown, schema)
    assert "s3cret" not in repr(address)
    assert "search_path" not in address.dsn


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ledger.db", "doesn't begin with postgresql://"),
        ("mysql://a/b", "doesn't begin with postgresql://"),
        ("postgresql://[::1/b", "can't be read"),
        ("postgresql://a:port/b", "can't be read"),
        ("postgresql://a/b?search_path=A;", "search_path is one name"),
        # The password would be shown as a part of the path, or be taken for a port.
        ("postgresql://bot:12/secret@host/club", "write / in a password as %2F"),
        ("postgresql://bot:sec/ret@host/club", "write / in a password as %2F"),
        ("postgresql://bot:se,cr/et@host/club", "write / in a password as %2F"),
        ("postgresql://bot:12/sec?x=y@host/club", "? as %3F"),
        ("postgresql://bot:se,cret?x=y@host/club", "? as %3F"),
        ("postgresql://bot:sec#ret@host/club", "# as %23"),
    ],
)
def test_what_is_no_address_is_refused_with_its_reason_and_without_being_repeated(text, said) -> None:
    with pytest.raises(ValueError, match=re.escape(said)) as caught:
        parse_database_address(text)

    assert text not in str(caught.value)


async def test_tables_are_made_once_however_many_open_them_at_once_and_brought_to_the_newest_format(place) -> None:
    async def open_and_add(number: int) -> None:
        async with open_transactions(place, FORMAT) as store, store.write() as transaction:
            await transaction.execute(ADD, {"id": number, "words": str(number)})

    await asyncio.gather(*map(open_and_add, range(4)))

    async with open_transactions(place, LATER) as store:
        assert await words(store) == ["0", "1", "2", "3"]
        async with store.read() as transaction:
            assert await transaction.fetch("SELECT more FROM notes WHERE id = 0") == [(None,)]
    with pytest.raises(NewerStoreError, match=r"format is 3, this version knows 2.*update"):
        async with open_transactions(place, FORMAT):
            pass


async def test_another_programs_tables_are_left_alone(place) -> None:
    connection = await asyncpg.connect(place.dsn)
    await connection.execute(f"CREATE SCHEMA {place.schema} CREATE TABLE theirs (id int)")
    await connection.close()

    with pytest.raises(StoreError, match="tables of another program"):
        async with open_transactions(place, FORMAT):
            pass


async def test_one_writes_at_a_time_and_what_writes_beside_others_waits_for_none_of_its_kind(place) -> None:
    async with open_transactions(place, FORMAT, busy_timeout_s=0.05) as store:
        async with store.write_beside() as one, store.write_beside() as other:
            await one.execute(ADD, {"id": 1, "words": "one"})
            await other.execute(ADD, {"id": 2, "words": "two"})
            with pytest.raises(LockedStoreError, match="another process"):
                async with store.write():
                    pytest.fail("two wrote at a time")
        async with store.write():
            with pytest.raises(LockedStoreError):
                async with store.write_beside():
                    pytest.fail("two wrote at a time")
        assert await words(store) == ["one", "two"]


async def test_of_two_that_wait_for_each_other_one_gives_way_and_says_so(place) -> None:
    async with open_transactions(place, FORMAT) as store:
        async with store.write() as transaction:
            await transaction.execute_many(ADD, [{"id": 1, "words": ""}, {"id": 2, "words": ""}])
        first_steps = asyncio.Barrier(2)

        async def change(first: int, second: int) -> None:
            async with store.write_beside() as transaction:
                await transaction.execute(CHANGE, {"id": first, "words": "mine"})
                await first_steps.wait()
                await transaction.execute(CHANGE, {"id": second, "words": "mine"})

        results = await asyncio.gather(change(1, 2), change(2, 1), return_exceptions=True)

        assert sorted(map(type, results), key=str) == [type(None), ConflictStoreError]
        assert await words(store) == ["mine", "mine"]


async def test_what_is_raised_or_cancelled_undoes_its_transaction_and_leaves_the_connection_usable(
    place,
) -> None:
    async with open_transactions(place, FORMAT, readers=-1) as store:  # one connection in all
        with pytest.raises(asyncpg.UniqueViolationError):
            async with store.write() as transaction:
                await transaction.execute_many(ADD, [{"id": 1, "words": "a"}, {"id": 1, "words": "b"}])

        begun = asyncio.Event()

        async def sleep() -> None:
            async with store.write() as transaction:
                await transaction.execute(ADD, {"id": 2, "words": "c"})
                begun.set()
                await transaction.fetch("SELECT pg_sleep(60)")

        sleeping = asyncio.create_task(sleep())
        await begun.wait()
        sleeping.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sleeping
        assert await words(store) == []


async def test_a_statement_that_failed_unsaid_is_never_taken_for_a_commit(place) -> None:
    async with open_transactions(place, FORMAT) as store:

        async def add_twice() -> None:
            async with store.write() as transaction:
                await transaction.execute(ADD, {"id": 1, "words": "a"})
                with pytest.raises(asyncpg.UniqueViolationError):
                    await transaction.execute(ADD, {"id": 1, "words": "b"})

        with pytest.raises(RuntimeError, match="nothing was committed"):
            await add_twice()


async def test_while_the_line_is_cut_one_sentence_says_so_and_afterwards_all_goes_on(place, folder) -> None:
    async with open_line(place, folder) as (line, address), open_transactions(address, FORMAT) as store:

        async def add_and_cut() -> None:
            async with store.write() as transaction:
                await transaction.execute(ADD, {"id": 1, "words": "lost"})
                await line.cut()

        with pytest.raises(UnreachableStoreError, match=r"^postgresql://bb@/postgres: this database can't be reached"):
            await add_and_cut()
        for _ in range(2):
            with pytest.raises(UnreachableStoreError):
                await words(store)
        await line.mend()
        await until_reached(store)


async def test_a_server_that_ended_our_connections_is_asked_again(place) -> None:
    async with open_transactions(place, FORMAT) as store:
        assert await words(store) == []
        other = await asyncpg.connect(place.dsn)
        await other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'briefbot notebook'"
        )
        await other.close()
        await until_reached(store)


async def test_over_a_line_that_fell_silent_is_listened_anew(place, folder) -> None:
    heard = asyncio.Event()
    async with open_line(place, folder) as (line, address), asyncio.timeout(30):
        listening = asyncio.create_task(
            listen_to_postgres(address, "notes", heard.set, silence=0.05, again=0.001), name="listen"
        )
        await heard.wait()
        heard.clear()
        line.silence()

        await heard.wait()
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(lambda dsn: dsn.replace("/postgres?", "/nowhere?"), "there is no such database", id="database"),
        pytest.param(lambda dsn: dsn.replace("bb@", "nobody@"), "refuses this user", id="user"),
        pytest.param(lambda dsn: "postgresql://127.0.0.1:1/club", "can't be reached", id="host"),
    ],
)
async def test_an_address_that_cannot_be_used_says_why(server, change, said) -> None:
    with pytest.raises(StoreError, match=said):
        async with open_transactions(replace(server, dsn=change(server.dsn)), FORMAT):
            pass


async def test_text_comes_back_as_it_was_but_for_what_postgresql_has_no_character_for(place) -> None:
    async with open_transactions(place, FORMAT) as store:
        async with store.write() as transaction:
            await transaction.execute(ADD, {"id": 1, "words": "a\0b :c $1 \U0001f40b"})

        assert await words(store) == ["a\ufffdb :c $1 \U0001f40b"]


async def test_without_the_driver_one_sentence_says_how_to_install_it(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "asyncpg", None)

    with pytest.raises(StoreError, match=r"pip install 'briefbot\[postgres\]'"):
        async with open_transactions(parse_database_address("postgresql://a/b"), FORMAT):
            pass


async def test_tables_that_are_gone_and_rows_that_cannot_be_read_are_damage(place) -> None:
    async with open_transactions(place, FORMAT) as store:
        with pytest.raises(DamagedStoreError):
            async with store.read():
                int("no number")
        await drop(place)
        with pytest.raises(DamagedStoreError, match="put back a copy"):
            await words(store)
