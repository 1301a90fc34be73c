"""What a person is told when something goes wrong, in their language."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.catalogue import Message, languages, words_for
from bot.cogs.failures import put_into_words
from bot.cogs.refusals import Names, RefusedError
from briefings import ScheduleError, open_ledger


@pytest.mark.parametrize("language", languages())
async def test_a_digest_that_somebody_removed_meanwhile_is_no_trouble_with_the_library(
    tmp_path: Path, language: str
) -> None:
    words = words_for(language)
    async with open_ledger(tmp_path / "ledger.db") as ledger:
        with pytest.raises(ScheduleError) as raised:
            await ledger.deliveries.plan_run("removed", 1, datetime(2025, 1, 1, tzinfo=UTC))

    assert put_into_words(raised.value, words) == words.say(Message.PLAN_GONE)


@pytest.mark.parametrize("language", languages())
def test_missing_permissions_are_named_as_the_readers_discord_names_them(language: str) -> None:
    words = words_for(language)
    refused = RefusedError(Message.PLAN_MISSING, place="<#1>", permissions=Names((Message.MAY_VIEW, Message.MAY_SEND)))

    said = put_into_words(refused, words)

    assert said is not None
    assert f"**{words.say(Message.MAY_VIEW)}**, **{words.say(Message.MAY_SEND)}**" in said
