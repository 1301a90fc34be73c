"""Ledger and archive in a database, as a person at the terminal meets it."""

import asyncio
from pathlib import Path

import pytest

from briefings import open_ledger
from briefings.stores import DatabaseAddress
from tests.bot.cli.conftest import Run
from tests.support.earlier import write_ledger
from tests.support.postgres import drop


@pytest.fixture(name="address")
def _address(server: DatabaseAddress, worker_id: str) -> str:
    schema = f"cli_{worker_id}"
    asyncio.run(drop(DatabaseAddress(server.dsn, schema)))
    return f"{server.dsn}&search_path={schema}"


def test_a_ledger_is_moved_by_one_command_and_read_there_by_the_others(
    briefbot: Run, home: Path, variables: dict[str, str], address: str
) -> None:
    file = home / "share" / "briefbot" / "ledger.db"
    write_ledger(file)
    before = briefbot("status")
    moved = briefbot("migrate", "--to", address)
    variables["BRIEFBOT_DATABASE"] = address
    file.unlink()

    assert moved.returncode == 0, moved.stderr
    assert "each compared with the file's" in moved.stdout
    assert briefbot("status").stdout == before.stdout
    for command, program in ((("backup", str(home)), "pg_dump"), (("restore", str(home)), "pg_restore")):
        refused = briefbot(*command)
        assert refused.returncode == 2
        assert program in refused.stderr


def test_a_database_that_is_none_or_away_is_one_sentence(briefbot: Run, home: Path, variables: dict[str, str]) -> None:
    async def make() -> None:
        async with open_ledger(home / "share" / "briefbot" / "ledger.db"):
            pass

    asyncio.run(make())
    for words, said in (
        ((), "name the database with --to"),
        (("--to", "mysql://bot:hunter2@db/club"), "--to must be"),
        (("--to", "postgresql://bot:hunter2@127.0.0.1:1/club"), "can't be reached"),
    ):
        done = briefbot("migrate", *words)
        assert done.returncode == 2
        assert said in done.stderr
        assert "hunter2" not in done.stderr
        assert len(done.stderr.splitlines()) == 1
