"""What the first lines of a written document state: when it was published, and its author."""

import re
from collections.abc import Sequence
from datetime import date

from briefings.documents.bylines import list_people
from briefings.documents.days import Moment, find_day, find_time

#: Paragraphs at the top, and characters of one, in which day and author may stand.
_FIRST_PARAGRAPHS, _LONGEST = 6, 120
_BYLINE = re.compile(r"(?:By|BY|by|Written by|Words by|Author:)\s+(?=[A-Z])")
#: What may stand round a date on a line of its own: a label, a weekday, a time, a byline before it, a place.
_ROUND_DATE = re.compile(
    r"\b(?:published|posted|updated|date|dated|on|at|am|pm|gmt|utc|cet|est|edt|bst|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\b|\d{1,2}[:.]\d{2}|[^\w\s]",
    re.IGNORECASE,
)
#: What is left of a date behind a name, and whatever a bar parts from it: the paper, a section.
_BEHIND_NAME = re.compile(r"\s*(?:[|•·].*|[,–—-]\s*(?:\d.*|\Z))", re.DOTALL)


def find_stated(paragraphs: Sequence[str]) -> tuple[Moment | None, str | None]:
    """Return the moment and the author that stand on lines of their own before the first paragraph of prose."""
    moment: Moment | None = None
    author: str | None = None
    for paragraph in paragraphs[:_FIRST_PARAGRAPHS]:
        if len(paragraph) > _LONGEST:
            break
        rest = paragraph
        byline = _BYLINE.match(paragraph)
        found = find_day(paragraph)
        if found is not None:
            value, start, end = found
            rest = f"{paragraph[:start]} {paragraph[end:]}"
            if byline or says_nothing_else(rest):
                moment = moment or Moment(value, find_time(rest))
        if byline and author is None:
            author = ", ".join(list_people([_BEHIND_NAME.sub("", rest)])) or None
    return moment, author


def says_nothing_else(rest: str) -> bool:
    """Tell whether what stands round a date is a label, a weekday, a time, marks."""
    return not _ROUND_DATE.sub("", rest).strip()


def is_date_line(paragraph: str, day: date) -> bool:
    """Tell whether a paragraph is a date alone, and says this day."""
    found = find_day(paragraph) if len(paragraph) <= _LONGEST else None
    return (
        found is not None and found[0] == day and says_nothing_else(f"{paragraph[: found[1]]} {paragraph[found[2] :]}")
    )
