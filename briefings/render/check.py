"""The last check before anything is shown: a claim's words are the stored text's, or the claim is dropped."""

from collections.abc import Mapping
from dataclasses import replace

from briefings.model.briefing import Briefing, Citation, Claim, Part, Section
from briefings.model.spans import Span
from briefings.text.folding import even


def verify(
    briefing: Briefing, texts: Mapping[str, str], titles: Mapping[str, str] | None = None
) -> tuple[Briefing, tuple[str, ...]]:
    """Return the briefing without whatever differs from `texts` (by document id), and a sentence on each drop.

    A claim whose part is the title is held against `titles`.
    A claim goes if its words, or all proof of them, are gone; a further citation or the context before a quotation
    goes alone. A document listed in Sources goes if it isn't in `texts`.
    """
    dropped: list[str] = []
    sections = []
    stored = {Part.TEXT: texts, Part.TITLE: titles or {}}
    for section in briefing.sections:
        claims = tuple(kept for claim in section.claims if (kept := _kept(claim, section, stored, dropped)))
        if claims or not section.claims:
            sections.append(section if claims == section.claims else replace(section, claims=claims))
    return replace(briefing, sections=tuple(sections)), tuple(dropped)


def _kept(claim: Claim, section: Section, stored: Mapping[Part, Mapping[str, str]], dropped: list[str]) -> Claim | None:
    """Return what of a claim is true of the texts; None for nothing. Says in `dropped` what isn't."""
    if not claim.citations:
        dropped.append(f"{section.heading}: a claim without a citation: {claim.pieces!r}")
        return None
    first, *others = claim.citations
    texts = stored[Part.TEXT]
    fault = _fault(first, claim.spans, claim.pieces, stored[first.part])
    if fault:
        dropped.append(f"{section.heading}: {first.path}: {fault}")
        return None
    proven = [one for one in others if _holds(one, claim.pieces, stored[one.part])]
    dropped += [
        f"{section.heading}: {one.path}: it doesn't hold {claim.pieces!r}" for one in others if one not in proven
    ]
    if len(proven) < len(others):
        claim = replace(claim, citations=(first, *proven))
    fault = _fault(first, claim.context_spans, claim.context_pieces, texts)
    if fault:
        dropped.append(f"{section.heading}: {first.path}: context: {fault}")
        claim = replace(claim, context_spans=(), context_pieces=())
    return claim


def _fault(
    citation: Citation, spans: tuple[Span, ...], pieces: tuple[str, ...], texts: Mapping[str, str]
) -> str | None:
    """Return what is wrong with words of the citation's document; None: they stand there."""
    text = texts.get(citation.document)
    if text is None:
        return "the document is gone"
    if len(spans) != len(pieces):
        return f"{len(spans)} spans for {len(pieces)} pieces"
    for span, piece in zip(spans, pieces, strict=True):
        if not 0 <= span.start <= span.end <= len(text) or span.of(text) != piece:
            return f"the text at {span.start}–{span.end} isn't {piece!r}"
    return None


def _holds(citation: Citation, pieces: tuple[str, ...], texts: Mapping[str, str]) -> bool:
    """Tell whether the cited span holds the words in order; case, quotation marks and white space don't count."""
    text = texts.get(citation.document)
    if text is None:
        return False
    words, at = even(citation.span.of(text)), 0
    for piece in pieces:
        at = words.find(even(piece).strip("\"'.,;:!? "), at)
        if at < 0:
            return False
    return True
