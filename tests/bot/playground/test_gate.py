"""No other site's page reaches the stand-in, whichever route it asks."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web

from bot.playground import StandIn
from bot.playground.clock import MovableClock
from bot.playground.web import Page

#: What a browser sends for a page of another site, or for a name that this site let point here.
FOREIGN = {
    "other-host": {"Host": "evil.example"},
    "own-port-of-another-name": {"Host": "evil.example:{port}"},
    "other-port": {"Host": "127.0.0.1:1"},
    "other-origin": {"Origin": "https://evil.example"},
    "origin-of-another-port": {"Origin": "http://127.0.0.1:1"},
    "own-host-by-another-scheme": {"Origin": "https://127.0.0.1:{port}"},
    "no-origin": {"Origin": "null"},
    "picture": {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"},
    "frame": {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
    "page-of-another-port": {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"},
}


class Opened:
    """A stand-in with its page, and the routes that its application has."""

    def __init__(self) -> None:
        clock = MovableClock()
        self.stand_in = StandIn(clock=clock.now)
        self.page = Page(self.stand_in, clock)
        self.routes: list[tuple[str, str]] = []
        self.stand_in.extensions.append(self._note)

    def _note(self, app: web.Application) -> None:
        for route in app.router.routes():
            assert route.resource is not None
            path = re.sub(r"\{[^}]*\}", "1", route.resource.canonical)
            self.routes += [(route.method if route.method != "*" else "POST", path)]


@pytest.fixture(name="opened")
async def _opened() -> AsyncIterator[Opened]:
    opened = Opened()
    async with opened.stand_in:
        yield opened


@pytest.mark.parametrize("kind", FOREIGN)
async def test_no_route_answers_a_foreign_page(opened: Opened, kind: str) -> None:
    headers = {name: value.format(port=opened.stand_in.port) for name, value in FOREIGN[kind].items()}
    headers |= {"Authorization": f"Bot {opened.stand_in.token}", "X-Control-Token": opened.stand_in.control_token}
    answered = []
    async with aiohttp.ClientSession(headers=headers) as session:
        for method, path in [*opened.routes, ("GET", "/no-such-path"), ("OPTIONS", "/gateway")]:
            async with session.request(method, opened.stand_in.address + path) as answer:
                answered += [(method, path)] if answer.status != 403 else []

    assert len(opened.routes) > 40
    assert answered == []


@pytest.mark.parametrize("path", ["/gateway/", "/live"])
async def test_no_foreign_page_opens_a_websocket(opened: Opened, path: str) -> None:
    address = opened.stand_in.address.replace("http", "ws") + path
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await session.ws_connect(address, origin="https://evil.example")
        async with session.ws_connect(address, origin=opened.stand_in.address) as socket:
            assert not socket.closed


async def test_a_link_on_another_site_may_lead_to_the_page(opened: Opened) -> None:
    followed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    async with aiohttp.ClientSession() as session, session.get(opened.stand_in.address, headers=followed) as answer:
        assert answer.status == 200


async def test_each_start_has_a_token_of_its_own_and_no_other_opens_rest(opened: Opened) -> None:
    other = StandIn().token
    async with aiohttp.ClientSession() as session:
        for token, status in ((opened.stand_in.token, 200), (other, 401), ("stand-in-token", 401), ("", 401)):
            headers = {"Authorization": f"Bot {token}"}
            async with session.get(f"{opened.stand_in.api_base}/users/@me", headers=headers) as answer:
                assert answer.status == status
