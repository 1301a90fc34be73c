"""Who may act on the stand-in: this server's own pages and programs that hold its token, nobody else's pages."""

from __future__ import annotations

import secrets

from aiohttp import web


def own_host(request: web.Request, port: int) -> bool:
    """Tell whether the request names this server: a name that somebody let point here (DNS rebinding) is refused."""
    return request.host in _hosts(port)


def own_origin(request: web.Request, port: int) -> bool:
    """Tell whether no other site's page sent the request; programs name no origin."""
    origin = request.headers.get("Origin")
    return own_host(request, port) and (origin is None or origin in {f"http://{host}" for host in _hosts(port)})


def same_token(given: str, wanted: str) -> bool:
    """Compare two tokens in constant time."""
    return secrets.compare_digest(given.encode("utf-8", "surrogateescape"), wanted.encode())


def _hosts(port: int) -> set[str]:
    return {f"127.0.0.1:{port}", f"localhost:{port}"}
