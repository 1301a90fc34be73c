"""Buttons and menus of messages that an earlier version sent still answer, with the whole bot on its ledger."""

from typing import Any

import pytest

from briefings import Cause, DayRule, Reason
from tests.support.earlier import Ids, read_buttons, write_ledger
from tests.support.forging import post_as_bot

BUTTONS = read_buttons()


def button(custom_id: str) -> dict[str, Any]:
    return {"type": 1, "components": [{"type": 2, "style": 1, "label": custom_id, "custom_id": custom_id}]}


def menu(custom_id: str, *values: str) -> dict[str, Any]:
    options = [{"label": value, "value": value} for value in values]
    return {"type": 1, "components": [{"type": 3, "custom_id": custom_id, "options": options}]}


@pytest.fixture(name="earlier")
async def _earlier(newsroom):
    """A newsroom whose ledger an earlier version made."""
    ids = Ids(guild=newsroom.guild.id, channel=newsroom.channel.id, ada=newsroom.ada.id, bo=newsroom.bo.id)
    write_ledger(newsroom.settings.places.ledger, ids)
    return newsroom


async def post(newsroom, *rows):
    """Put a message of the bot into the channel, with components as an earlier version made them."""
    return await post_as_bot(newsroom.stand_in, newsroom.channel, *rows)


async def test_an_old_answer_is_turned_proven_and_shared(earlier) -> None:
    presses, digest = BUTTONS["presses"], BUTTONS["digest"]
    buttons = [button(presses[verb]) for verb in ("ask", "share", "next", "previous")]
    menus = [
        menu(presses["section"], "quotations"),
        menu(presses["proof"], digest["value"], digest["key"]),
        menu(BUTTONS["digest_proof"], digest["key"]),
    ]
    async with earlier.running():
        message = await post(earlier, *buttons, *menus)
        for verb in ("ask", "share", "next", "previous"):
            answer = await (await earlier.ada.press(message, presses[verb])).final()
            assert "diesel ferry" in answer.text, verb
        answer = await (await earlier.ada.select(message, presses["section"], ["quotations"])).final()
        assert "The noise will be gone" in answer.text
        for custom_id, value in (
            (presses["proof"], digest["value"]),
            (presses["proof"], digest["key"]),
            (BUTTONS["digest_proof"], digest["key"]),
        ):
            answer = await (await earlier.ada.select(message, custom_id, [value])).final()
            assert "my children finish school" in answer.text


async def test_an_old_proposal_is_saved_and_an_old_edit_too(earlier) -> None:
    new, edit = BUTTONS["drafts"]["new"], BUTTONS["drafts"]["edit"]
    async with earlier.running():
        for custom_id in (new, edit):
            message = await post(earlier, button(custom_id))
            refused = await (await earlier.bo.press(message, custom_id)).final()
            assert refused.ephemeral
            await (await earlier.ada.press(message, custom_id)).final()
        async with earlier.ledger() as ledger:
            schedules = {each.settings.topics: each for each in await ledger.schedules.list_of_guild(earlier.guild.id)}

    assert schedules["norway", "whales"].id == BUTTONS["schedules"]["daily"]
    saved = schedules["norway", "한국"].settings
    assert (saved.language, saved.timing.days.rule, saved.timing.zone) == ("ko", DayRule.CHOSEN, "Asia/Seoul")


async def test_an_old_removal_is_undone_and_an_old_digest_run(earlier, until) -> None:
    async with earlier.running():
        message = await post(earlier, button(BUTTONS["undo"]))
        await (await earlier.ada.press(message, BUTTONS["undo"])).final()
        async with earlier.ledger() as ledger:
            assert (await ledger.schedules.get(BUTTONS["schedules"]["removed"])).removed_at is None
        message = await post(earlier, button(BUTTONS["run"]))
        await (await earlier.ada.press(message, BUTTONS["run"])).final()
        await until(lambda: bool(earlier.digests()))


async def test_a_reason_that_an_earlier_version_put_into_words_is_shown_as_it_was(earlier) -> None:
    async with earlier.running():
        exchange = await earlier.ada.slash(earlier.channel, "digest list")
        shown = (await exchange.final()).text

    assert "Missing Permissions" in shown
    async with earlier.ledger() as ledger:
        refused = await ledger.schedules.get(BUTTONS["schedules"]["refused"])
    assert refused.blocked in (None, Reason(Cause.OTHER, "Missing Permissions"))
