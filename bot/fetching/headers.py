"""What the headers of an answer say: pure reading of hostile words."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from briefings import Validators

#: Seconds that are believed at the most, so that no time is reckoned with that doesn't exist.
_LONGEST_WAIT = 30 * 86_400.0
#: Characters of a validator: longer ones would be stored for each source and sent with each request.
_LONGEST_VALIDATOR = 1000
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?([0-9]{1,10})", re.IGNORECASE)


def read_validators(headers: Mapping[str, str]) -> Validators | None:
    """Return what to ask again with, as received; None: nothing, or the server says that nothing is to be kept.

    `Expires: 0` says so: servers that send it with an ETag were seen to answer *not modified* for ever.
    """
    if headers.get("Expires", "").strip() == "0":
        return None
    etag, last_modified = (_read_validator(headers.get(name)) for name in ("ETag", "Last-Modified"))
    return None if etag is None and last_modified is None else Validators(etag=etag, last_modified=last_modified)


def _read_validator(value: str | None) -> str | None:
    # Other than visible ASCII can't be sent back as the bytes that came.
    return value if value and len(value) <= _LONGEST_VALIDATOR and re.fullmatch(r"[ -~]+", value) else None


def read_retry_after(value: str | None, now: datetime) -> float | None:
    """Return the seconds from `now` (UTC) that a Retry-After asks to wait, a number or a date; None: it can't be read.

    >>> read_retry_after("Sat, 28 Nov 2026 14:00:30 GMT", datetime(2026, 11, 28, 14, tzinfo=UTC))
    30.0
    """
    words = (value or "").strip()
    if re.fullmatch(r"[0-9]{1,15}", words):
        return min(float(words), _LONGEST_WAIT)
    if not words or len(words) > 100:
        return None
    try:
        moment = parsedate_to_datetime(words)
        seconds = ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(seconds, 0.0), _LONGEST_WAIT)


def read_max_age(headers: Mapping[str, str]) -> float | None:
    """Return for how many seconds an answer is fresh, by Cache-Control and Age (RFC 9111, 4.2); None: it isn't said."""
    match = _MAX_AGE.search(headers.get("Cache-Control", ""))
    if match is None:
        return None
    age = headers.get("Age", "").strip()
    spent = float(age) if re.fullmatch(r"[0-9]{1,10}", age) else 0.0
    return min(max(float(match[1]) - spent, 0.0), _LONGEST_WAIT)
