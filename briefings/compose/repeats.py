"""A story that several documents tell stands once, with the citations of all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefings.compose.citations import age, cite
from briefings.compose.positions import join_words
from briefings.model.briefing import Claim, Tag
from briefings.model.findings import Findings, Passage
from briefings.text.folding import fold
from briefings.text.known import KnownTexts, says_enough
from briefings.text.likeness import Likeness, compare


def words_of(passage: Passage) -> str:
    """Return the words of a passage on one line, as they are written."""
    return " ".join(" ".join(passage.pieces).split())


def claim_words(claim: Claim) -> str:
    """Return the words of a claim on one line, as they are written."""
    return " ".join(" ".join(claim.pieces).split())


#: Relations of a claim to one that is shown in which it tells no more.
_NO_MORE = (Likeness.SAME_WORDS, Likeness.PART_OF)


def _likeness(claim: Claim, other: Claim) -> Likeness:
    """Return how a claim is related to another of the same speaker; those of two speakers are different."""
    if not other.pieces or Tag.NAMED in other.label.tags or claim.label.name != other.label.name:
        return Likeness.DIFFERENT
    words, others = claim_words(claim), claim_words(other)
    if says_enough(words) and says_enough(others):
        return compare(words, others)
    # A few words ('No comment.') of another document mean something new.
    alike = claim.citations[0].document == other.citations[0].document and fold(words) == fold(others)
    return Likeness.SAME_WORDS if alike else Likeness.DIFFERENT


class Repeats:
    """Finds where documents have the same words of the same speaker, or nearly the same."""

    def __init__(self, findings: Findings) -> None:
        self._documents = findings.documents
        self._first: dict[tuple[str | None, str, str], Passage] = {}
        self._texts: dict[str | None, KnownTexts] = defaultdict(KnownTexts)
        for speaker, passage in _passages(findings):
            words = words_of(passage)
            self._first.setdefault((speaker, words, passage.document), passage)
            self._texts[speaker].add(words, passage.document)

    def once(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Return the claims without those that tell no more than another, each cited wherever it is told."""
        kept: list[Claim] = []
        for claim in claims:
            if not claim.pieces or Tag.NAMED in claim.label.tags:
                kept.append(claim)
                continue
            relations = [(one, _likeness(claim, one)) for one in kept]
            if any(likeness in _NO_MORE for _, likeness in relations):
                continue
            # What was only a part of this claim isn't told beside it.
            kept = [one for one, likeness in relations if likeness is not Likeness.MORE_THAN]
            kept.append(claim)
        return tuple(
            self._cited(one, claim_words(one)) if one.pieces and Tag.NAMED not in one.label.tags else one
            for one in kept
        )

    def _cited(self, claim: Claim, words: str) -> Claim:
        speaker = claim.label.name
        cited = {one.document for one in claim.citations}
        elsewhere: dict[str, Passage] = {}
        for found, document in self._texts[speaker].find_same(words):
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
        yield position.speaker, join_words(position)
    for quotation in findings.quotations:
        yield quotation.speaker, quotation.parts
