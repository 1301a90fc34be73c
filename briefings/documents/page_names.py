"""The title, authors and publisher of a page: the article's own, without the names that a site puts round them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefings.documents.bylines import GROUP, LONGEST_NAME, NO_NAME, letters, letters_of, list_people
from briefings.documents.page_tags import PageTags, names_in
from briefings.lexicon import publisher_families
from briefings.text.folding import fold

_TITLES = ("og:title", "headline", "citation_title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title",
           "twitter:title")  # fmt: skip
_AUTHORS = ("author", "article:author", "authors", "byl", "parsely-author", "sailthru.author", "dc.creator",
            "dcterms.creator", "citation_author", "creator", "og:article:author", "og:author")  # fmt: skip
#: What parts a headline from a site's name in a title.
_BETWEEN = re.compile(r"\s+(?:[|–—·•»«*~⁄‹›/-]|::?|\|\|)\s+|\s*\|\s*")
_CUT_OFF = re.compile(r"\s*(?:…|\.\.\.)\Z")
#: Words of a headline at least, before a site's name that nothing else on the page tells.
_SHORTEST_TITLE = 3
#: Words of a section or badge within a heading at most.
_LONGEST_LABEL = 2
#: What a paper says of itself behind its name, three words and more: 'The Courier: News, sport and weather'.
_SLOGAN = re.compile(r":\s+\S+\s+\S+\s+\S")

_SITE_WORDS = frozenset({"the", "news", "online", "uk", "us", "com", "www", "world", "international", "website", "home",
                         "official", "site", "newspaper", "magazine", "daily"})  # fmt: skip


def find_title(tags: PageTags, publisher: str | None, author: str | None) -> str | None:
    """Return the article's title without the site's name, section or author that stand round it.

    A first-rank heading that the title holds whole is the title.
    """
    stated = [*tags.all("og:title"), *tags.of_works("headline"), *tags.all(*_TITLES)]
    titles = [title for title in stated if isinstance(title, str) and title.strip()]
    names = letters_of((publisher, *_houses(tags), tags.host, *tags.all("application-name")))
    names |= letters_of(f"by {one}" for one in (author or "").split(", ") if one)
    headings = [_without_names(one, names, pipes=False) for one in tags.headings if letters(one) not in names]
    if tags.window_title is not None and (not titles or not headings):
        titles.append(tags.window_title)
    for title in [_without_byline(" ".join(title.split()), names) for title in titles]:
        found = _heading_within(_without_names(title, names), headings)
        if found not in headings and any(_is_labelled(found, one) for one in headings):
            return found
        if letters(found) not in names and (stated or found in headings or not headings):
            return found
    return next(iter((*headings, *titles)), None)


def _without_byline(title: str, names: set[str]) -> str:
    """Return a title without the author behind it: 'Ghent opens bridge, by Ann Miller'."""
    head, by, name = title.rpartition(" by ")
    return head.rstrip(" ,–—-|") if head and letters(f"{by}{name}") in names else title


def _without_names(title: str, names: set[str], *, pipes: bool = True) -> str:
    """Return a title without the parts at its ends that are a name of the site, and what a pipe parts from it."""
    for _ in range(4):
        gaps = list(_BETWEEN.finditer(title))
        if not gaps:
            break
        head, tail = title[: gaps[-1].start()].strip(), title[gaps[-1].end() :].strip()
        first, rest = title[: gaps[0].start()].strip(), title[gaps[0].end() :].strip()
        piped = (
            pipes and "|" in gaps[-1][0] and len(tail.split()) <= LONGEST_NAME and len(head.split()) >= _SHORTEST_TITLE
        )
        if head and _is_name(tail, names):
            title = head
        elif rest and _is_name(first, names):
            title = rest
        elif piped:
            title = head
        else:
            break
    return title


def _is_name(words: str, names: set[str]) -> bool:
    """Tell whether words are one of the names, or one with a site's words round it: 'Harbour Post Online'."""
    found = letters(words)
    if not found:
        return False
    kept = "".join(word for word in fold(words).split() if word not in _SITE_WORDS)
    return any(
        found == name or (kept and kept == name) or (len(found) >= 5 and name.startswith(found)) for name in names
    )


def _heading_within(title: str, headings: Sequence[str]) -> str:
    """Return the heading that a title holds between marks or at its start, if there is one; else the title."""
    even = fold(title)
    for heading in headings:
        words = fold(heading)
        if not words:
            continue
        if words == even:
            return title if title in headings else heading
        if _CUT_OFF.search(title) and words.startswith(fold(_CUT_OFF.sub("", title))):
            return heading
        long = len(words.split()) >= _SHORTEST_TITLE or (len(words) >= 8 and not words.isascii())
        if long and _is_part(words, title):
            return heading
    return title


