"""The commands that look after the bot, where a setting is missing."""

import pytest

from tests.bot.cli.conftest import Run


@pytest.mark.parametrize("token", ["", "two words"])
@pytest.mark.parametrize("command", [("sync",), ("sync", "--clear"), ("run",)])
def test_a_token_that_is_missing_or_none_is_told_in_a_sentence(
    briefbot: Run, processes: Run, command: tuple[str, ...], token: str
) -> None:
    # `run` sets up the log of its process for good.
    done = (processes if command == ("run",) else briefbot)(*command, DISCORD_TOKEN=token)

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "DISCORD_TOKEN" in done.stderr
