"""A web without a network: what stands at each address, and who asked for it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha1

from briefings.model.fetching import FetchAnswer, FetchFailure, FetchRequest, Validators

CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
NOW = datetime(2026, 11, 28, 13, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def move(self, **values: float) -> None:
        self.now += timedelta(**values)


@dataclass
class Web:
    """Answers with what stands at an address; it knows ETags, and says 404 where nothing stands."""

    clock: Clock
    bodies: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    failures: dict[str, tuple[FetchFailure, int | None]] = field(default_factory=dict)
    #: Where an address leads.
    redirects: dict[str, str] = field(default_factory=dict)
    asked: list[FetchRequest] = field(default_factory=list)
    #: Called before each answer.
    before: Callable[[FetchRequest], None] = lambda _: None

    def put(self, url: str, body: str | bytes, content_type: str = "text/html; charset=utf-8") -> None:
        self.bodies[url] = (body.encode() if isinstance(body, str) else body, content_type)

    def put_feed(self, url: str, *items: str, title: str = "Gazette") -> None:
        feed = (
            f'<?xml version="1.0"?><rss version="2.0" {CONTENT}><channel><title>{title}</title>'
            f"{''.join(items)}</channel></rss>"
        )
        self.put(url, feed, "application/rss+xml")

    def put_article(self, url: str, title: str, *paragraphs: str, day: str = "2026-11-27") -> None:
        body = "".join(f"<p>{one}</p>" for one in paragraphs)
        self.put(
            url,
            f'<html><head><title>{title}</title><meta property="article:published_time" content="{day}">'
            f"</head><body><article><h1>{title}</h1>{body}</article></body></html>",
        )

    async def fetch(self, request: FetchRequest, /) -> FetchAnswer:
        self.before(request)
        self.asked.append(request)
        final = self.redirects.get(request.url, request.url)
        failure, status = self.failures.get(request.url, (None, 200))
        body, content_type = self.bodies.get(final, (None, None))
        if failure is None and body is None:
            failure, status = FetchFailure.NOT_FOUND, 404
        etag = None if body is None else f'"{sha1(body).hexdigest()}"'
        same = request.validators is not None and request.validators.etag == etag
        return FetchAnswer(
            url=request.url,
            final_url=final,
            fetched_at=self.clock(),
            status=304 if same and failure is None else status,
            body=None if same or failure is not None else body,
            content_type=content_type,
            validators=None if etag is None else Validators(etag=etag),
            failure=failure,
        )

    def urls(self) -> list[str]:
        """What was asked for since the last time."""
        urls, self.asked = [one.url for one in self.asked], []
        return urls


def item(
    number: int,
    *,
    link: str | None = None,
    body: str = "",
    content: str = "",
    guid: str | None = None,
    day: datetime = NOW - timedelta(days=1, hours=4),
) -> str:
    link = f"https://gazette.example/{number}" if link is None else link
    encoded = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
    return (
        f"<item><guid>{f'g{number}' if guid is None else guid}</guid><title>Story {number}</title><link>{link}</link>"
        f"<description><![CDATA[{body}]]></description>{encoded}"
        f"<pubDate>{format_datetime(day, usegmt=True)}</pubDate></item>"
    )


def full_text(number: int) -> str:
    """An article of 170 words in which Ines Falk speaks."""
    said = f"<p>“The mill number {number} will grind again,” Mayor Ines Falk said in Aster on Friday.</p>"
    return said + "<p>" + f"Workers carried stones to mill {number} all day long. " * 16 + "</p>"
