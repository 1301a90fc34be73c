"""A web server on this machine that does what servers do to those who follow feeds, and remembers who asked.

    async with MisbehavingServer() as server:
        server["/feed"] = Page(feed_of(4), content_type="application/rss+xml")
        server["/old"] = redirect("/feed", status=308)
        server["/bomb"] = bomb("gzip", megabytes=50)
        ...  # fetch server.url("/feed"), with BRIEFBOT_ALLOW_PRIVATE=1
        assert [seen.path for seen in server.seen] == ["/feed"]

What isn't there is 404. Each page is asked anew at each request, so that a test may change it in between.
"""

import asyncio
import gzip
import socket
import zlib
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import count
from types import TracebackType
from typing import Self, TypeAlias
from xml.sax.saxutils import escape

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

RSS = "application/rss+xml"
_CHUNK = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A request as it came."""

    path: str
    headers: Mapping[str, str]
    #: Seconds on the loop's clock.
    at: float


@dataclass(frozen=True, slots=True)
class Page:
    """What is answered: whole, or part by part where `body` gives parts."""

    body: bytes | str | Callable[[], AsyncIterable[bytes]] = b""
    status: int = 200
    content_type: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    #: Answer 304 to who knows this; sent with the body.
    etag: str | None = None


Answering: TypeAlias = Callable[[web.Request], Awaitable[Page]]


class MisbehavingServer:
    """Serves the pages that it was given by path; use it as an async context manager."""

    def __init__(self, *, host: str = "127.0.0.1") -> None:
        self._host = host
        self._pages: dict[str, Page | Answering] = {}
        self._runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=0.1)
        self.port = 0
        self.seen: list[Seen] = []

    def __setitem__(self, path: str, page: Page | Answering) -> None:
        self._pages[path] = page

    def url(self, path: str = "/", *, host: str | None = None) -> str:
        """Return the address of a page, under another name of the server if one is given."""
        return f"http://{host or self._host}:{self.port}{path}"

    def count(self, path: str) -> int:
        """Return how often a page was asked for."""
        return sum(seen.path == path for seen in self.seen)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, 0)
        await site.start()
        self.port = int(self._runner.addresses[0][1])
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._runner.cleanup()

    def _application(self) -> web.Application:
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", self._answer)
        return application

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        moment = asyncio.get_running_loop().time()
        self.seen.append(Seen(path=request.path, headers=dict(request.headers), at=moment))
        found = self._pages.get(request.path, Page(status=404))
        page = found if isinstance(found, Page) else await found(request)
        headers = dict(page.headers) | ({"Content-Type": page.content_type} if page.content_type else {})
        if page.etag is not None:
            headers["ETag"] = page.etag
            if request.headers.get("If-None-Match") == page.etag:
                return web.Response(status=304, headers=headers)
        if not callable(page.body):
            body = page.body.encode() if isinstance(page.body, str) else page.body
            return web.Response(status=page.status, headers=headers, body=body)
        response = web.StreamResponse(status=page.status, headers=headers)
        await response.prepare(request)
        try:
            async for part in page.body():
                await response.write(part)
        except ConnectionError:
            return response  # whoever asked has had enough
        return response


def redirect(to: str, *, status: int = 302) -> Page:
    """Return a page that leads to another; its own address makes a loop."""
    return Page(status=status, headers={"Location": to})


def refusal(status: int, *, retry_after: str | None = None) -> Page:
    """Return 404, 410, 429, 503 …"""
    return Page("No.", status=status, headers={} if retry_after is None else {"Retry-After": retry_after})


def challenge(status: int = 403) -> Page:
    """Return a page that wants to know whether a person is asking."""
    body = "<html><title>Just a moment...</title></html>"
    return Page(body, status=status, content_type="text/html; charset=UTF-8", headers={"cf-mitigated": "challenge"})


def drip(*, pause: float, part: bytes = b" ") -> Page:
    """Return a page that never ends: one part after another, `pause` seconds between."""

    async def parts() -> AsyncIterator[bytes]:
        while True:
            yield part
            await asyncio.sleep(pause)

    return Page(parts)


def bomb(encoding: str, *, megabytes: int) -> Page:
    """Return a page of so many megabytes of zeros, which 'gzip' or 'deflate' makes a thousand times smaller."""
    packing = zlib.compressobj(wbits=31 if encoding == "gzip" else 15)
    packed = b"".join([packing.compress(bytes(1_000_000)) for _ in range(megabytes)]) + packing.flush()
    return Page(packed, headers={"Content-Encoding": encoding})


def endless() -> Page:
    """Return a page that goes on as fast as it is read."""

    async def parts() -> AsyncIterator[bytes]:
        while True:
            yield bytes(_CHUNK)

    return Page(parts)


def packed(text: str) -> Page:
    """Return a page that is compressed as servers usually do."""
    return Page(gzip.compress(text.encode()), content_type=RSS, headers={"Content-Encoding": "gzip"})


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a feed, as it is to be written."""

    title: str
    link: str
    description: str = ""
    guid: str | None = None
    #: As written; None leaves it out.
    date: str | None = None
    #: HTML of the whole text.
    content: str | None = None


