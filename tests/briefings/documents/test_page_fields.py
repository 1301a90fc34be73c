"""Title, authors, publisher and dates of a page, each beside a near miss."""

import json
from datetime import date

import pytest

from briefings.documents import parse
from briefings.errors import DocumentError

PROSE = (
    "<p>The harbour board of Vesterby reopened the north quay on Monday after a storm had broken its wall.</p>"
    "<p>“The stones will hold,” the harbour master, Tora Lind, told the fishermen who had come to watch the boats.</p>"
    "<p>The work cost nine million kroner, and the board wants the town to pay a third of it over ten years.</p>"
)
HEADLINE = "Vesterby reopens north quay"


def read(head: str, *, h1: str | None = HEADLINE, above: str = "", below: str = ""):
    heading = f"<h1>{h1}</h1>" if h1 else ""
    return parse(
        "a.html",
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{above}"
        f"<article>{heading}{PROSE}</article>{below}</body></html>".encode(),
    )


def meta(**values: str) -> str:
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{value}">' for name, value in values.items())


def linked(*blocks: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(block)}</script>' for block in blocks)


def article(**fields: object) -> dict[str, object]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", "headline": HEADLINE, **fields}


@pytest.mark.parametrize(
    ("written", "site", "h1", "title"),
    [
        (f"{HEADLINE} | The Sound Post", "The Sound Post", HEADLINE, HEADLINE),
        (f"{HEADLINE} - The Sound Post", "The Sound Post", None, HEADLINE),
        (f"{HEADLINE} – Sound Post Online", "The Sound Post", None, HEADLINE),
        (f"{HEADLINE} — News — The Sound Post", "The Sound Post", HEADLINE, HEADLINE),
        (f"The Sound Post | {HEADLINE}", "The Sound Post", None, HEADLINE),
        (f"The Sound Post: {HEADLINE}", "The Sound Post", HEADLINE, HEADLINE),
        (f"{HEADLINE} | Harbour | The Sound Post | by Ann Berg", "The Sound Post", HEADLINE, HEADLINE),
        (f"{HEADLINE} » Harbour » Sound Post", "", HEADLINE, HEADLINE),
        (f"{HEADLINE} | Sound Post", "", None, HEADLINE),
        (f"{HEADLINE}: what the board decided", "The Sound Post", f"{HEADLINE}: what the board decided",
         f"{HEADLINE}: what the board decided"),
        ("Vesterby – the quay that came back", "The Sound Post", "Vesterby – the quay that came back",
         "Vesterby – the quay that came back"),
        ("Storm - and after", "The Sound Post", None, "Storm - and after"),
        ("Yes | no", "The Sound Post", None, "Yes | no"),
        ("Vesterby by Night", "The Sound Post", "Vesterby by Night", "Vesterby by Night"),
        ("A post from the sound - how Vesterby lives", "The Sound Post", None,
         "A post from the sound - how Vesterby lives"),
    ],
)  # fmt: skip
def test_a_title_loses_the_site_s_names_and_keeps_its_own_dashes(written, site, h1, title):
    named = meta(og__site_name=site) if site else ""
    address = '<link rel="canonical" href="https://www.soundpost.example/a">' if site else ""

    assert read(f"<title>{written}</title>{named}{address}", h1=h1).title == title
    assert read(meta(og__title=written) + f"<title>{written}</title>{named}{address}", h1=h1).title == title


def test_a_section_within_the_heading_is_no_part_of_the_title():
    site = meta(og__site_name="The Sound Post")

    assert read(f"<title>{HEADLINE} | The Sound Post</title>{site}", h1=f"<b>Ports</b> {HEADLINE}").title == HEADLINE
    assert read(f"<title>{HEADLINE} | The Sound Post</title>{site}", h1=f"{HEADLINE} <i>Premium</i>").title == HEADLINE
    assert (
        read(f"<title>{HEADLINE} | The Sound Post</title>{site}", h1=f"{HEADLINE} | The Sound Post").title == HEADLINE
    )
    assert read(f"<title>Harbour | Sea | Sky</title>{site}", h1="Harbour | Sea | Sky").title == "Harbour | Sea | Sky"
    assert read(f"<title>Vesterby | The Sound Post</title>{site}", h1="The road to Vesterby").title == (
        "The road to Vesterby"
    )


def test_a_host_with_an_article_is_the_site_s_name_without():
    address = '<link rel="canonical" href="https://www.thesoundpost.com/a">'

    assert read(f"<title>{HEADLINE} - The Sound Post</title>{address}", h1=None).title == HEADLINE
    assert read(f"<title>{HEADLINE} - the story</title>{address}", h1=None).title == f"{HEADLINE} - the story"


