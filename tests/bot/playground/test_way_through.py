"""The whole way: the real library logs in, registers commands and answers people."""

from __future__ import annotations

from bot.playground import Channel, User


async def test_a_slash_command_is_answered_in_the_persons_locale(sample, ada: User, channel: Channel) -> None:
    exchange = await ada.slash(channel, "ping", word="hi")

    assert exchange.text == "hi ko"
    assert exchange.seconds is not None
    assert exchange.seconds < 1
    assert [message.content for message in ada.sees(channel)] == ["hi ko"]
