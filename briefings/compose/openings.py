"""Sentences that lean on the one before them."""

import re
from functools import cache
from importlib import resources
from itertools import islice

_WORDS = re.compile(r"[\w'’-]+")
#: Words of a list entry at most.
_LONGEST = 4


@cache
def _openings() -> frozenset[str]:
    """Return the phrases of openings.txt."""
    lines = resources.files("briefings.compose").joinpath("openings.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def leans(sentence: str) -> bool:
    """Tell whether a sentence opens with a pronoun, a pointing word or a connective, or within a quotation."""
    opening = sentence.lstrip()[:80].replace("’", "'").casefold()
    if not opening or not opening[0].isalnum():
        return True
    phrase = ""
    for word in islice(_WORDS.finditer(opening), _LONGEST):
        # "It's", "they've" and "he'd" open with a pronoun too.
        head = word[0].partition("'")[0]
        phrase = f"{phrase} {head}".lstrip()
        if phrase in _openings() or (f"{phrase}," in _openings() and opening[word.end() : word.end() + 1] == ","):
            return True
    return False
