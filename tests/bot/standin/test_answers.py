"""The bot's side of an interaction by bare requests: every refusal that Discord knows."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from bot.standin import Exchange, StandIn

V2 = 1 << 15


class Bot:
    """Answers one interaction by bare requests."""

    def __init__(self, session: aiohttp.ClientSession, stand_in: StandIn, exchange: Exchange) -> None:
        self._session = session
        self._callback = f"{stand_in.api_base}/interactions/{exchange.id}/{exchange.token}/callback"
        self._webhook = f"{stand_in.api_base}/webhooks/{stand_in.world.application_id}/{exchange.token}"

    async def _ask(self, method: str, url: str, body: object = None) -> tuple[int, dict]:
        async with self._session.request(method, url, json=body) as answer:
            return answer.status, await answer.json() if answer.status != 204 else {}

    async def answer(self, body: object, query: str = "") -> tuple[int, dict]:
        return await self._ask("POST", self._callback + query, body)

    async def follow_up(self, body: object) -> tuple[int, dict]:
        return await self._ask("POST", self._webhook, body)

    async def original(self, method: str, body: object = None) -> tuple[int, dict]:
        return await self._ask(method, f"{self._webhook}/messages/@original", body)


#: Kept alive, because the event loop holds tasks weakly.
_WAITING: list[asyncio.Task[Any]] = []


async def asked(stand_in: StandIn, asking) -> Exchange:
    known = len(stand_in.exchanges)
    task = asyncio.create_task(asking)
    while len(stand_in.exchanges) == known:  # noqa: ASYNC110  # the interaction is open before the bot hears of it
        await asyncio.sleep(0)
    _WAITING.append(task)
    return stand_in.exchanges[-1]


@pytest.fixture
async def session(stand_in: StandIn):
    stand_in.backend.commands.replace_commands(
        None,
        [
            {
                "name": "brief",
                "description": "x",
                "integration_types": [0, 1],
                "options": [{"type": 4, "name": "days", "description": "x", "autocomplete": True}],
            }
        ],
    )
    async with aiohttp.ClientSession() as one:
        yield one


async def test_nothing_can_be_followed_up_before_the_first_answer(stand_in, session, ada, channel) -> None:
    bot = Bot(session, stand_in, await asked(stand_in, ada.slash(channel, "brief")))

    assert (await bot.follow_up({"content": "x"}))[1]["code"] == 10015
    assert await bot.answer({"type": 4, "data": {"content": "x"}}) == (204, {})
    assert (await bot.follow_up({"content": "y"}))[1]["content"] == "y"
    assert (await _WAITING[-1]).text == "x\ny"


async def test_an_answer_must_fit_its_interaction(stand_in, session, ada, channel) -> None:
    bot = Bot(session, stand_in, await asked(stand_in, ada.slash(channel, "brief")))

    hostile: list[Any] = [
        {"type": 1},
        {"type": 7, "data": {"content": "x"}},
        {"type": 8, "data": {"choices": []}},
        {"type": 4, "data": {"content": "x" * 2001}},
        {"type": 9, "data": {"custom_id": "m", "title": "t" * 46, "components": []}},
        {"type": 5, "data": {"flags": "64"}},
        {},
        [],
    ]
    for body in hostile:
        status, refused = await bot.answer(body)
        assert (status, refused["code"]) == (400, 50035)
    assert (await bot.answer({"type": 4, "data": {"content": ""}}))[1]["code"] == 50006
    assert (await bot.answer({"type": 4, "data": {"content": "x"}}))[0] == 204


async def test_a_callback_with_response_brings_the_message(stand_in, session, ada, channel) -> None:
    bot = Bot(session, stand_in, await asked(stand_in, ada.slash(channel, "brief")))

    status, body = await bot.answer({"type": 5, "data": {"flags": 64}}, "?with_response=1")

    assert status == 200
    assert body["interaction"]["response_message_loading"] is True
    assert body["interaction"]["response_message_ephemeral"] is True
    assert body["resource"]["message"]["flags"] == 64 | 128


async def test_the_first_follow_up_fills_a_deferred_answer(stand_in, session, ada, channel) -> None:
    bot = Bot(session, stand_in, await asked(stand_in, ada.slash(channel, "brief")))
    await bot.answer({"type": 5})

    filled = (await bot.follow_up({"content": "x"}))[1]

    assert (await bot.original("GET"))[1]["id"] == filled["id"]
    assert (await bot.original("DELETE"))[0] == 204
    assert (await bot.original("GET"))[1]["code"] == 10008


async def test_components_v2_stay_through_edits(stand_in, session, ada, channel) -> None:
    bot = Bot(session, stand_in, await asked(stand_in, ada.slash(channel, "brief")))
    await bot.answer({"type": 4, "data": {"flags": V2, "components": [{"type": 10, "content": "x"}]}})

    assert (await bot.original("PATCH", {"content": "y"}))[1]["code"] == 50035
    edited = (await bot.original("PATCH", {"components": [{"type": 10, "content": "z"}]}))[1]
    assert (edited["flags"], edited["components"][0]["content"]) == (V2, "z")


async def test_choices_must_be_of_the_options_type_and_at_most_25(stand_in, session, ada, channel) -> None:
    bot = Bot(session, stand_in, await asked(stand_in, ada.autocomplete(channel, "brief", "days", "1")))

    for choices in ([{"name": "a", "value": "text"}], [{"name": str(n), "value": n} for n in range(26)]):
        assert (await bot.answer({"type": 8, "data": {"choices": choices}}))[1]["code"] == 50035
    assert (await bot.answer({"type": 8, "data": {"choices": [{"name": "a", "value": 1}]}}))[0] == 204


async def test_an_app_that_is_not_installed_here_has_five_follow_ups(stand_in, session) -> None:
    eve = stand_in.build.person("Eve", installed=True)
    guild = await stand_in.build.guild("Elsewhere", owner=eve, joined=False)
    stand_in.limits.enabled = False
    bot = Bot(session, stand_in, await asked(stand_in, eve.slash(stand_in.system_channel(guild), "brief")))
    await bot.answer({"type": 4, "data": {"content": "x"}})

    assert [(await bot.follow_up({"content": "y"}))[0] for _ in range(6)] == [200] * 5 + [400]


async def test_a_token_ends_after_fifteen_minutes_by_the_clock() -> None:
    now = [datetime(2026, 11, 24, 8, tzinfo=UTC)]
    async with StandIn(clock=lambda: now[0]) as stand_in, aiohttp.ClientSession() as one:
        stand_in.backend.commands.replace_commands(None, [{"name": "brief", "description": "x"}])
        ada = stand_in.build.person("Ada")
        guild = await stand_in.build.guild("Club", owner=ada)
        bot = Bot(one, stand_in, await asked(stand_in, ada.slash(stand_in.system_channel(guild), "brief")))
        await bot.answer({"type": 4, "data": {"content": "x"}})
        now[0] += timedelta(minutes=16)

        assert await bot.follow_up({"content": "y"}) == (401, {"message": "Invalid Webhook Token", "code": 50027})
