"""When a source is due, and what a fetch leaves of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b

from briefings.model.captures import MissingPage
from briefings.model.fetching import FetchAnswer, FetchFailure
from briefings.model.sources import FetchRecord, Move, Source, SourceTrouble, Trouble

SHORTEST, LONGEST = timedelta(minutes=15), timedelta(hours=6)
#: Where a source's own pace isn't known: a page, or a feed without dates.
_USUAL = timedelta(hours=1)
#: Between two tries of a source that fails, and what a server may ask for at the most.
_LONGEST_PAUSE = timedelta(hours=24)
_WEEK = timedelta(days=7)
#: An address is replaced after so many answers in a row that name the same new one, the first and last so far apart.
_MOVES, _MOVED_FOR = 3, timedelta(days=1)
#: How long a source fails before whoever added it is told, and a page is missing before it is held to be gone: by then
#: it is no trouble that passes by itself.
_TELL_AFTER = timedelta(days=3)
#: Part of the time in which a source has brought nothing that passes until it is asked again.
_SILENCE = 16
#: Largest part by which an interval is made longer or shorter.
_JITTER = 0.1


def is_due(source: Source, now: datetime) -> bool:
    """Tell whether a source is to be fetched now."""
    return source.is_fetched and source.record.next_fetch <= now


def is_worth_telling(record: FetchRecord, now: datetime) -> bool:
    """Tell whether whoever added a source should hear of it: it has failed for three days, or is gone for good.

    >>> at = datetime(2026, 11, 28, tzinfo=UTC)
    >>> [is_worth_telling(FetchRecord(next_fetch=at, failing_since=at), at + timedelta(days=days)) for days in (2, 3)]
    [False, True]
    """
    return record.gone or (record.failing_since is not None and now - record.failing_since >= _TELL_AFTER)


def is_gone(page: MissingPage) -> bool:
    """Tell whether a page is gone at its publisher: its server said so for good, or for three days in every answer.

    >>> at = datetime(2026, 11, 28, tzinfo=UTC)
    >>> seen = [at + timedelta(days=days) for days in (2, 3)]
    >>> [is_gone(MissingPage(document="a", since=at, seen_at=one, is_final=False)) for one in seen]
    [False, True]
    """
    return page.is_final or page.seen_at - page.since >= _TELL_AFTER


def find_interval(days: Sequence[date], today: date, *, wish: float | None = None) -> timedelta:
    """Return the time until the next fetch of a feed that answered.

    Args:
        days: Publication days of its entries.
        today: The day of the fetch.
        wish: Seconds for which the server or the feed asks not to be asked again.

    Returns:
        The time between two of its entries within the last week, from 15 minutes to 6 hours; more where it is wished.
    """
    recent = [day for day in days if timedelta(0) <= today - day < _WEEK]
    # A feed that holds three days tells how much comes in three days.
    span = min(_WEEK, timedelta(days=1) + (today - min(days))) if days else _WEEK
    interval = _USUAL if not days else LONGEST if not recent else span / len(recent)
    return max(min(max(interval, SHORTEST), LONGEST), _wished(wish))


def lengthen_interval(interval: timedelta, last_new: datetime | None, now: datetime) -> timedelta:
    """Return the time until the next fetch of a source that has brought nothing since `last_new`: more, up to 6 hours.

    For answers that tell no days of entries, because nothing has changed: what was busy once may have ended.

    >>> at = datetime(2026, 11, 28, tzinfo=UTC)
    >>> [lengthen_interval(SHORTEST, at, at + timedelta(hours=hours)) / SHORTEST for hours in (1, 8, 24, 400)]
    [1.0, 2.0, 6.0, 24.0]
    """
    silent = timedelta(0) if last_new is None else now - last_new
    return max(interval, min(silent / _SILENCE, LONGEST))


def _wished(seconds: float | None) -> timedelta:
    return min(timedelta(seconds=max(0.0, seconds or 0.0)), _LONGEST_PAUSE)


def add_jitter(interval: timedelta, url: str) -> timedelta:
    """Return an interval made up to a tenth longer or shorter, always the same for an address.

    So feeds that were added together aren't due together for ever.
    """
    number = int.from_bytes(blake2b(url.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big")
    return interval * (1 - _JITTER + 2 * _JITTER * number / 0xFFFFFFFF)


def find_pause(failures: int, retry_after: float | None = None) -> timedelta:
    """Return the time until the next try after so many failures in a row: 15 minutes, doubled each time, up to a day.

    >>> [find_pause(failures).total_seconds() / 60 for failures in (1, 2, 3, 20)]
    [15.0, 30.0, 60.0, 1440.0]
    """
    pause = min(SHORTEST * (1 << min(failures - 1, 10)), _LONGEST_PAUSE)
    return max(pause, _wished(retry_after))


def record_success(
    source: Source,
    answer: FetchAnswer,
    *,
    interval: timedelta,
    body: str | None,
    changed: bool,
    now: datetime,
) -> Source:
    """Return a source after a fetch that was taken up in full, or that found nothing new.

    Args:
        source: As it was before.
        answer: Of the server; its validators are kept where it had a body.
        interval: Until the next fetch, without jitter.
        body: A hash of the body; None: there was none, what was kept stays.
        changed: Whether a document is new or changed.
        now: The end of the fetch, UTC.
    """
    record = source.record
    kept = record if body is None else replace(
        record, validators=answer.validators, validators_of=answer.final_url, body=body
    )  # fmt: skip
    url, move = _follow_move(source, answer)
    return replace(
        source,
        url=url,
        record=replace(
            kept,
            last_fetch=answer.fetched_at,
            last_new=answer.fetched_at if changed else record.last_new,
            next_fetch=now.astimezone(UTC) + add_jitter(interval, source.url),
            interval=interval,
            failures=0,
            failing_since=None,
            trouble=None,
            gone=False,
            move=move,
        ),
    )


def record_failure(source: Source, answer: FetchAnswer, trouble: Trouble, *, now: datetime) -> Source:
    """Return a source after a fetch that brought nothing: tried again later, or gone for good."""
    record = source.record
    failures = record.failures + 1
    # A body that couldn't be read must come again: a 304 would hide the loss.
    unread = isinstance(trouble.kind, SourceTrouble)
    return replace(
        source,
        record=replace(
            record,
            last_fetch=answer.fetched_at,
            next_fetch=now.astimezone(UTC) + find_pause(failures, answer.retry_after),
            failures=failures,
            failing_since=record.failing_since or answer.fetched_at,
            trouble=trouble,
            gone=trouble.kind is FetchFailure.GONE,
            validators=None if unread else record.validators,
            validators_of=None if unread else record.validators_of,
            body=None if unread else record.body,
        ),
    )


def _follow_move(source: Source, answer: FetchAnswer) -> tuple[str, Move | None]:
    """Return the address to ask next time, and where permanent redirects have led so far."""
    if answer.moved_to is None or answer.moved_to == source.url:
        return source.url, None
    before = source.record.move
    if before is None or before.to != answer.moved_to:
        return source.url, Move(to=answer.moved_to, count=1, since=answer.fetched_at)
    move = replace(before, count=before.count + 1)
    if move.count >= _MOVES and answer.fetched_at - move.since >= _MOVED_FOR:
        return move.to, None
    return source.url, move
