"""The words of a line, as one is held against another."""

import re

from briefings.model.briefing import Claim
from briefings.model.findings import Passage

_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
ARTICLES = frozenset({"a", "an", "the"})


def drop_quoted(words: str) -> str:
    """Return words without those between quotation marks."""
    return _QUOTED.sub("", words)


def words_of(passage: Passage) -> str:
    """Return the words of a passage on one line, as they are written."""
    words = passage.pieces[0] if len(passage.pieces) == 1 else " ".join(passage.pieces)
    # Most have no white space but single blanks between their words.
    if words.isprintable() and "  " not in words and words[:1] != " " != words[-1:]:
        return words
    return " ".join(words.split())


def claim_words(claim: Claim) -> str:
    """Return the words of a claim on one line, as they are written."""
    return " ".join(" ".join(claim.pieces).split())
