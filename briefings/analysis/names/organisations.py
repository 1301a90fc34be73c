"""Organisations that their form doesn't give away, and what they belong to."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from briefings.analysis.names.gazetteer import drop_last_stop
from briefings.lexicon import lines

#: The forms are filed under so many of their first letters.
_SHORTEST_FORM = 5


class Organisation(NamedTuple):
    """One organisation of the lexicon."""

    name: str
    names: tuple[str, ...]
    #: The states or organisations that it belongs to.
    groups: tuple[str, ...]


@cache
def list_organisations() -> dict[str, Organisation]:
    """Return the organisations of the lexicon by name."""
    found = {}
    for line in lines("organisations"):
        name, names, groups = (column.strip() for column in line.split("|"))
        found[name] = Organisation(
            name,
            tuple(n.strip() for n in names.split(",") if n.strip()),
            tuple(g.strip() for g in groups.split(",") if g.strip()),
        )
    return found


@cache
def _by_first_word() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for organisation in list_organisations().values():
        names = (organisation.name, *organisation.names)
        for name in dict.fromkeys((*names, *map(drop_last_stop, names))):
            words = tuple(name.removeprefix("The ").split())
            found.setdefault(words[0], []).append((words, organisation.name))
    return {first: tuple(sorted(forms, key=lambda form: -len(form[0]))) for first, forms in found.items()}


def opens_organisation(word: str) -> bool:
    """Tell whether some known organisation's name begins with `word`."""
    return word in _by_first_word()


def match_organisation(words: Sequence[str], start: int = 0) -> tuple[int, str] | None:
    """Return how many words from `start` on name a known organisation, and its name; None if none do."""
    for form, name in _by_first_word().get(words[start], ()):
        if len(form) == 1 or form == tuple(words[start : start + len(form)]):
            return len(form), name
    return None


def match_organisation_in(view: str, start: int) -> tuple[int, str] | None:
    """Return the end of the known name with small words that stands at an offset, and the organisation's name.

    'Food and Drug Administration' is two runs of capitals; None where no such name begins here.
    """
    for form, name in _with_small_words().get(view[start : start + _SHORTEST_FORM], ()):
        end = start + len(form)
        if view.startswith(form, start) and not view[end : end + 1].isalnum():
            return end, name
    return None


@cache
def _with_small_words() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the known names in which a word without a capital stands, the longest first, by their first letters."""
    found: dict[str, list[tuple[str, str]]] = {}
    for organisation in list_organisations().values():
        for name in (organisation.name, *organisation.names):
            form = name.removeprefix("The ")
            if any(word[0].islower() or word == "&" for word in form.split()):
                found.setdefault(form[:_SHORTEST_FORM], []).append((form, organisation.name))
    return {first: tuple(sorted(forms, key=lambda form: -len(form[0]))) for first, forms in found.items()}


def find_known_name(form: str) -> str | None:
    """Return the name of the organisation that `form`, as a whole, names; None for an unknown one."""
    words = form.split()
    found = match_organisation(words) if words else None
    return found[1] if found is not None and found[0] == len(words) else None
