"""Who may reach the stand-in: programs on this machine and its own pages; no page of anybody else's."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp.typedefs import Middleware

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def guard_routes(port: Callable[[], int]) -> Middleware:
    """Return the middleware that answers 403 to whatever another site's page sends, on every route and websocket.

    `port` gives where the server listens. Refused are a foreign Host (a name that somebody let point here: DNS
    rebinding), a foreign Origin (also "null"), and what a browser says another site asked for, because pictures,
    scripts and styles are fetched without an Origin; following a link to the page is no such request.
    """

    @web.middleware
    async def refuse_foreign(request: web.Request, handler: _Handler) -> web.StreamResponse:
        hosts = {f"127.0.0.1:{port()}", f"localhost:{port()}"}
        origin = request.headers.get("Origin")
        if request.host not in hosts or (origin is not None and origin.removeprefix("http://") not in hosts):
            raise web.HTTPForbidden(text="This server answers its own pages and programs on this machine alone.")
        if request.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"} and not _follows_link(request):
            raise web.HTTPForbidden(text="Another site's page can't ask this server.")
        return await handler(request)

    return refuse_foreign


def _follows_link(request: web.Request) -> bool:
    return (
        request.method == "GET"
        and request.headers.get("Sec-Fetch-Mode") == "navigate"
        and request.headers.get("Sec-Fetch-Dest") == "document"  # not a frame within another site's page
    )


def same_token(given: str, wanted: str) -> bool:
    """Compare two tokens in constant time."""
    return secrets.compare_digest(given.encode("utf-8", "surrogateescape"), wanted.encode())
