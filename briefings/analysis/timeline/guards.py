"""What looks like a date and is none: 'May said', '2000 soldiers', 'Super Tuesday', 'today's youth'.

A guard gets the text, the start and the end of a match, and returns the reason against it, or an empty string.
"""

import re
from collections.abc import Callable
from functools import cache

from briefings.analysis.lexicon import lines, words

Guard = Callable[[str, int, int], str]

_WORD_BEFORE = re.compile(r"([\w$£€#.'&-]+)[\s(\"“]*$")
_WORD_AFTER = re.compile(r"[\s\"”]*([\w']+)")
#: Before a bare month's name these leave no doubt.
_SURE = frozenset(["in", "since", "until", "till", "during", "early", "late", "mid", "through", "throughout", "last", "next", "this", "that"])
_LIKELY = _SURE | frozenset(["by", "from", "of", "to", "before", "after", "between", "and", "or", "for", "a", "an", "the"])
_PERSON_MAY = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Sir|Dame|Lady|Minister|Secretary|Senator)\.? May\b")
_YEAR_OPENERS = _LIKELY | frozenset(["around", "about", "circa", "year", "while", "when", "spring", "summer", "autumn", "fall", "winter"])
_ADDRESS = re.compile(
    r"\s(?:[NSEW]\.?\s)?(?:[A-Z][\w.'-]*\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Boulevard|Blvd|Lane)\b"
)
_PLURAL_COUNT = re.compile(r"\s(?:or (?:so|more)\s)?(?:\w+\s){0,1}?(\w+)")
_HOURS = re.compile(r"\s?(?:hours|hrs|h)\b")
_FINANCE = re.compile(
    r"\b(?:earnings|revenues?|profits?|sales|growth|GDP|results?|loss(?:es)?|shares?|econom\w+|percent|[mb]illion|income|"
    r"fiscal|quarterly|inflation|output|orders|deliver\w+|fundraising|raised|poll\w*)\b|%"
)


@cache
def _pairs(name: str) -> frozenset[str]:
    """Return a lexicon file's lines in lower case."""
    return frozenset(line.lower() for line in lines(name))


def before(text: str, start: int) -> str:
    """Return the word before an offset in the same paragraph, as written; empty at its beginning."""
    match = _WORD_BEFORE.search(text[max(0, start - 24) : start])
    return match[1] if match else ""


def after(text: str, end: int) -> str:
    """Return the word after an offset with nothing but blanks between, as written; else empty."""
    match = _WORD_AFTER.match(text, end, end + 24)
    return match[1] if match else ""


def _within_name(text: str, start: int) -> bool:
    """Tell whether a word with a capital stands right before, other than one that opens a sentence."""
    word = before(text, start)
    return word[:1].isupper() and word.lower() not in _LIKELY and text[start - 1 : start] == " "


def month(text: str, start: int, end: int) -> str:
    """Guard a bare month: May, March, April, June and August are words or names as well."""
    name, previous = text[start:end].lower(), before(text, start).lower()
    if name in {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}:
        return "" if previous in _SURE else "an abbreviation without a number"
    if previous in _SURE or name not in {"may", "march", "april", "june", "august"}:
        return ""
    if name == "may":
        sure = previous in _LIKELY - {"a", "an", "the", "for"} and not _PERSON_MAY.search(text)
        return "" if sure else "may be a verb or a name"
    following = after(text, end)
    if name == "march" and following in {"on", "for", "of", "in", "to", "with", "through", "toward", "into"}:
        return "may be a march"
    if previous in _LIKELY:
        return ""
    if _within_name(text, start) or following[:1].isupper():
        return "may be a name"
    return "" if previous else "may be a name"


def year(text: str, start: int, end: int) -> str:
    """Guard four digits: they may be a count, an amount, an address or a number of something."""
    if text[start - 1 : start] in tuple("$£€#./:,&*=+_@") or text[end : end + 1] in tuple("$£€#/:*=+_@°"):
        return "a number"
    if text[start - 1 : start] == "-" and not re.search(
        r"(?:pre|post|mid|early|late|non|\d)-$", text[max(0, start - 6) : start]
    ):
        return "part of a number or name"
    previous = before(text, start).lower()
    if previous.rstrip(".") in words("number_labels"):
        return "the number of something"
    number, opened = int(text[start : start + 4]), previous in _YEAR_OPENERS
    if (number < 1500 or number > 2099) and not opened:
        return "too far for a year without a preposition"
    following = after(text, end).lower()
    if following in words("counted_nouns") or _HOURS.match(text, end):
        return "a count"
    if previous in {
        "than",
        "nearly",
        "almost",
        "approximately",
        "roughly",
        "some",
        "over",
        "exceeding",
        "least",
        "most",
    }:
        return "a count"
    if not opened and _ADDRESS.match(text, end, end + 40):
        return "an address"
    return ""


