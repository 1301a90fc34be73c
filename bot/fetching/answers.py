"""What a server's status and headers mean: validators, waiting times, failures."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from briefings import FetchFailure, Validators

#: Statuses that lead on, and those of them after which the old address may be forgotten.
REDIRECTS = frozenset((301, 302, 303, 307, 308))
PERMANENT = frozenset((301, 308))
#: Characters of a validator that are kept; a longer one is no validator but a trick.
_LONGEST_VALIDATOR = 500
#: Seconds beyond which a server's wish is no longer taken at its word.
_LONGEST_WAIT = 30 * 86_400.0
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,10})", re.IGNORECASE)


def read_validators(headers: Mapping[str, str]) -> Validators | None:
    """Return what to ask again with, as received; None: nothing, or a body that is stale at once ('Expires: 0')."""
    if headers.get("Expires", "").strip() in ("0", "-1") or "no-store" in headers.get("Cache-Control", "").lower():
        return None
    etag, modified = headers.get("ETag"), headers.get("Last-Modified")
    kept = Validators(
        etag=etag if etag and len(etag) <= _LONGEST_VALIDATOR else None,
        last_modified=modified if modified and len(modified) <= _LONGEST_VALIDATOR else None,
    )
    return kept if kept.etag or kept.last_modified else None


def read_retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Return Retry-After in seconds from `now` (UTC), whether it was seconds or a date; None: it says nothing."""
    wish = headers.get("Retry-After", "").strip()
    if not wish:
        return None
    if wish.isascii() and wish.isdigit():
        return min(float(wish[:12]), _LONGEST_WAIT)
    try:
        day = parsedate_to_datetime(wish)
    except ValueError:
        return None
    day = day.replace(tzinfo=UTC) if day.tzinfo is None else day
    return min(max(0.0, (day - now).total_seconds()), _LONGEST_WAIT)


def read_max_age(headers: Mapping[str, str]) -> float | None:
    """Return for how many seconds a body is fresh; None: Cache-Control doesn't say."""
    found = _MAX_AGE.search(headers.get("Cache-Control", ""))
    return min(float(found[1]), _LONGEST_WAIT) if found else None


def judge_status(status: int, headers: Mapping[str, str]) -> tuple[FetchFailure, str] | None:
    """Return why a status brings no body, with words for the log; None: it brings one."""
    mitigated = headers.get("cf-mitigated", "").strip().lower()
    page = headers.get("Content-Type", "").lower().startswith("text/html")
    if mitigated == "challenge":
        return FetchFailure.BOT_CHECK, "cf-mitigated: challenge"
    if status == 403 and page:
        return FetchFailure.BOT_CHECK, "403 with a page"
    if 200 <= status < 300:
        return None
    known = {404: FetchFailure.NOT_FOUND, 410: FetchFailure.GONE, 429: FetchFailure.BUSY, 503: FetchFailure.BUSY}
    if status in known:
        return known[status], ""
    if 400 <= status < 500:
        return FetchFailure.FORBIDDEN, ""
    return (FetchFailure.SERVER_ERROR if status >= 500 else FetchFailure.BAD_BODY), ""
