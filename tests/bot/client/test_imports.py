"""A process is small and begins soon: it never imports what only another command, or the reading of pages, needs."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "others"),
    [
        ("bot.client", {"trafilatura", "typer", "rich", "lxml", "countryinfo"}),
        # A container asks for health again and again.
        ("bot.operations.health_file", {"asyncio", "briefings", "importlib.metadata", "importlib.resources", "typer"}),
    ],
)
def test_a_process_imports_nothing_of_another(module: str, others: set[str]) -> None:
    script = f"import sys, {module}\nprint(sorted({others} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-W", "ignore", "-c", script], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == "[]"