def items(number: int, *, base: str = "https://gazette.example", newest: datetime | None = None) -> list[Item]:
    """Return so many invented entries, an hour apart, the newest first."""
    newest = newest or datetime(2026, 11, 28, 8, tzinfo=UTC)
    return [
        Item(
            f"The council of Lower Wick votes on bridge {index}",
            f"{base}/{index}",
            f"Mayor Odile Trask said bridge {index} would be ready by spring.",
            guid=f"{base}/{index}",
            date=format_datetime(newest - timedelta(hours=index)),
        )
        for index in range(number)
    ]


def rss(entries: list[Item], *, title: str = "The Lower Wick Gazette", charset: str = "utf-8") -> bytes:
    """Return a feed of entries, written in a charset that it names itself."""
    written = "".join(_write_item(entry) for entry in entries)
    text = (
        f'<?xml version="1.0" encoding="{charset}"?>\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{escape(title)}</title><link>https://gazette.example/</link>{written}</channel></rss>"
    )
    return text.encode(charset)


def _write_item(entry: Item) -> str:
    parts = {
        "title": entry.title,
        "link": entry.link,
        "description": entry.description,
        "guid": entry.guid,
        "pubDate": entry.date,
        "content:encoded": entry.content,
    }
    inside = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in parts.items() if text is not None)
    return f"<item>{inside}</item>"


def churning(entries: list[Item]) -> Answering:
    """Return a feed whose entries bear new guids at each request, as after a move to another system."""
    numbers = count()

    async def answer(_request: web.Request) -> Page:
        number = next(numbers)
        changed = [
            Item(entry.title, entry.link, entry.description, f"{number}-{index}", entry.date, entry.content)
            for index, entry in enumerate(entries)
        ]
        return Page(rss(changed), content_type=RSS)

    return answer


class FixedResolver(AbstractResolver):
    """Knows names by heart: each leads to its addresses in turn, and stays at the last one."""

    def __init__(self, **answers: list[str]) -> None:
        self._answers = {name.replace("_", "."): iter(found[:-1]) for name, found in answers.items()}
        self._last = {name.replace("_", "."): found[-1] for name, found in answers.items()}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the next address of a name; raises OSError for one that isn't known."""
        if host not in self._last:
            raise OSError(None, "unknown name")
        address = next(self._answers[host], self._last[host])
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        flags = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
        return [ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=flags)]

    async def close(self) -> None:
        """Nothing is open."""


class AnyNameResolver(AbstractResolver):
    """Leads every name to this machine."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the loopback address."""
        flags = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
        return [ResolveResult(hostname=host, host="127.0.0.1", port=port, family=socket.AF_INET, proto=0, flags=flags)]

    async def close(self) -> None:
        """Nothing is open."""
