"""The header of a Markdown document: YAML between two lines '---', TOML between two lines '+++', or an object of JSON.

It has the names that note-takers, clippers and makers of sites use. A field that makes no sense is left out with a
warning; the document is kept.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from briefings.documents.bylines import tidy_authors
from briefings.documents.days import NO_DAY, Moment, read_moment
from briefings.documents.fields import is_link, plain_words_of, shorten_field, words_of
from briefings.documents.header_block import find_fields, read_object, read_open_block
from briefings.model.article import BasedOn

#: Names of fields, best first, in small letters with '_' for blanks and hyphens.
_NAMES = MappingProxyType({
    "title": ("title", "headline", "name"),
    "date": (
        "published", "date", "date_published", "datepublished", "published_at", "published_on", "published_date",
        "publish_date", "publication_date", "pubdate", "pub_date", "posted", "day",
    ),
    "author": ("author", "authors", "by", "byline", "writer", "writers", "creator"),
    "publisher": (
        "publisher", "publication", "site", "site_name", "website", "outlet", "newspaper", "journal", "media_name",
    ),
    "url": ("url", "link", "source_url", "original_url", "canonical", "canonical_url", "permalink", "href", "uri"),
    "licence": ("licence", "license"),
})  # fmt: skip
#: A clipper's word for the address, other people's word for the publisher.
_SOURCES = ("source", "original")
#: When a note was made: the day of a note of one's own; of a clipping only the day on which it was clipped.
_CREATED = ("created", "created_at", "date_created")
_KNOWN = frozenset(name for names in _NAMES.values() for name in names) | {*_SOURCES, *_CREATED}
#: What programs write where there is no value.
_NOTHING = frozenset({"null", "~", "none", "n/a", "nil", "undefined"})

#: Makers of sites have switches by the names of days: 'published: true'.
_SWITCHES = ("true", "false", "yes", "no")

#: Words from which what ends as a sentence does is one.
_WORDS_OF_SENTENCE = 4
_EMPHASIS = re.compile(r"(\*{1,3}|`)(?=\S)([^*`]+)(?<=\S)\1")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_LINK = re.compile(r"\[([^\[\]]*)\]\((\S+?)\)")
_MAIL = re.compile(r"[<(][^<>()\s]{1,100}@[^<>()\s]{1,100}[>)]")


class FrontMatter(NamedTuple):
    """What a header says. `start`: the character at which the text behind it begins; 0: there is no header."""

    start: int = 0
    title: str | None = None
    published: Moment | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    licence: str | None = None
    based_on: BasedOn | None = None
    warnings: tuple[str, ...] = ()


def read_front_matter(text: str) -> FrontMatter:
    """Return the header of a document; without one all is empty. A first rule without fields below is text."""
    warnings: list[str] = []
    start, found = find_fields(text, warnings)
    if found is not None and _is_prose(found):
        return FrontMatter()
    for find in (_find_object, _find_bare_fields):
        if found is None:
            start, found = find(text)
    if found is None:
        return FrontMatter()
    return _Fields(_fold_names(found), warnings).read()._replace(start=start, warnings=tuple(warnings))


def _is_prose(found: Mapping[Any, Any]) -> bool:
    """Tell whether fields are sentences between two rules, as in 'Note: the wall is open again.'.

    None has a name that we know, and what stands behind a capital and a colon ends like a sentence.
    """
    if not _KNOWN.isdisjoint(_fold_names(found)):
        return False
    said = (value for name, value in found.items() if isinstance(value, str) and str(name)[:1].isupper())
    return any(
        value.rstrip(" \n\"'”’)]").endswith((".", "!", "?", "…")) and len(value.split()) >= _WORDS_OF_SENTENCE
        for value in said
    )


def _find_object(text: str) -> tuple[int, Mapping[str, Any] | None]:
    """Return the same for an object of JSON at the top, with a field of a known name, and a line's end behind it."""
    start, found = read_object(text)
    return (0, None) if found is None or _fold_names(found).keys().isdisjoint(_KNOWN) else (start, found)


def _find_bare_fields(text: str) -> tuple[int, Mapping[str, Any] | None]:
    """Return the same for fields without lines round them: two and more of known names, and an empty line behind."""
    start, found = read_open_block(text, 1 if text.startswith("\ufeff") else 0)
    names = _fold_names(found)
    behind = text[start : start + 2]
    if len(names) < 2 or not names.keys() <= _KNOWN or not behind.startswith(("\n", "\r")):
        return 0, None
    days = [read_moment(value) for name, value in names.items() if name in _NAMES["date"]]
    # Where the day is none, these are words that only look like fields.
    return (0, None) if None in days or not (days or "title" in names) else (start, found)


def _fold_names(found: Mapping[Any, Any]) -> dict[str, Any]:
    folded: dict[str, Any] = {}
    for name, value in found.items():
        if isinstance(name, str):
            folded.setdefault(re.sub(r"[ -]", "_", name.strip().lower()), value)
    return folded


