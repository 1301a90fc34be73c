"""The gateway as discord.py and a bare websocket see it."""

from __future__ import annotations

import asyncio
import json

import aiohttp
import discord
import pytest

from bot.standin import Permission, StandIn
from tests.support.waiting import until


async def test_a_cut_connection_is_resumed_and_missed_commands_arrive(stand_in, sample, ada, channel) -> None:
    stand_in.gateway.disconnect()
    await until(lambda: not stand_in.gateway.connected_sessions)
    asking = asyncio.create_task(ada.slash(channel, "ping"))

    exchange = await asking

    assert exchange.text == "pong ko"
    await until(lambda: sample.resumes == 1)


async def test_a_request_to_reconnect_is_followed(stand_in: StandIn, sample, ada, channel) -> None:
    await stand_in.gateway.ask_reconnect()
    await until(lambda: sample.resumes == 1)

    assert (await ada.slash(channel, "ping")).text == "pong ko"


async def test_an_invalid_session_is_identified_anew(stand_in: StandIn, sample, ada, channel) -> None:
    old = set(stand_in.gateway.sessions)
    await stand_in.gateway.invalidate()
    await until(lambda: stand_in.gateway.connected_sessions and not old & set(stand_in.gateway.sessions))

    assert (await ada.slash(channel, "ping")).text == "pong ko"


async def test_guilds_are_spread_over_shards(stand_in: StandIn, run_bot, ada) -> None:
    guilds = [await stand_in.build.guild(f"G{number}", owner=ada) for number in range(4)]
    async with run_bot(stand_in, shards=2) as bot:
        assert {guild.id for guild in bot.guilds} == {guild.id for guild in guilds}
        assert all(bot.get_guild(guild.id).shard_id == (guild.id >> 22) % 2 for guild in guilds)
        for guild in guilds:
            assert (await ada.slash(stand_in.system_channel(guild), "ping")).text == "pong ko"


async def test_the_bot_hears_of_kicks_returns_channels_and_permissions(stand_in, sample, guild, channel) -> None:
    build = stand_in.build

    await build.kick_bot(guild)
    await until(lambda: sample.get_guild(guild.id) is None)
    await build.invite_bot(guild)
    await until(lambda: sample.get_channel(channel.id) is not None)
    await build.forbid_bot(channel, Permission.SEND_MESSAGES)
    mine = sample.get_guild(guild.id).me
    await until(lambda: not sample.get_channel(channel.id).permissions_for(mine).send_messages)
    with pytest.raises(discord.Forbidden) as refused:
        await sample.get_channel(channel.id).send("x")
    await build.forbid_bot(channel)
    await until(lambda: sample.get_channel(channel.id).permissions_for(mine).send_messages)
    await build.delete_channel(channel)
    await until(lambda: sample.get_channel(channel.id) is None)

    assert refused.value.code == 50013


async def test_a_thousand_guilds_arrive(run_bot) -> None:
    async with StandIn() as big:
        await big.build.guilds(1000)
        async with run_bot(big) as bot:
            assert len(bot.guilds) == 1000


async def test_a_privileged_intent_is_refused(stand_in: StandIn, run_bot) -> None:
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with run_bot(stand_in, intents=discord.Intents(guilds=True, message_content=True)):
            pass


async def test_a_wrong_token_is_refused_at_login(stand_in: StandIn, run_bot) -> None:
    stand_in._rest._token = "another"
    with pytest.raises(discord.LoginFailure):
        async with run_bot(stand_in):
            pass


async def socket_answer(stand_in: StandIn, *payloads: object) -> tuple[list[dict], int | None]:
    heard: list[dict] = []
    async with aiohttp.ClientSession() as session, session.ws_connect(stand_in.gateway_url) as socket:
        for payload in payloads:
            await socket.send_str(payload if isinstance(payload, str) else json.dumps(payload))
        while True:
            message = await socket.receive(timeout=60)
            if message.type is not aiohttp.WSMsgType.TEXT:
                return heard, socket.close_code
            heard.append(json.loads(message.data))
            if heard[-1]["op"] == 9:
                return heard, None


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ("no json", 4002),
        ({"op": 99}, 4002),
        ({"op": 3, "d": {}}, 4003),
        ({"op": 2, "d": {"token": "wrong", "intents": 1}}, 4004),
        ({"op": 2, "d": {"token": "right", "intents": 1, "shard": [2, 2]}}, 4010),
        ({"op": 2, "d": {"token": "right", "intents": "all"}}, 4013),
    ],
)
async def test_a_wrong_payload_closes_the_socket_with_discords_code(payload, code: int) -> None:
    async with StandIn(token="right") as stand_in:
        heard, closed = await socket_answer(stand_in, payload)

    assert heard[0]["op"] == 10
    assert closed == code


async def test_an_unknown_session_is_not_resumed(stand_in: StandIn) -> None:
    data = {"token": stand_in.token, "session_id": "gone", "seq": 3}

    heard, _ = await socket_answer(stand_in, {"op": 6, "d": data})

    assert heard[-1] == {"op": 9, "d": False, "s": None, "t": None}


async def test_a_client_that_does_not_beat_is_dropped() -> None:
    async with StandIn(heartbeat_seconds=0.1) as stand_in:
        _, closed = await socket_answer(stand_in, {"op": 2, "d": {"token": stand_in.token, "intents": 1}})

    assert closed == 4009


async def test_a_silent_gateway_says_nothing(stand_in: StandIn, sample, ada, channel) -> None:
    stand_in.backend.interactions.deadline_seconds = 0.2
    stand_in.gateway.set_silent()

    assert (await ada.slash(channel, "ping")).failed


async def test_without_the_content_intent_other_peoples_words_are_hidden(
    stand_in, run_bot, guild, ada, channel
) -> None:
    heard: list[discord.Message] = []
    async with run_bot(stand_in, intents=discord.Intents(guilds=True, guild_messages=True)) as bot:

        @bot.listen()
        async def on_message(message: discord.Message) -> None:
            heard.append(message)

        await ada.say(channel, "secret")
        await ada.say(channel, f"hello <@{bot.user.id}>")
        await until(lambda: len(heard) == 2)

    assert [message.content for message in heard] == ["", f"hello <@{stand_in.world.me.id}>"]
