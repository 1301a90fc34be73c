"""What stories are made of, from its rows."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from briefings.library.columns import load_json
from briefings.model.stories import Opening, Signature

#: Rows whose JSON is read at once: while it is, no other thread goes on, and ten thousand take a fifth of a second.
_READ_AT_ONCE = 500


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


def make_signatures(rows: Iterable[Sequence[Any]]) -> list[Signature]:
    """Return signatures: of id, hour, whether only its day is known, title, terms and marks.

    Many are read as one JSON text, because a word that many documents have is then one object: it is made once, and
    found sooner when documents are compared.
    """
    rows = list(rows)
    return [one for at in range(0, len(rows), _READ_AT_ONCE) for one in _make_signatures(rows[at : at + _READ_AT_ONCE])]


def _make_signatures(rows: Sequence[Sequence[Any]]) -> Iterator[Signature]:
    read = load_json(column for _, _, _, *columns in rows for column in columns)
    for (document, hour, whole_day, *_), title, terms, marks in zip(
        rows, read[::3], read[1::3], read[2::3], strict=True
    ):
        yield Signature(
            document=document, hour=hour, whole_day=bool(whole_day), title=title, terms=terms, marks=tuple(marks)
        )
