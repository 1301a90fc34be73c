"""What the bot sends, compared with Discord's own description of its REST interface.

The payloads of all other end-to-end tests are compared as well, when their stand-in is closed.
"""

import pytest

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_payloads_of_every_kind_fit_discords_description(own_house, compared, monkeypatch) -> None:
    async with own_house.running():
        for topic in ("Ghana", "Norway", "Zimbabwe"):
            exchange = await own_house.ada.slash(own_house.channel, "brief", topic=topic, private=topic == "Norway")
            await exchange.final()
        for command in ("about", "privacy", "sources"):
            await own_house.ada.slash(own_house.channel, command)
        await own_house.ada.autocomplete(own_house.channel, "brief", "topic", "nor")
        await own_house.ada.message_command(exchange.message, "Brief this")
        monkeypatch.setattr("bot.cogs.replies.DEFER_AFTER", 0.0)
        late = await own_house.bo.slash(own_house.channel, "brief", topic="Kenya")
        await late.final()

    checked, wrong = compared(own_house.stand_in.requests)

    assert not wrong
    assert checked.keys() == {"PUT", "POST", "PATCH"}
    assert checked.total() > 10
