"""`briefbot run` as a process: how it starts, what it says when it can't, and how it ends."""

import asyncio
import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.client import run
from bot.config.clock import SystemClock
from bot.config.settings import Settings
from bot.standin import Fault

pytestmark = pytest.mark.asyncio(loop_scope="module")


@contextlib.asynccontextmanager
async def a_process(house, *, wait: bool = True, **variables: str) -> AsyncIterator[asyncio.subprocess.Process]:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(__file__).parents[3]),
        "HOME": str(house.settings.data.parent),
        "DISCORD_TOKEN": house.stand_in.token,
        "BRIEFBOT_DATA": str(house.settings.data),
        "BRIEFBOT_SEEDS": str(house.settings.seeds),
        "BRIEFBOT_API": house.stand_in.api_base,
    } | variables
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "run"),
        cwd=house.settings.data.parent,
        env={name: value for name, value in environment.items() if value},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        if wait:
            await house.stand_in.wait_until_connected(seconds=60)
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def ended(process: asyncio.subprocess.Process) -> tuple[int, str]:
    _, errors = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode is not None
    return process.returncode, errors.decode()


def children(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False).stdout
    return [int(word) for word in found.split()]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def mapped_files(pid: int) -> str:
    """The shared libraries of a process, where the system tells."""
    path = Path(f"/proc/{pid}/maps")
    return path.read_text("utf-8") if path.exists() else ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "Ctrl-C"])
async def test_a_signal_ends_it_cleanly(own_house, number: signal.Signals) -> None:
    async with a_process(own_house) as process:
        exchange = await own_house.ada.slash(own_house.channel, "brief", topic="norway")
        process.send_signal(number)
        code, errors = await ended(process)

    assert "Norway" in exchange.text
    assert code == 0
    assert "Traceback" not in errors
    assert not own_house.stand_in.gateway.connected_sessions


