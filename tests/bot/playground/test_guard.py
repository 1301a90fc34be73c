"""Each route that the application lists refuses foreign pages, foreign host names and wrong tokens."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.playground.movable_clock import MovableClock
from bot.playground.page_server import PlaygroundPage
from bot.standin import StandIn

#: The only routes that answer somebody without a token: the page's files and where the gateway is.
OPEN = {"/", "/page/{name}", "/api/v10/gateway"}
#: They take the token in the first message, after the upgrade.
SOCKETS = {"/live", "/gateway", "/gateway/"}
#: Discord's way: the interaction's own token is part of the path, and a wrong one is an unknown webhook or interaction.
TOKEN_IN_PATH = {404, 401}

FOREIGN = {
    "other-host": {"Host": "evil.example"},
    "other-host-same-port": {"Host": "evil.example:{port}"},
    "other-port": {"Host": "127.0.0.1:1"},
    "no-port": {"Host": "127.0.0.1"},
    "user-in-host": {"Host": "evil@127.0.0.1:{port}"},
    "other-origin": {"Origin": "https://evil.example"},
    "opaque-origin": {"Origin": "null"},
    "other-port-of-this-machine": {"Origin": "http://127.0.0.1:1"},
    "secure-origin": {"Origin": "https://127.0.0.1:{port}"},
    "cross-site": {"Sec-Fetch-Site": "cross-site"},
    "page-of-another-port": {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"},
    "picture": {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"},
    "frame": {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
}


@dataclass(frozen=True)
class Served:
    """A running stand-in with its page, and all its routes as the application lists them."""

    stand_in: StandIn
    app: web.Application

    def routes(self) -> Iterator[tuple[str, str]]:
        """Give method and path template of each route."""
        for route in self.app.router.routes():
            assert route.resource is not None
            for method in ("GET", "POST") if route.method == "*" else (route.method,):
                yield method, route.resource.canonical

    def url(self, template: str) -> str:
        """Return an address that the route answers."""
        names = {"{name}": "page.js", "{act}": "world"}
        return self.stand_in.address + re.sub(r"\{\w+\}", lambda found: names.get(found[0], "1"), template)

    @property
    def tokens(self) -> dict[str, str]:
        return {"Authorization": f"Bot {self.stand_in.token}", "X-Control-Token": self.stand_in.control_token}


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    stand_in = StandIn(rate_limits=False)
    apps: list[web.Application] = []
    PlaygroundPage(stand_in, MovableClock())
    stand_in.extensions.append(apps.append)
    async with stand_in:
        yield Served(stand_in, apps[0])


UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "MDEyMzQ1Njc4OWFiY2RlZg==",
}


async def status_of(session: aiohttp.ClientSession, method: str, url: str, headers: dict[str, str]) -> int:
    async with session.request(method, url, headers=headers) as answer:
        return answer.status


@pytest.mark.parametrize("foreign", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("upgrade", [{}, UPGRADE], ids=["request", "upgrade"])
async def test_each_route_refuses_what_comes_from_elsewhere_even_with_the_right_tokens(
    served: Served, foreign: dict[str, str], upgrade: dict[str, str]
) -> None:
    theirs = {name: value.format(port=served.stand_in.port) for name, value in foreign.items()}
    async with aiohttp.ClientSession() as session:
        answered = {
            (method, template): await status_of(session, method, served.url(template), served.tokens | upgrade | theirs)
            for method, template in served.routes()
        }

    assert len(answered) > 50
    assert set(answered.values()) == {403}
    assert not served.stand_in.requests


async def test_a_path_that_no_route_answers_refuses_what_comes_from_elsewhere_too(served: Served) -> None:
    async with aiohttp.ClientSession() as session:
        for method, path in (("GET", "/nowhere"), ("OPTIONS", "/_control/world"), ("PUT", "/live")):
            url = served.stand_in.address + path
            assert await status_of(session, method, url, {"Origin": "https://evil.example"}) == 403
            assert await status_of(session, method, url, {}) in {404, 405}


@pytest.mark.parametrize("tokens", [{}, {"Authorization": "Bot x", "X-Control-Token": "x"}], ids=["none", "wrong"])
async def test_each_route_refuses_whoever_has_no_token(served: Served, tokens: dict[str, str]) -> None:
    answered: dict[tuple[str, str], int] = {}
    async with aiohttp.ClientSession() as session:
        for method, template in served.routes():
            if template not in SOCKETS:
                answered[method, template] = await status_of(session, method, served.url(template), tokens)

    open_to_all = {template for (_, template), status in answered.items() if status < 400}
    by_path = {template for (_, template), status in answered.items() if status not in {200, 401, 403}}
    assert open_to_all == OPEN
    assert all("_token}" in template for template in by_path)
    assert {answered[key] for key in answered if key[1] in by_path} <= TOKEN_IN_PATH


@pytest.mark.parametrize("path", sorted(SOCKETS))
async def test_a_socket_tells_nothing_before_it_has_the_token(served: Served, path: str) -> None:
    wrong: dict[str, Any] = {"token": "x", "op": 2, "d": {"token": "x", "intents": 1}}
    url = served.stand_in.address.replace("http", "ws") + path
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
        await socket.send_json(wrong)
        heard = [message.json() async for message in socket]

    assert socket.close_code == 4004
    # The gateway's hello holds how often to beat and nothing else.
    assert [one["op"] for one in heard] == ([] if path == "/live" else [10])


async def test_each_route_listens_to_its_own_page_and_its_own_bot(served: Served) -> None:
    own = served.tokens | {"Origin": served.stand_in.address, "Sec-Fetch-Site": "same-origin"}
    async with aiohttp.ClientSession() as session:
        answered = [
            await status_of(session, method, served.url(template), headers)
            for method, template in served.routes()
            for headers in (own, served.tokens | {"Host": f"localhost:{served.stand_in.port}"})
        ]

    assert 403 not in answered


async def test_a_link_on_another_site_may_lead_to_the_page(served: Served) -> None:
    followed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    async with aiohttp.ClientSession() as session:
        assert await status_of(session, "GET", served.stand_in.address, followed) == 200
        assert await status_of(session, "POST", f"{served.stand_in.address}/_control/world", followed) == 403


async def test_a_route_that_says_nothing_of_itself_takes_the_control_token() -> None:
    async def tell(_: web.Request) -> web.Response:
        return web.Response(text="a secret")

    stand_in = StandIn()

    def add_route(app: web.Application) -> None:
        app.router.add_get("/added-later", tell)

    stand_in.extensions.append(add_route)
    async with stand_in, aiohttp.ClientSession() as session:
        url = f"{stand_in.address}/added-later"
        assert await status_of(session, "GET", url, {}) == 403
        assert await status_of(session, "GET", url, {"X-Control-Token": stand_in.token}) == 403
        assert await status_of(session, "GET", url, {"X-Control-Token": stand_in.control_token}) == 200


async def test_each_start_has_tokens_of_its_own() -> None:
    tokens = [token for one in (StandIn(), StandIn()) for token in (one.token, one.control_token)]

    assert len(set(tokens)) == 4
    assert min(map(len, tokens)) >= 32
