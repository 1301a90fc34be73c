"""Files and pipes get UTF-8, whatever the code page of the system is, and a full one is told of."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

NOTE = """---
title: Мост – the “bridge”
date: 2024-05-06
publisher: Dziennik Łódź
---

Finance Minister Zoë Šimić said that Norway would pay. “We keep our word – 약속,” Šimić said.
"""

SYSTEMS = {
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "C locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "UTF-8": {"PYTHONUTF8": "1"},
}


@pytest.fixture(params=SYSTEMS)
def command(request: pytest.FixtureRequest, tmp_path: Path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "most.md").write_text(NOTE, "utf-8")
    names = ("BRIEFBOT", "DISCORD", "PYTHON", "LC_", "LANG")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(names)}
    places = {"BRIEFBOT_DATA": str(tmp_path / "data"), "PYTHONPATH": os.environ.get("PYTHONPATH", "")}

    def run(*arguments: str) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=tmp_path, env=kept | places | SYSTEMS[request.param], capture_output=True, check=False,
        )  # fmt: skip

    return run


@pytest.mark.parametrize(
    "arguments",
    [
        ("brief", "norway"),
        ("brief", "norway", "--format", "html"),
        ("brief", "norway", "--format", "json"),
        ("brief", "norway", "--format", "md"),
        ("search", "Šimić"),
        ("explain", "seeds/most.md", "--html"),
        ("explain", "seeds/most.md"),
        ("analyse", "seeds", "--jsonl"),
    ],
)
def test_an_answer_into_a_pipe_is_utf8(command, arguments: tuple[str, ...]) -> None:
    done = command(*arguments)

    assert done.returncode == 0, done.stderr
    assert "Šimić" in done.stdout.decode("utf-8")
    assert "약속" in done.stdout.decode("utf-8")


def test_pages_and_messages_are_utf8_too(command, tmp_path: Path) -> None:
    done = command("export", "norway", "--html", "site")
    unknown = command("brief", "Łódź-약속")

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
