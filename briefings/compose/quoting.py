"""How much is shown of a document that was fetched: its words are its publisher's, and a card is no copy of it."""

from collections import Counter
from dataclasses import replace

from briefings.model.briefing import Section


def limit_fetched(section: Section, most: int | None, shown: Counter[str]) -> Section:
    """Return a section with `most` lines of each fetched document at most; None: all of them.

    `shown` counts by document what was shown before, and is added to. What is left out is counted in the section.
    """
    if most is None:
        return section
    kept = []
    for claim in section.claims:
        cited = claim.citations[0] if claim.citations else None
        if cited is not None and cited.fetched and claim.pieces:
            if shown[cited.document] >= most:
                continue
            shown[cited.document] += 1
        kept.append(claim)
    left_out = section.left_out + len(section.claims) - len(kept)
    return section if len(kept) == len(section.claims) else replace(section, claims=tuple(kept), left_out=left_out)
