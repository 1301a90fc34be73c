"""Things that bear a place's name and aren't of it: a German shepherd, French fries, the Spanish flu."""

import re
from functools import cache

from briefings.lexicon import lines
from briefings.model.spans import Span

_NEXT = re.compile(r"[ -](?P<noun>[a-z]+(?:-[a-z]+)*)")


@cache
def _things() -> dict[str, frozenset[str]]:
    return {place: frozenset(nouns) for place, *nouns in (line.split() for line in lines("things_after_places"))}


def names_thing(view: str, place: Span) -> bool:
    """Tell whether a word for a place and the noun behind it name a thing.

    >>> names_thing("A German shepherd barked.", Span(2, 8)), names_thing("A German shepherds' union met.", Span(2, 8))
    (True, False)
    """
    nouns = _things().get(place.of(view))
    if nouns is None:
        return False
    found = _NEXT.match(view, place.end)
    if found is None or view[found.end() : found.end() + 1] == "'":
        return False
    noun = found["noun"]
    return noun in nouns or noun.removesuffix("s") in nouns or noun.removesuffix("es") in nouns