def test_a_title_in_the_text_stands_there_once_the_site_s_name_is_gone():
    found = read(f"<title>{HEADLINE} | The Sound Post</title>" + meta(og__site_name="The Sound Post"))

    assert found.title_span == found.body[0]


def test_a_site_s_own_heading_is_no_title():
    found = read(
        f"<title>{HEADLINE} - The Sound Post</title>" + meta(og__site_name="The Sound Post"),
        h1=None,
        above="<h1>The Sound Post</h1>",
    )

    assert found.title == HEADLINE


@pytest.mark.parametrize(
    ("head", "author"),
    [
        (linked(article(author={"@type": "Person", "name": "Ann Berg"})), "Ann Berg"),
        (linked(article(author=[{"@type": "Person", "name": "Ann Berg"}, {"@type": "Person", "name": "Bo Dahl"}])),
         "Ann Berg, Bo Dahl"),
        (linked(article(author="Ann Berg and Bo Dahl")), "Ann Berg, Bo Dahl"),
        (linked(article(author=["By Ann Berg, Bo Dahl & Eva Falk"])), "Ann Berg, Bo Dahl, Eva Falk"),
        (linked(article(author={"@type": "Person", "name": ["Ann Berg", "Bo Dahl"]})), "Ann Berg, Bo Dahl"),
        (linked(article(author={"@type": "Organization", "name": "Sound Media Group"})) + meta(author="Ann Berg"),
         "Ann Berg"),
        (linked(article(author={"@id": "#p"}), {"@graph": [{"@type": "Person", "@id": "#p", "name": "Ann Berg"}]}),
         "Ann Berg"),
        (linked({"@graph": [article(author={"@id": "#p"}), {"@type": "Person", "@id": "#p", "name": "Ann Berg"}]}),
         "Ann Berg"),
        (linked(article(author={"@type": "Person", "name": "Ann Berg"},
                        publisher={"@type": "Organization", "name": "The Sound Post",
                                   "founder": {"@type": "Person", "name": "Otto Krag"}})), "Ann Berg"),
        (linked(article(author={"@type": "Person", "name": "Ann Berg"}),
                article(headline="Ferry to Nordby stops for the winter", url="https://soundpost.example/ferry",
                        author={"@type": "Person", "name": "Gro Holm"})), "Ann Berg"),
        (linked(article(headline="Ferry to Nordby stops for the winter", url="https://soundpost.example/ferry",
                        author={"@type": "Person", "name": "Gro Holm"})) + meta(author="Ann Berg"), "Ann Berg"),
        (meta(author="By Ann Berg, Sound Post correspondent"), "Ann Berg"),
        (meta(author="Ann Berg; Bo Dahl"), "Ann Berg, Bo Dahl"),
        (meta(author="Ann Berg", article__author="https://www.facebook.com/ann.berg"), "Ann Berg"),
        (meta(author="Ann Berg in Vesterby for the Sound Post"), "Ann Berg"),
        (meta(author="Dr. Ann Berg, PhD"), "Ann Berg"),
        (meta(author="The Sound Post", og__site_name="The Sound Post"), None),
        (meta(author="Sound Post Staff"), None),
        (meta(author="News Desk"), None),
        (meta(author="admin"), None),
        (meta(author="newsroom@soundpost.example"), None),
        (meta(author="ann@soundpost.example (Ann Berg)"), "Ann Berg"),
        (meta(author="Ann Berg Updated 4 March 2025"), "Ann Berg"),
        (meta(author="Words by Ann Berg, photographs by Ida Ray"), "Ann Berg"),
        (meta(author="Ann Berg and AFP"), "Ann Berg"),
        (meta(author="Reuters"), None),
        (linked(article(author={"@type": "Person", "name": "The Associated Press"})), None),
        (meta(author="Ann Berg • The Sound Post", og__site_name="The Sound Post"), "Ann Berg"),
        (meta(author="Ann Berg, Nordby News Agency"), "Ann Berg"),
        (meta(author="Ann Berg, University of Vesterby"), "Ann Berg"),
        (meta(author="Reporter: Ann Berg for the Nordby Times"), "Ann Berg"),
        (meta(author="Ann Berg via Nordby Times https://nordby.example"), "Ann Berg"),
        (meta(author="Environment Editor Ann Berg"), "Ann Berg"),
        (meta(author="Agencies"), None),
        (meta(author="None"), None),
        (meta(author="Ann Serviceberg"), "Ann Serviceberg"),
        (meta(author="Editora Lind Berg"), "Editora Lind Berg"),
        (linked(article(creator=["Ann Berg"])), "Ann Berg"),
        (linked(article(author={"@type": "Person", "givenName": "Ann", "familyName": "Berg"})), "Ann Berg"),
        (linked(article(author={"@type": "Person", "name": "Guest Author"})), None),
        # What is a desk's word may be a family's name.
        (linked(article(author={"@type": "Person", "name": "Paul Guest"})), "Paul Guest"),
        (meta(author="Ann Head"), "Ann Head"),
        (meta(author="Reuterswärd Lind"), "Reuterswärd Lind"),
        (meta(author="Photine Berg"), "Photine Berg"),
        (meta(author="Ann Onstad"), "Ann Onstad"),
        (meta(author="Sandy Trustrum"), "Sandy Trustrum"),
        (meta(author="Edith Deskins"), "Edith Deskins"),
        (meta(author="Anders Holm-Anderson"), "Anders Holm-Anderson"),
    ],
)  # fmt: skip
def test_authors_are_people_parted_by_commas(head, author):
    assert read(head).author == author


