from datetime import date

import pytest

from briefings.documents import parse
from briefings.errors import DocumentError
from briefings.model.moments import write_moment

FIRST = "The mayor of Larvik opened a bridge on Monday."
SECOND = "“It took us nine years,” she said."


def parsed(text: str):
    return parse("notes/bridge.txt", text.encode())


def paragraphs(article) -> list[str]:
    return [span.of(article.text) for span in article.body]


@pytest.mark.parametrize("start", ["", " ", "\ufeff", "\n\t"], ids=["plain", "space", "bom", "empty line"])
def test_a_header_gives_date_author_and_publisher_and_is_no_part_of_the_body(start):
    text = f"{start}date 2024-03-11 (Ann Example, The Fjord Post) {FIRST}\n\n{SECOND}\n"
    article = parsed(text)

    assert article.text == text
    assert (article.published, article.author, article.publisher) == (
        date(2024, 3, 11),
        "Ann Example",
        "The Fjord Post",
    )
    assert paragraphs(article) == [FIRST, SECOND]
    assert article.title is None


@pytest.mark.parametrize(
    ("credit", "author", "publisher"),
    [
        ("(Ann Example, Bo Example, The Fjord Post)", "Ann Example, Bo Example", "The Fjord Post"),
        ("(The Fjord Post)", None, "The Fjord Post"),
        ("(Ann Example, The Post (Larvik))", "Ann Example", "The Post (Larvik)"),
        ("()", None, None),
        ("", None, None),
    ],
)
def test_the_publisher_stands_after_the_last_comma_of_the_header(credit, author, publisher):
    article = parsed(f"date 2024-03-11 {credit} {FIRST}")

    assert (article.author, article.publisher) == (author, publisher)
    assert paragraphs(article) == [FIRST]


@pytest.mark.parametrize("value", ["2025-02-30", "2025-13-01", "0000-01-01", "2025-4-31"])
def test_an_impossible_date_in_the_header_is_an_error_that_names_file_field_and_date(value):
    with pytest.raises(DocumentError, match=rf"^notes/bridge.txt: the header's date '{value}' is an impossible date"):
        parsed(f"date {value} (Ann Example, The Fjord Post) {FIRST}")


@pytest.mark.parametrize("text", [f"Date: last Monday. {FIRST}", f"dated 2024-03-11 {FIRST}", FIRST])
def test_what_has_no_header_is_undated(text):
    article = parsed(text)

    assert article.published is None
    assert paragraphs(article) == [text]


@pytest.mark.parametrize(
    "credit",
    [
        "This article originally appeared at The Fjord Post.",
        "The story was first published in The Fjord Post.",
        "Originally published on fjordpost.example",
        "Reprinted with permission of The Fjord Post.",
    ],
)
def test_a_last_line_that_credits_the_first_appearance_is_no_part_of_the_body(credit):
    article = parsed(f"{FIRST}\n\n{SECOND}\n\n{credit}\n")

    assert paragraphs(article) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "last", ["The story was different in Oslo, where nobody came.", "This article of the treaty is disputed."]
)
def test_a_last_line_that_only_speaks_of_articles_stays(last):
    assert paragraphs(parsed(f"{FIRST}\n\n{last}")) == [FIRST, last]


@pytest.mark.parametrize(
    "text",
    [
        f"Bridge opens in Larvik\n\n{FIRST}\n\n{SECOND}",
        f"Bridge opens in Larvik\n{FIRST}\n{SECOND}",
        f"Bridge opens in Larvik\nBy Ann Example\n{FIRST}",
        f"Will the bridge open at last?\n\n{FIRST}",
        f"Bridge opened with help from the U.S.\n\n{FIRST}",
        f"Larvik Opens Bridge After Nine Years.\n\n{FIRST}",
        f"Bridge opens at last.\n\nLARVIK, Norway (Wire) — {FIRST}",
        f"\ufeffBridge opens in Larvik\r\n\r\n{FIRST}\r\n",
    ],
)
def test_a_first_line_that_looks_like_a_headline_is_the_title_and_the_first_of_the_body(text):
    article = parsed(text)

    assert article.title is not None
    assert article.title_span == article.body[0]
    assert article.title == article.body[0].of(text)


