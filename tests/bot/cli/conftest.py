"""The command as a person runs it: a process of its own, with a home and a folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

NOTE = """---
title: {title}
date: {date}
author: Ann Reed
publisher: Daily Post
url: https://post.example/{name}
---

Finance Minister Paula Brandt said that Norway would pay for the harbour. “We keep our word,” Brandt said. “Nobody \
should doubt it.”

In March 2019, Norway and Chile signed a treaty on fishing.
"""


@pytest.fixture(name="home")
def _home(tmp_path: Path) -> Path:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "harbour.md").write_text(NOTE.format(title="The harbour", date="2024-05-06", name="harbour"), "utf-8")
    return tmp_path


@pytest.fixture(name="briefbot")
def _briefbot(home: Path) -> Run:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("BRIEFBOT", "DISCORD"))},
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "share"),
        "PYTHONUTF8": "1",
    }

    def run(*arguments: str, stdin: str = "", **variables: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=home,
            env=environment | variables,
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=240,
        )

    return run
