"""Who publishes or spreads news, and so is named in it without a part in it."""

from functools import cache

from briefings.lexicon import lines
from briefings.model.findings import Findings
from briefings.text.folding import fold


def list_papers(findings: Findings) -> frozenset[str]:
    """Return agencies, papers and platforms, as names are compared: well-known ones, and the documents' publishers."""
    return _known() | {fold(name) for name in {one.publisher for one in findings.documents.values() if one.publisher}}


@cache
def _known() -> frozenset[str]:
    families = (line.removeprefix("agency:").split("|") for line in lines("publisher_families"))
    return frozenset((*(fold(name) for family in families for name in family), *map(fold, lines("networks"))))
