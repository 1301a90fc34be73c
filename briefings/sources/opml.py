"""Lists of feeds as OPML, which every feed reader imports and exports."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from briefings.errors import RequestError
from briefings.model.sources import Source, SourceKind
from briefings.sources.addresses import mask_secrets

_LONGEST_NAME = 200
#: OPML's category by which a page is told from a feed when we read our own list.
_PAGE = ["briefbot", "page"]


@dataclass(frozen=True, slots=True)
class ListedFeed:
    """A feed of a list: its address as written, and what the list calls it."""

    url: str
    name: str | None
    kind: SourceKind = SourceKind.FEED


def read_opml(raw: bytes) -> tuple[ListedFeed, ...]:
    """Return the feeds of an OPML file in its order, each address once.

    Raises RequestError where it is none, or names no feed.
    """
    # Imported here, because it is needed once in a source list's life.
    import listparser

    found = listparser.parse(raw)
    feeds: dict[str, ListedFeed] = {}
    for one in found.feeds:
        url = str(one.get("url") or "").strip()
        name = " ".join(str(one.get("title") or "").split())[:_LONGEST_NAME]
        if url:
            kind = SourceKind.PAGE if _PAGE in one.get("categories", ()) else SourceKind.FEED
            feeds.setdefault(url, ListedFeed(url, name if name and name != url else None, kind))
    if not feeds:
        raise RequestError("there is no feed in this file; give a list of feeds as OPML, as feed readers export it")
    return tuple(feeds.values())


def write_opml(sources: Iterable[Source]) -> str:
    """Return sources as an OPML document, pages marked as such; secrets in addresses are masked."""
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = "Briefbot"
    body = ET.SubElement(root, "body")
    for source in sources:
        url = mask_secrets(source.url)
        name = source.name or source.title or url
        outline = {"text": name, "title": name, "type": "rss", "xmlUrl": url}
        if source.kind is SourceKind.PAGE:
            outline["category"] = f"/{'/'.join(_PAGE)}"
        ET.SubElement(body, "outline", outline)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
