"""Files moved into a database: every row, once, whatever interrupts it, and nothing while a bot uses either."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefings import BackupError, StoreError, migrate_stores, open_archive, open_ledger, parse_database_address
from briefings.archive import FetchLease, Kept
from briefings.errors import SourceLostError
from briefings.ledger import Ledger
from briefings.model.article import Article
from briefings.model.captures import ArchivedEntry, Basis, Capture
from briefings.model.sources import SourceKind
from briefings.model.spans import Span
from briefings.stores import DatabaseAddress, moving
from tests.support.earlier import Ids, write_ledger
from tests.support.postgres import drop

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
MILL = "https://gazette.example/mill"


@pytest.fixture(name="data")
async def _data(tmp_path: Path) -> Path:
    """A data folder whose ledger an earlier version has made, and whose archive has two versions of a document."""
    write_ledger(tmp_path / "ledger.db")
    async with open_ledger(tmp_path / "ledger.db") as ledger:
        await ledger.sources.add(MILL, SourceKind.PAGE, now=NOW)
    async with open_archive(tmp_path / "archive.db", keeps_html=True) as archive:
        entry = ArchivedEntry(source="s", identity="i", path=MILL, link=MILL, fingerprint="f", seen_at=NOW)
        for text in ("The mill \x00 opens.", "The mill \ud800 closes."):
            article = Article(path=MILL, text=text, body=(Span(0, len(text)),), title="Mill", url=MILL)
            capture = Capture(
                url=MILL,
                final_url=MILL,
                fetched_at=NOW,
                basis=Basis.PAGE,
                extractor=1,
                article=article,
                html=b"<p>\xff",
            )
            await archive.keep(Kept(entry, capture), lease=FetchLease("s", 3))
    return tmp_path


@pytest.fixture(name="empty")
async def _empty(server: DatabaseAddress, worker_id: str) -> DatabaseAddress:
    address = parse_database_address(f"{server.dsn}&search_path=moved_{worker_id}")
    await drop(address)
    return address


async def read_all(ledger: Ledger) -> list[object]:
    """What people and the bot would read of a ledger."""
    ids = Ids()
    schedules = [each for guild in (ids.guild, ids.other) for each in await ledger.schedules.list_of_guild(guild)]
    return [
        schedules,
        [await ledger.history.list_runs(each.id) for each in schedules],
        [await ledger.memory.list_told(each.id, NOW - timedelta(days=4000)) for each in schedules],
        [await ledger.privacy.get_stored_about(person) for person in (ids.ada, ids.bo)],
        await ledger.deliveries.list_unfinished(),
        await ledger.memory.see([], NOW),
        await ledger.requests.list_cited(),
        await ledger.sources.list_all(),
        await ledger.reports.list_all(),
    ]


async def test_all_that_was_in_files_is_in_the_database_and_numbers_go_on(data, empty, monkeypatch) -> None:
    monkeypatch.setattr(moving, "_BATCH", 2)

    counts = await migrate_stores(data, empty, lambda *_: None)

    async with open_ledger(data / "ledger.db") as before, open_ledger(empty) as after:
        assert await read_all(after) == await read_all(before)
        schedule = (await after.schedules.list_of_guild(Ids().guild))[0].id
        for ledger in (before, after):
            assert await ledger.deliveries.plan_run(schedule, 77, NOW)
        last = [max(each.id for each in await ledger.deliveries.list_unfinished()) for ledger in (before, after)]
        assert last[0] == last[1]
    async with open_archive(data / "archive.db") as before, open_archive(empty) as after:
        kept = await after.find_captures(MILL)
        assert kept == await before.find_captures(MILL)
        assert len(kept) == counts["captures"] == 2
        assert [await after.read_html(each.id) for each in kept] == [b"<p>\xff"] * 2
        with pytest.raises(SourceLostError):
            await after.keep(lease=FetchLease("s", 2))


async def test_an_interrupted_move_keeps_bots_away_and_goes_on_where_it_was(data, empty) -> None:
    def interrupt(table: str, done: int) -> None:
        if table == "parts":
            raise InterruptedError

    with pytest.raises(InterruptedError):
        await migrate_stores(data, empty, interrupt)
    with pytest.raises(StoreError, match="run it again"):
        async with open_ledger(empty):
            pass
    async with open_ledger(data / "ledger.db") as ledger:
        await ledger.schedules.forget_removed(NOW + timedelta(days=9999))
        schedules = await ledger.schedules.list_of_guild(Ids().guild)
        await ledger.schedules.pause(schedules[0].id, NOW)

    await migrate_stores(data, empty, lambda *_: None)

    async with open_ledger(data / "ledger.db") as before, open_ledger(empty) as after:
        assert await read_all(after) == await read_all(before)
    with pytest.raises(StoreError, match="holds something already"):
        await migrate_stores(data, empty, lambda *_: None)


async def test_nothing_is_moved_while_somebody_uses_the_file_or_where_there_is_none(data, empty, tmp_path) -> None:
    async with open_ledger(data / "ledger.db"):
        with pytest.raises(BackupError, match="end the bot"):
            await migrate_stores(data, empty, lambda *_: None)
    with pytest.raises(BackupError, match="no ledger in this folder"):
        await migrate_stores(tmp_path / "elsewhere", empty, lambda *_: None)
    with pytest.raises(BackupError, match="not the other way round"):
        await migrate_stores(data, data / "ledger.db", lambda *_: None)
