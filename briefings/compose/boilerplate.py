"""Sentences in which a paper speaks of its own work ('did not respond to a request for comment')."""

import re
from functools import cache

from briefings.lexicon import lines

#: Characters of a sentence that are looked at; such sentences are short.
_LONGEST = 400


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
