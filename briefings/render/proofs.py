"""A proof's words as paragraphs, ready for a format to mark up."""

import re

from briefings.model.briefing import Proof, ProofPart
from briefings.text.cleaning import clean
from briefings.text.fragments import point_at_words

_BREAK = re.compile(r"\n[^\S\n]*\n\s*")


def point_at_proof(proof: Proof) -> str | None:
    """Return the address that opens a proof's page at its words; None where there is none (see `point_at_words`).

    None too where the text was captured: the page has changed since, or is gone.
    """
    if proof.captured_at is not None:
        return None
    return point_at_words(proof.citation.url, [part.text for part in proof.parts if part.marked])


def paragraphs(proof: Proof) -> tuple[tuple[ProofPart, ...], ...]:
    """Return a proof's parts by paragraph, white space folded; joined without a gap they read as the document does."""
    made: list[list[ProofPart]] = [[]]
    for part in proof.parts:
        first, *others = _BREAK.split(part.text.replace("\r", "\n" if "\n" not in part.text else ""))
        made[-1] += _pieces(first, part.marked)
        made += [_pieces(other, part.marked) for other in others]
    return tuple(_trimmed(parts) for parts in made if any(part.text.strip() for part in parts))


def _pieces(text: str, marked: bool) -> list[ProofPart]:
    """Return `text` harmless and folded, the white space at its ends as one space outside the marking."""
    words = clean(text)
    if not words:
        return [ProofPart(" ", False)] if text.isspace() else []
    before = [ProofPart(" ", False)] if text[0].isspace() else []
    after = [ProofPart(" ", False)] if text[-1].isspace() else []
    return [*before, ProofPart(words, marked), *after]


def _trimmed(parts: list[ProofPart]) -> tuple[ProofPart, ...]:
    """Return the parts without white space at the paragraph's ends, and none doubled."""
    made: list[ProofPart] = []
    for part in parts:
        if part.text == " " and (not made or made[-1].text == " "):
            continue
        made.append(part)
    if made and made[-1].text == " ":
        made.pop()
    return tuple(made)
