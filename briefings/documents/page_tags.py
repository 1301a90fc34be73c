"""What a web page's head states about its article: meta tags, JSON-LD, headings, links; read, not judged."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from briefings.documents.fields import words_of
from briefings.documents.page_asides import is_aside
from briefings.text.folding import fold

#: JSON-LD objects that are looked at, and characters of one block; a long live blog has a hundredth of these.
_MOST_NODES = 2_000
_LONGEST_BLOCK = 2_000_000
#: Characters of a title or name; no headline is as long.
_LONGEST_VALUE = 1_000
_MOST_HEADINGS = 20
#: Articles in JSON-LD whose headlines are compared with the page's titles, and how many of these.
_MOST_ARTICLES, _MOST_TITLES = 50, 5
#: Out of a hundred: how alike the headline in a JSON-LD block and a title of the page are, if they are one article's.
_ALIKE = 65

_ARTICLE = re.compile(r"(?:\w*(?:Article|BlogPosting)|LiveBlogPosting|Report|Review)\Z")
_PAGE = re.compile(r"\w*WebPage\Z")
_HOUSE = re.compile(r"(?:\w*Organization|WebSite|Corporation|Newspaper)\Z")
#: Classes with which microformats and editorial systems mark an article's headline.
_HEADLINE = re.compile(r"(?:\A|\s)(?:entry-title|(?:article|post|story)[-_]*(?:title|headline)|headline)(?:\s|\Z)")
#: Classes of a byline, and of the name within it, beside which the job stands.
_BYLINE_CLASS = re.compile(r"byline|author", re.IGNORECASE)
_NAME_CLASS = re.compile(r"(?:\A|\s)(?:(?:author|byline|writer)[-_]*)?name(?:\s|\Z)", re.IGNORECASE)
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
#: Where JSON-LD keeps what the page itself is; what else nests in it (lists, comments, updates) is another work.
_OWN = ("@graph", "mainEntity", "mainEntityOfPage")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTags:
    """What a page states about itself, in the order in which it does."""

    #: By lower-case name, property or itemprop: what each tag of that name holds, without the empty ones.
    metas: Mapping[str, tuple[str, ...]]
    #: The JSON-LD object of the article, then that of its page; references in them are replaced.
    works: tuple[Mapping[str, Any], ...]
    #: Names of organisations and web sites in JSON-LD.
    houses: tuple[str, ...]
    #: What `<title>` holds.
    window_title: str | None
    #: First-rank headings.
    headings: tuple[str, ...]
    #: What the links to its authors' pages hold, where several stand side by side, or what its byline calls a name.
    signatures: tuple[str, ...]
    #: The canonical address, as it is written.
    address: str | None

    def all(self, *names: str) -> tuple[str, ...]:
        """Return what the tags of these names hold, in the order of the names."""
        return tuple(value for name in names for value in self.metas.get(name, ()))

    def of_works(self, field: str) -> Iterator[Any]:
        """Yield what the article's JSON-LD holds as `field`, then what its page's does."""
        return (value for work in self.works if (value := work.get(field)) not in (None, "", [], {}))

    def names_in_works(self, field: str) -> tuple[str, ...]:
        """Return the names that a field of the article's JSON-LD holds."""
        return tuple(name for value in self.of_works(field) for name, _ in names_in(value))

    @property
    def sites(self) -> tuple[str, ...]:
        """The names of sites that the article or its page says it is part of."""
        parts = (name for value in self.of_works("isPartOf") for name, is_house in names_in(value) if is_house)
        return tuple(parts)

    @property
    def host(self) -> str:
        """The page's host in lower case without 'www.'; empty where its address isn't stated."""
        for value in (self.address, *self.all("og:url", "twitter:url")):
            try:
                host = urlsplit(value or "").hostname
            except ValueError:
                continue
            if host:
                return host.removeprefix("www.")
        return ""


def is_front_page(tags: PageTags) -> bool:
    """Tell whether a page says that it is a site's first one: teasers of articles, of which none is its own."""
    if "website" not in (kind.lower() for kind in tags.all("og:type")) or tags.all("article:published_time"):
        return False
    addresses = [_bare(one) for one in (tags.address, *tags.all("og:url")) if one]
    is_root = bool(addresses) and all("/" not in one and "." in one for one in addresses)
    return is_root and not any(_is_type(work, _ARTICLE) for work in tags.works)


def read_tags(tree: Any) -> PageTags:
    """Return what the page, as an lxml tree, states about itself."""
    metas: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        value = _value(tag.get("content"))
        for key in {(tag.get(name) or "").strip().lower() for name in ("property", "name", "itemprop")}:
            if key and value:
                metas.setdefault(key, []).append(value)
    for holder in islice(tree.iterfind(".//*[@itemprop='publisher']"), _MOST_HEADINGS):
        inner = next((one for one in holder.iter() if one.get("itemprop") == "name"), None)
        name = None if inner is None else _value(inner.get("content") or inner.text_content())
        if name:
            metas.setdefault("publisher", []).append(name)
    title = next((words for one in tree.iter("title") if (words := _value(one.text_content()))), None)
    headings = [words for one in _headings(tree) if (words := _value(" ".join(one.itertext())))]
    canonical = next(
        (one.get("href") for one in tree.iter("link") if "canonical" in (one.get("rel") or "").lower().split()), None
    )
    nodes, by_id = _linked_data(tree)
    titles = [*metas.get("og:title", ()), *([title] if title else ()), *headings][:_MOST_TITLES]
    addresses = {_bare(one) for one in (canonical, *metas.get("og:url", ())) if one}
    return PageTags(
        metas={key: tuple(values) for key, values in metas.items()},
        works=tuple(_resolved(node, by_id) for node in _works(nodes, titles, addresses)),
        houses=tuple(
            name for node in nodes if _is_type(node, _HOUSE) for name in [_value(node.get("name"))] if name is not None
        ),
        window_title=title,
        headings=tuple(headings),
        signatures=tuple(_signatures(tree)),
        address=canonical,
    )


