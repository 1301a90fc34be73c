"""Where a report was written, and for which agency: 'NORDBY, Norway (Agency) — ', before its first words."""

import re

#: 'NORDBY, Norway (Agency) —', 'NORDBY — '.
_IN_CAPITALS = re.compile(
    r"[A-Z][A-Z.'’/ -]{2,40}"
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


def measure_dateline(words: str) -> int:
    """Return how many characters of a sentence are its dateline; a dash alone may be the sentence's own.

    >>> [measure_dateline(words) for words in ("NORDBY (Agency) - The ferry sails.", "Nordby (CNN) Ferries sail.")]
    [18, 13]
    >>> measure_dateline("Ida Holm (Greens) Voted no.")
    0
    """
    found = _IN_CAPITALS.match(words)
    if found is not None and (found["place"] or found["agency"] or found["dash"] not in words[found.end() :]):
        return found.end()
    found = _WITH_AGENCY.match(words)
    return 0 if found is None else found.end()
