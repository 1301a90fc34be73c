"""A claim in its context: what stands before and after it, with the claim's own words marked."""

from briefings.compose.passages import hull
from briefings.model.briefing import Citation, Claim, Part, Proof, ProofPart
from briefings.model.findings import Passage
from briefings.model.spans import Span

#: Characters of context shown before and after a claim, at most; whole sentences.
LONGEST_CONTEXT = 600
#: Characters of context below which the next paragraph is shown too.
LITTLE_CONTEXT = 100


def prove(
    claim: Claim, text: str, paragraphs: tuple[Span, ...], sentences: tuple[Span, ...], *, briefly: bool = False
) -> Proof | None:
    """Return the claim where it stands in `text`, its first citation's document.

    Its paragraphs are shown, and where that is little the one before or after; of long ones the sentences nearby. With
    `briefly` it is one sentence on either side of the claim's own. None: the text doesn't hold the words (any more).
    """
    if not claim.citations:
        return None
    citation = claim.citations[0]
    held = (citation.title or "") if citation.part is Part.TITLE else text
    if any(span.of(held) != piece for span, piece in zip(claim.spans, claim.pieces, strict=True)):
        return None
    if citation.part is Part.TITLE:
        limits = sentences if briefly else paragraphs
        return _prove_title(citation, text, limits, claim.pieces)
    words = hull(Passage(citation.document, claim.spans, claim.pieces)) if claim.spans else citation.span
    if words.end > len(text):
        return None
    inner = hull(Passage("", (words, *claim.context_spans), ())) if claim.context_spans else words
    start = min((one.start for one in paragraphs if one.start <= inner.start < one.end), default=inner.start)
    end = max((one.end for one in paragraphs if one.start < inner.end <= one.end), default=inner.end)
    if words.start - start < LITTLE_CONTEXT:
        start = max((one.start for one in paragraphs if one.start < start), default=start)
    if end - words.end < LITTLE_CONTEXT:
        end = min((one.end for one in paragraphs if one.end > end), default=end)
    if words.start - start > LONGEST_CONTEXT:
        near = [
            one.start for one in sentences if one.start <= inner.start and words.start - one.start <= LONGEST_CONTEXT
        ]
        start = min((one for one in near if one >= start), default=min(inner.start, words.start))
    if end - words.end > LONGEST_CONTEXT:
        near = [one.end for one in sentences if one.end >= words.end and one.end - words.end <= LONGEST_CONTEXT]
        end = max((one for one in near if one <= end), default=words.end)
    span = _widen_by_one(words, sentences) if briefly else Span(start, end)
    start, end = span
    return Proof(
        citation=citation,
        span=span,
        parts=_parts(text, span, claim.spans or ((citation.span,) if citation.span.start < citation.span.end else ())),
        more_before=any(one.start < start for one in paragraphs),
        more_after=any(one.end > end for one in paragraphs),
    )


def _prove_title(citation: Citation, text: str, passages: tuple[Span, ...], pieces: tuple[str, ...]) -> Proof:
    """Return a title over the first of a text's passages, which is cut where it is long."""
    title = "".join(pieces).strip()
    first = next((one for one in passages if one.of(text).strip() not in ("", title)), Span(0, 0))
    shown = Span(first.start, min(first.end, first.start + LONGEST_CONTEXT))
    below = (ProofPart(f"\n\n{shown.of(text)}", False),) if shown.of(text) else ()
    return Proof(
        citation=citation,
        span=citation.span,
        parts=(*(ProofPart(piece, True) for piece in pieces), *below),
        more_before=False,
        more_after=any(one.end > shown.end for one in passages),
    )


def _widen_by_one(words: Span, sentences: tuple[Span, ...]) -> Span:
    """Return the sentences that hold `words`, with one before them and one after."""
    before = [one for one in sentences if one.start <= words.start][-2:]
    after = [one for one in sentences if one.end >= words.end][:2]
    return Span(
        min((one.start for one in before), default=words.start), max((one.end for one in after), default=words.end)
    )


def _parts(text: str, span: Span, marked: tuple[Span, ...]) -> tuple[ProofPart, ...]:
    """Return the text of `span` cut where the marking changes."""
    parts: list[ProofPart] = []
    at = span.start
    for one in sorted(marked):
        if one.start > at:
            parts.append(ProofPart(text[at : one.start], False))
        if one.end > max(at, one.start):
            parts.append(ProofPart(text[max(at, one.start) : one.end], True))
        at = max(at, one.end)
    if at < span.end:
        parts.append(ProofPart(text[at : span.end], False))
    return tuple(parts)
