"""What stories are made of, from its rows."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from briefings.model.stories import Opening, Signature


def make_opening(row: Sequence[Any]) -> Opening:
    """Return how a document begins: of id, title, its span, publication, text and paragraphs."""
    document, title, title_span, published, text, paragraphs = row
    after = json.loads(title_span)[1] if title_span else 0
    pieces = [
        text[max(start, after) : end] for start, end in json.loads(paragraphs) if end > after and start < len(text)
    ]
    at, whole_day = _load_time(published)
    return Opening(
        document=document,
        title=title,
        lead="\n".join(pieces),
        published=at,
        whole_day=whole_day,
    )


def _load_time(published: str | None) -> tuple[datetime | None, bool]:
    """Return a publication time, aware, and whether its day alone is known: then it is noon."""
    if published is None:
        return None, False
    if len(published) == len("YYYY-MM-DD"):
        return datetime.combine(date.fromisoformat(published), time(12), UTC), True
    at = datetime.fromisoformat(published)
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC), False


def make_signature(row: Sequence[object]) -> Signature:
    """Return a signature: of id, hour, whether only its day is known, title, terms and marks."""
    document, hour, whole_day, title, terms, marks = row
    return Signature(
        document=str(document),
        hour=hour if isinstance(hour, float) else None,
        whole_day=bool(whole_day),
        title=json.loads(str(title)),
        terms=json.loads(str(terms)),
        marks=tuple(json.loads(str(marks))),
    )
