from datetime import UTC, datetime

import pytest

from briefings.errors import RequestError
from briefings.model.sources import FetchRecord, Source, SourceKind
from briefings.sources.opml import read_opml, write_opml

NOW = datetime(2026, 11, 28, 13, 0, tzinfo=UTC)


def source(url: str, kind: SourceKind = SourceKind.FEED, name: str | None = None) -> Source:
    return Source(id=url, url=url, kind=kind, name=name, added_at=NOW, record=FetchRecord(next_fetch=NOW))


def test_what_is_written_is_read_again() -> None:
    written = write_opml(
        [source("https://a.example/f?x=1&y=2", name='A <&> "B"'), source("https://b.example/", SourceKind.PAGE)]
    )
    feed, page = read_opml(written.encode())

    assert (feed.url, feed.name, feed.kind) == ("https://a.example/f?x=1&y=2", 'A <&> "B"', SourceKind.FEED)
    assert (page.url, page.name, page.kind) == ("https://b.example/", None, SourceKind.PAGE)


def test_outlines_within_outlines_are_found_each_once() -> None:
    feeds = read_opml(
        b'<opml version="1.0"><body><outline text="News"><outline text="G" xmlUrl="https://g.example/f"/>'
        b'<outline text="H"><outline xmlUrl="https://h.example/f"/></outline></outline>'
        b'<outline text="G2" xmlUrl="https://g.example/f"/></body></opml>'
    )

    assert [one.url for one in feeds] == ["https://g.example/f", "https://h.example/f"]


@pytest.mark.parametrize(
    "raw", [b"", b"junk", b"<opml><body/></opml>", b"<html><body>Hello</body></html>", b"\x00\xff"]
)
def test_a_file_without_feeds_is_refused(raw) -> None:
    with pytest.raises(RequestError, match="OPML"):
        read_opml(raw)


def test_secrets_are_not_exported() -> None:
    assert "s3cr3t" not in write_opml([source("https://a.example/f?token=s3cr3t")])