def test_the_author_alone_on_a_line_is_no_paragraph():
    signed = parse(
        "a.html", f"<html><body><article><a rel='author'>Ann Berg</a>{PROSE}</article></body></html>".encode()
    )

    assert signed.author == "Ann Berg"
    assert "Ann Berg" not in [span.of(signed.text) for span in signed.body]


@pytest.mark.parametrize(
    ("above", "below", "author"),
    [
        ('<p class="author">Ann Berg</p>', "", "Ann Berg"),
        ("", '<div class="post_comment"><span class="comment_author">Nordby Ned</span> <p>So it is.</p></div>', None),
        ('<p>By <a rel="author">Ann Berg</a> and <a rel="author">Bo Dahl</a></p>', "", "Ann Berg, Bo Dahl"),
        (
            '<div class="byline"><b class="x">By</b> <span class="name">Ann Berg</span><i>Port editor</i></div>',
            "",
            "Ann Berg",
        ),
        ("", '<aside><p class="byline">By <a rel="author" href="/gro">Gro Holm</a></p></aside>', None),
        ('<p>By <a rel="author">Ann Berg</a></p>', '<div><a rel="author">Gro Holm</a></div>', "Ann Berg"),
        ('<p class="author">Ann Berg</p>', '<p id="comments"><span class="author">Nordby Ned</span></p>', "Ann Berg"),
    ],
)
def test_a_byline_s_author_is_one_and_who_comments_is_none(above, below, author):
    assert read("", above=above, below=below).author == author


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        (linked(article(publisher={"@type": "Organization", "name": "The Sound Post"}),
                {"@type": "Organization", "name": "Sound Media Group"}), "The Sound Post"),
        (linked({"@type": "Organization", "name": "Sound Media Group"},
                article(publisher={"name": "The Sound Post"})), "The Sound Post"),
        (linked(article(publisher={"name": "Sound Media Group"})) + meta(og__site_name="The Sound Post"),
         "The Sound Post"),
        (linked(article(publisher={"name": "Sound Publishing Ltd"})) + meta(og__site_name="The Sound Post"),
         "The Sound Post"),
        (linked(article(publisher={"name": "The Sound Post"})) + meta(og__site_name="All that the harbour talks about"),
         "The Sound Post"),
        (linked(article(publisher={"name": "The Sound Post"})) + meta(og__site_name="soundpost"), "The Sound Post"),
        (linked(article(publisher={"@id": "#o"}), {"@id": "#o", "@type": "Organization", "name": "Sound Post"}),
         "Sound Post"),
        (linked(article(), article(headline="Ferry to Nordby stops for the winter", url="https://nordby.example/f",
                                   publisher={"name": "Nordby Times"})) + meta(og__site_name="The Sound Post"),
         "The Sound Post"),
        (linked({"@type": "ItemList", "itemListElement": [article(publisher={"name": "Nordby Times"})]})
         + meta(og__site_name="The Sound Post"), "The Sound Post"),
        (f"<title>{HEADLINE} - The Sound Post</title>", "The Sound Post"),
        (meta(og__site_name="Sound Media Group"), "Sound Media Group"),
        (linked(article(publisher={"name": "Sound Media AS"}), {"@type": "WebSite", "name": "Sound Post"}),
         "Sound Post"),
        ('<link rel="canonical" href="https://www.soundpost.example/a">', "soundpost.example"),
        (meta(og__site_name="The Sound Post | What the harbour talks about"), "The Sound Post"),
        (meta(og__site_name="The Sound Post: news, sport and weather"), "The Sound Post"),
        (meta(og__site_name="Sound: Post"), "Sound: Post"),
        (linked({"@type": "WebPage", "name": HEADLINE, "isPartOf": {"@type": "WebSite", "name": "Sound Post"}}),
         "Sound Post"),
        (linked({"@type": "WebPage", "name": HEADLINE, "isPartOf": {"@type": "CreativeWork", "name": "A series"}}),
         None),
        ("<div itemprop='publisher' itemscope><meta itemprop='name' content='Sound Post'></div>", "Sound Post"),
        ("", None),
    ],
)  # fmt: skip
def test_the_publisher_is_the_article_s_own(head, publisher):
    assert read(head).publisher == publisher


