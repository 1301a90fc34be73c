import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, strategies as st

from briefings.model.sources import Feed, NoFeed
from briefings.sources.feed import read_feed

NOW = datetime(2026, 11, 28, 13, 0, tzinfo=UTC)
URL = "https://gazette.example/feed"


def read(body: str | bytes, content_type: str | None = "application/xml"):
    raw = body.encode() if isinstance(body, str) else body
    return read_feed(raw, url=URL, content_type=content_type, fetched_at=NOW)


def rss(items: str, head: str = "<title>Gazette</title>") -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'


def test_an_rss_item_is_read_with_all_that_it_says() -> None:
    feed = read(
        rss(
            "<item><guid isPermaLink='false'>g-1</guid><link>/a?p=1&amp;utm_source=rss</link>"
            "<title>Bread &amp;amp; &lt;i&gt;salt&lt;/i&gt;</title><description>The mill opens.</description>"
            "<author>Ines Falk</author><source url='https://k.example/f'>Kite Daily</source>"
            "<pubDate>Fri, 27 Nov 2026 00:10:00 CEST</pubDate></item>",
            "<title>Gazette &amp; Mail</title><ttl>120</ttl>",
        )
    )

    assert isinstance(feed, Feed)
    (entry,) = feed.entries
    assert (feed.title, feed.ttl) == ("Gazette & Mail", 7200)
    assert (entry.guid, entry.link) == ("g-1", "https://gazette.example/a?p=1")
    assert (entry.title, entry.author, entry.publisher) == ("Bread & salt", "Ines Falk", "Kite Daily")
    assert (entry.published, entry.published_raw) == (date(2026, 11, 27), "Fri, 27 Nov 2026 00:10:00 CEST")


def test_an_atom_entry_brings_its_full_text() -> None:
    feed = read(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title><entry><id>tag:1</id><title>Mill</title>'
        '<link href="https://gazette.example/mill"/><updated>2026-11-27T08:00:00Z</updated><summary>Short.</summary>'
        '<content type="html">&lt;p&gt;The mill opens.&lt;/p&gt;</content></entry></feed>'
    )

    assert feed.entries[0].content == "<p>The mill opens.</p>"
    assert feed.entries[0].summary == "Short."


def test_a_json_feed_is_read() -> None:
    item = {"id": "7", "url": "/mill", "title": "Mill", "content_text": "One < two.\nThree.", "summary": "Short.",
            "date_published": "2026-11-27T08:00:00+09:00", "authors": [{"name": "Ines Falk"}]}  # fmt: skip
    feed = read(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Gazette", "items": [item, 3]}))

    (entry,) = feed.entries
    assert (entry.link, entry.author) == ("https://gazette.example/mill", "Ines Falk")
    assert entry.content == "<p>One &lt; two.</p><p>Three.</p>"
    assert entry.published == date(2026, 11, 27)


@pytest.mark.parametrize("body", ['{"version": "2"}', "{", '{"version": "https://jsonfeed.org/version/1"', "[" * 9000])
def test_json_that_is_no_feed_is_none(body) -> None:
    assert isinstance(read(body), NoFeed)


def test_a_page_says_which_feeds_it_has_those_of_comments_last() -> None:
    found = read(
        "<html><head><link rel='alternate' type='application/rss+xml' href='/comments/feed' title='Comments'>"
        "<link rel='alternate' type='application/rss+xml' href='https://elsewhere.example/f'>"
        "<link rel='alternate' type='application/atom+xml' href='/atom'>"
        "<link rel='stylesheet' href='/s.css'></head><body>Hello</body></html>",
        "text/html",
    )

    assert found.is_page
    assert found.feeds == (
        "https://gazette.example/atom",
        "https://elsewhere.example/f",
        "https://gazette.example/comments/feed",
    )


def test_a_feed_without_entries_is_a_feed() -> None:
    assert read(rss("")) == Feed(title="Gazette", entries=())


def test_a_body_that_is_an_address_is_not_fetched() -> None:
    assert isinstance(read("http://127.0.0.1:1/feed", None), NoFeed)


def test_entities_that_grow_are_not_expanded() -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "x" * 10}">' for n in range(10))
    found = read(f'<?xml version="1.0"?><!DOCTYPE r [{bomb}]>{rss("<item><title>&a9;</title></item>")[21:]}')

    assert isinstance(found, NoFeed) or all(len(one.title or "") <= 500 for one in found.entries)


def test_the_servers_character_set_is_followed_and_a_wrong_one_survived() -> None:
    body = rss("<item><title>Müller öffnet die Mühle</title></item>")

    assert (
        read(body.encode("latin-1"), "application/xml; charset=iso-8859-1").entries[0].title
        == "Müller öffnet die Mühle"
    )
    assert read(body.encode(), "application/xml; charset=us-ascii").entries[0].title == "Müller öffnet die Mühle"


def test_a_title_is_one_clean_line() -> None:
    feed = read(rss("<item><title>&lt;script&gt;x()&lt;/script&gt;A\n\u202eB\u0007</title></item>"))

    assert feed.entries[0].title is not None
    assert not set("<>\n\u202e\u0007") & set(feed.entries[0].title)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_feed_or_none(body) -> None:
    assert isinstance(read(body), Feed | NoFeed)
