"""When a page was published and last changed, as its tags say it: taken where it can be read in one way."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from briefings.documents.days import Moment, list_figures, list_written_days, read_moment
from briefings.documents.page_asides import ASIDES, is_aside, without_asides
from briefings.documents.page_tags import PageTags
from briefings.lexicon.calendar_words import MONTHS

#: A page that was changed later than this is another text than the first version: it is dated by the change.
_KEPT_UP = timedelta(days=30)

#: No web page is older; what says so is a program's empty date.
_FIRST_YEAR = 1990

#: Elements of a page that state its own time.
_MOST_TIMES = 10

_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "publishdate",
    "publish_date", "publish-date", "publication_date", "publicationdate", "pubdate", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created",
    "dcterms.created", "datecreated", "citation_publication_date", "citation_date", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "article.published", "rnews:datepublished", "displaydate", "originalpublicationdate",
    "timestamp", "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:modified_time", "og:updated_time", "datemodified", "dc.date.modified",
    "dcterms.modified", "article.updated", "lastmod", "last-modified", "last_modified", "modified",
)  # fmt: skip

_UPDATED = re.compile(r"updated?|modified|edited|amended", re.IGNORECASE)
#: A day in an address, with the month in figures or as three letters.
_IN_ADDRESS = re.compile(
    rf"[/-](\d{{4}})[/-](\d{{1,2}}|{'|'.join(month[:3] for month in MONTHS)})[/-](\d{{1,2}})(?=[/._-]|\Z)",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PageDates:
    """The day that dates the page, its time where that is stated, and the day of the first version if it is another."""

    published: date | None = None
    published_time: time | None = None
    first_published: date | None = None


def find_dates(tree: Any, tags: PageTags, html: str) -> PageDates:
    """Return the days that the page's tags, times and address state.

    Of tags that contradict each other, the first that can be read in one way is right: 03/04/2025 can't. A page that
    was changed more than 30 days after its first version is dated by the last change.
    """
    stated = [*tags.of_works("datePublished"), *tags.all(*_PUBLISHED), *_times(tree, tags)]
    published = _first([*stated, *tags.of_works("dateCreated")])
    if published is None and not any(stated):
        elsewhere = _find_elsewhere(tree, tags, html)
        published = None if elsewhere is None else Moment(elsewhere)
    modified = [*tags.of_works("dateModified"), *tags.all(*_MODIFIED)]
    latest = max((moment.day for value in modified if (moment := _read(value))), default=None)
    if latest is not None and (published is None or latest - published.day > _KEPT_UP):
        changed = _with_time(Moment(latest), modified)
        return PageDates(*changed, None if published is None else published.day)
    return PageDates() if published is None else PageDates(*_with_time(published, stated))


def _with_time(moment: Moment, values: Iterable[Any]) -> Moment:
    """Return a moment with the time of day of the first value that states one of the same day."""
    if moment.at is not None:
        return moment
    same = (found for value in values if (found := _read(value)) is not None and found.day == moment.day)
    return next((found for found in same if found.at is not None), moment)


def _read(value: Any) -> Moment | None:
    """Return the moment that a tag states, if a page can be from it."""
    moment = read_moment(value)
    return moment if moment is not None and moment.day.year >= _FIRST_YEAR else None


def _first(values: Iterable[Any]) -> Moment | None:
    return next((moment for value in values if (moment := _read(value))), None)


def _times(tree: Any, tags: PageTags) -> list[str]:
    """Return what the elements that hold the publication's time say, then the article's first one, then the address."""
    marked: list[str] = []
    others: list[str] = []
    updates: list[str] = []
    for one in tree.iter("time", "abbr", "span", "p", "div"):
        holds = (one.get("itemprop") or "").lower() == "datepublished"
        if (holds or one.get("pubdate") is not None) and len(marked) < _MOST_TIMES:
            marked += [] if any(is_aside(above) for above in one.iterancestors()) else _said(one)
        elif one.tag == "time" and not others and len(updates) < _MOST_TIMES and _is_of_article(one):
            (updates if _is_update(one) else others).extend(_said(one))
    in_address = [
        f"{match[1]}-{match[2]}-{match[3]}" if match[2].isdigit() else f"{match[3]} {match[2]} {match[1]}"
        for match in _IN_ADDRESS.finditer(tags.address or "")
    ]
    return [*marked, *others, *updates, *in_address]


def _is_update(element: Any) -> bool:
    """Tell whether a time says of itself, or what stands before it says, that it is that of a change."""
    before, parent = element.getprevious(), element.getparent()
    label = before.tail if before is not None else parent.text if parent is not None else None
    told = (element.get("class"), element.get("itemprop"), element.text_content()[:100], (label or "")[-100:])
    return any(_UPDATED.search(words) for words in told if words)


def _said(element: Any) -> list[str]:
    values = (element.get("datetime"), element.get("content"), element.get("title"), element.text_content()[:200])
    return [value for value in values if value and value.strip()][:2]


def _is_of_article(element: Any) -> bool:
    above = list(element.iterancestors())
    tags = {one.tag for one in above}
    return not tags.isdisjoint({"article", "main"}) and tags.isdisjoint(ASIDES) and not any(map(is_aside, above))


def _find_elsewhere(tree: Any, tags: PageTags, html: str) -> date | None:
    """Return the day that htmldate finds elsewhere, unless it stands there in figures that mean two days."""
    from htmldate import find_date

    page = without_asides(tree, ASIDES[:-1])
    moment = _read(find_date(page, extensive_search=False, original_date=True, url=tags.address))
    if moment is None:
        return None
    day = moment.day
    if day.day > 12 or day.day == day.month:
        return day
    if not set(list_figures(html)) & {(day.day, day.month, day.year % 100), (day.month, day.day, day.year % 100)}:
        return day
    plain = any(f"{day:{form}}" in html for form in ("%Y-%m-%d", "%Y%m%d", "%Y/%m/%d"))
    return day if plain or day in list_written_days(html) else None
