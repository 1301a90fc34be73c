"""What a worker process does with what was fetched: feeds, pages, and the texts of entries. No library is open here.

The parsers are loaded when they are called, because who only sends the work holds none of them in memory.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from briefings import documents
from briefings.errors import DocumentError
from briefings.model.article import Article
from briefings.model.sources import Feed, NoFeed


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body that a server sent."""

    url: str
    raw: bytes
    content_type: str | None
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class Fragment:
    """The HTML that a feed brings of an entry, and what its document is called."""

    path: str
    html: str


def read_feed_body(body: Body) -> Feed | NoFeed:
    """Return the feed in a body, or that it is none."""
    from briefings.sources.feed import read_feed

    return read_feed(body.raw, url=body.url, content_type=body.content_type, fetched_at=body.fetched_at)


def read_page_body(body: Body) -> Article | str:
    """Return the article on a page, called by its address, or why there is none."""
    try:
        return documents.parse_fetched(body.url, body.raw, body.content_type)
    except DocumentError as error:
        return error.reason


def read_fragments(fragments: Sequence[Fragment]) -> tuple[Article | None, ...]:
    """Return the article in each fragment; None where it has no words."""
    return tuple(map(_read_fragment, fragments))


def _read_fragment(fragment: Fragment) -> Article | None:
    try:
        return documents.parse_fragment(fragment.path, fragment.html)
    except DocumentError:
        return None