MARCH = date(2025, 3, 4)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (meta(date="03/04/2025", pubdate="March 4, 2025"), MARCH),
        (meta(date="03/04/2025", pubdate="4 March 2025"), MARCH),
        (meta(date="03/04/2025", article__published_time="2025-03-04T08:00:00Z"), MARCH),
        (meta(date="03/04/2025") + linked(article(datePublished="2025-03-04")), MARCH),
        (meta(date="03/04/2025") + '<link rel="canonical" href="https://soundpost.example/2025/03/04/quay">', MARCH),
        (meta(date="03/04/2025"), None),
        (meta(date="03-04-2025"), None),
        (meta(date="4.3.2025"), MARCH),
        (meta(date="03/04/25"), None),
        (meta(pubdate="03/04/2025 08:00"), None),
        (meta(date="03/13/2025"), date(2025, 3, 13)),
        (meta(date="13/03/2025"), date(2025, 3, 13)),
        (meta(date="03/03/2025"), date(2025, 3, 3)),
        (meta(date="Tue, 04 Mar 2025 08:00:00 GMT"), MARCH),
        (meta(date="Mar. 4, 2025 8:00 a.m."), MARCH),
        (meta(date="20250304"), MARCH),
        (meta(article__published_time="1741075200000"), MARCH),
        (meta(article__published_time="2025-03-04T23:30:00-05:00"), MARCH),
        (meta(article__published_time="0001-01-01T00:00:00Z"), None),
        (linked(article(datePublished="2025-03-04T08:00:00Z"),
                article(headline="Ferry to Nordby stops for the winter", url="https://soundpost.example/ferry",
                        datePublished="2024-11-01")), MARCH),
        (meta(article__modified_time="2025-03-04T08:00:00Z"), MARCH),
    ],
)  # fmt: skip
def test_a_page_is_dated_by_what_can_be_read_in_one_way(head, published):
    assert read(head).published == published


@pytest.mark.parametrize(
    ("shown", "published"),
    [
        ("<span class='date'>03/04/2025</span>", None),
        ("<time>03/04/2025</time>", None),
        ("<time datetime='2025-03-04'>03/04/2025</time>", MARCH),
        ("<time>March 4, 2025</time>", MARCH),
        ("<span class='date'>Published: 4 March 2025</span>", MARCH),
    ],
)
def test_a_date_shown_over_the_article_counts_where_it_can_be_read_in_one_way(shown, published):
    assert read("", above=f"<main>{shown}</main>").published == published


@pytest.mark.parametrize(
    "below",
    [
        "<aside><time datetime='2020-01-01'>1 Jan 2020</time></aside>",
        "<div class='comments'><time datetime='2020-01-01'>1 Jan 2020</time></div>",
        "<section id='most-read'><span class='date'>Published: 1 January 2020</span></section>",
        "<footer>© 2019 The Sound Post, 1 January 2020</footer>",
    ],
)
def test_the_day_of_a_comment_or_of_another_article_dates_no_page(below):
    assert read("", below=below).published is None
    assert read("", above="<main><time>March 4, 2025</time></main>", below=below).published == MARCH


def test_an_address_may_name_its_month():
    assert read('<link rel="canonical" href="https://soundpost.example/2025/mar/04/quay">').published == MARCH


