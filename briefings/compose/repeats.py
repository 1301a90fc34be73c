"""A story that several documents tell stands once, with the citations of all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefings.compose.citations import age, cite
from briefings.compose.likeness import Words
from briefings.compose.positions import in_words
from briefings.model.briefing import Claim, Tag
from briefings.model.findings import Findings, Passage
from briefings.text.folding import fold


def words_of(passage: Passage) -> str:
    """Return the words of a passage, folded."""
    return fold(" ".join(passage.pieces))


def claim_words(claim: Claim) -> str:
    """Return the words of a claim, folded."""
    return fold(" ".join(claim.pieces))


class Repeats:
    """Finds where documents have the same words of the same speaker, or nearly the same."""

    def __init__(self, findings: Findings) -> None:
        self._documents = findings.documents
        self._first: dict[tuple[str | None, str, str], Passage] = {}
        self._words: dict[str | None, Words] = defaultdict(Words)
        for speaker, passage in _passages(findings):
            words = words_of(passage)
            self._first.setdefault((speaker, words, passage.document), passage)
            self._words[speaker].add(words, passage.document)

    def once(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Return the claims without those that nearly repeat an earlier one, each cited wherever it is told."""
        kept: list[Claim] = []
        shown: dict[str | None, Words] = defaultdict(Words)
        for claim in claims:
            words, told = claim_words(claim), shown[claim.label.name]
            if not claim.pieces or Tag.NAMED in claim.label.tags:
                kept.append(claim)
            elif told.owner(words, claim.citations[0].document) is None:
                told.add(words, claim.citations[0].document)
                kept.append(self._cited(claim, words))
        return tuple(kept)

    def _cited(self, claim: Claim, words: str) -> Claim:
        speaker = claim.label.name
        cited = {one.document for one in claim.citations}
        elsewhere: dict[str, Passage] = {}
        for found, document in self._words[speaker].matches(words):
            if document not in cited:
                elsewhere.setdefault(document, self._first[speaker, found, document])
        if not elsewhere:
            return claim
        ordered = sorted(elsewhere, key=lambda document: (age(self._documents, document), document))
        tags = tuple(dict.fromkeys((*claim.label.tags, Tag.REPEATED)))
        return replace(
            claim,
            label=replace(claim.label, tags=tags),
            citations=(*claim.citations, *(cite(self._documents, elsewhere[one]) for one in ordered)),
        )


def _passages(findings: Findings) -> Iterator[tuple[str | None, Passage]]:
    """Yield each passage with the name that a claim made of it has: a sentence's has none."""
    for sentence in findings.sentences:
        yield None, sentence.passage
    for position in findings.positions:
        yield position.speaker, in_words(position)
    for quotation in findings.quotations:
        yield quotation.speaker, quotation.parts
