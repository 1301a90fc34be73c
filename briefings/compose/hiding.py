"""Lines that an audience hides, known by their document and words."""

import re
from collections.abc import Iterable
from dataclasses import replace

from briefings.compose.words import claim_words
from briefings.model.briefing import Briefing, Claim
from briefings.model.reports import HiddenLine
from briefings.text.folding import fold

_WORD = re.compile(r"\w+")


def drop_hidden(briefing: Briefing, hidden: Iterable[HiddenLine]) -> Briefing:
    """Return a briefing without the lines whose words are, hold or lie within hidden ones of the same document.

    So what is wrong isn't shown again in another section, where it is cut in another way.
    """
    by_document: dict[str, list[str]] = {}
    for line in hidden:
        by_document.setdefault(line.document, []).append(_bare_words(line.words))
    if not by_document:
        return briefing
    sections = []
    for section in briefing.sections:
        claims = tuple(claim for claim in section.claims if not _is_hidden(claim, by_document))
        if claims or not section.claims:
            sections.append(section if len(claims) == len(section.claims) else replace(section, claims=claims))
    return replace(briefing, sections=tuple(sections))


def _is_hidden(claim: Claim, by_document: dict[str, list[str]]) -> bool:
    if not claim.pieces:
        return False
    lines = [words for citation in claim.citations for words in by_document.get(citation.document, ())]
    own = _bare_words(claim_words(claim)) if lines else ""
    return any(words in own or own in words for words in lines)


def _bare_words(text: str) -> str:
    """Return the words of a text folded, without its punctuation, each between blanks."""
    return f" {' '.join(_WORD.findall(fold(text)))} "
