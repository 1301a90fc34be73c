"""The page of all commands is what the code says."""

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_commands_is_current() -> None:
    written = runpy.run_path(str(DOCS / "write_commands.py"))["document"]()

    assert (DOCS / "commands.md").read_text("utf-8") == written, "run python docs/write_commands.py"
