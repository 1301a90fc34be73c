"""The sample newsroom on the web: a feed for each publisher, and a page for each article, as the bot fetches them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import Any

import yaml
from aiohttp import web

from bot.standin.server import StandIn

#: Where the feeds are.
_PLACE = "/newsroom"
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}
_FRONT_MATTER = re.compile(r"\A---\n(?P<fields>.*?)\n---\n(?P<text>.*)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleArticle:
    """An article of the newsroom."""

    #: Its file's name without the ending.
    name: str
    title: str
    published: datetime
    publisher: str
    author: str
    paragraphs: tuple[str, ...]

    @property
    def desk(self) -> str:
        """Its publisher's name in an address."""
        return name_desk(self.publisher)


def name_desk(publisher: str) -> str:
    """Return a publisher's name as part of an address.

    >>> name_desk("Radio Estuary")
    'radio-estuary'
    """
    return re.sub(r"[^a-z0-9]+", "-", publisher.casefold()).strip("-")


def read_articles(folder: Path) -> tuple[SampleArticle, ...]:
    """Return the articles that say in front matter by whom and when they came out, the newest first."""
    found = (_read_article(path) for path in sorted(folder.glob("*.md")))
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.published, reverse=True))


def _read_article(path: Path) -> SampleArticle | None:
    match = _FRONT_MATTER.fullmatch(path.read_text("utf-8"))
    fields: dict[str, Any] = {} if match is None else yaml.safe_load(match["fields"])
    if match is None or not {"title", "date", "publisher", "author"} <= fields.keys():
        return None
    return SampleArticle(
        name=path.stem,
        title=str(fields["title"]),
        published=_read_moment(fields["date"]),
        publisher=str(fields["publisher"]),
        author=str(fields["author"]),
        paragraphs=tuple(part.strip() for part in match["text"].split("\n\n") if part.strip()),
    )


def _read_moment(written: date | datetime) -> datetime:
    if not isinstance(written, datetime):
        return datetime.combine(written, time(), UTC)
    return written.astimezone(UTC) if written.tzinfo is not None else written.replace(tzinfo=UTC)


class NewsroomFeeds:
    """Serves the articles of a folder beside the page of a stand-in. Make it before the stand-in starts.

    What lies in the future by the clock `now` hasn't come out yet.
    """

    def __init__(self, stand_in: StandIn, folder: Path, now: Callable[[], datetime]) -> None:
        self._stand_in = stand_in
        self._now = now
        self._articles = read_articles(folder)
        stand_in.extensions.append(self._install)

    def write_packs(self) -> str:
        """Return the feeds as a list of packs, one for each publisher."""
        listed = "".join(map(self._write_pack, sorted({one.publisher for one in self._articles})))
        return f'<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0"><body>{listed}</body></opml>\n'

    def _write_pack(self, publisher: str) -> str:
        title, desk = escape(publisher), name_desk(publisher)
        feed = f'<outline type="rss" text="{title}" xmlUrl="{self._address}/{desk}.xml"/>'
        return f'<outline text="{title}" name="{desk}" language="en">{feed}</outline>'

    @property
    def _address(self) -> str:
        return f"{self._stand_in.address}{_PLACE}"

    def _install(self, app: web.Application) -> None:
        # They hold no secret.
        self._stand_in.guard.exempt(
            app.router.add_get(f"{_PLACE}/{{desk}}.xml", self._serve_feed),
            app.router.add_get(f"{_PLACE}/{{desk}}/{{name}}", self._serve_article),
        )

    def _list_published(self, desk: str) -> list[SampleArticle]:
        now = self._now()
        return [one for one in self._articles if one.desk == desk and one.published <= now]

    async def _serve_feed(self, request: web.Request) -> web.Response:
        articles = self._list_published(request.match_info["desk"])
        if not articles:
            raise web.HTTPNotFound
        text = await asyncio.to_thread(write_feed, articles, self._address)
        return web.Response(text=text, content_type="application/rss+xml", charset="utf-8", headers=_HEADERS)

    async def _serve_article(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        found = next((one for one in self._list_published(request.match_info["desk"]) if one.name == name), None)
        if found is None:
            raise web.HTTPNotFound
        return web.Response(text=write_page(found), content_type="text/html", charset="utf-8", headers=_HEADERS)


def write_feed(articles: Sequence[SampleArticle], address: str) -> str:
    """Return a publisher's articles as RSS with their full texts, in the order given."""
    publisher = articles[0].publisher
    items = "".join(_write_item(one, f"{address}/{one.desk}/{one.name}") for one in articles)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{escape(publisher)}</title><link>{escape(address)}</link><description>Sample articles</description>"
        f"{items}</channel></rss>\n"
    )


def _write_item(article: SampleArticle, link: str) -> str:
    return (
        f"<item><title>{escape(article.title)}</title><link>{escape(link)}</link><guid>{escape(link)}</guid>"
        f"<pubDate>{format_datetime(article.published)}</pubDate><dc:creator>{escape(article.author)}</dc:creator>"
        f"<description>{escape(article.paragraphs[0])}</description>"
        f"<content:encoded>{escape(_write_paragraphs(article.paragraphs))}</content:encoded></item>"
    )


def write_page(article: SampleArticle) -> str:
    """Return an article as a page of its publisher."""
    title, author, publisher = (escape(words) for words in (article.title, article.author, article.publisher))
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><meta name="author" content="{author}">'
        f'<meta property="og:site_name" content="{publisher}">'
        f'<meta property="article:published_time" content="{article.published.isoformat()}"></head>'
        f"<body><article><h1>{title}</h1>{_write_paragraphs(article.paragraphs)}</article></body></html>\n"
    )


def _write_paragraphs(paragraphs: Iterable[str]) -> str:
    return "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
