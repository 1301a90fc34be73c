"""Lines that an audience hides, known by their document and words."""

import re
from collections.abc import Iterable
from dataclasses import replace

from briefings.compose.positions import join_words
from briefings.compose.words import claim_words, words_of
from briefings.model.briefing import Briefing, Claim
from briefings.model.findings import Document, Findings, Passage
from briefings.model.reports import HiddenLine
from briefings.text.folding import fold

_WORD = re.compile(r"\w+")
#: Words from which one text within another is the same line, cut in another way, and not a role or a name in it.
_FEWEST = 3


class HiddenWords:
    """The words of hidden lines by their documents. False where there are none."""

    def __init__(self, hidden: Iterable[HiddenLine]) -> None:
        self._lines: dict[str, list[str]] = {}
        for line in hidden:
            self._lines.setdefault(line.document, []).append(_bare_words(line.words))

    def __bool__(self) -> bool:
        return bool(self._lines)

    def hides(self, documents: Iterable[str], words: str) -> bool:
        """Tell whether words of documents are, hold or lie within hidden ones of one of them."""
        lines = [line for document in documents for line in self._lines.get(document, ())]
        own = _bare_words(words) if lines else ""
        return any(_is_same_line(line, own) for line in lines)


def drop_hidden(briefing: Briefing, hidden: Iterable[HiddenLine]) -> Briefing:
    """Return a briefing without the lines whose words are, hold or lie within hidden ones of the same document.

    So what is wrong isn't shown again in another section, where it is cut in another way.
    """
    words = HiddenWords(hidden)
    if not words:
        return briefing
    sections = []
    for section in briefing.sections:
        claims = tuple(claim for claim in section.claims if not _is_hidden(claim, words))
        if claims or not section.claims:
            sections.append(section if len(claims) == len(section.claims) else replace(section, claims=claims))
    return replace(briefing, sections=tuple(sections))


def drop_hidden_rows(findings: Findings, hidden: Iterable[HiddenLine]) -> Findings:
    """Return findings without the rows and headlines of which hidden lines would be made, so that others tell a story.

    With a quotation go the sentences within it, which would lose their speaker.
    """
    words = HiddenWords(hidden)
    if not words:
        return findings

    def hides(*forms: Passage) -> bool:
        return any(words.hides((one.document,), words_of(one)) for one in forms)

    parts = [one.parts for one in findings.quotations if hides(one.parts)]
    return replace(
        findings,
        documents={id_: _untitle(one, words) for id_, one in findings.documents.items()},
        sentences=tuple(
            one
            for one in findings.sentences
            if not (hides(one.passage) or (not one.is_title and any(_overlap(one.passage, part) for part in parts)))
        ),
        positions=tuple(one for one in findings.positions if not hides(join_words(one), one.content, one.sentence)),
        quotations=tuple(one for one in findings.quotations if one.parts not in parts),
    )


def _untitle(document: Document, hidden: HiddenWords) -> Document:
    hides = document.title is not None and hidden.hides((document.id,), document.title)
    return replace(document, title=None) if hides else document


def _overlap(one: Passage, other: Passage) -> bool:
    return one.document == other.document and any(
        span.overlaps(another) for span in one.spans for another in other.spans
    )


def _is_hidden(claim: Claim, hidden: HiddenWords) -> bool:
    return bool(claim.pieces) and hidden.hides((one.document for one in claim.citations), claim_words(claim))


def _is_same_line(one: str, other: str) -> bool:
    """Tell whether two texts of bare words are one, or one lies within the other and is no mere role or name in it."""
    shorter, longer = sorted((one, other), key=len)
    few = shorter.count(" ") - 1 < _FEWEST and 2 * len(shorter) < len(longer)
    return one == other or (not few and shorter in longer)


def _bare_words(text: str) -> str:
    """Return the words of a text folded, without its punctuation, each between blanks."""
    return f" {' '.join(_WORD.findall(fold(text)))} "
