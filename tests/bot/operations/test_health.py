"""How the bot is, as noted, as judged, and as told in a file, to the service manager and over HTTP."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.config.settings import SettingsError
from bot.operations.checkup import Checkup
from bot.operations.health import Health, find_problems, is_alive
from bot.operations.health_file import delete_health, read_health, write_health
from bot.operations.http import serve_health
from bot.operations.metrics import Numbers, Waiting
from bot.operations.systemd import notify
from bot.operations.watching import watch
from briefings import LedgerFigures, LibraryStats, open_ledger, parse_database_address, read_figures

WELL = Health(connected=True, sweep_age=3.0, lag=0.01, ledger_trouble=None, free_disk=10**10)
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
LIBRARY = LibraryStats(
    documents=7,
    publishers=1,
    actors=2,
    sentences=3,
    quotations=4,
    first=None,
    last=None,
    undated=0,
    loaded_at=None,
)
WAITING = Waiting(answers=2, documents=40, refused=11, rest=0.0, backed_up=NOW - timedelta(hours=3))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"connected": False}, "no connection to Discord"),
        ({"sweep_age": None}, "wait for the first connection"),
        ({"sweep_age": 91.0}, "last looked for 91 seconds ago"),
        ({"ledger_trouble": "ledger.db: it is locked"}, "ledger.db: it is locked"),
        ({"free_disk": 3_000_000}, "3 MB"),
        ({"lag": 12.0}, "held up for 12 seconds"),
    ],
    ids=lambda one: str(one)[:30],
)
def test_what_keeps_the_bot_from_working_is_a_sentence(changed, words: str) -> None:
    assert find_problems(WELL) == ()
    (problem,) = find_problems(replace(WELL, **changed))
    assert words in problem


@pytest.mark.parametrize(
    ("changed", "alive"),
    [
        ({}, True),
        ({"connected": False}, True),
        ({"sweep_age": None}, True),
        ({"sweep_age": 89.0}, True),
        ({"sweep_age": 91.0}, False),
    ],
    ids=str,
)
def test_it_lives_whatever_discord_does_and_while_digests_are_looked_for(changed, alive: bool) -> None:
    assert is_alive(replace(WELL, **changed)) is alive


def test_a_file_says_how_the_bot_is_until_it_is_old_or_gone(tmp_path: Path) -> None:
    write_health(tmp_path, WELL, 1000.0)
    assert read_health(tmp_path, 1029.0) == ()
    assert "hasn't said how it is for 31 seconds" in read_health(tmp_path, 1031.0)[0]

    write_health(tmp_path, replace(WELL, connected=False), 2000.0)
    assert read_health(tmp_path, 2001.0) == find_problems(replace(WELL, connected=False))

    delete_health(tmp_path)
    assert "No bot is running" in read_health(tmp_path, 2002.0)[0]


@pytest.mark.parametrize("words", ["", "{", "[]", '{"written": "x"}', '{"written": 1}', '{"written": 1, "other": 2}'])
def test_a_file_that_is_none_of_ours_is_told_of_in_a_sentence(tmp_path: Path, words: str) -> None:
    (tmp_path / "health.json").write_text(words, "utf-8")

    assert "health.json can't be read" in read_health(tmp_path, 1.0)[0]


@pytest.fixture(name="checkup")
async def _checkup(tmp_path: Path) -> AsyncIterator[Checkup]:
    async with open_ledger(tmp_path / "ledger.db"):
        yield Checkup(ledger=tmp_path / "ledger.db", data=tmp_path, connected=lambda: True)


async def test_a_ledger_that_is_gone_or_locked_keeps_the_bot_from_being_ready(tmp_path: Path) -> None:
    moment = [100.0]
    checkup = Checkup(ledger=tmp_path / "ledger.db", data=tmp_path, connected=lambda: True, monotonic=lambda: moment[0])
    checkup.note_sweep()

    assert "this file is gone" in find_problems(await checkup.observe())[0]
    assert not (tmp_path / "ledger.db").exists()
    async with open_ledger(tmp_path / "ledger.db"):
        moment[0] += 20
        assert find_problems(await checkup.observe()) == ()


async def test_a_database_that_is_away_keeps_the_bot_from_being_ready(tmp_path: Path) -> None:
    away = parse_database_address("postgresql://bot:s3cret@127.0.0.1:1/club")
    checkup = Checkup(ledger=away, data=tmp_path, connected=lambda: True)
    checkup.note_sweep()

    (problem,) = find_problems(await checkup.observe())
    assert "postgresql://bot@127.0.0.1:1/club: this database can't be reached" in problem


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="systemd is of systems that have Unix sockets")
async def test_the_service_manager_hears_that_the_bot_is_ready_lives_and_ends(
    checkup: Checkup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        address = f"\0briefbot-test-{os.getpid()}"
        manager.bind(address)
        manager.settimeout(20)
        monkeypatch.setenv("NOTIFY_SOCKET", "@" + address[1:])
        watching = asyncio.create_task(watch(checkup, tmp_path))
        heard = [await asyncio.to_thread(manager.recv, 100) for _ in range(2)]
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        heard.append(manager.recv(100))

    assert heard == [b"READY=1", b"WATCHDOG=1", b"STOPPING=1"]
    assert "No bot is running" in read_health(tmp_path, 0.0)[0]


def test_without_a_service_manager_nobody_is_told() -> None:
    assert not notify("READY=1", {})
    assert not notify("READY=1", {"NOTIFY_SOCKET": "/nowhere/at/all"})


@asynccontextmanager
async def asking(checkup: Checkup, figures: LedgerFigures) -> AsyncIterator[aiohttp.ClientSession]:
    async def count() -> Numbers:
        health = await checkup.observe()
        return Numbers(now=NOW, health=health, figures=figures, library=LIBRARY, waiting=WAITING)

    async with serve_health("127.0.0.1:0", checkup, count) as address, aiohttp.ClientSession(address) as session:
        yield session


async def test_http_tells_life_and_readiness_apart_and_counts(checkup: Checkup, tmp_path: Path) -> None:
    figures = await read_figures(tmp_path / "ledger.db", NOW)
    async with asking(checkup, figures) as session:
        alive, unready = await session.get("/livez"), await session.get("/readyz")
        checkup.note_sweep()
        ready, metrics = await session.get("/readyz"), await session.get("/metrics")

        assert (alive.status, unready.status, ready.status) == (200, 503, 200)
        assert await unready.text() == "Digests wait for the first connection.\n"
        said = await metrics.text()
    assert metrics.headers["Content-Type"].startswith("text/plain")
    assert "briefbot_ready 1.0" in said
    assert 'briefbot_schedules{state="blocked"} 0.0' in said
    assert "briefbot_documents 7.0" in said
    assert "briefbot_sources_due 0.0" in said
    assert "briefbot_answers_waiting 2.0" in said
    assert "briefbot_documents_waiting 40.0" in said
    assert "briefbot_requests_refused 11.0" in said
    assert "briefbot_digests_rest_seconds 0.0" in said
    assert "briefbot_backup_age_seconds 10800.0" in said
    assert "briefbot_last_digest_age_seconds" not in said


async def test_an_address_that_is_taken_is_told_in_a_sentence(checkup: Checkup) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(SettingsError, match=f"BRIEFBOT_HTTP: {address} can't be used"):
            async with serve_health(address, checkup, count=None):  # type: ignore[arg-type]
                pass
