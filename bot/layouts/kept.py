"""A line as a menu's entry or the ledger keeps it, so that it can be proven when no briefing shows it any more."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.layouts.press import ClaimKey
from briefings import Claim, Span, words_digest

#: Discord's limit for the value of a menu's entry.
_VALUE = 100
_KEPT = re.compile(
    r"(?P<document>[0-9a-f]{1,40}):(?P<start>[0-9]{1,12}):(?P<end>[0-9]{1,12}):(?P<words>[0-9a-f]{1,40})"
    r"(?::(?P<spans>[0-9]{1,12}-[0-9]{1,12}(?:,[0-9]{1,12}-[0-9]{1,12})*))?"
)


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A line's place, and a mark of its words: enough to prove it when no briefing shows it any more."""

    document: str
    spans: tuple[Span, ...]
    words: str

    @property
    def key(self) -> ClaimKey:
        """What a menu's entry calls it."""
        hull = Span(min(span.start for span in self.spans), max(span.end for span in self.spans))
        return ClaimKey(self.document, hull)


def make_kept_claim(claim: Claim) -> KeptClaim | None:
    """Return what is kept of a claim; None where there is nothing to prove."""
    if not claim.citations or not claim.spans:
        return None
    return KeptClaim(claim.citations[0].document, claim.spans, words_digest(claim.pieces))


def list_fetched(claims: Iterable[Claim]) -> frozenset[tuple[str, str]]:
    """Return the fetched documents that lines cite, each with the version that is cited."""
    return frozenset(
        (citation.document, citation.version) for claim in claims for citation in claim.citations if citation.fetched
    )


def dump_kept_claim(claim: Claim) -> str | None:
    """Return what a menu's entry holds of a claim: its key, and where it fits all that is kept of it."""
    kept = make_kept_claim(claim)
    if kept is None:
        return None
    spans = "" if len(kept.spans) == 1 else ":" + ",".join(f"{span.start}-{span.end}" for span in kept.spans)
    value = f"{kept.key}:{kept.words}{spans}"
    return value if len(value) <= _VALUE else str(kept.key)


def load_kept_claim(value: str) -> KeptClaim | None:
    """Return the claim that a menu's entry holds; None where it holds but a key, or was never written by us."""
    match = _KEPT.fullmatch(value)
    if match is None:
        return None
    written_spans = match["spans"] or f"{match['start']}-{match['end']}"
    pairs = (pair.split("-") for pair in written_spans.split(","))
    return KeptClaim(match["document"], tuple(Span(int(start), int(end)) for start, end in pairs), match["words"])
