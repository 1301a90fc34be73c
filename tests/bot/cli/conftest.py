"""The command as a person gives it, with a home and a folder of its own.

Most laws are about what a command answers, not about its process: `briefbot` gives it within this one, where it costs
a twentieth. What needs a process (code pages, signals, what is imported, logging for good) starts one by `processes`.
"""

import io
import os
import subprocess
import sys
import warnings
from collections.abc import Callable
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.__main__ import main

with warnings.catch_warnings():
    # Older versions of typer import what newer ones of click have deprecated.
    warnings.simplefilter("ignore", DeprecationWarning)
    import typer  # noqa: F401


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left: as subprocess.CompletedProcess has it."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]

#: Plain text, because a small one is read within the process that asks: other formats start one that reads them.
NOTE = """date 2024-05-06 (Ann Reed, Daily Post)
The harbour

Finance Minister Paula Brandt said that Norway would pay for the harbour. “We keep our word,” Brandt said. “Nobody \
should doubt it.”

In March 2019, Norway and Chile signed a treaty on fishing.
"""


@pytest.fixture(name="home")
def _home(tmp_path: Path) -> Path:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "harbour.txt").write_text(NOTE, "utf-8")
    return tmp_path


@pytest.fixture(name="variables")
def _variables(home: Path) -> dict[str, str]:
    """The environment without settings of the person who runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BRIEFBOT", "DISCORD"))}
    return kept | {"HOME": str(home), "XDG_DATA_HOME": str(home / "share"), "PYTHONUTF8": "1"}


@pytest.fixture(name="briefbot")
def _briefbot(home: Path, variables: dict[str, str]) -> Run:
    def run(*arguments: str, stdin: str = "", **changed: str) -> Done:
        output, errors = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
        with pytest.MonkeyPatch.context() as patch, chdir(home):
            patch.setattr(sys, "argv", ["briefbot", *arguments])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
            patch.setattr(sys, "stdout", output)
            patch.setattr(sys, "stderr", errors)
            for name in os.environ.keys() - variables.keys():
                patch.delenv(name)
            for name, value in (variables | changed).items():
                patch.setenv(name, value)
            code = _code(main)
            for stream in (output, errors):
                stream.flush()
        said = [stream.buffer.getvalue().decode() for stream in (output, errors)]
        return Done(code, *said)

    return run


def _code(command: Callable[[], None]) -> int:
    """Run a command to its end and return its exit code."""
    try:
        command()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


@pytest.fixture(name="processes")
def _processes(home: Path, variables: dict[str, str]) -> Run:
    """Give each command in a process of its own."""

    def run(*arguments: str, **changed: str) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=home,
            env=variables | changed,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=240,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return run
