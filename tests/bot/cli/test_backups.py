from pathlib import Path

import pytest

from tests.bot.cli.conftest import Run


@pytest.fixture(name="data")
def _data(briefbot: Run, home: Path) -> Path:
    """The data folder, with a library and a ledger of which the library alone is copied."""
    briefbot("load", "seeds")
    return home / "share" / "briefbot"


def test_a_backup_is_made_and_put_back_and_what_it_replaced_is_named(briefbot: Run, data: Path, home: Path) -> None:
    made = briefbot("backup", "backups", "--all", "--keep", "3")
    done = briefbot("restore", "backups")

    assert made.returncode == 0
    assert made.stdout.startswith("backups/briefbot-")
    assert ": library, " in made.stdout
    assert done.returncode == 0
    assert "library of 20" in done.stdout
    assert f"What was there before is in {data}/before-restore-" in done.stdout
    assert "would pay for the harbour" in briefbot("brief", "norway").stdout


def test_nothing_to_back_up_and_nothing_to_put_back_are_a_sentence_each(briefbot: Run) -> None:
    for command, words in ((("backup", "backups"), "nothing to back up"), (("restore", "seeds"), "no backup in")):
        done = briefbot(*command)
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1
        assert words in done.stderr
