"""Firms that bear family names joined by an ampersand: 'Baker Holt & Pryce' is nobody."""

import re

from briefings.analysis.actors.hits import Hits, NameHit, OrganisationHit
from briefings.analysis.names.organisations import find_known_name
from briefings.analysis.names.word_kinds import Word, word_kinds
from briefings.model.spans import Span

#: The names before the last one.
_PARTNERS = re.compile(r"(?:[A-Z][\w'-]*,?\s){1,4}&\s$")
_LONGEST = 80


def join_firms(view: str, hits: Hits) -> None:
    """Make an organisation of each name behind an ampersand and the family names before it.

    'Harry & Meghan' are two people by their first names, and so are 'Ann Lee & Bo Dahl'.
    """
    found = [
        (firm, hit.sentence)
        for hit in hits.names
        if view.endswith(" & ", 0, hit.span.start) and (firm := _find_firm(view, hit)) is not None
    ]
    if not found:
        return
    taken = {at for firm, _ in found for at in range(firm.start, firm.end)}
    hits.names[:] = [one for one in hits.names if one.span.start not in taken]
    hits.organisations[:] = [one for one in hits.organisations if one.span.start not in taken]
    hits.places[:] = [one for one in hits.places if one.span.start not in taken]
    for firm, sentence in found:
        known = find_known_name(" ".join(firm.of(view).split()))
        hits.organisations.append(OrganisationHit(firm, known, sentence))
    hits.organisations.sort(key=lambda one: one.span)


def _find_firm(view: str, hit: NameHit) -> Span | None:
    if hit.titles or len(hit.pieces) > 1:
        return None
    partners = _PARTNERS.search(view, max(0, hit.span.start - _LONGEST), hit.span.start)
    if partners is None:
        return None
    start = partners.start()
    words = partners[0].removesuffix("& ").split()
    while len(words) > 1 and word_kinds(words[0].rstrip(",")) & Word.CLOSED:
        start += len(words.pop(0)) + 1
    kinds = [word_kinds(word.rstrip(",")) for word in words]
    first_names = [bool(kind & Word.FIRST_NAME) and not kind & Word.SURNAME for kind in (*kinds, hit.pieces[0].kinds)]
    return None if any(first_names) else Span(start, hit.span.end)
