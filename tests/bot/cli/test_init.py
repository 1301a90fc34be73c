"""What the bot needs is asked for and written where nobody else reads it."""

from pathlib import Path

import pytest
from dotenv import dotenv_values
from hypothesis import given, strategies as st

from bot.cli.init import write_settings
from briefings import list_zone_names
from tests.bot.cli.conftest import Run

TOKEN = "not-a-real-token"


def test_what_is_asked_for_is_written_for_its_owner_alone_and_the_token_is_not_shown(briefbot: Run, home: Path) -> None:
    done = briefbot("init", stdin=f"{TOKEN}\nmy 'news'\nAsia/Seoul\n")

    assert done.returncode == 0, done.stderr
    assert dotenv_values(home / ".env") == {
        "DISCORD_TOKEN": TOKEN,
        "BRIEFBOT_SEEDS": str(home / "my 'news'"),
        "BRIEFBOT_ZONE": "Asia/Seoul",
    }
    assert (home / ".env").stat().st_mode & 0o077 == 0
    assert (home / "my 'news'").is_dir()
    assert TOKEN not in done.stdout + done.stderr


def test_a_zone_is_proposed_and_one_that_is_none_is_refused(briefbot: Run, home: Path) -> None:
    assert briefbot("init", stdin=f"{TOKEN}\n\nAtlantis\n").returncode == 2
    assert not (home / ".env").exists()
    assert briefbot("init", stdin=f"{TOKEN}\n\n\n").returncode == 0
    assert dotenv_values(home / ".env")["BRIEFBOT_ZONE"] in list_zone_names()


def test_a_file_that_is_there_stays_as_it_is(briefbot: Run, home: Path) -> None:
    (home / ".env").write_text("BRIEFBOT_LOG_LEVEL=DEBUG\n", "utf-8")

    done = briefbot("init", stdin=f"{TOKEN}\n\n")

    assert done.returncode == 2
    assert (home / ".env").read_text("utf-8") == "BRIEFBOT_LOG_LEVEL=DEBUG\n"


@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1).map(str.strip).filter(bool))
def test_whatever_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, value: str) -> None:
    file = tmp_path_factory.mktemp("settings") / ".env"
    write_settings(file, {"BRIEFBOT_SEEDS": value})

    assert dotenv_values(file, interpolate=False) == {"BRIEFBOT_SEEDS": value}