def _headings(tree: Any) -> list[Any]:
    """Return the elements of the first rank, or where there are none those that a class calls the headline."""
    ranked = list(islice(tree.iter("h1"), _MOST_HEADINGS))
    called = (one for one in tree.iter("h2", "h3", "span", "div", "p") if _HEADLINE.search(one.get("class") or ""))
    return ranked or list(islice(called, 1))


def _signatures(tree: Any) -> Iterator[str]:
    """Yield what links with rel=author hold that stand beside the first of them: below are the authors of others."""
    links = [one for one in tree.iter("a") if "author" in (one.get("rel") or "").lower().split()]
    beside = [one for one in links if one.getparent() is links[0].getparent()][:_MOST_HEADINGS]
    if len(beside) < 2:
        beside = list(islice(filter(_is_name_in_byline, tree.iter("span", "a", "div", "p", "strong")), 1))
    if beside and not any(is_aside(above) or above.tag == "aside" for above in beside[0].iterancestors()):
        yield from (name for one in beside if (name := _value(one.text_content())) is not None)


def _is_name_in_byline(element: Any) -> bool:
    called, parent = element.get("class"), element.getparent()
    return (
        called is not None
        and "ame" in called
        and parent is not None
        and _NAME_CLASS.search(called) is not None
        and _BYLINE_CLASS.search(parent.get("class") or "") is not None
    )


def names_in(value: Any) -> Iterator[tuple[str, bool]]:
    """Yield the names that a JSON-LD value holds, a text, an object or a list of these; and if it says: no person."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            if name := _value(one):
                yield name, False
        elif isinstance(one, dict):
            inner = one.get("name")
            if inner is None:
                inner = " ".join(part for key in ("givenName", "familyName") if isinstance(part := one.get(key), str))
            for name in map(_value, inner if isinstance(inner, list) else [inner]):
                if name:
                    yield name, _is_type(one, _HOUSE)


def _value(value: Any) -> str | None:
    return words_of(unescape(value[:_LONGEST_VALUE])) if isinstance(value, str) else None


def _bare(address: str) -> str:
    return re.sub(r"\A(?:https?:)?//(?:www\.)?|[?#].*|/\Z", "", address.strip().lower())


def _is_type(node: Mapping[str, Any], types: re.Pattern[str]) -> bool:
    stated = node.get("@type")
    return any(isinstance(one, str) and types.match(one) for one in (stated if isinstance(stated, list) else [stated]))


def _linked_data(tree: Any) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
    """Return the objects that say what the page is, and each object that has an id."""
    waiting = [(value, True) for script in tree.iter("script") if (value := _loaded(script)) is not None]
    waiting.reverse()
    nodes: list[dict[str, Any]] = []
    by_id: dict[str, dict[str, Any]] = {}
    for _ in range(_MOST_NODES):
        if not waiting:
            break
        value, own = waiting.pop()
        if isinstance(value, list):
            waiting.extend((one, own) for one in reversed(value[:_MOST_NODES]))
        elif isinstance(value, dict):
            identifier = value.get("@id")
            if isinstance(identifier, str) and len(value) > len(by_id.get(identifier, ())):
                by_id[identifier] = value
            if own:
                nodes.append(value)
            inner = [(one, own and key in _OWN) for key, one in value.items() if isinstance(one, dict | list)]
            waiting.extend(reversed(inner))
    return nodes, by_id


def _loaded(script: Any) -> Any:
    if (script.get("type") or "").strip().lower() != "application/ld+json" or not script.text:
        return None
    block = script.text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    if len(block) > _LONGEST_BLOCK:
        return None
    for written in (block, _TRAILING_COMMA.sub("", block)):
        try:
            return json.loads(written, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _works(nodes: list[dict[str, Any]], titles: list[str], addresses: set[str]) -> Iterator[dict[str, Any]]:
    """Yield the article's object and its page's, passing over those of other articles."""
    for types in (_ARTICLE, _PAGE):
        of_type = [node for node in nodes if _is_type(node, types)][:_MOST_ARTICLES]
        ranked = [(_closeness(node, titles, addresses), node) for node in of_type]
        closest, node = max(ranked, key=lambda pair: pair[0], default=(-1, {}))
        if closest >= 0:
            yield node


def _closeness(node: Mapping[str, Any], titles: list[str], addresses: set[str]) -> int:
    """Return 3: same address, 2: same headline, 1 or 0: nothing says another; -1: it is about another article."""
    page = node.get("mainEntityOfPage")
    stated = (node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page)
    own = {_bare(one) for one in stated if isinstance(one, str) and "//" in one}
    headline = _value(node.get("headline")) or _value(node.get("name"))
    if headline and titles:
        folded = fold(headline)
        alike = max(rate(folded, fold(one)) for one in titles for rate in (fuzz.partial_ratio, fuzz.token_set_ratio))
        if own & addresses:
            return 3
        return 2 if alike >= _ALIKE else -1
    if own and addresses and not own & addresses:
        return 0
    return 1


def _resolved(node: dict[str, Any], by_id: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """Return the object with its authors and publisher in place of references to them."""
    return {**node, **{key: _followed(node[key], by_id) for key in ("author", "publisher", "creator") if key in node}}


def _followed(value: Any, by_id: Mapping[str, dict[str, Any]]) -> Any:
    if isinstance(value, list):
        return [_followed(one, by_id) for one in value[:_MOST_HEADINGS] if not isinstance(one, list)]
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
        return by_id.get(value["@id"], value)
    return value
