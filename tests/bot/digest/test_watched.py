"""The whole bot says how it is while it runs."""

import logging
import re
import time

import aiohttp

from bot.operations.health_file import read_health


async def test_a_running_bot_is_well_once_it_is_connected_and_gone_when_it_has_ended(newsroom, until, caplog) -> None:
    caplog.set_level(logging.INFO, "bot.client.run")
    newsroom.settings = newsroom.settings.model_copy(update={"http": "127.0.0.1:0"})
    folder = newsroom.settings.data
    async with newsroom.running(), aiohttp.ClientSession() as session:
        await until(lambda: read_health(folder, time.time()) == ())
        (address,) = re.findall(r"How the bot is: (\S+)/readyz", caplog.text)
        async with session.get(f"{address}/metrics") as answer:
            said = await answer.text()

    assert "briefbot_ready 1.0" in said
    assert "briefbot_answers_waiting 0.0" in said
    assert "No bot is running" in read_health(folder, time.time())[0]
