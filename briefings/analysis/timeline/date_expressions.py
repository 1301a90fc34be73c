"""From text to date expressions as they stand, not yet resolved."""

import re
from collections.abc import Iterator
from itertools import groupby

from briefings.analysis.timeline.date_meanings import Found
from briefings.analysis.timeline.date_patterns import RULES, Rule
from briefings.analysis.timeline.near_misses import GUARDS
from briefings.analysis.timeline.vocabulary import MONTH_ABBREVIATIONS, MONTHS, WEEKDAY_ABBREVIATIONS, WEEKDAYS
from briefings.model.spans import Span

_CAPITAL = frozenset((*MONTHS, *MONTH_ABBREVIATIONS, *WEEKDAYS, *WEEKDAY_ABBREVIATIONS, "q1", "q2", "q3", "q4", "fy"))


#: 'That' and 'this' are common words: they open a date only before one of these.
_POINTERS = frozenset(("that", "this", "same"))
_POINTED_AT = (
    r"(?=\s{1,3}(?:[A-Z]|same|past|very|fiscal|calendar|day|week|month|quarter|year|decade|century|morning|afternoon|"
    r"evening|night|spring|summer|fall|autumn|winter))"
)


def _spellings() -> Iterator[str]:
    """Yield every word that can open an expression, as it is written."""
    for rule in RULES:
        for word in rule.openings:
            if word not in ("#", "'"):
                yield word.capitalize()
                if rule.name != "holiday":
                    yield word.upper() if word in _CAPITAL else word


def _openings() -> re.Pattern[str]:
    """Return the pattern of openings, branching on the first letter to be quick where nothing begins."""
    branches: list[str] = []
    for first, group in groupby(sorted(set(_spellings())), key=lambda word: word[0]):
        rests = (
            re.escape(word[1:]) + (_POINTED_AT if word.lower() in _POINTERS else "")
            for word in sorted(group, reverse=True)
        )
        branches.append(f"{first}(?:{'|'.join(rests)})\\b")
    return re.compile(r"(?<![\w$£€#])(?:[0-9]+|'(?=\d)|FY(?=\d)|" + "|".join(branches) + ")")


def _rules_by_opening() -> dict[str, tuple[Rule, ...]]:
    """Return the rules to try at each opening, in order."""
    table: dict[str, list[Rule]] = {}
    for rule in RULES:
        for opening in rule.openings:
            table.setdefault(opening, []).append(rule)
    return {opening: tuple(rules) for opening, rules in table.items()}


_OPENING = _openings()
_RULES = _rules_by_opening()
_OF = r"[Bb]eginning|[Ss]tart|[Ee]nd|[Mm]iddle|[Cc]lose|[Ee]ve|[Tt]urn|(?:(?:first|second|latter)\s)?(?:half|part)"
_PHASE = re.compile(
    rf"(?:\b[Tt]he\s)?(?:\b[Vv]ery\s)?\b(?:[Ee]arly|[Ll]ate|[Mm]id|[Ll]ater|[Ee]arlier|(?:{_OF})\sof)"
    r"(?:\s(?:in|on|of)\b)?[\s-](?:the\s)?$"
)
#: Rules whose span takes in 'the end of' and 'early' before it.
_PHASED = frozenset(
    {"month", "month-year", "year", "decade", "century", "season", "which-part", "which-unit", "weekday"}
    | {"within-unit", "fiscal-year", "quarter", "half", "ago"}
)


_WITHIN_NUMBER = re.compile(r"[0-9][,.]$")
IMPOSSIBLE = "no such day in the calendar"
#: Rules whose span takes in a bare 'the'.
_WITH_ARTICLE = frozenset(
    {"decade", "century", "which-unit", "within-unit", "quarter", "half", "season", "day-name", "weekend"}
)


def _lead(rule: str, before: str) -> int:
    """Return how many characters before an expression belong to it: 'the end of', 'early', 'the'."""
    if rule in _PHASED and (phase := _PHASE.search(before)):
        return len(phase[0])
    return 4 if rule in _WITH_ARTICLE and before[-4:].lower() == "the " else 0


def scan(text: str, start: int, end: int) -> Iterator[Found]:
    """Yield the expressions of one paragraph in text order, those with a reason against them included."""
    position = taken = start
    while opening := _OPENING.search(text, position, end):
        position = opening.end()
        key = opening[0]
        key = "#" if key[0].isdigit() else key.lower()
        if (
            key == "#"
            and text[opening.start() - 1 : opening.start()] in {",", "."}
            and text[opening.start() - 2].isdigit()
        ):
            continue
        for rule in _RULES.get(key, ()):
            match = rule.pattern.match(text, opening.start(), end)
            # Rules that read backwards from their opening ('11 years ago') may meet what an earlier one has taken.
            if match and (found := tuple(one for one in _read(rule, match, start) if one.span.start >= taken)):
                yield from found
                if not found[0].reason or found[0].reason == IMPOSSIBLE:
                    position = match.end()
                    taken = max(taken, found[-1].span.end)
                    break


def _read(rule: Rule, match: re.Match[str], start: int) -> Iterator[Found]:
    """Yield what a rule makes of a match; one rejection if it is no date."""
    text = match.string
    guard = GUARDS.get(rule.name)
    if guard and (reason := guard(match)):
        yield Found(Span(*match.span()), None, rule.name, reason)
        return
    try:
        pieces = tuple(rule.read(match))
    except (ValueError, OverflowError):
        yield Found(Span(*match.span()), None, rule.name, IMPOSSIBLE)
        return
    for number, (begin, end, meaning) in enumerate(pieces):
        lead = _lead(rule.name, text[max(start, begin - 32) : begin]) if number == 0 else 0
        yield Found(Span(begin - lead, end - _blanks(text, end)), meaning, rule.name)


def _blanks(text: str, end: int) -> int:
    """Return how many blanks stand before an offset."""
    return len(text[end - 4 : end]) - len(text[end - 4 : end].rstrip())