def weekday(text: str, start: int, end: int) -> str:
    """Guard a weekday: 'every Tuesday', 'Super Tuesday', 'Sunday Times'."""
    previous = before(text, start)
    if previous.lower() in {"every", "each", "any", "most", "a", "alternate", "per"}:
        return "no particular day"
    name = text[start:end].split(maxsplit=1)[0]
    if f"{previous} {name}".lower() in _pairs("weekday_names") or f"{name} {after(text, end)}".lower() in _pairs(
        "weekday_names"
    ):
        return "part of a name"
    return ""


def day_name(text: str, start: int, end: int) -> str:
    """Guard 'today': a newspaper's name, or these times in general."""
    if text[start].isupper() and _within_name(text, start):
        return "part of a name"
    if text[end : end + 2] == "'s" and after(text, end + 2) in words("general_today"):
        return "these times in general"
    return ""


def season(text: str, start: int, end: int) -> str:
    """Guard a season without a year: the words mean other things as well."""
    if any(character.isdigit() for character in text[start:end]) or " year" in text[start:end]:
        return ""
    if text[start].isupper() and _within_name(text, start):
        return "part of a name"
    previous, following = before(text, start).lower(), after(text, end).lower()
    if previous not in {"the", "in", "by", "during", "until", "through", "since", "early", "late", "mid"}:
        return "no particular season"
    if following in {"of", "from", "in", "to", "into"}:
        return "may be a fall or a spring"
    return ""


def decade(text: str, start: int, end: int) -> str:
    """Guard decades: 'in his thirties' is an age."""
    if before(text, start).lower() in {"his", "her", "their", "my", "your", "our"}:
        return "an age"
    return ""


def short_year(text: str, start: int, end: int) -> str:
    """Guard "'16": an apostrophe may open a quotation."""
    openers = {"in", "of", "since", "by", "from", "until", "early", "late", "mid", "before", "after"}
    return "" if before(text, start).lower() in openers else "may be a number"


def day_of_month(text: str, start: int, end: int) -> str:
    """Guard 'the 5th': it needs a preposition of time."""
    lead = text[max(0, start - 12) : start].lower()
    if "month" in text[start:end] or re.search(r"\b(?:on|until|till|by|from|to|since|and) the $", lead):
        return ""
    return "an ordinal number"


def quarter(text: str, start: int, end: int) -> str:
    """Guard 'the fourth quarter': it may be a game's."""
    if end - start > 16 or text[start] == "Q" or _FINANCE.search(text[max(0, start - 90) : end + 90]):
        return ""
    return "no quarter of a year as far as the words tell"


def feast(text: str, start: int, end: int) -> str:
    """Guard a feast: 'Easter Island', 'Christmas tree'."""
    following = after(text, end)
    if following in words("feast_things") or (following[:1].isupper() and text[end : end + 1] == " "):
        return "part of a name"
    return ""


def which_unit(text: str, start: int, end: int) -> str:
    """Guard 'this day': 'to this day' means until now."""
    if text[start:end].lower() == "this day" and before(text, start).lower() == "to":
        return "these times in general"
    return ""


def within_unit(text: str, start: int, end: int) -> str:
    """Guard 'the end of the day' and 'part of the week'."""
    words_found = text[start:end].lower()
    if words_found.endswith("day") and " in the" not in words_found:
        return "a figure of speech"
    if words_found.startswith(("half", "part")) and before(text, start).lower() not in {
        "first",
        "second",
        "latter",
        "early",
        "last",
    }:
        return "no particular part"
    return ""


GUARDS: dict[str, Guard] = {
    "month": month,
    "year": year,
    "weekday": weekday,
    "day-name": day_name,
    "season": season,
    "decade": decade,
    "short-year": short_year,
    "day-of-month": day_of_month,
    "quarter": quarter,
    "holiday": feast,
    "which-unit": which_unit,
    "within-unit": within_unit,
}