@pytest.mark.parametrize(
    "text",
    [
        FIRST,
        f"{FIRST}\n\n{SECOND}",
        "Nobody came\nFew stayed\nAll left",
        f"It was the third such opening of a bridge within a year, {'and more, ' * 20}said the mayor\n\n{FIRST}",
    ],
    ids=["one paragraph", "a sentence", "a list", "a long line"],
)
def test_a_first_line_that_reads_as_prose_is_no_title(text):
    if text.startswith("Nobody"):
        text = "Nobody came at all\nFew stayed\nAll left"
    article = parsed(text)

    assert article.title is None
    assert article.title_span is None


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"], ids=["LF", "CRLF", "CR", "LS"])
def test_lines_are_paragraphs_whatever_ends_them(end):
    article = parsed(end.join([FIRST, SECOND, FIRST]))

    assert paragraphs(article) == [FIRST, SECOND, FIRST]


def test_lines_filled_up_to_a_width_are_one_paragraph_until_an_empty_line():
    wrapped = (
        "The harbour board said on Friday that ships would be\n"
        "guided past the new bridge by two tugs until the light\n"
        "on its second pier works, and asked captains to wait.\n"
        "\n"
        "Nobody knows how long that is going to take, since the\n"
        "lamp has to come from abroad."
    )
    article = parsed(wrapped)

    assert paragraphs(article) == wrapped.split("\n\n")


@pytest.mark.parametrize("raw", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", "\u200b\n".encode()])
def test_an_empty_file_is_an_error(raw):
    with pytest.raises(DocumentError, match="empty"):
        parse("a.txt", raw)


def test_a_header_alone_is_an_error():
    with pytest.raises(DocumentError, match="no text after the header"):
        parsed("date 2024-03-11 (Ann Example, The Fjord Post)\n")


def test_an_unknown_ending_is_an_error_that_names_the_known_ones():
    with pytest.raises(DocumentError, match=r"\.docx, \.htm, \.html, \.markdown, \.md, \.pdf, \.txt"):
        parse("a.odt", b"words")


@pytest.mark.parametrize(
    ("above", "title", "author", "published"),
    [
        (
            "Vesterby reopens quay\nBy Ann van Berg\n4 March 2025\n\n",
            "Vesterby reopens quay",
            "Ann van Berg",
            "2025-03-04",
        ),
        ("2025-03-04\nVesterby reopens quay\n\n", "Vesterby reopens quay", None, "2025-03-04"),
        ("By Ann Berg | The Sound Post | March 4, 2025\n\n", None, "Ann Berg", "2025-03-04"),
        ("Title: The quay\nDate: 2025-03-04\nAuthor: Ann Berg\n\n", "The quay", "Ann Berg", "2025-03-04"),
        ("---\ntitle: The quay\ndate: 2025-03-04\n---\n", "The quay", None, "2025-03-04"),
        # What only begins so.
        ("By Monday the quay of Vesterby was open\n\n", "By Monday the quay of Vesterby was open", None, None),
        ("Meeting 4 March 2025\n\n", "Meeting 4 March 2025", None, None),
        ("Note: the board is ill.\n\n", None, None, None),
        ("---\n\n", None, None, None),
    ],
)
def test_a_text_without_our_header_states_day_and_author_on_lines_of_their_own(above, title, author, published):
    found = parse("a.txt", f"{above}The harbour board of Vesterby reopened the north quay after a storm.\n".encode())

    assert (found.title, found.author, found.published and found.published.isoformat()) == (title, author, published)


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("Published: May 6, 2025 at 8:15 a.m.", "2025-05-06T08:15:00"),
        ("First published 6 May 2025, 8.15am BST", "2025-05-06T08:15:00+01:00"),
        ("Published on: 2025-05-06T08:15:00Z", "2025-05-06T08:15:00+00:00"),
        ("May 6, 2025 · 4 min read", "2025-05-06"),
        ("25/05/2025", "2025-05-25"),
        ("06.05.2025", "2025-05-06"),
        # Near misses: a line that says something else, and a day that may be two.
        ("The 6 May 2025 vote", None),
        ("Version 1.12.2025", None),
        ("05/06/2025", None),
        ("6 May 2025 to 8 May 2025", None),
    ],
)
def test_a_day_on_a_line_of_its_own_is_the_texts(line: str, moment: str | None) -> None:
    text = f"The lock opens\n{line}\n\nThe lock of Brelm opened, and Ines Abara, who had built it, came to see it.\n"
    article = parse("a.txt", text.encode())

    assert write_moment(article.published, article.published_time) == moment
