"""Negation within a verb group and in a subject."""

from briefings.analysis.candidate import Range
from briefings.analysis.reading.statements import Reading
from briefings.lexicon import words

#: 'Not only said …': after these a negation denies that it was all, not that it was so.
_ONLY = frozenset(("only", "just", "merely", "simply"))
_NEGATIVE_SUBJECTS = frozenset(("no", "nobody", "none", "neither", "nor", "nothing", "few", "not", "hardly"))


def is_negated(reading: Reading, first: int, last: int) -> bool:
    """Tell whether one of these tokens of a verb group denies its verb."""
    for index in range(first, last):
        if is_negation(reading.lower[index]):
            return not (index + 1 < len(reading.lower) and reading.lower[index + 1] in _ONLY)
    return False


def is_negation(word: str) -> bool:
    """Tell whether a word in lower case, with its apostrophe, denies what it stands beside."""
    return word.endswith("n't") or word in words("negations")


def is_nobody(reading: Reading, subject: Range, first: int) -> bool:
    """Tell whether a subject is nobody: 'nobody', 'no minister', 'neither Berg nor Holt', 'few voters'."""
    start = subject[0]
    sure = reading.lower[start : start + 2] in (["no", "wonder"], ["no", "doubt"])
    opening = reading.lower[start] in _NEGATIVE_SUBJECTS and not sure
    return opening or (start > first and reading.lower[start - 1] in ("nor", "neither"))
