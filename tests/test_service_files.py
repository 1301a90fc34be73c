"""What runs Briefbot as a service says nothing that Briefbot doesn't know."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import typer
import yaml

from bot.cli import app
from bot.config.settings import Settings

ROOT = Path(__file__).parent.parent
DOCKERFILE, COMPOSE = ROOT / "Dockerfile", ROOT / "compose.yaml"
HOSTS = ROOT / "compose.hosts.yaml"
UNIT = ROOT / "packaging" / "systemd" / "briefbot.service"


@pytest.mark.parametrize("file", [DOCKERFILE, COMPOSE, HOSTS, UNIT], ids=lambda path: path.name)
def test_every_variable_is_a_setting(file: Path) -> None:
    named = set(re.findall(r"\b(?:BRIEFBOT|DISCORD)_[A-Z_]+", file.read_text("utf-8")))

    assert named
    assert named <= {str(field.alias) for field in Settings.model_fields.values()}


def _names(group: typer.Typer | None) -> set[str]:
    commands = group.registered_commands if group is not None else []
    return {command.name or str(getattr(command.callback, "__name__", "")) for command in commands}


def test_every_command_is_one_of_ours() -> None:
    image = set(re.findall(r'^.*CMD \[(?:"briefbot", )?"(\w+)"\]', DOCKERFILE.read_text("utf-8"), re.MULTILINE))

    assert image == {"health", "run"}
    assert image <= {name for group in app.registered_groups for name in _names(group.typer_instance)}
    assert re.findall(r"/bin/briefbot (\w+)", UNIT.read_text("utf-8")) == ["run"]


def test_the_container_writes_only_where_it_has_a_volume() -> None:
    service = yaml.safe_load(COMPOSE.read_text("utf-8"))["services"]["briefbot"]
    places = {volume.split(":")[1]: volume.endswith(":ro") for volume in service["volumes"]}

    assert service["read_only"]
    assert not places[service["environment"]["BRIEFBOT_BACKUP_DIR"]]
    assert not places["/data"]
    assert places["/documents"]
    assert re.search(r"^USER \d+:\d+$", DOCKERFILE.read_text("utf-8"), re.MULTILINE)


def test_several_processes_share_database_and_documents_and_nothing_else() -> None:
    services = yaml.safe_load(HOSTS.read_text("utf-8"))["services"]
    bot = services["briefbot"]

    assert bot["deploy"]["replicas"] == 2
    assert "@database/" in bot["environment"]["BRIEFBOT_DATABASE"]
    assert "database" in services
    assert bot["volumes"] == ["/data", "./documents:/documents:ro"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="only where systemd is")
def test_the_service_is_exposed_little() -> None:
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", str(UNIT)], capture_output=True, text=True, check=False
    )
    found = re.search(r"Overall exposure level for briefbot.service: ([\d.]+)", done.stdout)

    assert found is not None, done.stderr
    assert float(found[1]) <= 1.5
