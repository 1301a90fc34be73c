"""How names are compared: folded, in one form of transcription, with their nicknames."""

import re
from functools import cache, lru_cache

from briefings.lexicon import lines
from briefings.text.folding import fold

#: Endings of East European names as they are transcribed, and the shortest word that may have one.
_TRANSCRIBED = re.compile(r"(?:iy|yy|ii|ij|y|i)$")
_SHORTEST = 4
_PLAIN = str.maketrans("", "", ".")


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    return {short: frozenset(full) for short, *full in (line.split() for line in lines("nicknames"))}


def same_first_name(one: str, other: str) -> bool:
    """Tell whether two first names may be one person's: equal, an initial, or a short form ('Bill', 'William')."""
    a, b = one.lower().translate(_PLAIN), other.lower().translate(_PLAIN)
    if a == b or (min(len(a), len(b)) == 1 and a[:1] == b[:1]):
        return True
    if name_key(one) == name_key(other):
        return True
    short = _nicknames()
    return b in short.get(a, ()) or a in short.get(b, ()) or bool(short.get(a, frozenset()) & short.get(b, frozenset()))


@lru_cache(maxsize=1 << 15)
def fold_name(name: str) -> str:
    """Return `fold(name)`, remembered."""
    return fold(name)


@lru_cache(maxsize=1 << 15)
def name_key(name: str) -> str:
    """Return a folded name with the endings in one form that transcriptions differ in: 'Zelenskyy', 'Sergei'."""
    return " ".join(
        [_TRANSCRIBED.sub("y", word) if len(word) > _SHORTEST else word for word in fold_name(name).split()]
    )