async def test_a_signal_during_the_first_reading_leaves_no_child_and_a_sound_library(own_house, tmp_path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        text = f"Minister Ada Sand of Kenya said that plan {number} was fair. " * 40
        (folder / f"{number}.txt").write_text(text, "utf-8")
    async with a_process(own_house, BRIEFBOT_SEEDS=str(folder), BRIEFBOT_DATA=str(tmp_path / "fresh")) as process:
        async with asyncio.timeout(60):
            exchange = await own_house.ada.slash(own_house.channel, "about")
            while "Reading" not in exchange.text or " of 400" not in exchange.text:
                await asyncio.sleep(0.02)
                exchange = await own_house.ada.slash(own_house.channel, "about")
        workers = children(process.pid)
        process.terminate()
        code, _ = await ended(process)

    assert code == 0
    async with asyncio.timeout(60):
        while any(alive(worker) for worker in workers):  # noqa: ASYNC110 - a process that ended tells nobody
            await asyncio.sleep(0.05)


async def test_a_document_that_takes_too_much_is_named_in_the_log_and_the_good_one_answers(own_house, tmp_path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "huge.md").write_text("Minister Ada Sand of Kenya said that it was fair. " * 60_000, "utf-8")
    text = "Icelandic Minister Jon Bergsson met Canada in Reykjavik. Iceland said that it would wait.\n"
    (folder / "iceland.txt").write_text(text, "utf-8")
    async with a_process(
        own_house, BRIEFBOT_SEEDS=str(folder), BRIEFBOT_DATA=str(tmp_path / "fresh"), BRIEFBOT_DOCUMENT_MB="128"
    ) as process:
        async with asyncio.timeout(30):
            exchange = await own_house.ada.slash(own_house.channel, "search", query="wait")
            while "it would wait" not in exchange.text:
                await asyncio.sleep(0.1)
                exchange = await own_house.ada.slash(own_house.channel, "search", query="wait")
        process.terminate()
        code, errors = await ended(process)

    assert code == 0
    assert f"{folder / 'huge.md'}: it takes more memory than the limit of 128 MB" in errors


async def test_a_file_dropped_into_the_folder_is_in_the_next_briefing(own_house, tmp_path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    own_house.settings = own_house.settings.model_copy(update={"seeds": folder, "data": tmp_path / "fresh"})
    async with own_house.running():
        empty = await own_house.ada.slash(own_house.channel, "brief", topic="Iceland")
        text = "Icelandic Minister Jon Bergsson met Canada in Reykjavik. Iceland said that it would wait.\n"
        (folder / "iceland.txt").write_text(text, "utf-8")
        async with asyncio.timeout(60):
            exchange = await own_house.ada.slash(own_house.channel, "search", query="wait")
            while "it would wait" not in exchange.text:
                await asyncio.sleep(0.1)
                exchange = await own_house.ada.slash(own_house.channel, "search", query="wait")

    # As long as the folder wasn't looked through, nobody knows whether there are documents.
    assert any(words in empty.text for words in ("no documents yet", "being read", "about to be read"))


async def refused(house, caplog: pytest.LogCaptureFixture, **changed: object) -> tuple[int, str]:
    """Run a bot that can't go on, in this process; return its exit code and what it says, without a traceback."""
    settings = Settings.model_validate(house.settings.model_dump() | changed)
    code = await asyncio.wait_for(run(settings, SystemClock()), 60)
    said = [record for record in caplog.records if record.name.startswith("bot.") and record.levelno >= logging.ERROR]
    assert not [record for record in said if record.exc_info]
    return code, "\n".join(record.getMessage() for record in said)


@pytest.mark.parametrize(
    ("changed", "code", "sentence"),
    [
        ({"token": "wrong"}, 2, "doesn't accept DISCORD_TOKEN"),
        ({"api": "http://127.0.0.1:9/api/v10"}, 1, "can't be reached at http://127.0.0.1:9/api/v10"),
        ({"guild": 12345}, 2, "put no commands into server 12345"),
    ],
    ids=["wrong token", "no network", "no scope"],
)
async def test_what_keeps_it_from_starting_is_one_sentence(
    own_house, caplog, changed, code: int, sentence: str
) -> None:
    found, said = await refused(own_house, caplog, **changed)

    assert found == code
    assert said.count("\n") == 0
    assert sentence in said
    assert "wrong" not in said


async def test_a_setting_that_keeps_it_from_starting_is_one_sentence(own_house) -> None:
    async with a_process(own_house, wait=False, BRIEFBOT_GUILD="club") as process:
        found, errors = await ended(process)

    assert found == 2
    assert len(errors.splitlines()) == 1
    assert "BRIEFBOT_GUILD must be a server's id" in errors


@pytest.mark.parametrize("file", ["library.db", "ledger.db"])
async def test_a_database_that_is_not_ours_is_left_alone(own_house, caplog, file: str) -> None:
    path = own_house.settings.data / file
    path.write_bytes(b"this is no database, but it is somebody's" * 100)

    code, said = await refused(own_house, caplog)

    assert code == 2
    assert f"{path}: this file is not a Briefbot {path.stem}" in said
    assert path.read_bytes().startswith(b"this is no database")


async def test_discord_that_is_down_ends_it_with_a_sentence(own_house, caplog) -> None:
    own_house.stand_in.faults.plant(Fault.UNAVAILABLE, times=100)

    code, said = await refused(own_house, caplog)

    assert code == 1
    assert "can't be reached" in said


async def test_an_event_that_cannot_be_read_ends_it_so_that_a_supervisor_starts_it_again(own_house) -> None:
    async with a_process(own_house) as process:
        await own_house.stand_in.gateway.dispatch("GUILD_UPDATE", {"id": "no number"}, guild_id=own_house.guild.id)
        code, errors = await ended(process)

    assert code == 1
    assert "a supervisor should start it again" in errors


async def test_the_log_for_machines_is_json_and_holds_no_secret(own_house) -> None:
    async with a_process(own_house, BRIEFBOT_LOG_FORMAT="json", BRIEFBOT_LOG_LEVEL="DEBUG") as process:
        exchange = await own_house.ada.slash(own_house.channel, "brief", topic="norway")
        process.terminate()
        _, errors = await ended(process)

    lines = [json.loads(line) for line in errors.splitlines()]
    assert {"time", "level", "logger", "message"} <= set(lines[0])
    assert own_house.stand_in.token not in errors
    assert exchange.token not in errors


async def test_the_process_holds_no_library_of_the_command_line_or_of_web_pages(own_house) -> None:
    async with a_process(own_house) as process:
        await own_house.ada.slash(own_house.channel, "brief", topic="norway")
        mapped = mapped_files(process.pid)
        process.terminate()
        await ended(process)

    assert "lxml" not in mapped
