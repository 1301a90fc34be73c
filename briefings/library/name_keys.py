"""Keys under which names of one actor meet, whichever document has which: by surname, by first name and surname.

Spellings that differ as transliterations do share a key ('Zelensky', 'Zelenskyy'), because keys only bring candidates
together; bearers.py decides which of them are one.
"""

import re
from collections.abc import Collection, Iterator
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from briefings.lexicon import first_names, lines, words
from briefings.model.analysis import ActorKind
from briefings.text.folding import fold


class KeyRole(StrEnum):
    """How a name stands to its key."""

    #: The name is the key and nothing else: a surname alone, an abbreviation alone.
    BARE = "bare"
    #: The name has more, and may be meant by the key.
    BEARER = "bearer"
    #: The key is the first name: it may be meant where the key stands alone, and never by a surname.
    FIRST = "first"
    #: The key has the beginning of the first name, and the surname.
    GIVEN = "given"


class NameKey(NamedTuple):
    """A key of an actor's name."""

    role: KeyRole
    key: str


#: Words of a surname that are looked at.
LONGEST_SURNAME = 3
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})

#: Spellings of one sound in names from other alphabets: the usual differences between English-language papers.
_ALIKE = (
    (re.compile(r"([aou])e(?=[^aeiouy])"), r"\1"),  # 'ü' is written 'ue', or its dots fall away
    (re.compile(r"[iy]*y[iy]*|ij|ii+"), "i"),
    (re.compile(r"ph"), "f"),
)
#: What papers differ in besides, in one person's name: 'Mohamed', 'Mohammed'; 'Barak', 'Barack'.
_LOOSE = (
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def make_name_keys(kind: ActorKind, name: str, others: Collection[str]) -> tuple[NameKey, ...]:
    """Return the keys of an actor with this name as spelled; `others` are its further names, folded.

    Places have none: a state's names are known beforehand.
    """
    if kind is ActorKind.PERSON:
        return tuple(dict.fromkeys(_key_person(name, others)))
    if kind is ActorKind.ORGANISATION:
        return tuple(dict.fromkeys(_key_organisation(name, others)))
    return ()


def is_bare(name: str) -> bool:
    """Tell whether a person's name as spelled is a surname alone: one word, or particles and a word ('de Blasio')."""
    first, _, rest = name.partition(" ")
    return not rest or first.islower() or first.lower() in _particles()


@cache
def _particles() -> frozenset[str]:
    """Return words that open surnames and are no first names, as 'ben' and 'al' are."""
    return words("particles") - first_names()


def _key_person(name: str, others: Collection[str]) -> Iterator[NameKey]:
    folded = fold(name)
    if not folded:
        return
    if is_bare(name):
        yield NameKey(KeyRole.BARE, spell_loosely(folded))
        return
    parts = strip_suffix(folded.split())
    if len(parts) < 2:
        return
    ends = [" ".join(parts[-count:]) for count in range(1, min(LONGEST_SURNAME, len(parts) - 1) + 1)]
    surnames = [end for end in ends if end in others]
    if not surnames and parts[0] in others:  # in East Asian order
        yield NameKey(KeyRole.BEARER, spell_loosely(parts[0]))
        yield NameKey(KeyRole.GIVEN, f"{spell_loosely(parts[0])} {spell_loosely(''.join(parts[1:]))}")
        return
    for surname in dict.fromkeys((parts[-1], *surnames)):
        yield NameKey(KeyRole.BEARER, spell_loosely(surname))
    yield NameKey(KeyRole.FIRST, spell_loosely(parts[0]))
    last = spell_loosely(parts[-1])
    for start in sorted({form[0] for form in full_forms(parts[0])}):
        yield NameKey(KeyRole.GIVEN, f"{start}. {last}")


def _key_organisation(name: str, others: Collection[str]) -> Iterator[NameKey]:
    folded = fold(name)
    if _is_short_form(folded) and name.replace(".", "").isupper():
        yield NameKey(KeyRole.BARE, f"={folded}")
        return
    for other in others:
        if _is_short_form(other) and _abbreviates(other, folded):
            yield NameKey(KeyRole.BEARER, f"={other}")


def _is_short_form(folded: str) -> bool:
    return 2 <= len(folded) <= 8 and " " not in folded


def _abbreviates(short: str, long: str) -> bool:
    """Tell whether the letters of an abbreviation are those with which words of a name begin, in their order."""
    starts = iter(word[0] for word in long.split())
    return len(long.split()) > 1 and all(any(letter == start for start in starts) for letter in short)


def strip_suffix(words: list[str]) -> list[str]:
    """Return the folded words of a name without 'jr' and the like at the end."""
    return words[:-1] if len(words) > 1 and words[-1] in _SUFFIXES else words


@lru_cache(maxsize=1 << 14)
def spell_alike(folded: str) -> str:
    """Return what a folded name has in common with its other transliterations, without spaces."""
    spelled = folded.replace(" ", "")
    for pattern, alike in _ALIKE:
        spelled = pattern.sub(alike, spelled)
    return spelled


@lru_cache(maxsize=1 << 14)
def spell_loosely(folded: str) -> str:
    """Return what it has in common with more spellings: enough for names that are alike otherwise."""
    spelled = spell_alike(folded)
    for pattern, alike in _LOOSE:
        spelled = pattern.sub(alike, spelled)
    return spelled


@lru_cache(maxsize=1 << 12)
def full_forms(first_name: str) -> frozenset[str]:
    """Return the first name and those that it is short for, folded: 'joe' and 'joseph'."""
    return frozenset({first_name, *_nicknames().get(first_name, ())})


@cache
def _nicknames() -> dict[str, tuple[str, ...]]:
    return {short: tuple(full) for short, *full in map(str.split, lines("nicknames"))}
