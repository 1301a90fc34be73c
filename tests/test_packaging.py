"""What people get who install Briefbot from an archive, wherever pip puts it."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHIPPED = [
    ".ci", ".dockerignore", ".env.example", ".github", ".pre-commit-config.yaml", "CHANGELOG.md", "CONTRIBUTING.md",
    "Dockerfile", "LICENSE", "MANIFEST.in", "README.md", "SECURITY.md", "benchmarks", "bot", "briefings",
    "compose.hosts.yaml", "compose.yaml", "constraints.txt", "docs", "mkdocs.yml", "packaging", "pyproject.toml",
    "seeds", "setup.py", "tests",
]  # fmt: skip
LITTER = shutil.ignore_patterns("__pycache__", "*.egg-info", ".venv", "*.db*")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the wheel and the source archive of this checkout."""
    source, archives = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("archives")
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=LITTER)
        else:
            shutil.copy(ROOT / name, source / name)
    build = "import sys; from setuptools import build_meta as b; to = sys.argv[1]; b.build_sdist(to); b.build_wheel(to)"
    done = subprocess.run(
        [sys.executable, "-c", build, str(archives)], cwd=source, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return archives


def test_a_wheel_answers_from_the_shipped_documents_wherever_it_lies(built: Path, tmp_path: Path) -> None:
    """What `pip install --target` does: unpack it into any folder. `--user` and an environment differ in the place."""
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "anywhere")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BRIEFBOT", "DISCORD"))}
    places = {"PYTHONPATH": str(tmp_path / "anywhere"), "BRIEFBOT_DATA": str(tmp_path / "data")}

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=tmp_path, env=kept | places, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert str(tmp_path / "anywhere") in run("-c", "import briefings; print(briefings.__file__)")
    assert "Sources" in run("-m", "bot", "brief", "korea")
    ask = "from bot.config.folders import *; print(shipped_seeds(), len([*sample_newsroom().iterdir()]))"
    folder, articles = run("-c", ask).split()
    assert folder.startswith(str(tmp_path / "anywhere"))
    assert int(articles) == len([*(ROOT / "bot" / "playground" / "newsroom").iterdir()])


def test_the_source_archive_holds_what_a_reader_of_the_readme_looks_for(built: Path) -> None:
    (source,) = built.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}

    wanted = {
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        ".env.example",
        "docs/digest.png",
        "Dockerfile",
        "compose.yaml",
        "compose.hosts.yaml",
        "packaging/systemd/briefbot.service",
        "tests/test_packaging.py",
        "benchmarks/quality.py",
    }
    wanted |= {f"seeds/{file.name}" for file in (ROOT / "seeds").iterdir()}
    assert not wanted - held


def test_analysing_a_line_waits_for_no_room_that_it_does_not_enter(tmp_path: Path) -> None:
    (tmp_path / "line.txt").write_text("Mayor Nora Quist said that it would rain.\n", "utf-8")

    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "bot", "analyse", "line.txt"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )

    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "briefings" in imported
    assert not imported & {"aiosqlite", "discord", "jinja2", "sqlite3"}
