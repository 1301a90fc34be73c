"""What a page shows that is no news: its own work ('did not respond to a request for comment'), teasers, captions."""

import re
from functools import cache

from briefings.lexicon import lines

#: Characters of a sentence that are looked at; such sentences are short.
_LONGEST = 400
#: What a page shows between sentences: words in capitals, a list of links.
_FURNITURE = re.compile(
    r"(?=[A-Z.])"  # looked at first, because few letters are capitals
    r"(?:\b(?:[A-Z]{4,} [A-Z]{4,}\b|MORE\b|Caption\b|Photos?:)|\.\.\. [A-Z]|(?<=[a-z]{3})[A-Z][a-z]+ (?:\S+ ){3})"
)


@cache
def _signs() -> tuple[str, ...]:
    return lines("boilerplate_signs")


@cache
def _boilerplate() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line})" for line in lines("boilerplate")), re.IGNORECASE)


def is_boilerplate(sentence: str) -> bool:
    """Tell whether a sentence is about the paper's own work or page, and so no news.

    >>> is_boilerplate("Nordfisk did not immediately respond to a request for comment.")
    True
    >>> is_boilerplate("Nordfisk did not respond to calls for a ceasefire.")
    False
    """
    words = sentence.strip().replace("’", "'")
    return len(words) <= _LONGEST and _may_be(words) and _boilerplate().search(words) is not None


def _may_be(words: str) -> bool:
    """Tell whether a sentence has one of the parts of words without which it is no boilerplate."""
    both = f"{words}\n{words.lower()}"
    return any(map(both.__contains__, _signs()))  # a generator takes twice the time, and every line is asked


def has_furniture(words: str) -> bool:
    """Tell whether words hold what a page shows between sentences, as teasers."""
    return _FURNITURE.search(words) is not None
