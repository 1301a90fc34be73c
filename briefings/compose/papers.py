"""Who publishes or spreads news, and so is named in it without a part in it."""

from functools import cache

from briefings.lexicon import lines, publisher_families
from briefings.model.findings import Findings
from briefings.text.folding import fold


def list_papers(findings: Findings) -> frozenset[str]:
    """Return agencies, papers and platforms, as names are compared: well-known ones, and the documents' publishers."""
    return _known() | {fold(name) for name in {one.publisher for one in findings.documents.values() if one.publisher}}


@cache
def _known() -> frozenset[str]:
    return frozenset(fold(name) for names in (*publisher_families(), lines("networks")) for name in names)
