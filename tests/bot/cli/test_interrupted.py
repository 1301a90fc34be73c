"""Ctrl-C while documents are loaded."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Run

DOCUMENTS = 20
#: So long that it is still being analysed when Ctrl-C comes.
LONG = "Norway waited for the ship and said that it would come. " * 40_000


def loaded(library: Path) -> int:
    with contextlib.closing(sqlite3.connect(library)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM documents").fetchone()
    return int(count)


def ends(group: int) -> bool:
    """Tell whether the last process of a group is gone soon: multiprocessing's own tracker ends after its parent."""
    for _ in range(6000):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups that get SIGINT")
def test_ctrl_c_leaves_a_consistent_library_and_no_child_process(briefbot: Run, home: Path) -> None:
    note = (home / "seeds" / "harbour.txt").read_text("utf-8")
    for number in range(DOCUMENTS):
        (home / "seeds" / f"{number}.md").write_text(f"{note}\nIt was note {number}.\n", "utf-8")
    (home / "seeds" / "long.txt").write_text(LONG, "utf-8")
    library = home / "library.db"
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "load", "seeds", "--workers", "2", "--library", str(library)],
        cwd=home, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    while process.poll() is None:
        with contextlib.suppress(sqlite3.OperationalError):
            if loaded(library):
                break
        time.sleep(0.01)
    # As a terminal does: to the command and all its children at once.
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=240)

    assert process.returncode == 130
    # On a busy machine it has told before how far it is.
    assert errors.splitlines()[-1] == "briefbot: interrupted; what was loaded stays"
    assert ends(process.pid)
    assert 0 < loaded(library) <= DOCUMENTS + 1
    (home / "seeds" / "long.txt").unlink()
    assert briefbot("load", "seeds", "--library", str(library)).returncode == 0
    assert loaded(library) == DOCUMENTS + 1