@dataclass(slots=True)
class _Fields:
    """Reads fields by any of their names; what makes no sense is left out and told."""

    found: Mapping[str, Any]
    warnings: list[str]
    #: Said of each field: where it stands.
    within: str = ""

    def read(self) -> FrontMatter:
        source = self._first(_SOURCES)
        url = self._link(*_NAMES["url"])
        publisher = self._one(*_NAMES["publisher"])
        if source is not None:
            name, address = _part_source(source[1])
            url = url or address
            publisher = publisher or name
        published = self._moment(*_NAMES["date"])
        if published is None and url is None and self._first(_NAMES["date"]) is None:
            published = self._moment(*_CREATED)
        return FrontMatter(
            title=_take_off_emphasis(self._one(*_NAMES["title"])),
            published=published,
            author=tidy_authors(self._people(*_NAMES["author"]), publisher),
            publisher=publisher,
            url=url,
            licence=self._one(*_NAMES["licence"]),
            based_on=self._based_on(),
        )

    def _first(self, names: tuple[str, ...]) -> tuple[str, Any] | None:
        """Return the first of these fields that holds something, with its name."""
        for name in names:
            value = self.found.get(name)
            if isinstance(value, list) and len(value) == 1 and isinstance(value[0], list):
                value = value[0]  # [[Ann Miller]], a link of note-takers that YAML takes for a list in a list
            if isinstance(value, str):
                value = words_of(value)
                if value is None or value.lower() in _NOTHING:
                    continue
            if value:
                return name, value
        return None

    def _leave_out(self, name: str, why: str) -> None:
        self.warnings.append(f"{self.within}{name} {why}: it is left out")

    def _one(self, *names: str) -> str | None:
        found = self._first(names)
        if found is None:
            return None
        name, value = found
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if isinstance(value, dict):
            value = value.get("name", value)
        if not isinstance(value, str):
            self._leave_out(name, f"is {_kind(value)}, not one value")
            return None
        return _take_off_links(value)

    def _people(self, *names: str) -> str | None:
        found = self._first(names)
        if found is None:
            return None
        name, value = found
        stated = value if isinstance(value, list) else [value]
        people = [one.get("name") if isinstance(one, dict) else one for one in stated]
        named = [one for one in people if isinstance(one, str)]
        if len(named) < len(people):
            self._leave_out(name, "names nobody")
            return None
        cleaned = (_take_off_links(_MAIL.sub("", words_of(one) or "")) for one in named)
        return ", ".join(one for one in cleaned if one) or None

    def _day(self, *names: str) -> date | None:
        moment = self._moment(*names)
        return None if moment is None else moment.day

    def _moment(self, *names: str) -> Moment | None:
        """Return what the first of these fields says that says a day; where none does, the first is left out."""
        stated = [one for name in names if (one := self._first((name,))) is not None and one[1] not in _SWITCHES]
        for _, whole in stated:
            value = whole[0] if isinstance(whole, list) and len(whole) == 1 else whole
            moment = read_moment(_take_off_links(value) or value) if isinstance(value, str) else None
            if moment is not None:
                return moment
        for name, value in stated[:1]:
            words = f"'{shorten_field(value)}' {NO_DAY}" if isinstance(value, str) else f"is {_kind(value)}, no date"
            self._leave_out(name, words)
        return None

    def _link(self, *names: str) -> str | None:
        found = self._first(names)
        if found is None:
            return None
        name, value = found
        address = _part_source(value)[1] if isinstance(value, str) else None
        if address is None:
            self._leave_out(name, f"'{shorten_field(str(value))}' is no web address; begin it with https://")
        return address

    def _based_on(self) -> BasedOn | None:
        original = self.found.get("based_on")
        if not original:
            return None
        if not isinstance(original, dict):
            self._leave_out("based_on", "doesn't hold author, publisher, date or url, each on a line of its own")
            return None
        inner = _Fields(_fold_names(original), self.warnings, "based_on: ")
        return BasedOn(
            author=inner._people(*_NAMES["author"]),
            publisher=inner._one(*_NAMES["publisher"]),
            date=inner._day(*_NAMES["date"]),
            url=inner._link(*_NAMES["url"]),
        )


def _kind(value: object) -> str:
    return "a list" if isinstance(value, list) else "a mapping"


def _take_off_links(value: str) -> str | None:
    """Return words without the marks of links: '[[Ann Miller]]', '[[people/Ann|Ann Miller]]', '[Ann](https://…)'."""
    words = _WIKI_LINK.sub(lambda link: link[1].rpartition("/")[2], value)
    return plain_words_of(_LINK.sub(r"\1", words))


def _take_off_emphasis(title: str | None) -> str | None:
    return None if title is None else _EMPHASIS.sub(r"\2", title)


def _part_source(value: Any) -> tuple[str | None, str | None]:
    """Return the name and the web address that a source's words hold; a link may be written as in Markdown."""
    if isinstance(value, list) and value and isinstance(value[0], str):
        value = value[0]
    if isinstance(value, dict):
        stated = {name: one for name, one in _fold_names(value).items() if isinstance(one, str)}
        name = next((stated[name] for name in (*_NAMES["title"], *_NAMES["publisher"]) if name in stated), None)
        address = next((stated[name] for name in _NAMES["url"] if name in stated), None)
        return name and _take_off_links(name), _part_source(address)[1]
    if not isinstance(value, str):
        return None, None
    link = _LINK.fullmatch(value.strip())
    if link is not None and is_link(link[2]):
        return (None if is_link(link[1]) else words_of(link[1])), link[2]
    bare = value.strip().strip("<>")
    if is_link(bare):
        return None, bare
    if bare.startswith("www.") and is_link(f"https://{bare}"):
        return None, f"https://{bare}"
    return _take_off_links(value), None
