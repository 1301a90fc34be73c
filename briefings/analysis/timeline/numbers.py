"""Four digits that the words around them show to be no year: a count, a distance, a part of a name."""

import re
from dataclasses import replace

from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.statements import Reading
from briefings.analysis.timeline.date_meanings import FoundDate
from briefings.lexicon import words
from briefings.model.rules import Rule

_FIGURES = re.compile(r"\d{4}")
#: A number that closes with one of these has no noun: 'won the 1500.'
_CLOSES = re.compile(r"\s?(?:[.,;:!?)”]|$|\s(?:and|but|in|at|on|with)\b)")
_APPROXIMATE = frozenset(("circa", "c.", "ca.", "c", "ca"))
#: Before a year of a history these words count: 'a crowd of 1600'.
_NOUNS_OF_NUMBER = frozenset((
    "army", "audience", "band", "colony", "congregation", "convoy", "crew", "crowd", "fleet", "flock", "force", "gang",
    "garrison", "group", "herd", "mob", "number", "pack", "population", "staff", "swarm", "team", "total", "workforce",
))  # fmt: skip

#: 'Half of 1913 levels' compares with a year.
_SHARES = frozenset(("%", "percent", "half", "third", "thirds", "quarter", "quarters", "most", "fraction"))


def refuse_number(reading: Reading, found: FoundDate) -> FoundDate:
    """Return an expression, with the reason against it where it is four digits that are no year."""
    if found.rule is not Rule.YEAR or found.reason or not _FIGURES.fullmatch(reading.text.view, *found.span):
        return found
    reason = _reason(reading, found)
    return replace(found, meaning=None, reason=reason) if reason else found


def _reason(reading: Reading, found: FoundDate) -> str:
    """Return why four digits are no year, or an empty string."""
    tokens, lower, tags = reading.tokens, reading.lower, reading.tags
    index, after = reading.text.token_range(found.span)
    if after != index + 1 or tokens[index].span != found.span or not index:
        return ""
    before = lower[index - 1]
    if before in _APPROXIMATE or (before == "." and index > 1 and lower[index - 2] in _APPROXIMATE):
        return "an estimate"
    if _ends_name(reading, index):
        return "part of a name"
    if before == "the" and _CLOSES.match(reading.text.view, found.span.end):
        return "a number"
    if before == "of" and index > 1 and lower[index - 2] in _NOUNS_OF_NUMBER:
        return "a count"
    counts = (before == "of" and index > 1 and lower[index - 2] not in _SHARES) or tags[
        index - 1
    ] in pos.FINITE_VERBS_OR_PARTICIPLE
    return "a count" if counts and _counted_follows(reading, after) else ""


def _ends_name(reading: Reading, index: int) -> bool:
    """Tell whether a name stands right before a year: 'Windows 2000', 'Euro 2024'."""
    previous = reading.tokens[index - 1]
    if not previous.text[0].isupper() or len(previous.text) < 3 or reading.text.view[previous.end] != " ":
        return False
    return reading.tags[index - 1] in pos.NOUNS and previous.lower not in words("year_openers")


def _counted_follows(reading: Reading, index: int) -> bool:
    """Tell whether a plural noun that happens at no time follows, an adjective before it: '1500 trained nurses'."""
    for place in range(index, min(index + 3, len(reading.tags))):
        word, code = reading.lower[place], reading.tags[place]
        if reading.words[place][0].isupper():
            return False
        if code == pos.NOUN:
            plural = word.endswith("s") and not word.endswith("ss") and word not in words("event_nouns")
            return plural and (place + 1 == len(reading.tags) or reading.tags[place + 1] != pos.POSSESSIVE)
        if code not in pos.MAKES_ADJECTIVE:
            return False
    return False
