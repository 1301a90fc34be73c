"""Negation within a verb group and in a subject."""

from briefings.analysis.candidate import Range
from briefings.analysis.reading.phrases import stands_first
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.lexicon import words

#: 'Not only said …': after these a negation denies that it was all, not that it was so.
_ONLY = frozenset(("only", "just", "merely", "simply"))
_NEGATIVE_SUBJECTS = frozenset(("no", "nobody", "none", "neither", "nor", "nothing", "few", "not", "hardly"))
#: Right before a subject these deny it: 'not everyone', 'not even her allies', 'hardly anyone'.
_BEFORE_SUBJECT = frozenset(("not", "nor", "neither", "hardly", "scarcely", "barely"))


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
    """Tell whether a subject is nobody: 'nobody', 'no minister', 'neither Berg nor Holt', 'few', 'not all voters'."""
    start = subject[0]
    sure = reading.lower[start : start + 2] in (["no", "wonder"], ["no", "doubt"])
    opening = reading.lower[start] in _NEGATIVE_SUBJECTS and not sure
    return opening or _is_denied_before(reading, start - 1, first)


def _is_denied_before(reading: Reading, index: int, first: int) -> bool:
    """Tell whether the word at `index`, before a subject, denies that it is who says so; 'even' is passed over."""
    if index - 4 >= first and reading.lower[index - 4 : index + 1] == ["few", ",", "if", "any", ","]:
        return True
    if index > first and reading.lower[index] == "even":
        index -= 1
    if index < first or reading.quoted[index] != OUTSIDE or reading.lower[index] not in _BEFORE_SUBJECT:
        return False
    # 'This is not the first time Berg says so' denies what stands before.
    return stands_first(reading, index, first) or reading.lower[index] in ("nor", "neither")
