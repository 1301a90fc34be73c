"""How a followed source is written for the terminal: its name, its state, what a preview would bring."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from bot.cli.reports import count

if TYPE_CHECKING:
    from briefings import ListedSource, Preview, Source

#: Lines that a preview shows of what was thrown away.
_MOST_THROWN = 5


def name_source(source: "Source") -> str:
    """Return a source's name and address on one line."""
    from briefings import mask_secrets

    url = mask_secrets(source.url)
    name = source.name or source.title
    return make_line(url if name is None else f"{name} ({url})")


def make_line(words: str) -> str:
    """Return words on one line, without what nobody sees."""
    from briefings import clean_line

    return clean_line(words)


def list_preview_lines(shown: "Preview") -> Iterable[str]:
    """Yield what a source is, and what its newest article would bring."""
    from briefings import mask_secrets

    entries = f", entries: {shown.entries}" if shown.kind == "feed" else ""
    yield f"{shown.kind}: {shown.title or 'without a title'} ({mask_secrets(shown.url)}){entries}"
    if shown.article is None:
        return
    yield f"title: {shown.article.title or 'none'}"
    yield f"date: {shown.article.published or 'undated'}"
    yield f"author: {shown.article.author or 'not named'}"
    yield f"first sentence: {shown.first_sentence or 'none'}"
    yield f"thrown away: {count(len(shown.thrown_away), 'line')}"
    yield from (f"  {line[:200]}" for line in shown.thrown_away[:_MOST_THROWN])


def make_source_json(listed: "ListedSource") -> dict[str, object]:
    """Return a followed source as a dictionary that JSON can hold; times are ISO 8601."""
    source, record = listed.source, listed.source.record
    return {
        "id": source.id,
        "url": listed.shown_url,
        "kind": source.kind.value,
        "title": source.name or source.title,
        "state": source.state.value,
        "last_fetch": _iso(record.last_fetch),
        "last_new": _iso(record.last_new),
        "next_fetch": _iso(record.next_fetch) if source.is_fetched else None,
        "failures": record.failures,
        "reason": listed.reason or None,
        "documents": listed.documents,
    }


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")


def list_source_lines(listed: "ListedSource") -> Iterable[str]:
    """Yield a followed source with its documents, its times and what is wrong with it."""
    source, record = listed.source, listed.source.record
    yield f"{source.name or source.title or listed.shown_url} ({source.kind}, {source.state})"
    yield f"  {listed.shown_url}"
    yield f"  id {source.id}"
    times = [count(listed.documents, "document")]
    if record.last_new is not None:
        times.append(f"last new {format_local(record.last_new)}")
    if source.is_fetched:
        times.append(f"next fetch {format_local(record.next_fetch)}")
    yield f"  {', '.join(times)}"
    if listed.reason:
        since = "" if record.failing_since is None else f" (since {format_local(record.failing_since)})"
        yield f"  {listed.reason}{since}"


def format_local(moment: datetime) -> str:
    """Return a moment in the time of this machine."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"
