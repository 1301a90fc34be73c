"""The house itself: style, types and import directions, so that `pytest` alone checks everything."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str) -> None:
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr


@pytest.mark.parametrize("arguments", [("check", "."), ("format", "--check", ".")], ids=["lint", "format"])
def test_ruff_finds_nothing(arguments: tuple[str, ...]) -> None:
    run(sys.executable, "-m", "ruff", *arguments)


def test_mypy_strict_finds_nothing() -> None:
    run(sys.executable, "-m", "mypy")


def test_imports_keep_their_directions() -> None:
    run(sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")


def test_what_is_imported_is_declared_and_what_is_declared_is_used() -> None:
    run(sys.executable, "-m", "deptry", ".")


def test_no_code_is_dead() -> None:
    run(sys.executable, "-m", "vulture")


def test_no_sql_of_the_library_numbers_its_parameters() -> None:
    """Python 3.12.0 to 3.12.3 warn of '?1' given a sequence, and 3.14 refuses it."""
    for file in (ROOT / "briefings" / "library").rglob("*.py"):
        assert not re.search(r"\?\d", file.read_text("utf-8")), file


def test_no_test_changes_where_modules_are_found() -> None:
    for file in (ROOT / "tests").rglob("*.py"):
        assert "sys." + "path" not in file.read_text("utf-8"), file


def test_the_readme_shows_the_two_commands_as_whole_lines() -> None:
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()

    assert "pip install -e . && briefbot brief korea" in lines
    assert 'pip install -e ".[dev]" && pytest' in lines


def test_the_changelog_knows_this_version() -> None:
    version = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)

    assert version is not None
    assert f"## {version[1]}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
