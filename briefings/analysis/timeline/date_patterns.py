"""The shapes of date expressions: one regular expression and one reading each.

Each pattern names the words (in lower case; `#` for a digit) that can open it, so that the scanner tries a handful of
rules at a handful of places. Every repetition is bounded: time is linear in the text.
"""

import re

from briefings.analysis.timeline import date_readings as readings, near_misses, weekday_near_misses
from briefings.analysis.timeline.date_meanings import DayOrder
from briefings.analysis.timeline.date_pattern import DatePattern, make_pattern
from briefings.analysis.timeline.vocabulary import SEASONS, feast_names, join_spellings
from briefings.lexicon.calendar_words import (
    DECADES,
    MONTH_ABBREVIATIONS,
    MONTHS,
    ORDINALS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from briefings.model.rules import Rule


def _any_case(words: tuple[str, ...]) -> str:
    """Return an alternation of words whose first letter may be a capital."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words)


_S = r"\s{1,3}"
_DASH = r"\s?[-–—]\s?"
_MONTH = rf"(?P<month>(?:{join_spellings(MONTHS)})\b|(?:{join_spellings(MONTH_ABBREVIATIONS)})\b\.?)"
_NTH = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1\d{3}|2[01]\d\d)(?!\w|,\d|\.\d|%)"
_WEEKDAY = rf"(?P<weekday>{join_spellings(WEEKDAYS)})\b"
_WEEKDAY_BEFORE = (
    rf"(?:(?:{join_spellings(WEEKDAYS)}|(?:{join_spellings(WEEKDAY_ABBREVIATIONS)})\b\.?),?{_S}(?:the{_S})?)?"
)
_OF_YEAR = (
    rf"(?:,?{_S}(?:of{_S}|in{_S})?(?:the{_S}year{_S})?(?:(?P<year>{_YEAR})|'(?P<short>\d\d)(?!\w)"
    rf"|(?:the{_S})?(?P<that>that{_S}same|that|same|this|last|next|previous|preceding|following){_S}year\b)"
    rf"|,(?P<tight>{_YEAR}))"
)
_PART_OF_DAY = rf"(?:(?:early|late|mid){_S})?(?:morning|afternoon|evening|night)\b"
_SEASON = rf"(?P<season>{_any_case(tuple(SEASONS))})\b"
_WHICH_WORDS = ("last", "this", "next", "that", "same", "current", "coming", "previous", "preceding", "following")
_WHICH = rf"(?P<which>[Tt]hat{_S}same|[Tt]his{_S}past|{_any_case(_WHICH_WORDS)}){_S}"
#: A day's number stops here; '10,000', '2.5' and '18:30' go on.
_ENDS = r"(?![\d%]|[.:/]\d|,\d{3}(?!\d))"
#: After 'June 4 and 12' a noun would make the second number a count.
_NOT_NOUN = "in|at|on|by|for|with|when|as|after|before|but|while|that|the|to|and|from|until|were|was"
_NO_NOUN = rf"(?!\w)(?!{_S}(?!(?:{_NOT_NOUN})\b)[a-z])"
_TO = rf"(?:{_DASH}|{_S}(?:to|through|until|till|and|or){_S}(?:the{_S})?)"
_WORD_TO = rf"{_S}(?:to|through|until|till|and|or){_S}(?:the{_S})?"
_UNTIL = rf"(?:(?:{_DASH}|{_WORD_TO}(?={_NTH}{_ENDS}{_NO_NOUN}))(?P<until>{_NTH}){_ENDS})?"
_UNIT = r"(?P<unit>day|weekend|week|month|quarter|year|decade|century|morning|afternoon|evening|night)(?![\w-])"
_PERIOD = r"(?P<unit>week|weekend|month|year|decade|century|day)(?![\w-])"
#: 'Two days before the vote' counts from the vote and not from a date.
_NO_OBJECT = rf"(?=\s*$|\s?[.,;:)\"”'—–?!]|{_S}(?:and|when|in|at|but|on)\b)"
_WAY = (
    rf"(?P<way>ago|earlier|previously|later|afterwards?|after{_S}that|hence|from{_S}(?:now|today)"
    rf"|(?:prior|before|after)(?!\w){_NO_OBJECT})(?!\w)"
)
_FEAST_OPENINGS = tuple(sorted({re.split(r"\W", name, maxsplit=1)[0].lower() for name in feast_names()}))
_FEAST = "|".join(re.escape(name) for name in sorted(feast_names(), key=len, reverse=True))
_NUMBERED = rf"(?:{_any_case(('first', 'second', 'third', 'fourth'))}|1st|2nd|3rd|4th)"
_ZONE = "EDT|EST|ET|CDT|CST|PDT|PST|PT|GMT|UTC|BST|CET|CEST"
_DECADE = _any_case(tuple(DECADES))
_COUNTED = (
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "decade",
    "decades",
    "century",
    "centuries",
)
_DATED = (*WEEKDAYS, *WEEKDAY_ABBREVIATIONS)
_MONTH_WORDS = (*MONTHS, *MONTH_ABBREVIATIONS)


#: In order: at one place the first that yields anything wins.
PATTERNS: tuple[DatePattern, ...] = (
    make_pattern(
        Rule.ISO_DATE,
        ("#",),
        r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?(?!\w|-\d)",
        readings.iso,
    ),
    make_pattern(Rule.SEPTEMBER_11, ("#",), r"9/11(?![\d/])", readings.september_11),
    make_pattern(
        Rule.SEPTEMBER_11,
        ("sept", "sep", "september"),
        rf"Sep(?:t|tember)?\.?{_S}11(?:th)?(?=,?{_S}(?:terror|attack|hijack))",
        readings.september_11,
    ),
    make_pattern(
        Rule.NUMERIC_DATE,
        ("#",),
        r"(?P<a>\d{1,2})(?P<by>[/.-])(?P<b>\d{1,2})(?P=by)(?P<y>\d{4}|(?<=/)\d\d|(?<=\d\d-\d\d-)\d\d)(?![\w/-]|\.\d)",
        readings.numeric,
        order=DayOrder.IN_FIGURES,
    ),
    make_pattern(
        Rule.HOLIDAY,
        _FEAST_OPENINGS,
        rf"(?P<holiday>{_FEAST})(?!\w){_OF_YEAR}?",
        readings.feasts,
        guard=near_misses.feast,
        capitals_only=True,
    ),
    make_pattern(
        Rule.DAY_MONTH,
        ("#", *_DATED),
        rf"{_WEEKDAY_BEFORE}(?P<day>{_NTH})(?:{_TO}(?P<until>{_NTH}))?{_S}(?:of{_S})?{_MONTH}{_OF_YEAR}?",
        readings.days,
        order=DayOrder.DAY_FIRST,
    ),
    make_pattern(
        Rule.MONTH_DAY,
        (*_MONTH_WORDS, *_DATED),
        rf"{_WEEKDAY_BEFORE}{_MONTH}{_S}(?:the{_S})?(?P<day>{_NTH}){_ENDS}{_UNTIL}{_OF_YEAR}?",
        readings.days,
        order=DayOrder.MONTH_FIRST,
    ),
    make_pattern(
        Rule.MONTH_YEAR,
        _MONTH_WORDS,
        rf"{_MONTH}{_OF_YEAR}",
        readings.months,
        takes_phase=True,
    ),
    make_pattern(
        Rule.MONTH,
        _MONTH_WORDS,
        _MONTH,
        readings.months,
        guard=near_misses.month,
        takes_phase=True,
    ),
    make_pattern(
        Rule.WEEKDAY,
        WEEKDAYS,
        rf"{_WEEKDAY}(?!{_S}(?:nights|mornings|afternoons|evenings))(?:{_S}{_PART_OF_DAY})?"
        rf"(?:{_S}(?:(?:of|in){_S})?(?P<week>last|this|next){_S}week(?!\w|end))?",
        readings.weekdays,
        guard=weekday_near_misses.weekday,
        takes_phase=True,
    ),
    make_pattern(
        Rule.DAY_NAME,
        ("today", "tonight", "yesterday", "tomorrow"),
        rf"(?P<name>{_any_case(('today', 'tonight', 'yesterday', 'tomorrow'))})(?:{_S}{_PART_OF_DAY})?\b",
        readings.day_names,
        guard=near_misses.day_name,
        takes_article=True,
    ),
    make_pattern(
        Rule.DAY_NAME,
        ("day",),
        rf"(?P<name>[Dd]ay{_S}(?:before{_S}yesterday|after{_S}tomorrow))\b",
        readings.day_names,
        guard=near_misses.day_name,
        takes_article=True,
    ),
    make_pattern(
        Rule.WHICH_PART,
        _WHICH_WORDS,
        rf"{_WHICH}(?:{_WEEKDAY}(?:{_S}{_PART_OF_DAY})?|{_MONTH}(?:{_S}(?P<day>{_NTH}){_ENDS})?|{_SEASON})",
        readings.which_part,
        takes_phase=True,
    ),
    make_pattern(
        Rule.WHICH_UNIT,
        _WHICH_WORDS,
        rf"{_WHICH}(?:(?:very|fiscal|calendar|same){_S})?{_UNIT}",
        readings.which_unit,
        guard=near_misses.which_unit,
        takes_phase=True,
        takes_article=True,
    ),
    make_pattern(
        Rule.WITHIN_UNIT,
        ("end", "start", "beginning", "middle", "close", "half", "part"),
        rf"\w+{_S}of{_S}(?P<which>the|{'|'.join(_WHICH_WORDS)}){_S}(?:fiscal{_S})?{_PERIOD}",
        readings.within_unit,
        guard=near_misses.within_unit,
        takes_phase=True,
        takes_article=True,
    ),
    make_pattern(
        Rule.WITHIN_UNIT,
        ("later", "earlier", "late", "early"),
        rf"\w+{_S}in{_S}(?P<which>the){_S}{_PERIOD}",
        readings.within_unit,
        guard=near_misses.within_unit,
        takes_phase=True,
        takes_article=True,
    ),
    make_pattern(
        Rule.WEEKEND,
        ("weekend",),
        r"weekend\b",
        readings.weekends,
        guard=near_misses.weekend,
        takes_article=True,
    ),
    make_pattern(
        Rule.WITHIN_UNIT,
        ("year", "month"),
        r"(?P<unit>year|month)(?:'s)?[\s-]end\b",
        readings.within_unit,
        guard=near_misses.within_unit,
        takes_phase=True,
        takes_article=True,
    ),
    make_pattern(
        Rule.AGO,
        _COUNTED,
        rf"(?P<unit>days?|nights?|weeks?|months?|years?|decades?|century|centuries)'?{_S}{_WAY}",
        readings.ago,
        takes_phase=True,
    ),
    make_pattern(
        Rule.YEAR_AGO,
        ("year", "month", "week"),
        r"(?P<unit>[Yy]ear|[Mm]onth|[Ww]eek)-(?:ago|earlier)\b",
        readings.year_ago,
    ),
    make_pattern(
        Rule.QUARTER,
        ("first", "second", "third", "fourth", "#"),
        rf"(?P<nth>{_NUMBERED})(?P<digit>)[\s-](?:fiscal[\s-])?quarter\b(?:{_S}of{_S}fiscal)?{_OF_YEAR}?",
        readings.quarters,
        guard=near_misses.quarter,
        takes_phase=True,
        takes_article=True,
    ),
    make_pattern(
        Rule.QUARTER,
        ("q1", "q2", "q3", "q4"),
        rf"(?P<nth>)Q(?P<digit>[1-4])\b{_OF_YEAR}?",
        readings.quarters,
        guard=near_misses.quarter,
        takes_phase=True,
        takes_article=True,
    ),
    make_pattern(
        Rule.HALF,
        ("first", "second"),
        rf"(?P<nth>[Ff]irst|[Ss]econd){_S}half{_OF_YEAR}",
        readings.halves,
        takes_phase=True,
        takes_article=True,
    ),
    make_pattern(
        Rule.CENTURY,
        ("#", *ORDINALS),
        rf"(?P<nth>{_any_case(tuple(ORDINALS))}|[1-9]\d?(?:st|nd|rd|th))[\s-][Cc]entury\b(?!{_S}[A-Z]|{_S}B\.?C)",
        readings.centuries,
        takes_phase=True,
        takes_article=True,
    ),
    make_pattern(
        Rule.DECADE,
        ("#", "'", *DECADES),
        rf"(?:(?P<digits>1\d\d0|20\d0|(?:(?<=')|(?<=the ))[2-9]0)'?s\b|'(?P<short>[2-9]0)'?s\b|(?P<word>{_DECADE})\b)",
        readings.decades,
        guard=near_misses.decade,
        takes_phase=True,
        takes_article=True,
    ),
    make_pattern(
        Rule.FISCAL_YEAR,
        ("fiscal", "fy", "year"),
        rf"(?:(?:[Ff]iscal(?:{_S}year)?{_S}|FY\s?)'?(?P<y>{_YEAR}|\d\d(?!\w))|[Yy]ear{_S}(?P<whole>{_YEAR}))",
        readings.written_year,
        takes_phase=True,
    ),
    make_pattern(
        Rule.CLOCK,
        ("#",),
        rf"(?:\d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]\.m\.|[ap]m\b|[AP]M\b)(?:{_S}(?:{_ZONE})\b)?"
        rf"|(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:])(?:\s?(?:{_ZONE}|hrs?|hours|local time)\b)?"
        rf"|[0-2]\d[0-5]\d{_S}(?:{_ZONE})\b)",
        readings.clocks,
        guard=near_misses.clock,
    ),
    make_pattern(
        Rule.CLOCK,
        ("noon", "midnight"),
        r"(?:noon|midnight)\b",
        readings.clocks,
        guard=near_misses.clock,
    ),
    make_pattern(
        Rule.YEAR,
        ("#",),
        rf"(?P<first>{_YEAR})(?:(?:{_DASH}|/)(?P<last>{_YEAR}|\d\d(?![\w-]|\.\d|,\d)))?",
        readings.years,
        guard=near_misses.year,
        takes_phase=True,
    ),
    make_pattern(
        Rule.SHORT_YEAR,
        ("'",),
        r"'(?P<y>\d\d)(?!\w|')",
        readings.short_year,
        guard=near_misses.short_year,
    ),
    make_pattern(
        Rule.DAY_OF_MONTH,
        ("#",),
        rf"(?P<day>[12]?\d(?:st|nd|rd|th)|3(?:0th|1st))(?:{_S}of{_S}(?P<which>that{_S}same|that|this|last|next|the{_S}same){_S}month\b"
        rf"|(?=[.,;:)]))",
        readings.days_of_month,
        guard=near_misses.day_of_month,
    ),
    make_pattern(
        Rule.SEASON,
        tuple(SEASONS),
        rf"{_SEASON}(?:{_OF_YEAR})?",
        readings.seasons,
        guard=near_misses.season,
        takes_phase=True,
        takes_article=True,
    ),
)
