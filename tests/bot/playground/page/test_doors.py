"""The command itself, and who may act: only its own page, with the key of its address, on this machine."""

from __future__ import annotations

import asyncio
import signal
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest
from aiohttp import web


def parts(playground):
    address = urlsplit(playground.address)
    return f"{address.scheme}://{address.netloc}", address.fragment


async def test_the_page_brings_a_strict_policy_and_no_secret(playground):
    base, token = parts(playground)
    async with aiohttp.ClientSession() as session:
        for path in ("/", "/page/page.js", "/page/page.css", "/page/words.json"):
            async with session.get(base + path) as answer:
                policy = answer.headers["Content-Security-Policy"]
                text = await answer.text()
                assert answer.status == 200
                assert "default-src 'none'" in policy
                assert "unsafe" not in policy
                assert token not in text
                assert " style=" not in text
                assert "onclick=" not in text


@pytest.mark.parametrize("path", ["/page/../web.py", "/page/%2e%2e%2fweb.py", "/page/none.js", "/page/"])
async def test_only_the_files_of_the_page_are_served(playground, path):
    base, _ = parts(playground)
    async with aiohttp.ClientSession() as session, session.get(base + path) as answer:
        assert answer.status == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Control-Token": "guess"},
        {"X-Control-Token": None},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Host": "evil.example"},
    ],
    ids=["wrong-token", "no-token", "other-origin", "no-origin", "other-host"],
)
async def test_nobody_else_can_act(playground, headers):
    base, token = parts(playground)
    own = {"X-Control-Token": token, "Origin": base}
    async with aiohttp.ClientSession() as session:
        async with session.post(f"{base}/_control/world", headers=own) as answer:
            assert answer.status == 200
        theirs = {name: value for name, value in (own | headers).items() if value is not None}
        async with session.post(f"{base}/_control/world", headers=theirs) as answer:
            assert answer.status == 403


async def test_nobody_else_can_look(playground):
    base, token = parts(playground)
    live = base.replace("http", "ws") + "/live"
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await session.ws_connect(live, origin="https://evil.example")
        hostile: list[Any] = [{"token": "guess"}, {}, [], {"token": token, "channel": "x"}]
        for said in hostile:
            async with session.ws_connect(live, origin=base) as socket:
                await socket.send_json(said)
                assert (await socket.receive(5)).type is aiohttp.WSMsgType.CLOSE
                assert socket.close_code == 4004


#: What a page of another site can try without knowing a token: to connect as the bot, to ask, to embed.
ATTACK = """async ([base, token]) => {
  const socket = (path) => new Promise((done) => {
    const one = new WebSocket(base.replace("http", "ws") + path);
    one.onopen = () => done("open");
    one.onerror = () => done("refused");
  });
  const ask = (path, options) => fetch(base + path, options).then((answer) => answer.text(), () => "refused");
  const load = (tag, path) => new Promise((done) => {
    const one = document.createElement(tag);
    one.onload = () => done("loaded");
    one.onerror = () => done("refused");
    one.src = base + path;
    document.body.append(one);
  });
  return [
    await socket("/gateway/?v=10&encoding=json"),
    await socket("/live"),
    await ask("/api/v10/users/@me", { headers: { Authorization: `Bot ${token}` } }),
    await ask("/_control/world", { method: "POST", headers: { "X-Control-Token": token } }),
    await ask("/_control/world", { method: "POST", mode: "no-cors" }),
    await load("script", "/page/page.js"),
    await load("img", "/page/icon.svg"),
  ];
}"""


@pytest.mark.asyncio(loop_scope="session")
async def test_a_page_of_another_site_reaches_nothing_from_a_real_browser(playground, browser):
    base, token = parts(playground)

    async def empty(_: web.Request) -> web.Response:
        return web.Response(text="<!doctype html><title>Elsewhere</title><body>", content_type="text/html")

    app = web.Application()
    app.router.add_get("/", empty)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    context = await browser.new_context()
    try:
        page = await context.new_page()
        await page.goto(f"http://127.0.0.1:{runner.addresses[0][1]}/")
        found = await page.evaluate(ATTACK, [base, token])
    finally:
        await context.close()
        await runner.cleanup()

    # Without CORS a page reads nothing of an answer, so its text is empty.
    assert found == ["refused", "refused", "refused", "refused", "", "refused", "refused"]


async def test_what_is_looked_at_can_be_any_number_and_other_words_end_the_look(playground):
    base, token = parts(playground)
    live = base.replace("http", "ws") + "/live"
    async with aiohttp.ClientSession() as session, session.ws_connect(live) as socket:
        await socket.send_json({"token": token, "person": "-5", "channel": "99999999999999999999"})
        news = await socket.receive_json(timeout=60)
        assert [one["username"] for one in news["people"]] == ["ada", "minjun"]
        await socket.send_str("{")
        while (message := await socket.receive(5)).type is aiohttp.WSMsgType.TEXT:
            pass
        assert message.type is aiohttp.WSMsgType.CLOSE
        assert socket.close_code == 4002


@pytest.mark.parametrize("body", [{"seconds": 1e12}, {"seconds": "x"}, {"to": "2030-01-01T00:00"}, {"to": "soon"}, {}])
async def test_a_clock_that_can_not_be_set_is_refused_in_words(playground, body):
    base, token = parts(playground)
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{base}/_control/clock", json=body, headers={"X-Control-Token": token}) as answer,
    ):
        assert answer.status in {400, 409}
        assert (await answer.json())["error"]


async def test_a_second_start_takes_another_port_and_ctrl_c_ends_it_with_nothing_left(playground, start, tmp_path):
    second = await asyncio.to_thread(start)
    assert parts(second)[0] != parts(playground)[0]
    code = await asyncio.to_thread(second.end, signal.SIGINT)

    assert code == 0
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get(parts(second)[0])
