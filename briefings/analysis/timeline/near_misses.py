"""What looks like a date and is none: 'May said', '2000 soldiers', 'Super Tuesday', 'today's youth'.

A guard gets a match and returns the reason against it, or an empty string.
"""

import re
from functools import cache

from briefings.analysis.names.gazetteer import gazetteer
from briefings.analysis.names.word_kinds import Word, word_kinds
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.word_classes import open_classes
from briefings.lexicon import lines, words
from briefings.lexicon.calendar_words import MONTH_ABBREVIATIONS, WEEKDAYS

_WORD_BEFORE = re.compile(r"([\w$£€#.'&-]+)[\s(\"“]*$")
_WORD_AFTER = re.compile(r"[\s\"”]*([\w']+)")
#: Before a bare month's name these leave no doubt.
_SURE = frozenset(
    {"in", "since", "until", "till", "during", "early", "late", "mid", "through", "throughout", "last", "next", "this"}
)
_LIKELY = _SURE | {"that", "by", "from", "of", "to", "before", "after", "between", "and", "or", "for", "a", "an", "the"}
_PERSON_MAY = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Sir|Dame|Lady|Minister|Secretary|Senator)\.? May\b")
_YEAR_OPENERS = _LIKELY | words("year_openers")
_STREET = "Street|St|Avenue|Ave|Road|Rd|Drive|Boulevard|Blvd|Lane"
_ADDRESS = re.compile(rf"\s(?:[NSEW]\.?\s)?(?:[A-Z][\w.'-]*\s){{1,3}}(?:{_STREET})\b")
#: 'A 1967 Falcon stood', but 'a 1967 Pew study', 'a 1967 Supreme Court ruling'.
_MODEL = re.compile(
    r"\s[A-Z][a-z]+(?:\s[A-Z][\w-]*){0,2}(?=[.,;:”\"]|\s(?:and|or|is|was|has|had|in|on|at|from|for|with|to|of|by|that|"
    r"which|who|whose|parked|stood|drove|sold|hit|ran|he|she|they)\b)"
)
_AT_LEAST = re.compile(r"\b(?:since|until|to|from|in) at least\s$", re.IGNORECASE)
_YEAR_PREFIX = re.compile(r"(?:\b(?:pre|post|mid|early|late|non)|\d)-$", re.IGNORECASE)
_TO_ANOTHER = re.compile(r"\s(?:and|to|or)\s\d{4}\s(?P<noun>[a-z]+)\b")
#: 'Up to 1800 cows', 'between 1500 and 1600 cows'.
_OF_COUNTS = re.compile(r"\b(?:up to|between \d{4} and|from \d{4} to)\s$", re.IGNORECASE)
_QUANTIFIERS = frozenset({"than", "nearly", "almost", "approximately", "roughly", "some", "over", "exceeding", "least"})
_NAMES_OF_PEOPLE = frozenset(("march", "april", "june", "august"))
#: Months that are first names, and words before them that are as likely before a person.
_FIRST_NAMES = frozenset(("april", "may", "june", "august"))
_AUXILIARIES = frozenset(
    ("will", "would", "can", "could", "may", "might", "must", "should", "shall", "has", "had", "have", "is", "was",
     "are", "were", "did", "does", "do")
)  # fmt: skip
#: What no family name is that a list doesn't have.
_NO_SURNAME = (
    Word.ORDINARY | Word.CLOSED | Word.CAPITALISED | Word.TITLE | Word.ROLE | Word.ORGANISATION_HEAD | Word.THING_HEAD
    | Word.OPENS_PLACE | Word.OPENS_ORGANISATION | Word.ACRONYM
)  # fmt: skip
_UNTIL = frozenset(("until", "till", "since"))
_MARCH_ON = frozenset({"on", "for", "of", "in", "to", "with", "through", "toward", "into"})
_IN_A_YEAR = re.compile(
    r",?\s(?:(?:back\s)?(?:in|of)\s(?:the\syear\s)?(?:1?\d{3}\b|last\syear\b)|last\syear\b(?!'s)|"
    r"[\w-]+\syears?\s(?:ago|before)\b)"
)
#: A label and a carrier's letters before the number: 'flight AF 2020'.
_CODED = re.compile(r"\b(?i:flight|train|bus|route|model|type|form|bill|section)\s[A-Z]{1,3}\s$")
_SCORE_BEHIND = re.compile(r"\s(?:votes?\s|points?\s)?to\s(\d{3,4})\b(?!,)")
_SCORE_BEFORE = re.compile(r"\b(\d{4})\s(?:votes?\s|points?\s)?to\s$")
#: 'They sold 1999 of them.'
_OF_THEM = re.compile(r"\sof\s(?:them|those|these|us|whom)\b")
#: How far from a month and a name they are looked for once more.
_NEAR = 3000
_BY_AGENT = re.compile(r"\b[a-z]{3,}\sby\s$")
_AGO = re.compile(r"\bago\s$")
#: Before a feast these tell when: 'on Christmas morning'; 'a Christmas greeting' is of no day.
_TIME_LEADS = frozenset((
    "on", "at", "over", "by", "before", "after", "this", "last", "next", "since", "until", "till", "during", "for",
    "the", "of", "around", "past", "every",
))  # fmt: skip
_WHOSE = frozenset(("his", "her", "their", "my", "your", "our"))
#: A decade in words is 'the fifties'; others are ages, or temperatures.
_DECADE_LEAD = re.compile(
    r"(?:\b[Tt]he\s(?:(?:very|early|late|later|mid|middle|roaring|swinging|nineteen)[\s-]){0,2}|\bnineteen[\s-]|ies\s(?:and|or)\s)$"
)
#: 'Four lanes and', '4 lanes and': a count goes on.
_LISTED = re.compile(r"\b(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|dozen)\s[a-z-]+\sand\s$")
#: What somebody has so many of: 'the hotel has 2016 beds'.
_HAVING = frozenset(("has", "have", "had", "with", "holds", "owns", "employs", "seats", "needs", "counts"))
_MEASURED = re.compile(r"\b(?:aged?|temperatures?|degrees?|highs?|lows?)\b", re.IGNORECASE)
#: '330 BC' too is no year of the calendar that dates are told in.
_NUMBER_GOES_ON = re.compile(r"[$£€#/*=+_@°]|:\d|\s(?:BCE?\b|B\.C\.)")
_FINANCE = re.compile(
    r"\b(?:earnings|revenues?|profits?|sales|growth|GDP|results?|loss(?:es)?|shares?|econom\w+|percent|[mb]illion|income|"
    r"fiscal|quarterly|inflation|output|orders|deliver\w+|fundraising|raised|poll\w*)\b|%",
    re.IGNORECASE,
)


