from datetime import date

import pytest

from briefings.documents import parse
from briefings.errors import DocumentError
from briefings.model.article import BasedOn

FRONT = """---
title: "A bridge: nine years late"
date: 2024-03-12
author: [Ann Example, Bo Example]
publisher: Our notes
url: https://notes.example/bridge
licence: CC0
based_on:
  author: Cy Example
  publisher: The Fjord Post
  date: 2024-03-11
  url: http://post.example/1
---
"""


def parsed(text: str):
    return parse("a.md", text.encode())


def paragraphs(article) -> list[str]:
    return [span.of(article.text) for span in article.body]


@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["plain", "bom"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_front_matter_gives_every_field_and_the_text_stays_as_it_is(bom, end):
    text = (bom + FRONT + "\nThe bridge opened.\n\nNobody came.\n").replace("\n", end)
    article = parsed(text)

    assert article.text == text
    assert article.title == "A bridge: nine years late"
    assert article.published == date(2024, 3, 12)
    assert (article.author, article.publisher) == ("Ann Example, Bo Example", "Our notes")
    assert (article.url, article.licence) == ("https://notes.example/bridge", "CC0")
    assert article.based_on == BasedOn(
        author="Cy Example", publisher="The Fjord Post", date=date(2024, 3, 11), url="http://post.example/1"
    )
    assert paragraphs(article) == ["The bridge opened.", "Nobody came."]


def test_without_front_matter_a_document_is_undated_and_its_first_heading_is_the_title():
    article = parsed("# A bridge #\n\nIt opened.\n\n## Later\n\nIt closed.\n")

    assert (article.title, article.published, article.author) == ("A bridge", None, None)
    assert article.title_span == article.body[0]
    assert paragraphs(article) == ["A bridge", "It opened.", "It closed."]


def test_a_heading_that_says_something_else_than_the_title_is_left_out():
    article = parsed("---\ntitle: A bridge\n---\n# Summary\n\nIt opened.\n")

    assert (article.title, article.title_span) == ("A bridge", None)
    assert paragraphs(article) == ["It opened."]


def test_only_prose_is_body():
    article = parsed(
        "Opening\n=======\n\nIt opened\non Monday.\n\n---\n\n- The mayor spoke.\n- The band played,\n  and *well*.\n\n"
        "> “At last,” she said.\n\n1. First came a car.\n\n```python\nprint('It closed.')\n\nmore()\n```\n\n"
        "<!-- a remark\nover two lines -->\n\n| a | b |\n|---|---|\n| c | d |\n\n![a picture](a.png)\n\n"
        "[link]: https://a.example\n\nIt [closed](https://b.example).\n\nLater\n-----\n"
    )

    assert paragraphs(article) == [
        "Opening",
        "It opened\non Monday.",
        "The mayor spoke.",
        "The band played,\n  and *well*.",
        "“At last,” she said.",
        "First came a car.",
        "It [closed](https://b.example).",
    ]


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        ("date: 2025-02-30", "date '2025-02-30' is an impossible date"),
        ("date: next week", "date 'next week' is no date"),
        ("based_on:\n  date: 2025-02-30", "based_on: date '2025-02-30' is an impossible date"),
        ("based_on: The Post", "based_on must hold"),
        ("title: [a, b]", "title must be one value"),
        ("author:\n  name: Ann", "author must be one value"),
        ("url: javascript:alert(1)", "url 'javascript:alert.* is no web address"),
        ("title: 'open", "front matter is broken"),
        ("- a\n- b", "front matter is broken: write one"),
        ("title: a\n  b: c", "front matter is broken"),
        ("[" * 3000, "front matter is broken"),
        ("title: a\x07b", "front matter is broken"),
        ('title: "\\U00110000"', "front matter is broken: it holds characters"),
        ("a: 1\n" * 8000, "front matter is longer than 32,000 characters; close it earlier"),
        ("a: " + "{b: " * 200, "front matter is broken: it is nested too deeply"),
    ],
)
def test_a_field_that_makes_no_sense_is_an_error_that_names_it(front, reason):
    with pytest.raises(DocumentError, match=rf"^a\.md: (the )?{reason}"):
        parsed(f"---\n{front}\n---\n{'The bridge opened on a Monday. ' * 9}\n")


def test_front_matter_without_an_end_is_an_error():
    with pytest.raises(DocumentError, match="has no end"):
        parsed("---\ntitle: A bridge\n\nIt opened.\n")


@pytest.mark.parametrize("text", ["---\ntitle: A bridge\n---\n", "---\n---\n\n***\n", "```\ncode\n```\n"])
def test_a_document_without_prose_is_an_error(text):
    with pytest.raises(DocumentError, match="no text"):
        parsed(text)


@pytest.mark.parametrize(
    ("value", "day"), [("2024-03-12T23:30:00-05:00", 12), ("2024-03-12 08:00", 12), ("'2024-3-2'", 2)]
)
def test_a_time_counts_as_the_day_that_is_written(value, day):
    assert parsed(f"---\ndate: {value}\n---\nIt opened.\n").published == date(2024, 3, day)


def test_empty_fields_are_as_good_as_none():
    article = parsed("---\ntitle:\ndate:\nbased_on:\n---\nIt opened.\n")

    assert (article.title, article.published, article.based_on) == (None, None, None)


@pytest.mark.parametrize(
    ("escaped", "title"),
    [(r"A \ud83d\ude00 b", "A \U0001f600 b"), (r"A \ud83d b", "A \ufffd b"), (r"A \ude00\ud83d b", "A \ufffd\ufffd b")],
)
def test_halves_of_a_character_are_joined_and_one_alone_is_replaced(escaped, title):
    assert parsed(f'---\ntitle: "{escaped}"\n---\nThe bridge opened.\n').title == title


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("# Bridge opens #", "Bridge opens"),
        ("# Bridge opens ###  ", "Bridge opens"),
        ("# Bridge opens#", "Bridge opens#"),
        ("# Bridge # opens", "Bridge # opens"),
        ("#  #1 bridge", "#1 bridge"),
        ("# ##", None),
    ],
)
def test_marks_that_close_a_heading_are_none_of_its_words(line, title):
    assert parsed(f"{line}\n\nThe bridge opened.\n").title == title
