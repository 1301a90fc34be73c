"""The control interface, and the stand-in in a process of its own."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys

import aiohttp
import pytest

from bot.standin import StandIn


class Remote:
    def __init__(self, session: aiohttp.ClientSession, base: str) -> None:
        self._session = session
        self._base = base

    async def __call__(self, act: str, **body: object):
        async with self._session.post(self._base + act, json=body) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()


@pytest.fixture
async def remote(stand_in: StandIn):
    async with aiohttp.ClientSession(headers={"X-Control-Token": stand_in.control_token}) as session:
        yield Remote(session, f"{stand_in.address}/_control/")


async def test_a_person_is_driven_from_outside(stand_in, sample, remote: Remote, guild, channel, ada) -> None:
    who = {"person": str(ada.id), "channel": str(channel.id)}

    shown = await remote("slash", **who, command="layout")
    message = shown["message"]["id"]
    opened = await remote("press", **who, message=message, button="Note")
    noted = await remote("modal-submit", person=str(ada.id), exchange=opened["exchange"], values={"words": "hi"})
    picked = await remote("select", **who, message=message, custom_id="pick", values=["korea"])
    offered = await remote("autocomplete", **who, command="topic", option="name", typed="ko")
    await remote("slash", **who, command="send", values={"where": {"channel": str(channel.id)}})

    assert noted["message"]["text"] == "noted hi"
    assert picked["message"]["visible_to"] == str(ada.id)
    assert [one["value"] for one in offered["choices"]] == ["korea"]
    assert [one["text"] for one in await remote("messages", **who)][-1] == "sent"
    assert (await remote("requests", after=0))[0]["path"] == "/users/@me"
    assert "layout" in [one["name"] for one in await remote("commands", **who)]
    assert [one["name"] for one in (await remote("world"))["guilds"]] == ["Club"]


async def test_a_request_can_be_held(stand_in, sample, remote: Remote, channel) -> None:
    hold = (await remote("hold", path="/messages$", after=True))["hold"]
    sending = asyncio.create_task(sample.get_channel(channel.id).send("x"))

    await remote("held", hold=hold)
    assert len(stand_in.messages(channel)) == 1
    assert not sending.done()
    await remote("release", hold=hold)
    await sending


async def test_it_runs_in_a_process_of_its_own() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.standin", stdout=asyncio.subprocess.PIPE, env=os.environ
    )
    assert process.stdout is not None
    try:
        told = json.loads(await asyncio.wait_for(process.stdout.readline(), 10))
        async with aiohttp.ClientSession(headers={"X-Control-Token": told["control_token"]}) as session:
            remote = Remote(session, told["control"])
            ada = (await remote("person", name="Ada"))["person"]
            made = await remote("guild", name="Club", owner=ada)
            assert await remote("messages", person=ada, channel=made["channel"]) == []
            headers = {"Authorization": f"Bot {told['token']}"}
            async with session.get(f"{told['api_base']}/guilds/{made['guild']}", headers=headers) as answer:
                assert (await answer.json())["name"] == "Club"
    finally:
        process.send_signal(signal.SIGTERM)
        code = await asyncio.wait_for(process.wait(), 5)
    assert code == 0
