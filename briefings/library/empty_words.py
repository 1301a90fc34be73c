"""Topics that say nothing: words that nearly every text has, as 'the' or 'of a'."""

from collections.abc import Iterable

from briefings.lexicon import closed_words
from briefings.model.analysis import ActorKind
from briefings.model.findings import NamedActor
from briefings.text.folding import fold
from briefings.text.word_forms import is_abbreviation

#: Function words, but for numbers; those of them that are no abbreviation either ('IT' and 'WHO' are).
_EMPTY, _NEVER_SHORT = "TSOWXCKIR", "TCKI"
#: Letters of a name; fewer are an initial.
_SHORTEST = 2
#: Names that are offered instead.
_MOST_OFFERED = 3


def says_nothing(asked: str) -> bool:
    """Tell whether words are all function words, and no abbreviation.

    >>> [says_nothing(asked) for asked in ("the", "of the", "IT", "OF", "the dam", "two", "")]
    [True, True, False, True, False, False, False]
    """
    typed = asked.split()
    return bool(typed) and all(map(_is_empty, typed))


def _is_empty(word: str) -> bool:
    if is_abbreviation(word):
        return word.casefold() in closed_words(_NEVER_SHORT)
    return word.casefold().replace("’", "'").strip("\"“”'.,;:!?()") in closed_words(_EMPTY)


def is_name(asked: str, row: NamedActor) -> bool:
    """Tell whether function words are somebody's name: 'may', 'the who'; an initial is none."""
    key = fold(asked)
    return key == fold(row.name) or (len(key) >= _SHORTEST and key == fold(row.alias))


def offer_names(asked: str, rows: Iterable[NamedActor]) -> tuple[str, ...]:
    """Return the names of the people of whose names a function word is the first or last: 'Will Holm' for 'will'."""
    key = fold(asked)
    if len(key) < _SHORTEST:
        return ()
    people = (row.name for row in rows if row.kind is ActorKind.PERSON)
    return tuple(dict.fromkeys(name for name in people if key in _list_ends(name)))[:_MOST_OFFERED]


def _list_ends(name: str) -> tuple[str, ...]:
    """Return the first and the last word of a name."""
    found = fold(name).split()
    return (found[0], found[-1]) if found else ()
