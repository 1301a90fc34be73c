"""Rows of captures and entries as objects; the column lists stand beside what reads them."""

import json
import zlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any

from briefings.model.article import Article
from briefings.model.captures import ArchivedEntry, Basis, Capture, PageState, document_id
from briefings.model.fetching import Validators
from briefings.model.spans import Span

CAPTURE_COLUMNS = (
    "id", "document", "path", "version", "url", "final_url", "fetched_at", "basis", "media_type", "extractor", "etag",
    "last_modified", "article",
)  # fmt: skip
ENTRY_COLUMNS = (
    "source", "identity", "document", "path", "link", "fingerprint", "page", "tries", "reason", "seen_at",
    "published_raw", "asked_at",
)  # fmt: skip


def stamp(moment: datetime) -> str:
    """Return the column text of an aware moment. Raises ValueError for a naive one: that is a bug of the caller."""
    if moment.tzinfo is None:
        raise ValueError(f"the archive keeps aware datetimes, not {moment!r}")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def capture_values(capture: Capture) -> dict[str, object]:
    """Return the values of CAPTURE_COLUMNS by their names, but for the id."""
    validators = capture.validators or Validators()
    return {
        "document": capture.document,
        "path": capture.article.path,
        "version": capture.version,
        "url": capture.url,
        "final_url": capture.final_url,
        "fetched_at": stamp(capture.fetched_at),
        "basis": capture.basis,
        "media_type": capture.media_type,
        "extractor": capture.extractor,
        "etag": validators.etag,
        "last_modified": validators.last_modified,
        "article": _dump_article(capture.article),
    }


def read_capture(row: Iterable[Any]) -> Capture:
    """Return the capture of a row of CAPTURE_COLUMNS."""
    own, _, path, _, url, final_url, fetched_at, basis, media_type, extractor, etag, last_modified, article = row
    has_validators = etag is not None or last_modified is not None
    return Capture(
        id=own,
        url=url,
        final_url=final_url,
        fetched_at=datetime.fromisoformat(fetched_at),
        basis=Basis(basis),
        media_type=media_type,
        extractor=extractor,
        validators=Validators(etag=etag, last_modified=last_modified) if has_validators else None,
        article=_load_article(path, article),
    )


def _dump_article(article: Article) -> bytes:
    found = {
        "text": article.text,
        "body": [[span.start, span.end] for span in article.body],
        "title": article.title,
        "title_span": None if article.title_span is None else [article.title_span.start, article.title_span.end],
        "published": _day(article.published),
        "published_time": None if article.published_time is None else article.published_time.isoformat(),
        "first_published": _day(article.first_published),
        "author": article.author,
        "publisher": article.publisher,
        "url": article.url,
        "licence": article.licence,
    }
    return zlib.compress(json.dumps(found, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _load_article(path: str, packed: bytes) -> Article:
    found = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
    return Article(
        path=path,
        text=found["text"],
        body=tuple(Span(*span) for span in found["body"]),
        title=found["title"],
        title_span=None if found["title_span"] is None else Span(*found["title_span"]),
        published=_date(found["published"]),
        published_time=_time(found.get("published_time")),
        first_published=_date(found["first_published"]),
        author=found["author"],
        publisher=found["publisher"],
        url=found["url"],
        licence=found["licence"],
    )


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _time(text: str | None) -> time | None:
    return None if text is None else time.fromisoformat(text)


def entry_values(entry: ArchivedEntry) -> dict[str, object]:
    """Return the values of ENTRY_COLUMNS by their names."""
    return {
        "source": entry.source,
        "identity": entry.identity,
        "document": document_id(entry.path),
        "path": entry.path,
        "link": entry.link,
        "fingerprint": entry.fingerprint,
        "page": entry.page,
        "tries": entry.tries,
        "reason": entry.reason,
        "seen_at": stamp(entry.seen_at),
        "published_raw": entry.published_raw,
        "asked_at": None if entry.asked_at is None else stamp(entry.asked_at),
    }


def read_entry(row: Iterable[Any]) -> ArchivedEntry:
    """Return the entry of a row of ENTRY_COLUMNS."""
    source, identity, _, path, link, fingerprint, page, tries, reason, seen_at, published_raw, asked_at = row
    return ArchivedEntry(
        source=source,
        identity=identity,
        path=path,
        link=link,
        fingerprint=fingerprint,
        page=PageState(page),
        tries=tries,
        reason=reason,
        seen_at=datetime.fromisoformat(seen_at),
        published_raw=published_raw,
        asked_at=None if asked_at is None else datetime.fromisoformat(asked_at),
    )
