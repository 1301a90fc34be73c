"""What a page shows that is no news: its own work ('did not respond to a request for comment'), teasers, captions."""

import re
from functools import cache

from briefings.lexicon import lines
from briefings.text.signs import has_sign

#: Characters of a sentence that are looked at; such sentences are short.
_LONGEST = 400
#: What a page shows between sentences: words in capitals, a list of links.
_FURNITURE = re.compile(
    r"(?=[A-Z.])"  # looked at first, because few letters are capitals
    r"(?:\b(?:[A-Z]{4,} [A-Z]{4,}\b|MORE\b|Caption\b|Photos?:)|\.\.\. [A-Z]|(?<=[a-z]{3})[A-Z][a-z]+ (?:\S+ ){3})"
)


#: A name that stands a second time, run into a headline: 'Ida Holm Ida Marie HolmFive takeaways from the debate'.
_RUN_INTO = re.compile(r"\b([A-Z][a-z]{2,})(?: [A-Z][\w.'-]{0,30}){1,4} \1(?=[A-Z][a-z])")
_RUN_TOGETHER = re.compile(r"[a-z]{2}[A-Z][a-z]")
#: A capital of an expression: the case of some letters may count for it.
_CAPITAL = re.compile(r"(?<!\\)[A-Z]")


@cache
def _signs() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the signs in small letters, and those whose case counts."""
    small = tuple(sign for sign in lines("boilerplate_signs") if sign.islower())
    return small, tuple(sign for sign in lines("boilerplate_signs") if not sign.islower())


@cache
def _boilerplate() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what is looked for in small letters, for that takes half the time, and what in the words as they stand."""
    small = [line for line in lines("boilerplate") if not _CAPITAL.search(line)]
    others = [line for line in lines("boilerplate") if _CAPITAL.search(line)]
    in_small, as_it_is = ("|".join(f"(?:{line})" for line in found) for found in (small, others))
    return re.compile(in_small), re.compile(as_it_is, re.IGNORECASE)


def is_boilerplate(sentence: str) -> bool:
    """Tell whether a sentence is about the paper's own work or page, and so no news.

    >>> is_boilerplate("Nordfisk did not immediately respond to a request for comment.")
    True
    >>> is_boilerplate("Nordfisk did not respond to calls for a ceasefire.")
    False
    """
    words = sentence.strip().replace("’", "'")
    if len(words) > _LONGEST:
        return False
    if _RUN_TOGETHER.search(words) and _RUN_INTO.search(words):
        return True
    small, (signs, others) = words.lower(), _signs()
    # One of these is part of each.
    if not (has_sign(small, signs) or has_sign(words, others)):
        return False
    in_small, as_it_is = _boilerplate()
    return in_small.search(small) is not None or as_it_is.search(words) is not None


def has_furniture(words: str) -> bool:
    """Tell whether words hold what a page shows between sentences, as teasers."""
    return _FURNITURE.search(words) is not None
