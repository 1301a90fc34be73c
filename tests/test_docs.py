"""What the documents for contributors name is there, and the versions they work with are admitted."""

import re
import tomllib
from pathlib import Path

import pytest
import typer.main
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot.cli import app
from bot.config.settings import Settings

ROOT = Path(__file__).parent.parent
#: Those that the code makes are compared with it.
MADE = {"commands.md", "rules.md"}
DOCUMENTS = (
    *("CONTRIBUTING.md", "README.md", "SECURITY.md"),
    *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md") if path.name not in MADE),
)
#: A path as the documents write it: within backquotes or as a link, with a slash or an ending of ours.
PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]*)`|\]\(([\w./-]+)\)")
#: Paths that a reader makes, or that are examples.
MADE_BY_READERS = {"dist/"}
#: What follows the container's name, which is the program's.
NOT_COMMANDS = {"briefbot"}
#: What begins with a slash and is no command: addresses of the bot's own server, folders.
PATHS = {"livez", "readyz", "metrics", "data", "backups", "documents", "etc", "var", "opt"}
#: Variables that only tests read.
OF_TESTS = {"BRIEFBOT_OPENAPI"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_that_a_document_names_is_there(name: str) -> None:
    document = ROOT / name
    found = [one or two for one, two in PATH.findall(document.read_text("utf-8"))]
    missing = [
        path
        for path in found
        if path not in MADE_BY_READERS
        and not any((base / path).exists() for base in (ROOT, document.parent, ROOT / "briefings", ROOT / "bot"))
    ]

    assert not missing


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_and_every_setting_that_a_document_names_is_one(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    commands = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    settings = {str(field.alias) for field in Settings.model_fields.values()}

    assert set(re.findall(r"(?:^|[`\s/])briefbot ([a-z]+)(?=[\s`])", text)) <= commands | NOT_COMMANDS
    assert set(re.findall(r"\b(?:BRIEFBOT|DISCORD)_[A-Z_]+\b", text)) <= settings | OF_TESTS


@pytest.mark.parametrize("name", [one for one in DOCUMENTS if one.startswith("docs/")])
def test_every_slash_command_that_the_site_names_is_one(name: str) -> None:
    there = set(
        re.findall(r"^### `/([a-z]+(?: [a-z]+)?)`", (ROOT / "docs" / "commands.md").read_text("utf-8"), re.MULTILINE)
    )
    named = set(re.findall(r"`/([a-z]+(?: [a-z]+)?)", (ROOT / name).read_text("utf-8")))

    known = there | {one.partition(" ")[0] for one in there}
    assert {one for one in named if one not in known and one.partition(" ")[0] not in there} <= PATHS


def test_the_site_has_every_page_in_its_contents() -> None:
    contents = re.findall(r": ([\w-]+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)

    assert sorted(contents) == sorted(path.name for path in (ROOT / "docs").glob("*.md"))


def test_contributing_and_the_architecture_name_paths_at_all() -> None:
    for name in ("CONTRIBUTING.md", "docs/architecture.md"):
        assert len(PATH.findall((ROOT / name).read_text("utf-8"))) > 10, name


def test_the_versions_in_use_are_those_that_the_project_admits() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [Requirement(one) for one in (*project["dependencies"], *project["optional-dependencies"]["dev"])]
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = [Requirement(line) for line in lines if line.strip() and not line.startswith("#")]
    versions = {canonicalize_name(one.name): one.specifier for one in pinned}

    for requirement in wanted:
        (pin,) = versions[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(pin.version), requirement
