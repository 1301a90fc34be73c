"""The whole bot says how it is while it runs."""

import time

from bot.operations.health_file import read_health


async def test_a_running_bot_is_well_once_it_is_connected_and_gone_when_it_has_ended(newsroom, until) -> None:
    folder = newsroom.settings.data
    async with newsroom.running():
        await until(lambda: read_health(folder, time.time()) == ())

    assert "No bot is running" in read_health(folder, time.time())[0]
