"""A request as the ledger keeps it behind a button, with the lines that were shown when it was put there."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.layouts.press import ClaimKey
from briefings import Claim, Question, Request, Span, words_digest

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


def kept_claim(claim: Claim) -> KeptClaim | None:
    """Return what is kept of a claim; None where there is nothing to prove."""
    if not claim.citations or not claim.spans:
        return None
    return KeptClaim(claim.citations[0].document, claim.spans, words_digest(claim.pieces))


def claim_value(claim: Claim) -> str | None:
    """Return what a menu's entry holds of a claim: its key, and where it fits all that is kept of it."""
    kept = kept_claim(claim)
    if kept is None:
        return None
    spans = "" if len(kept.spans) == 1 else ":" + ",".join(f"{span.start}-{span.end}" for span in kept.spans)
    value = f"{kept.key}:{kept.words}{spans}"
    return value if len(value) <= _VALUE else str(kept.key)


def read_value(value: str) -> KeptClaim | None:
    """Return the claim that a menu's entry holds; None where it holds but a key, or was never written by us."""
    match = _KEPT.fullmatch(value)
    if match is None:
        return None
    written_spans = match["spans"] or f"{match['start']}-{match['end']}"
    pairs = (pair.split("-") for pair in written_spans.split(","))
    return KeptClaim(match["document"], tuple(Span(int(start), int(end)) for start, end in pairs), match["words"])


def written(request: Request, claims: Iterable[KeptClaim] = ()) -> str:
    """Return a request as JSON for the ledger."""
    fields: dict[str, object] = {
        "question": request.question.value,
        "topic": request.topic,
        "about": request.about,
        "second": request.second,
        "since": request.since and request.since.isoformat(),
        "until": request.until and request.until.isoformat(),
        "claims": [[claim.document, [[span.start, span.end] for span in claim.spans], claim.words] for claim in claims],
    }
    return json.dumps({name: value for name, value in fields.items() if value}, ensure_ascii=False, sort_keys=True)


def read(body: str) -> Request | None:
    """Return the request that `written` wrote; None for JSON of another making."""
    try:
        fields = json.loads(body)
        if not isinstance(fields, Mapping):
            return None
        return Request(
            question=Question(fields["question"]),
            topic=str(fields.get("topic", "")),
            about=str(fields.get("about", "")),
            second=str(fields.get("second", "")),
            since=_day(fields.get("since")),
            until=_day(fields.get("until")),
        )
    except (ValueError, KeyError):
        return None


def read_claim(body: str, key: ClaimKey) -> KeptClaim | None:
    """Return the line of this key that `written` wrote beside the request; None where there is none."""
    try:
        rows = json.loads(body).get("claims", ())
        claims = (KeptClaim(document, tuple(Span(*span) for span in spans), words) for document, spans, words in rows)
        return next((claim for claim in claims if claim.spans and claim.key == key), None)
    except (ValueError, TypeError, AttributeError):
        return None


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None