@pytest.mark.parametrize(
    ("changed", "published", "first"),
    [
        ("2025-03-06T08:00:00Z", date(2025, 3, 4), None),
        ("2025-04-03T08:00:00Z", date(2025, 3, 4), None),
        ("2025-04-04T08:00:00Z", date(2025, 4, 4), date(2025, 3, 4)),
        ("2026-01-10", date(2026, 1, 10), date(2025, 3, 4)),
        ("05/06/2026", date(2025, 3, 4), None),
        ("2024-03-04", date(2025, 3, 4), None),
    ],
)
def test_a_page_changed_more_than_thirty_days_later_is_dated_by_the_change(changed, published, first):
    for head in (
        meta(article__published_time="2025-03-04T08:00:00Z", article__modified_time=changed),
        linked(article(datePublished="2025-03-04T08:00:00Z", dateModified=changed)),
    ):
        found = read(head)

        assert (found.published, found.first_published) == (published, first)


@pytest.mark.parametrize(
    ("head", "at"),
    [
        (meta(article__published_time="2025-03-04T08:00:00+01:00"), "08:00:00+01:00"),
        (
            meta(article__published_time="2025-03-04T08:00:00Z", article__modified_time="2026-01-10T09:30Z"),
            "09:30:00+00:00",
        ),
        (linked(article(datePublished="2025-03-04")) + meta(article__published_time="2025-03-04T08:00"), "08:00:00"),
        (linked(article(datePublished="2025-03-04")) + meta(article__published_time="2025-03-05T08:00Z"), None),
        (meta(article__published_time="2025-03-04"), None),
    ],
)
def test_a_page_keeps_the_time_of_its_day(head, at):
    found = read(head).published_time

    assert (None if found is None else found.isoformat()) == at


@pytest.mark.parametrize("stray", [b"\xff", b"\x92", b"\x00", b"\xe2\x82", b"\xc3("])
@pytest.mark.parametrize("place", ["<footer>", "<script>", "<title>"])
def test_a_stray_byte_outside_of_the_article_harms_nothing(stray, place):
    head = "<html><head><title></title><script></script></head>"
    page = f"{head}<body><article>{PROSE}</article><footer></footer></html>"
    raw = page.encode().replace(place.encode(), place.encode() + b"x" + stray + b" ")
    found = parse("a.html", raw)

    assert "“The stones will hold,”" in found.text
    assert "\ufffd" not in found.text


def test_a_damaged_article_is_named_as_damaged():
    raw = PROSE.encode().replace(b"stones", b"st\xe2nes \xe2\x80\x99")

    with pytest.raises(DocumentError, match="broken UTF-8"):
        parse("a.html", b"<html><body><article>" + raw + b"</article></body></html>")


@pytest.mark.parametrize(
    "block",
    ['{"@type": "NewsArticle", "headline": }', "[" * 5000, '{"@type": ["NewsArticle", 3], "author": [[1]], "name": {}}',
     '{"@type": "NewsArticle", "author": {"@id": 5}, "publisher": [], "datePublished": true}',
     '{"@graph": ' * 300 + "1" + "}" * 300, "null", '{"@type": "NewsArticle", "author": "Ann Berg",}'],
)  # fmt: skip
def test_broken_or_strange_linked_data_leaves_the_meta_tags(block):
    head = f'<script type="application/ld+json">{block}</script>' + meta(author="Ann Berg", date="2025-03-04")
    found = read(head)

    assert (found.author, found.published, found.title) == ("Ann Berg", MARCH, HEADLINE)


FRONT = meta(og__type="website", og__url="https://www.soundpost.example/")


def test_a_site_s_front_page_is_named_and_no_article():
    with pytest.raises(DocumentError, match="front page"):
        read(FRONT)


@pytest.mark.parametrize(
    "head",
    [
        meta(og__type="website", og__url="https://www.soundpost.example/quay"),
        meta(og__url="https://www.soundpost.example/"),
        FRONT + linked(article()),
        FRONT + meta(article__published_time="2025-03-04"),
        meta(og__type="website"),
    ],
)
def test_an_article_may_say_that_its_site_is_one(head):
    assert read(head).title == HEADLINE


@pytest.mark.parametrize(
    ("above", "published"),
    [
        (
            '<article><p>Updated: <time datetime="2025-03-06"></time></p><time datetime="2025-03-04"></time></article>',
            MARCH,
        ),
        ('<main><time class="updated" datetime="2025-03-06"></time><time datetime="2025-03-04"></time></main>', MARCH),
        ('<main><time class="updated" datetime="2025-03-04"></time></main>', MARCH),
        ('<main><time datetime="2025-03-04">Tuesday</time><time datetime="2025-03-06"></time></main>', MARCH),
    ],
)
def test_the_time_of_a_change_stands_back_behind_the_first(above, published):
    assert read("", above=above).published == published
