"""The README shows what the command really prints, and its two commands are whole lines."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text("utf-8")


def excerpt() -> list[str]:
    """Return the lines of the briefing that the README shows, without those that stand for what is left out."""
    block = re.search(r"^```text\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert block is not None
    return [line for line in block[1].splitlines() if line and line != "…"]


@pytest.mark.parametrize("command", ["pip install -e . && briefbot brief korea", 'pip install -e ".[dev]" && pytest'])
def test_each_command_is_a_whole_line_of_a_code_block(command: str) -> None:
    blocks = re.findall(r"^```\w*\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)

    assert [command in block.splitlines() for block in blocks].count(True) == 1


def test_the_briefing_that_the_readme_shows_stands_in_the_output_in_this_order(tmp_path: Path) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("BRIEFBOT", "DISCORD"))},
        "BRIEFBOT_DATA": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-m", "bot", "brief", "korea"],
        cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    shown, printed = excerpt(), iter(done.stdout.splitlines())

    assert len(shown) > 30
    # `in` on an iterator goes on from where the line before was found.
    assert [line for line in shown if line not in printed] == []
