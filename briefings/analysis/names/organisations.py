"""Organisations that their form doesn't give away, and what they belong to."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from briefings.lexicon import lines


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
        for name in (organisation.name, *organisation.names):
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


def find_known_name(form: str) -> str | None:
    """Return the name of the organisation that `form`, as a whole, names; None for an unknown one."""
    words = form.split()
    found = match_organisation(words) if words else None
    return found[1] if found is not None and found[0] == len(words) else None
