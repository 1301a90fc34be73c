"""The feeds that a web page names in its head."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin

from briefings.errors import RequestError
from briefings.sources.addresses import host_of, read_address

_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json")
#: Bytes of a page that are looked through: links to feeds stand in the head.
_WITHIN = 300_000
_MOST = 10
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
#: Feeds of what readers say under articles.
_COMMENTS = re.compile(r"comment|kommentar", re.IGNORECASE)


def is_page(body: bytes, content_type: str | None) -> bool:
    """Tell whether a body that is no feed is a web page."""
    return "html" in (content_type or "").lower() or _PAGE.search(body, 0, 2000) is not None


def find_feeds(body: bytes, url: str) -> tuple[str, ...]:
    """Return the addresses of the feeds that a page names: those of its own host first, those of comments last."""
    finder = _Finder(url)
    finder.feed(body[:_WITHIN].decode("utf-8", "replace"))
    ranked = sorted(
        finder.found.items(), key=lambda one: (bool(_COMMENTS.search(one[1])), host_of(one[0]) != host_of(url))
    )
    return tuple(address for address, _ in ranked[:_MOST])


class _Finder(HTMLParser):
    """Collects `<link rel="alternate">` with a type of feeds."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._base = url
        #: What is said of each address: the address itself and its title.
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take up a link, or the address from which links are read."""
        if tag not in ("link", "base") or len(self.found) >= 10 * _MOST:
            return
        given = {name: value or "" for name, value in attrs}
        try:
            if tag == "base":
                self._base = urljoin(self._base, given.get("href", ""))
                return
            kind = given.get("type", "").partition(";")[0].strip().lower()
            if kind in _TYPES and "alternate" in given.get("rel", "").lower().split() and given.get("href"):
                address = read_address(urljoin(self._base, given["href"].strip()))
                self.found.setdefault(address, f"{address} {given.get('title', '')}")
        except (ValueError, RequestError):
            return
