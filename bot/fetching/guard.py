"""The guard: every connection is judged by the address that is really dialled, whatever name or redirect led to it."""

import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from aiohttp import ClientSession, DummyCookieJar, TCPConnector
from aiohttp.abc import AbstractResolver

from bot.fetching.permissions import is_public, read_dialled

#: Addresses that were refused while one request was made. The connector knows no request, but the task's context does.
_refused: ContextVar[list[str] | None] = ContextVar("refused", default=None)


@contextmanager
def note_refusals() -> Iterator[list[str]]:
    """Yield a list that fills with the addresses that the guard refuses within."""
    refused: list[str] = []
    token = _refused.set(refused)
    try:
        yield refused
    finally:
        _refused.reset(token)


def make_public_socket(info: tuple[Any, Any, int, str, tuple[Any, ...]]) -> socket.socket:
    """Return a socket for an address of the public Internet; raise PermissionError for every other."""
    family, kind, protocol, _, sockaddr = info
    address = read_dialled(sockaddr, family)
    if address is None or not is_public(address):
        noted = _refused.get()
        if noted is not None:
            noted.append(str(sockaddr[0]))
        # With an errno, because without one the connector loses the text.
        raise PermissionError(errno.EACCES, "not a public address")
    return socket.socket(family=family, type=kind, proto=protocol)


def open_session(*, public: bool, resolver: AbstractResolver | None, headers: dict[str, str]) -> ClientSession:
    """Return a session without cookies, proxies or kept connections; with `public` the guard judges each connection.

    A kept connection would serve somebody who may not dial it, so none is kept.
    """
    connector = TCPConnector(
        resolver=resolver,
        socket_factory=make_public_socket if public else None,
        force_close=True,
        use_dns_cache=False,
        limit=0,
    )
    return ClientSession(
        connector=connector, cookie_jar=DummyCookieJar(), trust_env=False, headers=headers, auto_decompress=True
    )
