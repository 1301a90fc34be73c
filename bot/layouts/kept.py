"""A request as the ledger keeps it behind a button, with the lines that were shown when it was put there."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.layouts.press import ClaimKey
from briefings import Claim, Question, Request, Span, words_digest


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
