"""PlantedFault faults and rate limits, seen by discord.py and by bare requests."""

from __future__ import annotations

import asyncio
import time

import aiohttp
import discord
import pytest

from bot.standin import Fault, StandIn


async def send(api: aiohttp.ClientSession, channel) -> int:
    async with api.post(f"channels/{channel.id}/messages", json={"content": "x"}) as answer:
        await answer.read()
        return answer.status


@pytest.mark.parametrize(
    ("fault", "status"), [(Fault.INTERNAL_ERROR, 500), (Fault.BAD_GATEWAY, 502), (Fault.UNAVAILABLE, 503)]
)
async def test_a_server_error_commits_nothing(stand_in, api, channel, fault: Fault, status: int) -> None:
    stand_in.faults.plant(fault, method="POST", path=r"/messages$", skip=1)

    assert [await send(api, channel) for _ in range(3)] == [200, status, 200]
    assert len(stand_in.messages(channel)) == 2
    assert [record.status for record in stand_in.requests] == [200, status, 200]


async def test_a_lost_answer_leaves_the_message(stand_in: StandIn, api, channel) -> None:
    stand_in.faults.plant(Fault.RESET)
    with pytest.raises(aiohttp.ClientConnectionError):
        await send(api, channel)
    assert stand_in.messages(channel) == []
    stand_in.faults.plant(Fault.COMMITTED_RESET)
    with pytest.raises(aiohttp.ClientConnectionError):
        await send(api, channel)
    stand_in.faults.plant(Fault.COMMITTED_BAD_GATEWAY)
    assert await send(api, channel) == 502

    assert len(stand_in.messages(channel)) == 2
    assert [record.status for record in stand_in.requests] == [0, 0, 502]


async def test_a_committed_callback_answered_502_is_retried_into_40060(stand_in, sample, ada, channel) -> None:
    stand_in.faults.plant(Fault.COMMITTED_BAD_GATEWAY, path="/callback$")

    exchange = await ada.slash(channel, "ping")
    async with asyncio.timeout(60):
        while not exchange.doubled:  # noqa: ASYNC110  # the library tells nobody
            await asyncio.sleep(0.02)

    assert exchange.text == "pong ko"


async def test_a_hook_is_called_at_the_chosen_request(stand_in: StandIn, api, channel) -> None:
    seen = []
    stand_in.faults.on_request(2, lambda record: seen.append(len(stand_in.messages(channel))), path="/messages$")
    stand_in.faults.on_request(
        2, lambda record: seen.append(len(stand_in.messages(channel))), path="/messages$", after=True
    )

    for _ in range(3):
        await send(api, channel)

    assert seen == [1, 2]


async def test_a_delay_holds_the_answer_back(stand_in: StandIn, api, channel) -> None:
    stand_in.faults.plant(Fault.DELAY, seconds=0.3)
    began = time.monotonic()

    assert await send(api, channel) == 200
    assert time.monotonic() - began >= 0.3


async def test_the_sixth_message_in_a_channel_is_too_many(stand_in: StandIn, api, channel) -> None:
    assert [await send(api, channel) for _ in range(5)] == [200] * 5
    async with api.post(f"channels/{channel.id}/messages", json={"content": "x"}) as answer:
        body = await answer.json()

    assert (answer.status, body["global"], answer.headers["X-RateLimit-Remaining"]) == (429, False, "0")
    assert 0 < body["retry_after"] <= 5
    assert "Via" in answer.headers
    assert float(answer.headers["X-RateLimit-Reset-After"]) == pytest.approx(body["retry_after"], abs=0.01)


async def test_the_global_limit_is_kept() -> None:
    async with StandIn(per_second=10) as stand_in:
        headers = {"Authorization": f"Bot {stand_in.token}"}
        async with aiohttp.ClientSession(f"{stand_in.api_base}/", headers=headers) as api:
            answers = [await api.get("users/@me") for _ in range(11)]
            body = await answers[-1].json()

    assert [answer.status for answer in answers] == [200] * 10 + [429]
    assert body["global"] is True
    assert answers[-1].headers["X-RateLimit-Global"] == "true"


async def test_the_library_waits_for_a_planted_429(stand_in: StandIn, sample, channel) -> None:
    stand_in.faults.plant(Fault.RATE_LIMITED, path="/messages$", seconds=0.2)
    began = time.monotonic()

    await sample.get_channel(channel.id).send("x")

    assert time.monotonic() - began >= 0.2
    stand_in.faults.plant(Fault.CLOUDFLARE_BANNED, path="/messages$")
    with pytest.raises(discord.HTTPException) as refused:
        await sample.get_channel(channel.id).send("x")
    assert refused.value.status == 429