@cache
def pairs(name: str) -> frozenset[str]:
    """Return a lexicon file's lines in lower case."""
    return frozenset(line.lower() for line in lines(name))


def before(text: str, start: int) -> str:
    """Return the word before an offset, as written; empty where none is near."""
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


def _is_named(text: str, end: int) -> bool:
    """Tell whether a family name follows the word that ends at `end`: 'by April Jones', not 'by May Parliament'."""
    following = after(text, end)
    if not following[:1].isupper() or text[end : end + 1] != " " or following.isupper():
        return False
    lower = following.lower()
    if lower in _surnames():
        return True
    if _is_agent(text, end, following):
        return True
    # An ordinary word may be a family name where no clause begins with it: 'heard from June Hale', 'by June Hale will'.
    verb = after(text, end + 1 + len(following)).lower()
    clause = verb in _AUXILIARIES or open_classes().get(verb, "").startswith((pos.THIRD, pos.PAST))
    if clause or gazetteer().find(following) is not None:
        return False
    kinds = word_kinds(following)
    return bool(kinds & Word.SURNAME) or not kinds & _NO_SURNAME


def _is_agent(text: str, end: int, following: str) -> bool:
    """Tell whether a month and a word that is none of English are named as one: 'a complaint by June Osei was heard'.

    They are where they stand so twice, or right behind a noun or participle with 'by'.
    """
    if word_kinds(following) & ~Word.SURNAME or gazetteer().find(following) is not None:
        return False
    month_start = text.rfind(" ", 0, end) + 1
    name = text[month_start : end + 1 + len(following)]
    if text.count(name, max(0, end - _NEAR), end + _NEAR) > 1:
        return True
    return _BY_AGENT.search(text, max(0, month_start - 24), month_start) is not None


@cache
def _surnames() -> frozenset[str]:
    east_asian = (name for line in lines("surnames_east_asia") for name in line.split()[1:])
    return words("surnames").union(east_asian) - words("ordinary_words")


