"""Publishers that count once: a family's papers, and an agency with all who print its text."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from briefings.lexicon import publisher_families
from briefings.model.stories import StoryDocument
from briefings.text.folding import fold

#: What follows a name in brackets, as in 'Daily Bell (Opinion)', and what a web address adds to it.
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?|\.(?:com|org|net|co\.uk|news)/?$", re.IGNORECASE)


def count_publishers(documents: Iterable[StoryDocument]) -> int:
    """Return how many publishers report a story independently; 0: no document names its publisher.

    Near-copies are one report: the agency's, where one of them is an agency's, else the earliest one's. So is what
    stands under one address, of which other sites' feeds may tell too. Publishers of a family count once.
    """
    reports: dict[str, list[str | None]] = {}
    at_address: dict[str, str] = {}
    for document in documents:
        report = document.report
        if "://" in document.path:
            report = at_address.setdefault(document.path.partition("#")[0], report)
        reports.setdefault(report, []).append(document.publisher)
    families = {_choose_family(labels) for labels in reports.values()}
    return len(families - {None})


def _choose_family(labels: Iterable[str | None]) -> str | None:
    found = [family for label in labels if label and (family := family_of(label))]
    return next((family for family in found if family in _agencies()), found[0] if found else None)


# The same publishers report most stories.
@lru_cache(maxsize=512)
def family_of(label: str) -> str:
    """Return the family of a publisher by its label; one that isn't known is its own.

    >>> family_of("The Guardian (Opinion)") == family_of("theguardian.com") == family_of("The Observer")
    True
    >>> family_of("Harbour Gazette")
    'harbour gazette'
    """
    name = _simplify(label)
    return _families().get(name, name)


def _simplify(label: str) -> str:
    plain = fold(_ADDRESS.sub("", _BRACKETS.sub("", label).strip()))
    return plain.removeprefix("the ").removesuffix(" online") or fold(label)


@cache
def _families() -> dict[str, str]:
    found: dict[str, str] = {}
    for names in publisher_families():
        first, *others = map(_simplify, names)
        found.update((name, first) for name in (first, *others))
    return found


@cache
def _agencies() -> frozenset[str]:
    return frozenset(_simplify(names[0]) for names in publisher_families(agencies=True))
