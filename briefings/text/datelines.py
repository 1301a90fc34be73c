"""Where a report was written, by whom and for which agency: 'NORDBY, Norway (Agency) — ', before its first words."""

import re
from functools import cache

from briefings.lexicon import lines

#: Whose report it is: 'By Ann Berg ', 'Ann Berg ' before more words in capitals than a body's name mostly has.
_BYLINE = (
    r"(?:By (?:(?:[A-Z][a-z][\w.'’-]{0,20},?|and) ){2,7}"
    r"|(?:[A-Z][a-z][\w'’-]{0,20} ){2,3}(?=(?:[A-Z][A-Z.'’/-]{1,20} ){3}))?"
)
#: What a desk says of a report: 'ANALYSIS/OPINION: '.
_LABEL = re.compile(
    r"(?:(?:ANALYSIS|BREAKING|COMMENTARY|EDITORIAL|EXCLUSIVE|OPINION|UPDATED?|WATCH)\b[ /]?){1,3}: ?(?=[A-Z“\"‘])"
)
#: 'NORDBY, Norway (Agency) —', 'NORDBY — '.
_IN_CAPITALS = re.compile(
    rf"{_BYLINE}[A-Z][A-Z.'’/ -]{{2,40}}"
    r"(?P<place>(?:, [A-Z][A-Za-z. ]{1,24}){0,2}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?)"
    r" ?(?P<agency>\([A-Z][A-Za-z .]{1,30}\))? ?(?P<dash>--?|–|—) ?(?=[A-Z“\"‘])"
)
#: 'Nordby (Agency) - ', '(CNN) ': without a dash, an agency that is known.
_WITH_AGENCY = re.compile(
    r"(?:[A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){0,3}(?:, [A-Z][\w. ]{1,20}){0,2} ?)?"
    r"(?:\([A-Z][A-Za-z .]{1,30}\) ?(?:--?|–|—)"
    r"|\((?:AP|AFP|CNN|CNN Business|CNN Money|Reuters|REUTERS|UPI|BBC|PTI|ANI)\))"
    r" ?(?=[A-Z“\"‘])"
)
#: 'NORDBY ' of a place that is known, with or without a dash.
_BEFORE_WORDS = re.compile(r"(?P<place>[A-Z]{4,}(?: [A-Z]{3,}){0,2}) (?:(?:--?|–|—) )?(?=[A-Z][a-z]*\b|[“\"])")


@cache
def _places() -> frozenset[str]:
    """Return towns and states in capitals."""
    names = (name for row in lines("places") for name in row.partition("|")[0].split(","))
    capitals = (name for row in lines("countries") for name in row.rpartition("|")[2].split(","))
    return frozenset(name.strip().upper() for name in (*names, *capitals))


def measure_dateline(words: str) -> int:
    """Return how many characters of a sentence are its dateline, a byline or a desk's label before it with it.

    A dash alone may be the sentence's own, unless a place that is known stands before it in capitals.

    >>> [measure_dateline(words) for words in ("NORDBY (Agency) - The ferry sails.", "Nordby (CNN) Ferries sail.")]
    [18, 13]
    >>> measure_dateline("OPINION: The ferry sails."), measure_dateline("By Ida Holm NORDBY — The ferry sails.")
    (9, 21)
    >>> measure_dateline("Ida Holm (Greens) Voted no.")
    0
    """
    label = _LABEL.match(words)
    start = label.end() if label else 0
    found = _IN_CAPITALS.match(words, start)
    if found is not None and (found["place"] or found["agency"] or found["dash"] not in words[found.end() :]):
        return found.end()
    found = _WITH_AGENCY.match(words, start)
    if found is None:
        found = _BEFORE_WORDS.match(words, start)
        found = found if found is not None and found["place"] in _places() else None
    return start if found is None else found.end()
