"""When a page was published and last changed, as its tags say it: a day is taken where it can be read in one way."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

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

_YEAR_FIRST = re.compile(r"\s*(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)", re.ASCII)
_DIGITS = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?|\d{6})?\s*\Z", re.ASCII)
_SECONDS = re.compile(r"\s*(\d{10})(?:\.\d+|\d{3})?\s*\Z", re.ASCII)
_YEAR_LAST = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d/.-])", re.ASCII)
_MONTH = rf"(?P<month>{'|'.join(f'{month[:3]}(?:{month[3:]}|{month[3:4]})?' for month in MONTHS)})\b\.?"
_DAY_FIRST_WORDS = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?{_MONTH},?[ -](?P<year>\d{{4}})\b", re.ASCII | re.IGNORECASE
)
_MONTH_FIRST_WORDS = re.compile(
    rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.ASCII | re.IGNORECASE
)
_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b", re.ASCII)
_IN_ADDRESS = re.compile(r"[/-](\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/._-]|\Z)", re.ASCII)
#: Where, within an article, what changes on its own stands: other articles' times too.
_ASIDE = ("aside", "nav", "footer", "form", "li")


@dataclass(frozen=True, slots=True)
class PageDates:
    """The day that dates the page, and the day of its first version where that is another."""

    published: date | None = None
    first_published: date | None = None


def find_dates(tree: Any, tags: PageTags, html: str) -> PageDates:
    """Return the days that the page's tags, times and address state.

    Of tags that contradict each other, the first that can be read in one way is right: 03/04/2025 can't. A page that
    was changed more than 30 days after its first version is dated by the last change.
    """
    stated = [*tags.of_works("datePublished"), *tags.all(*_PUBLISHED), *_times(tree, tags)]
    published = _first([*stated, *tags.of_works("dateCreated")])
    if published is None and not any(stated):
        published = _find_elsewhere(tree, tags, html)
    changed = [day for value in (*tags.of_works("dateModified"), *tags.all(*_MODIFIED)) if (day := read_day(value))]
    latest = max(changed, default=None)
    if published is None:
        return PageDates(latest)
    if latest is not None and latest - published > _KEPT_UP:
        return PageDates(latest, published)
    return PageDates(published)


def read_day(value: Any) -> date | None:
    """Return the calendar day that a tag states, as it is written there; None where it can be read in two ways.

    Seconds and milliseconds since 1970 are days in UTC.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    value = " ".join(value[:100].split())
    if match := _YEAR_FIRST.match(value):
        return _day(match[1], match[3], match[4])
    if match := _DIGITS.match(value):
        return _day(*match.groups())
    if match := _SECONDS.match(value):
        day = datetime.fromtimestamp(int(match[1]), UTC).date()
        return day if day.year >= _FIRST_YEAR else None
    return _read_words(value) or _read_figures(value)


def find_day(words: str) -> tuple[date, int, int] | None:
    """Return a day that stands in words, with a month's name or the year first, and from where to where it does."""
    for pattern in (_DAY_FIRST_WORDS, _MONTH_FIRST_WORDS, _ISO_DAY):
        match = pattern.search(words)
        day = None if match is None else read_day(match[0])
        if match is not None and day is not None:
            return day, *match.span()
    return None


def _read_words(value: str) -> date | None:
    """Return the first day that is written with a month's name."""
    match = _DAY_FIRST_WORDS.search(value) or _MONTH_FIRST_WORDS.search(value)
    if match is None:
        return None
    month = next(number for number, name in enumerate(MONTHS, 1) if name[:3] == match["month"][:3].lower())
    return _day(match["year"], month, match["day"])


def _read_figures(value: str) -> date | None:
    """Return the day of figures with the year behind: 13/03/2025 and 03/13/2025 are one, 03/04/2025 may be two."""
    match = _YEAR_LAST.search(value)
    if match is None or len(match[4]) == 2:
        return None
    days = {_day(match[4], match[3], match[1]), _day(match[4], match[1], match[3])} - {None}
    return days.pop() if len(days) == 1 else None


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year >= _FIRST_YEAR else None


def _first(values: Iterable[Any]) -> date | None:
    return next((day for value in values if (day := read_day(value))), None)


def _times(tree: Any, tags: PageTags) -> list[str]:
    """Return what the elements that hold the publication's time say, then the article's first one, then the address."""
    marked: list[str] = []
    others: list[str] = []
    for one in tree.iter("time", "abbr", "span", "p", "div"):
        holds = (one.get("itemprop") or "").lower() == "datepublished"
        if (holds or one.get("pubdate") is not None) and len(marked) < _MOST_TIMES:
            marked += _said(one)
        elif one.tag == "time" and not others and _is_of_article(one):
            others += _said(one)
    in_address = [f"{match[1]}-{match[2]}-{match[3]}" for match in _IN_ADDRESS.finditer(tags.address or "")]
    return [*marked, *others, *in_address]


def _said(element: Any) -> list[str]:
    values = (element.get("datetime"), element.get("content"), element.get("title"), element.text_content()[:200])
    return [value for value in values if value and value.strip()][:2]


def _is_of_article(element: Any) -> bool:
    above = [one.tag for one in element.iterancestors()]
    return ("article" in above or "main" in above) and not any(tag in above for tag in _ASIDE)


def _find_elsewhere(tree: Any, tags: PageTags, html: str) -> date | None:
    """Return the day that htmldate finds elsewhere, unless it stands there in figures that mean two days."""
    from htmldate import find_date

    day = read_day(find_date(tree, extensive_search=False, original_date=True, url=tags.address))
    if day is None or day.day > 12 or day.day == day.month:
        return day
    figures = {(int(match[1]), int(match[3]), int(match[4]) % 100) for match in _YEAR_LAST.finditer(html)}
    if not figures & {(day.day, day.month, day.year % 100), (day.month, day.day, day.year % 100)}:
        return day
    plain = any(f"{day:{form}}" in html for form in ("%Y-%m-%d", "%Y%m%d", "%Y/%m/%d"))
    words = (match[0] for pattern in (_DAY_FIRST_WORDS, _MONTH_FIRST_WORDS) for match in pattern.finditer(html))
    return day if plain or any(_read_words(one) == day for one in words) else None
