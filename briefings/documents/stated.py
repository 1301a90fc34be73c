"""What the first lines of a written document state: when it was published, and its author."""

import re
from collections.abc import Sequence
from datetime import date

from briefings.documents.bylines import list_people
from briefings.documents.days import Moment, find_day, find_time
from briefings.documents.paragraphs import headline
from briefings.lexicon.calendar_words import WEEKDAY, ZONES
from briefings.model.spans import Span

#: Paragraphs at the top, and characters of one, in which day and author may stand.
_FIRST_PARAGRAPHS, _LONGEST = 6, 120
_BYLINE = re.compile(r"(?:By|BY|by|Written by|Words by|Author:)\s+(?=[A-Z])")
#: What may stand round a date on a line of its own: a label, a weekday, a time, a byline before it, a place.
_ROUND_DATE = re.compile(
    r"\b\d{1,2} ?(?:-|–)?min(?:ute)?s?(?: read)?\b|(?:T|\b)\d{1,2}(?:[:.]\d{2}){0,2} ?(?:[ap]\.m\.|[ap]m\b)|"
    r"(?:T|\b)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?:Z\b| ?[+-]\d{2}:?\d{2})?|"
    r"\b(?:first|last|originally|published|posted|updated|modified|created|issued|date|dated|on|at|of|e[sd]?t|"
    rf"{'|'.join(ZONES)}|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b|[^\w\s]",
    re.IGNORECASE,
)
#: Words in small letters that names have.
_PARTICLES = frozenset("al bin da de del della den der di dos du el ibn la le of ter van von y zu".split())  # noqa: SIM905
_DAY_OR_MONTH = re.compile(rf"\b(?:{WEEKDAY}|January|February|July|September|October|November|December)\b")
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
            if byline or _says_nothing_else(rest):
                moment = moment or Moment(value, find_time(rest))
        if byline and author is None:
            author = _find_people(rest)
    return moment, author


def _find_people(byline: str) -> str | None:
    """Return whom a byline names; None where it is the beginning of a sentence: 'By Monday the bridge was open'."""
    people = list_people([_BEHIND_NAME.sub("", byline)])
    parts = [word for name in people for word in name.split()]
    if any(word[0].islower() and word not in _PARTICLES for word in parts) or _DAY_OR_MONTH.search(" ".join(parts)):
        return None
    return ", ".join(people) or None


def _says_nothing_else(rest: str) -> bool:
    """Tell whether what stands round a date is a label, a weekday, a time, marks."""
    return not _ROUND_DATE.sub("", rest).strip()


def _find_lone_day(paragraph: str) -> date | None:
    """Return the day of a short paragraph that states nothing else."""
    found = find_day(paragraph) if len(paragraph) <= _LONGEST else None
    if found is None:
        return None
    day, start, end = found
    return day if _says_nothing_else(f"{paragraph[:start]} {paragraph[end:]}") else None


def is_no_headline(paragraph: str) -> bool:
    """Tell whether a first line is a rule, a day or a byline alone."""
    if not any(map(str.isalnum, paragraph)):
        return True
    if len(paragraph) > _LONGEST:
        return False
    if _find_lone_day(paragraph) is not None:
        return True
    return _BYLINE.match(paragraph) is not None and _find_people(paragraph) is not None


def find_headline(text: str, body: Sequence[Span]) -> Span | None:
    """Return the first line that looks like a headline, with a day and a byline before and behind it or without."""
    told = [span for span in body[: _FIRST_PARAGRAPHS + 2] if not is_no_headline(span.of(text))]
    return headline(text, told)


def is_date_line(paragraph: str, day: date) -> bool:
    """Tell whether a paragraph is a date alone, and says this day."""
    return _find_lone_day(paragraph) == day