def month(match: re.Match[str]) -> str:
    """Guard a bare month: May, March, April, June and August are words or names as well."""
    text, start, end = match.string, match.start(), match.end()
    name, previous = match[0].lower(), before(text, start).lower()
    named = name in _FIRST_NAMES and (previous in _LIKELY - _SURE or previous in _UNTIL) and _is_named(text, end)
    named = named or f"{name} {after(text, end).lower()}" in pairs("month_names")  # 'the June bug'
    if named or previous in _SURE:
        return "may be a name" if named else ""
    if name in MONTH_ABBREVIATIONS:
        return "an abbreviation without a number"
    if name == "may":
        sure = previous in _LIKELY - {"a", "an", "the", "for"}
        return "" if sure and not _PERSON_MAY.search(text, max(0, start - 3000), start) else "may be a verb or a name"
    if name not in _NAMES_OF_PEOPLE:
        # 'Said the mayor, Ivo Mar.'
        return "may be a name" if name.endswith(".") and previous not in _LIKELY else ""
    following = after(text, end)
    if name == "march" and following in _MARCH_ON:
        return "may be a march"
    plain = previous in _LIKELY or (previous and not _within_name(text, start) and not following[:1].isupper())
    return "" if plain else "may be a name"


def year(match: re.Match[str]) -> str:
    """Guard four digits: they may be a count, an amount, an address or a number of something."""
    text, start, end = match.string, match.start(), match.end()
    previous, lead = before(text, start).lower(), text[max(0, start - 24) : start]
    opened, number = previous in _YEAR_OPENERS or _AT_LEAST.search(lead) is not None, int(text[start : start + 4])
    if lead[-1:] in tuple("$£€#/:,.&*=+_@") or _NUMBER_GOES_ON.match(text, end):
        return "a number"
    labelled = previous.rstrip(".") in words("number_labels") or _CODED.search(lead) is not None
    if labelled or (lead[-1:] == "-" and not _YEAR_PREFIX.search(lead)):
        return "the number of something"
    if (number < 1500 or number > 2099) and not opened:
        return "too far for a year without a preposition"
    counted = _is_count(text, start, end, previous) or (previous in _QUANTIFIERS and not opened)
    if counted or _is_score(text, start, end) or (number % 100 == 0 and _is_object(previous)):
        return "a count"
    if previous in ("a", "an") and _MODEL.match(text, end, end + 60):
        return "a model"
    placed = (not opened or previous in {"to", "at", "from"}) and _ADDRESS.match(text, end, end + 40) is not None
    return "an address" if placed or after(text, end).lower() == "block" else ""


def _is_count(text: str, start: int, end: int, previous: str) -> bool:
    """Tell whether what is counted stands behind: '1600 homes', 'between 1600 and 1700 homes', 'about 1600 cows'."""
    second = _TO_ANOTHER.match(text, end, end + 40)
    counted = second["noun"] if second is not None else after(text, end).lower()
    if counted in words("counted_nouns") or _OF_THEM.match(text, end, end + 12):
        return True
    lead = text[max(0, start - 18) : start]
    listed = _LISTED.search(text, max(0, start - 30), start) is not None
    if (listed or previous in _HAVING) and _counts_things(text, end):
        return True
    vague = previous in ("about", "around", "between") or _OF_COUNTS.search(lead) is not None
    return vague and _counts_things(text, end if second is None else second.start("noun") - 1)


def _is_score(text: str, start: int, end: int) -> bool:
    """Tell whether a greater number stands before a lesser one: 'The vote was 1812 to 1640'."""
    behind = _SCORE_BEHIND.match(text, end, end + 20)
    if behind is not None:
        return int(text[start : start + 4]) > int(behind[1])
    before_it = _SCORE_BEFORE.search(text, max(0, start - 20), start)
    return before_it is not None and int(before_it[1]) > int(text[start : start + 4])


def _is_object(previous: str) -> bool:
    """Tell whether a verb of having or doing stands right before a round number ('The firm employs 2000')."""
    return open_classes().get(previous, "").startswith((pos.THIRD, pos.PAST))


def _counts_things(text: str, end: int) -> bool:
    """Tell whether a noun in the plural, which is nothing else, follows: 'about 1800 cows'."""
    following = after(text, end)
    if not following.islower() or not following.endswith("s") or following.endswith(("ss", "us", "is")):
        return False
    if word_kinds(following) & Word.CLOSED:
        return False  # 'was'
    codes = open_classes().get(following, open_classes().get(following[:-1], pos.NOUN))
    return codes.startswith(pos.NOUN) and text[end : end + 1] == " "