def _is_labelled(title: str, heading: str) -> bool:
    """Tell whether a heading is a title and a label: 'Ports Ghent opens bridge', 'Ghent opens bridge Premium'."""
    label = len(heading.split()) - len(title.split())
    words, whole = fold(title), fold(heading)
    return (
        len(title.split()) >= _SHORTEST_TITLE
        and _BETWEEN.search(heading) is None
        and 0 < label <= _LONGEST_LABEL
        and (whole.endswith(f" {words}") or whole.startswith(f"{words} "))
    )


def _is_part(words: str, title: str) -> bool:
    """Tell whether folded words are what stands between two marks, ends or colons of a title."""
    places = [0, *(gap.end() for gap in re.finditer(rf"{_BETWEEN.pattern}|:\s+", title))]
    ends = [*(gap.start() for gap in re.finditer(rf"{_BETWEEN.pattern}|:\s+", title)), len(title)]
    return any(fold(title[start:end]) == words for start in places[:10] for end in ends[:10] if start < end)


def find_publisher(tags: PageTags) -> str | None:
    """Return who publishes the page: its article's own publisher or the site's name.

    Where these differ, a media group, a slogan and a name in small letters stand back, then what the address lacks.
    """
    candidates = list(_publishers(tags))
    if not candidates:
        return _name_after_heading(tags) or tags.host or None
    host = "".join(tags.host.split("."))
    best = min(candidates, key=lambda name: _faults(name, host))
    gap = _BETWEEN.search(best) or _SLOGAN.search(best)
    head = best[: gap.start()].strip() if gap else ""
    # 'The Courier | News from Faro': a name, and what the paper says of itself.
    return head if head and len(head.split()) <= LONGEST_NAME else best


def _publishers(tags: PageTags) -> Iterator[str]:
    """Yield what may be the publisher's name, best first; a poorer tag's only where no better one names any."""
    own = [*tags.names_in_works("publisher"), *tags.all("og:site_name")]
    for group in (own, tags.all("publisher", "dc.publisher", "citation_journal_title", "rbpubname"),
                  tags.all("application-name"), tags.houses, tags.sites):  # fmt: skip
        names = [name for name in map(str.strip, group) if _can_be_publisher(name)]
        yield from names
        if not all(GROUP.search(fold(name)) for name in names):  # of a group the site's own name is looked for
            return


def _can_be_publisher(name: str) -> bool:
    return bool(name) and not NO_NAME.search(name.replace(".com", "").replace(".co.uk", "")) and not name.isdigit()


def _faults(name: str, host: str) -> tuple[bool, bool, bool, int, int]:
    words, found = fold(name), letters(name)
    return (
        len(words.split()) > LONGEST_NAME or _BETWEEN.search(name) is not None,
        name == name.lower() and name.isascii(),
        GROUP.search(words) is not None,
        -len(found) if found in host else 0,
        # 'The Washington Post' is the same as 'Washington Post'.
        -len(name) if found in host else 0,
    )


def _name_after_heading(tags: PageTags) -> str | None:
    """Return what stands after the heading in the window's title: 'Ghent opens bridge - The Courier'."""
    title = tags.window_title or ""
    gaps = list(_BETWEEN.finditer(title))
    if not gaps:
        return None
    head = fold(title[: gaps[0].start()])
    name = title[gaps[-1].end() :].strip()
    known = any(fold(heading).startswith(head) for heading in (*tags.headings, *tags.all("og:title")) if head)
    return name if known and name and len(name.split()) <= LONGEST_NAME else None


def find_authors(tags: PageTags, publisher: str | None, byline: str | None) -> str | None:
    """Return the people who wrote the article, parted by commas: its JSON-LD's, its meta tags', its byline's.

    Organisations, desks, addresses and jobs are nobody.
    """
    houses = letters_of((publisher, *_houses(tags), tags.host))
    houses |= _agencies()
    in_works = [
        name
        for field in ("author", "creator")
        for value in tags.of_works(field)
        for name, is_house in names_in(value)
        if not is_house
    ]
    for stated in (in_works, tags.all(*_AUTHORS), tags.signatures, [byline] if byline else []):
        people = list_people(stated, houses)
        if people:
            return ", ".join(people)
    return None


@cache
def _agencies() -> frozenset[str]:
    """Return the letters of agencies' names: an agency that signs is no person."""
    return frozenset(letters_of(name for names in publisher_families(agencies=True) for name in names))


def _houses(tags: PageTags) -> Iterator[str]:
    yield from tags.houses
    yield from tags.names_in_works("publisher")
    yield from tags.all("og:site_name")
