"""Files and pipes get UTF-8, whatever the code page of the system is, and a full one is told of."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import write_utf8

NOTE = """date 2024-05-06 (Dziennik Łódź)
Мост – the “bridge”

Finance Minister Zoë Šimić said that Norway would pay. “We keep our word – 약속,” Šimić said.
"""

#: With what Python says of each: the encoding of a pipe that it would write by itself.
SYSTEMS = {
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "C locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "UTF-8": {"PYTHONUTF8": "1"},
}
ANSWERS = [
    ("brief", "norway"),
    ("brief", "norway", "--format", "html"),
    ("brief", "norway", "--format", "json"),
    ("brief", "norway", "--format", "md"),
    ("search", "Šimić"),
    ("explain", "seeds/most.txt", "--html"),
    ("explain", "seeds/most.txt"),
    ("analyse", "seeds", "--jsonl"),
]

Command = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(name="command")
def _command(tmp_path: Path) -> Command:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "most.txt").write_text(NOTE, "utf-8")
    names = ("BRIEFBOT", "DISCORD", "PYTHON", "LC_", "LANG")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(names)}
    places = {"BRIEFBOT_DATA": str(tmp_path / "data"), "PYTHONPATH": os.environ.get("PYTHONPATH", "")}

    def run(system: str, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=tmp_path, env=kept | places | SYSTEMS[system], capture_output=True, check=False,
        )  # fmt: skip

    return run


# Every answer where arguments, files and streams are all decoded by the locale; one where only the streams differ.
@pytest.mark.parametrize(
    ("system", "arguments"),
    [("C locale", arguments) for arguments in ANSWERS] + [(system, ANSWERS[0]) for system in SYSTEMS],
)
def test_an_answer_into_a_pipe_is_utf8(command: Command, system: str, arguments: tuple[str, ...]) -> None:
    done = command(system, *arguments)

    assert done.returncode == 0, done.stderr
    assert "Šimić" in done.stdout.decode("utf-8")
    assert "약속" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp949", "utf-8", "utf-16"])
def test_a_stream_that_is_no_terminal_writes_utf8_whatever_it_wrote_before(encoding: str) -> None:
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding)

    write_utf8(stream)
    stream.write("Šimić – 약속 \ud800")
    stream.flush()

    assert written.getvalue() == "Šimić – 약속 \\ud800".encode()


@pytest.mark.parametrize("system", ["C locale", "cp1252"])
def test_pages_and_messages_are_utf8_too(command: Command, tmp_path: Path, system: str) -> None:
    done = command(system, "export", "norway", "--html", "site")
    unknown = command(system, "brief", "Łódź-약속")

    assert done.returncode == 0, done.stderr
    pages = [page.read_text("utf-8") for page in (tmp_path / "site").rglob("*.html")]
    assert any("약속" in page for page in pages)
    assert unknown.returncode == 1
    assert b"Traceback" not in unknown.stderr
    assert "Łódź-약속" in (unknown.stdout + unknown.stderr).decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a device that is always full")
def test_a_full_disk_behind_the_output_is_told_in_a_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "--version"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "briefbot: The output could not be written: No space left on device.\n"
