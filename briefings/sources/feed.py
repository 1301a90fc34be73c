"""The bytes of a feed as entries: RSS and Atom by feedparser, JSON Feed by a reader of our own."""

import html
import json
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from briefings.model.sources import Feed, FeedEntry, NoFeed
from briefings.sources.addresses import canonical_address
from briefings.sources.dates import WrittenDate, check_day, read_entry_day, read_entry_time
from briefings.sources.discovery import find_feeds, is_page
from briefings.text.cleaning import clean_line

#: Entries of one feed that are looked at, in its order.
_MOST_ENTRIES = 10_000
#: Characters of a title or a name.
_LONGEST_LINE = 500
_TAG = re.compile(r"<[^<>]*>")
_JSON_FEED = "https://jsonfeed.org/version/"
#: Seconds: what a feed may ask for, because some ask for a year.
_LONGEST_TTL = 86_400


def read_feed(body: bytes, *, url: str, content_type: str | None, fetched_at: datetime) -> Feed | NoFeed:
    """Return the feed in a body, or that it is none.

    Args:
        body: Decompressed, as sent.
        url: Where it came from: links are read from there.
        content_type: As the server sent it; its character set counts.
        fetched_at: UTC; later days can't be right.
    """
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _read_json_feed(body, url, fetched_at)
    # Imported here: it takes 0.1 s, in the worker process alone.
    import feedparser

    headers = {"content-location": url}
    if content_type:
        headers["content-type"] = content_type
    # Given a stream: bytes that look like an address would be fetched.
    found = feedparser.parse(_Stream(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    if not found.get("version") and not found.entries:
        page = is_page(body, content_type)
        return NoFeed(feeds=find_feeds(body, url) if page else (), is_page=page)
    feed = found.feed
    return Feed(
        title=_line(feed.get("title")),
        entries=tuple(_read_entry(one, url, fetched_at) for one in found.entries[:_MOST_ENTRIES]),
        ttl=_seconds(feed.get("ttl")),
    )


class _Stream:
    """The least that feedparser takes for an open file."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def read(self, size: int = -1) -> bytes:
        """Return the next `size` bytes; -1: all."""
        taken, self._body = (self._body, b"") if size < 0 else (self._body[:size], self._body[size:])
        return taken

    def close(self) -> None:
        """Do nothing: there is no file."""


def _read_entry(entry: Any, url: str, fetched_at: datetime) -> FeedEntry:
    raw = next((str(entry[name]) for name in ("published", "updated", "created") if entry.get(name)), "")
    contents = [str(one.get("value") or "") for one in entry.get("content") or ()]
    link = str(entry.get("link") or "")
    return FeedEntry(
        guid=str(entry.get("id") or "").strip(),
        link=canonical_address(link, url) if link.strip() else None,
        title=_line(entry.get("title")),
        # feedparser gives the content as the summary where there is no summary.
        summary=str(entry.get("summary") or ""),
        content=max(contents, key=len, default=""),
        author=_line(entry.get("author")),
        publisher=_line((entry.get("source") or {}).get("title")),
        published=(day := read_entry_day(raw, fetched_at)) or _parsed_day(entry, raw, fetched_at),
        published_time=None if day is None else read_entry_time(raw),
        published_raw=raw.strip()[:100],
    )


def _parsed_day(entry: Mapping[str, Any], raw: str, fetched_at: datetime) -> date | None:
    """Return the day that feedparser reads in languages that our rules don't know; not of what they do."""
    if not raw or raw.isascii():
        return None
    parsed = next((entry[name] for name in ("published_parsed", "updated_parsed") if entry.get(name)), None)
    if parsed is None:
        return None
    with suppress(ValueError):
        return check_day(WrittenDate(date(parsed.tm_year, parsed.tm_mon, parsed.tm_mday)), fetched_at)
    return None


def _line(value: object) -> str | None:
    """Return words on one line without tags, as titles and names are shown; None: there are none."""
    if not isinstance(value, str):
        return None
    words = value[: 4 * _LONGEST_LINE]
    plain = html.unescape(_TAG.sub(" ", words)) if "<" in words or "&" in words else words
    return clean_line(" ".join(plain.split()))[:_LONGEST_LINE].strip() or None


def _seconds(minutes: object) -> float | None:
    """Return the seconds of RSS's `ttl`, which counts minutes."""
    try:
        seconds = float(str(minutes)) * 60
    except ValueError:
        return None
    return min(seconds, _LONGEST_TTL) if seconds > 0 else None


def _read_json_feed(body: bytes, url: str, fetched_at: datetime) -> Feed | NoFeed:
    try:
        found = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return NoFeed()
    if not isinstance(found, dict) or not str(found.get("version", "")).startswith(_JSON_FEED):
        return NoFeed()
    items = found.get("items")
    return Feed(
        title=_line(found.get("title")),
        entries=tuple(
            _read_item(one, url, fetched_at)
            for one in (items if isinstance(items, list) else [])[:_MOST_ENTRIES]
            if isinstance(one, dict)
        ),
    )


def _read_item(item: Mapping[str, Any], url: str, fetched_at: datetime) -> FeedEntry:
    authors = item.get("authors")
    named = authors if isinstance(authors, list) else [item.get("author")]
    names = [name for one in named if isinstance(one, dict) and (name := _line(one.get("name")))]
    raw = next((value for name in ("date_published", "date_modified") if (value := _text(item, name))), "")
    link = _text(item, "url") or _text(item, "external_url")
    plain = _text(item, "content_text")
    return FeedEntry(
        guid=str(item.get("id") or "").strip(),
        link=canonical_address(link, url) if link.strip() else None,
        title=_line(item.get("title")),
        summary=_text(item, "summary"),
        content=_text(item, "content_html") or "".join(f"<p>{html.escape(one)}</p>" for one in plain.splitlines()),
        author=", ".join(names) or None,
        published=(day := read_entry_day(raw, fetched_at)),
        published_time=None if day is None else read_entry_time(raw),
        published_raw=raw.strip()[:100],
    )


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""