def day_name(match: re.Match[str]) -> str:
    """Guard 'today': a newspaper's name, or these times in general."""
    text, start, end = match.string, match.start(), match.end()
    if after(text, end) in ("week", "fortnight"):
        return "a week or two after the day"  # 'tomorrow week'
    if (text[start].isupper() and _within_name(text, start)) or after(text, end) == "Show":
        return "part of a name"
    if _IN_A_YEAR.match(text, end, end + 40):
        return "this day of another year"
    if _AGO.search(text, max(0, start - 5), start):
        return "a day some time ago"
    if text[end : end + 2] == "'s" and after(text, end + 2) in words("general_today"):
        return "these times in general"
    return ""


def season(match: re.Match[str]) -> str:
    """Guard a season without a year: the words mean other things as well."""
    text, start, end = match.string, match.start(), match.end()
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


def decade(match: re.Match[str]) -> str:
    """Guard decades in words: 'in his early thirties' is an age, 'over thirties' are people."""
    text, start = match.string, match.start()
    lead = text[max(0, start - 60) : start]
    if match["word"] is None:
        return "an age" if before(text, start).lower() in _WHOSE else ""
    return "" if _DECADE_LEAD.search(lead) and not _MEASURED.search(lead) else "an age"


def short_year(match: re.Match[str]) -> str:
    """Guard "'16": an apostrophe may open a quotation."""
    text, start = match.string, match.start()
    openers = {"in", "of", "since", "by", "from", "until", "early", "late", "mid", "before", "after"}
    return "" if before(text, start).lower() in openers else "may be a number"


def day_of_month(match: re.Match[str]) -> str:
    """Guard 'the 5th': it needs a preposition of time."""
    text, start = match.string, match.start()
    lead = text[max(0, start - 12) : start].lower()
    if "month" in match[0] or re.search(r"\b(?:on|until|till|by|from|to|since|and) the $", lead):
        return ""
    return "an ordinal number"


def quarter(match: re.Match[str]) -> str:
    """Guard 'the fourth quarter': it may be a game's."""
    text, start, end = match.string, match.start(), match.end()
    if end - start > 16 or text[start] == "Q" or _FINANCE.search(text[max(0, start - 90) : end + 90]):
        return ""
    return "no quarter of a year as far as the words tell"


def feast(match: re.Match[str]) -> str:
    """Guard a feast: 'Easter Island', 'Christmas tree', 'merry Christmas'."""
    text, end = match.string, match.end()
    following, previous = after(text, end), before(text, match.start()).lower()
    if following in words("feast_things") or (following[:1].isupper() and text[end : end + 1] == " "):
        return "part of a name"
    if previous in {"merry", "happy"}:
        return "a wish"
    ends = not following or following in words("noun_phrase_ends") | words("event_nouns")
    # A refused 'Easter Sunday' would leave a bare Sunday.
    ends = ends or match["holiday"].lower().endswith(WEEKDAYS)
    if not ends and text[end : end + 1] == " " and text[end - 1].isalpha() and previous not in _TIME_LEADS:
        return "it says of what kind a thing is"
    return ""


def which_unit(match: re.Match[str]) -> str:
    """Guard 'this day': it is that of publication only as 'on this day'; 'on this day in 1963' was another one."""
    text, start, end = match.string, match.start(), match.end()
    if _AGO.search(text, max(0, start - 5), start):
        return "a period some time ago"  # 'fifty years ago this week'
    which = match["which"].lower()
    if match["unit"] != "day" or which not in {"this", "that", "that same", "same"}:
        return ""
    if _IN_A_YEAR.match(text, end, end + 40):
        return "this day of another year"
    if which != "this":
        return ""
    opens = before(text, start).lower() == "on" or text[max(0, start - 2) : start].strip(' "“') in {"", ".", "!", "?"}
    return "" if opens else "these times in general"


def within_unit(match: re.Match[str]) -> str:
    """Guard 'the end of the day' and 'part of the week'."""
    text, start = match.string, match.start()
    words_found = match[0].lower()
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


def weekend(match: re.Match[str]) -> str:
    """Guard a weekend: only 'the weekend' is one that the reader knows."""
    following = after(match.string, match.end())
    definite = before(match.string, match.start()).lower() == "the"
    return "" if definite and (not following or following in words("noun_phrase_ends")) else "no particular weekend"


def clock(match: re.Match[str]) -> str:
    """Guard a time of day: '19:15' and 'noon' without 'at' may be a score or a name."""
    previous = before(match.string, match.start()).lower()
    if match[0][-1].isdigit() or match[0][0] in "nm":
        return "" if previous in {"at", "by", "around", "about", "until", "till", "before", "after"} else "no time"
    return ""
