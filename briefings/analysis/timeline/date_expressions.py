"""From text to date expressions as they stand, not yet resolved."""

import re
from collections.abc import Iterator
from itertools import groupby

from briefings.analysis.timeline.date_meanings import ClockTime, FoundDate
from briefings.analysis.timeline.date_pattern import DatePattern
from briefings.analysis.timeline.date_patterns import PATTERNS
from briefings.lexicon.calendar_words import MONTH_ABBREVIATIONS, MONTHS, WEEKDAY_ABBREVIATIONS, WEEKDAYS
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
    for pattern in PATTERNS:
        for word in pattern.openings:
            if word not in ("#", "'"):
                yield word.capitalize()
                if not pattern.capitals_only:
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


def _patterns_by_opening() -> dict[str, tuple[DatePattern, ...]]:
    """Return the patterns to try at each opening, in order."""
    table: dict[str, list[DatePattern]] = {}
    for pattern in PATTERNS:
        for opening in pattern.openings:
            table.setdefault(opening, []).append(pattern)
    return {opening: tuple(patterns) for opening, patterns in table.items()}


_OPENING = _openings()
_PATTERNS = _patterns_by_opening()
_OF = r"[Bb]eginning|[Ss]tart|[Ee]nd|[Mm]iddle|[Cc]lose|[Ee]ve|[Tt]urn|(?:(?:first|second|latter)\s)?(?:half|part)"
_PHASE = re.compile(
    rf"(?:\b[Tt]he\s)?(?:\b[Vv]ery\s)?\b(?:[Ee]arly|[Ll]ate|[Mm]id|[Ll]ater|[Ee]arlier|(?:{_OF})\sof)"
    r"(?:\s(?:in|on|of)\b)?[\s-](?:the\s)?$"
)
_WITHIN_NUMBER = re.compile(r"[0-9][,.]$")
IMPOSSIBLE = "no such day in the calendar"


def _lead(pattern: DatePattern, before: str) -> int:
    """Return how many characters before an expression belong to it: 'the end of', 'early', 'the'."""
    if pattern.takes_phase and (phase := _PHASE.search(before)):
        return len(phase[0])
    return 4 if pattern.takes_article and before[-4:].lower() == "the " else 0


def scan_dates(text: str, start: int, end: int) -> Iterator[FoundDate]:
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
        for pattern in _PATTERNS.get(key, ()):
            match = pattern.regex.match(text, opening.start(), end)
            # Patterns that read backwards from their opening ('11 years ago') may meet what an earlier one has taken.
            if match and (found := tuple(one for one in _read(pattern, match, start) if one.span.start >= taken)):
                yield from found
                if not found[0].reason or found[0].reason == IMPOSSIBLE:
                    position = match.end()
                    taken = max(taken, found[-1].span.end)
                    break


def _read(pattern: DatePattern, match: re.Match[str], start: int) -> Iterator[FoundDate]:
    """Yield what a pattern makes of a match; one rejection if it is no date."""
    text = match.string
    if pattern.guard and (reason := pattern.guard(match)):
        yield FoundDate(Span(*match.span()), None, pattern.rule, reason)
        return
    try:
        pieces = tuple(pattern.read(match))
    except (ValueError, OverflowError):
        yield FoundDate(Span(*match.span()), None, pattern.rule, IMPOSSIBLE)
        return
    for number, (begin, end, meaning) in enumerate(pieces):
        lead = _lead(pattern, text[max(start, begin - 32) : begin]) if number == 0 else 0
        yield FoundDate(
            Span(begin - lead, end - _blanks(text, end)),
            meaning,
            pattern.rule,
            order=pattern.order,
            is_time_of_day=isinstance(meaning, ClockTime),
        )


def _blanks(text: str, end: int) -> int:
    """Return how many blanks stand before an offset."""
    return len(text[end - 4 : end]) - len(text[end - 4 : end].rstrip())
