"""Spans, dates and lists as the library's columns hold them, and back."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from briefings.model.analysis import Precision, When
from briefings.model.rules import Rule
from briefings.model.spans import Span

#: SQL of when a document was published, in ISO 8601: its day, with the time and the zone that it states.
PUBLISHED_AT = "documents.published || coalesce('T' || documents.published_time, '')"

#: Made once, because a document has a hundred such values.
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_RULES = {str(rule): rule for rule in Rule}


def dump_json(value: object) -> str:
    """Return `value` as compact JSON; a span is a list of two numbers."""
    return _JSON.encode(value)


def load_json(values: Iterable[str]) -> list[Any]:
    """Return what several pieces of JSON hold; all at once is much quicker than one by one."""
    found: list[Any] = json.loads(f"[{','.join(values)}]")
    return found


def dump_span(span: Span | None) -> str:
    """Return the JSON of a span: sooner than `dump_json` does, for a document has some hundred."""
    return "null" if span is None else f"[{span[0]},{span[1]}]"


def dump_spans(spans: Iterable[Span]) -> str:
    """Return the same of several, as a list."""
    return f"[{','.join([f'[{start},{end}]' for start, end in spans])}]"


def dump_when(when: When) -> tuple[str, str, str, str]:
    """Return a date as its columns have it; its days are ISO 8601, so that SQL compares them."""
    return when.value, when.precision.value, when.first.isoformat(), when.last.isoformat()


def dump_said(said: When | None) -> tuple[str | None, str | None, str | None, str | None]:
    """Return when something was said; all is None where the text doesn't tell."""
    return (None, None, None, None) if said is None else dump_when(said)


def load_when(value: str, precision: str, first: str, last: str) -> When:
    """Return a date from its columns."""
    return When(value, Precision(precision), date.fromisoformat(first), date.fromisoformat(last))


def load_rule(name: str | None) -> Rule | None:
    """Return a rule by its name; None where there is none, or none of that name any more."""
    return None if name is None else _RULES.get(name)
