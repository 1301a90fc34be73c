"""The words of dates, as tables."""

import re
from functools import cache

from briefings.analysis.timeline.calendar import Season
from briefings.lexicon import lines
from briefings.lexicon.calendar_words import MONTHS, NUMBERS

SEASONS = {
    "spring": Season.SPRING,
    "summer": Season.SUMMER,
    "fall": Season.AUTUMN,
    "autumn": Season.AUTUMN,
    "winter": Season.WINTER,
}
#: How many units on from the origin.
STEPS = {"last": -1, "this": 0, "next": 1, "current": 0, "coming": 1, "previous": -1, "preceding": -1,
         "following": 1, "same": 0, "the same": 0, "that": 0, "that same": 0, "this past": -1}  # fmt: skip
_FROM_NARRATIVE = frozenset({"previous", "preceding", "following", "same", "the same", "that", "that same"})
_COUNT_BEFORE = re.compile(
    r"(?<![\w.,-])(?:(?:[Jj]ust|[Oo]nly|[Aa]lmost|[Nn]early|[Aa]bout|[Aa]round|[Ss]ome|[Ee]xactly|[Mm]ore than|"
    r"[Ll]ess than|[Oo]ver|[Uu]nder|[Bb]arely|[Rr]oughly)\s){0,2}(?:the\s)?([\w-]{1,13})\s{1,3}$"
)


def join_spellings(words: tuple[str, ...]) -> str:
    """Return an alternation of words with a capital first letter, or all capitals."""
    return "|".join(f"{word.capitalize()}|{word.upper()}" for word in words)


def month_number(word: str) -> int:
    """Return the number of a month by its name or abbreviation."""
    short = word.lower()[:3]
    return next(number for number, name in enumerate(MONTHS, start=1) if name.startswith(short))


def full_year(two_digits: str) -> int:
    """Return the year that two digits mean: 1931–2030."""
    number = int(two_digits)
    return number + (2000 if number <= 30 else 1900)


def fold_words(words: str) -> str:
    """Return words in lower case, one space apart."""
    return " ".join(words.lower().split())


def from_narrative(which: str) -> bool:
    """Tell whether 'that', 'following' and their like count from what was told and not from publication."""
    return fold_words(which) in _FROM_NARRATIVE


def count_before(text: str, end: int) -> tuple[int, int] | None:
    """Return where the number before `end` begins ('more than two' from 'more'), and the number."""
    start = max(0, end - 40)
    match = _COUNT_BEFORE.search(text[start:end])
    if match is None:
        return None
    word = match[1].lower()
    number = int(word) if word.isdecimal() and len(word) < 4 else NUMBERS.get(word)
    return None if number is None else (start + match.start(), number)


@cache
def feasts() -> dict[str, str]:
    """Return how each feast's day is found, by its folded name."""
    return {fold_words(name): rule.strip() for name, rule in (line.split("=") for line in lines("holidays"))}


@cache
def feast_names() -> tuple[str, ...]:
    """Return the feasts' names as they are written."""
    return tuple(line.split("=")[0].strip() for line in lines("holidays"))
