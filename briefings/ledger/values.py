"""How values of the domain stand in columns."""

import json
import secrets
from datetime import UTC, datetime

from briefings.model.digest import LeftOut, LeftOutRule
from briefings.model.reasons import Cause, Reason

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


def stamp(moment: datetime) -> str:
    """Return the column text of an aware moment. Raises ValueError for a naive one: that is a bug of the caller."""
    return require_aware(moment).astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def require_aware(moment: datetime) -> datetime:
    """Return an aware moment as it is. Raises ValueError for a naive one: for what is done with others' moments."""
    if moment.tzinfo is None:
        raise ValueError(f"the ledger keeps aware datetimes, not {moment!r}")
    return moment


def moment(text: str) -> datetime:
    """Return the moment that a column holds."""
    return datetime.fromisoformat(text)


def stamp_or_none(value: datetime | None) -> str | None:
    """Return the column text of a moment that may be missing."""
    return None if value is None else stamp(value)


def moment_or_none(text: str | None) -> datetime | None:
    """Return the moment of a column that may be NULL."""
    return None if text is None else moment(text)


def new_id(length: int) -> str:
    """Return a random id of lower-case letters and digits, five bits each."""
    return "".join(secrets.choice(_LETTERS) for _ in range(length))


def dump_left_out(left_out: tuple[LeftOut, ...]) -> str:
    """Return the JSON of what a digest left out."""
    return json.dumps([[each.rule, each.document, each.count] for each in left_out], ensure_ascii=False)


def load_left_out(text: str) -> tuple[LeftOut, ...]:
    """Return what a digest left out."""
    return tuple(LeftOut(LeftOutRule(rule), document, count) for rule, document, count in json.loads(text))


def reason_or_none(cause: str | None, detail: str) -> Reason | None:
    """Return the reason of a column of causes and the column of its details; None where there is no cause.

    The cause of a later version, which this one has no words for, is kept as words.
    """
    if not cause:
        return None
    return Reason(Cause(cause), detail) if cause in set(Cause) else Reason(Cause.OTHER, detail or cause)
