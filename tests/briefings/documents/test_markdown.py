from datetime import date

import pytest

from briefings.documents import parse
from briefings.errors import DocumentError
from briefings.model.article import BasedOn
from briefings.model.moments import write_moment

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
def test_front_matter_gives_every_field_and_is_none_of_the_text(bom, end):
    text = (bom + FRONT + "\nThe bridge opened.\n\nNobody came.\n").replace("\n", end)
    article = parsed(text)

    assert article.text == "\n" * text.count("\n", 0, text.index("The bridge")) + "The bridge opened.\n\nNobody came.\n"
    assert article.title == "A bridge: nine years late"
    assert article.published == date(2024, 3, 12)
    assert (article.author, article.publisher) == ("Ann Example, Bo Example", "Our notes")
    assert (article.url, article.licence) == ("https://notes.example/bridge", "CC0")
    assert article.based_on == BasedOn(
        author="Cy Example", publisher="The Fjord Post", date=date(2024, 3, 11), url="http://post.example/1"
    )
    assert paragraphs(article) == ["The bridge opened.", "Nobody came."]


def test_the_day_alone_above_the_text_is_no_line_of_it():
    article = parsed(
        "# A bridge\n\nBy Ann Example | *Fjord Post*\n\n12 March 2024\n\nIt opened.\n\n13 March 2024\n\nIt fell.\n"
    )

    assert (article.author, article.published) == ("Ann Example", date(2024, 3, 12))
    assert [span.of(article.text) for span in article.body] == ["A bridge", "It opened.", "13 March 2024", "It fell."]


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
        "The band played,\nand well.",
        "“At last,” she said.",
        "First came a car.",
        "It closed.",
    ]


@pytest.mark.parametrize(
    ("front", "warning"),
    [
        ("date: 2025-02-30", "date '2025-02-30' is no day of the calendar"),
        ("date: next week", "date 'next week' is no day of the calendar"),
        ("date: 03/04/2025", "date '03/04/2025' is no day of the calendar, or can be read as two"),
        ("based_on:\n  date: 2025-02-30", "based_on: date '2025-02-30' is no day"),
        ("based_on: The Post", "based_on doesn't hold"),
        ("title: [a, b]", "title is a list, not one value"),
        ("author:\n  born: 1970", "author names nobody"),
        ("url: javascript:alert(1)", "url 'javascript:alert(1)' is no web address"),
        ("title: 'open", "the front matter is no YAML (line "),
        ("title: a\n  b: c", "the front matter is no YAML (line "),
        ("title: a\x07b", "the front matter is no YAML (it holds characters"),
        ('title: "\\U00110000"', "the front matter is no YAML (it holds characters"),
        ("a: 1\n" * 8000, "the front matter is longer than 32,000 characters"),
        ("a: " + "{b: " * 200, "the front matter is no YAML (it is nested too deeply)"),
    ],
)
def test_a_field_that_makes_no_sense_is_left_out_with_a_warning_and_the_document_is_kept(front, warning):
    article = parsed(f"---\n{front}\nlicence: CC0\n---\n{'The bridge opened on a Monday. ' * 9}\n")

    assert article.published is None
    assert [one for one in article.warnings if one.startswith(warning)]
    assert paragraphs(article) == [("The bridge opened on a Monday. " * 9).strip()]


def test_a_header_that_is_no_yaml_gives_what_can_be_told_line_by_line():
    article = parsed(
        "---\ntitle: Bridge: it opens\ndate: 2024-03-12\nauthor:\n- Ann Example\n- 'Bo Example'\n"
        "based_on:\n  publisher: Fjord Post\n---\nIt opened.\n"
    )

    assert (article.title, article.published) == ("Bridge: it opens", date(2024, 3, 12))
    assert article.author == "Ann Example, Bo Example"
    assert article.based_on == BasedOn(author=None, publisher="Fjord Post", date=None)
    assert "line by line" in article.warnings[0]


@pytest.mark.parametrize(
    ("front", "wanted"),
    [
        ("published: 2024-03-12\ncreated: 2024-03-20", {"published": date(2024, 3, 12)}),
        ("created: 2024-03-20", {"published": date(2024, 3, 20)}),
        ("created: 2024-03-20\nsource: https://post.example/1", {"published": None, "url": "https://post.example/1"}),
        ('authors:\n- "[[Ann Example]]"\n- "[[people/bo|Bo Example]]"', {"author": "Ann Example, Bo Example"}),
        ("author: By Ann Example", {"author": "Ann Example"}),
        ("Author:\n- name: Ann Example", {"author": "Ann Example"}),
        ("source: Harbour Labs", {"publisher": "Harbour Labs", "url": None}),
        (
            "source: '[Harbour Labs](https://labs.example/1)'",
            {"publisher": "Harbour Labs", "url": "https://labs.example/1"},
        ),
        (
            "site: Fjord Post\nlink: www.post.example/1",
            {"publisher": "Fjord Post", "url": "https://www.post.example/1"},
        ),
        ("date: 12 March 2024", {"published": date(2024, 3, 12)}),
        ("date: 1912-04-16", {"published": date(1912, 4, 16)}),
        ('date: "[[2024-03-12]]"', {"published": date(2024, 3, 12)}),
        ("Publish-Date: 31/12/2024", {"published": date(2024, 12, 31)}),
        ("title: 'null'\nheadline: A bridge", {"title": "A bridge"}),
        ("title: 2024", {"title": "2024"}),
        ("title: yes", {"title": "yes"}),
        (
            "title: Berth #2 opens\npublished: true\ndate: 2024-03-12",
            {"title": "Berth #2 opens", "published": date(2024, 3, 12)},
        ),
        ("title: Berth opens # as of noon", {"title": "Berth opens"}),
        ('title: "*Sound* opens"', {"title": "Sound opens"}),
    ],
)
def test_what_clippers_and_note_takers_write_is_read_as_they_mean_it(front, wanted):
    article = parsed(f"---\n{front}\n---\nIt opened.\n")

    assert {name: getattr(article, name) for name in wanted} == wanted
    assert article.warnings == ()


@pytest.mark.parametrize("name", ["a.markdown", "A.MARKDOWN", "a.md"])
def test_markdown_has_two_endings(name):
    assert parse(name, FRONT.encode() + b"It opened.\n").title == "A bridge: nine years late"


def test_front_matter_without_an_end_ends_where_the_fields_do():
    article = parsed("---\ntitle: A bridge\ndate: 2024-03-12\n\nIt opened.\n")

    assert (article.title, article.published) == ("A bridge", date(2024, 3, 12))
    assert paragraphs(article) == ["It opened."]
    assert "has no end" in article.warnings[0]


@pytest.mark.parametrize("text", ["---\n\nIt opened.\n\n---\n\nIt closed.\n", "---\n\nIt opened.\n\nIt closed.\n"])
def test_a_first_rule_without_fields_is_text(text):
    article = parsed(text)

    assert paragraphs(article) == ["It opened.", "It closed."]
    assert article.warnings == ()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "[Ann Vik](https://a.example/b_(c)), the mayor, *said* it was **open**.",
            "Ann Vik, the mayor, said it was open.",
        ),
        ("It was `open`.[^1]\n\n[^1]: A note.", "It was open."),
        ("She said &quot;it is open&quot; &amp; left.", 'She said "it is open" & left.'),
        ("<b>Ann Vik</b> said it was open.<!-- a remark -->", "Ann Vik said it was open."),
        ("[[Ann Vik]] met [[people/Bo Lee|Bo]].", "Ann Vik met Bo."),
        ("It was ==open== %%ask again%%for all. ^block-1", "It was open for all."),
        ("![[plan.png]] It opened. ![A pier](pier.jpg)", "It opened."),
        ("- [ ] The mayor spoke.", "The mayor spoke."),
        ("> [!quote] Said today\n> “At last,” she said.", "“At last,” she said."),
        ("The fee is 3 * 4 euros, 2 < 3, and a_b_c is a name.", "The fee is 3 * 4 euros, 2 < 3, and a_b_c is a name."),
        ("It costs 5 \\* 3.", "It costs 5 * 3."),
        ("He paid $5 [sic] for ~~one~~ two.", "He paid $5 [sic] for one two."),
        ("<div>\nThe mayor spoke.\n</div>", "The mayor spoke."),
        ("| a | b |\n|---|---|\n| c | d |\n\nIt opened.", "It opened."),
        ("    code = 1\n\nIt opened.", "It opened."),
        ("#ferries #quay/north\n\nIt opened.", "It opened."),
        ("It opened as #quay said.", "It opened as #quay said."),
        ("::: note\nIt opened.\n:::", "It opened."),
        ('!!! note "Today"\n    It opened.', "It opened."),
        ("It opened!!! Note that.", "It opened!!! Note that."),
        ("*[EU]: European Union\n\n[TOC]\n\nIt opened.", "It opened."),
        ("- It opened. ([View Highlight](https://a.example/1))", "It opened."),
    ],
)
def test_words_stand_without_the_marks_of_markdown(written, read):
    assert [" ".join(one.split()) for one in paragraphs(parsed(f"{written}\n"))] == [read]


def test_a_line_keeps_its_number():
    article = parsed("---\ntitle: A bridge\n---\n\n# A bridge\n\n- It opened.\n- It *closed*.\n\n> “No,”\n> he said.\n")
    lines = article.text.split("\n")

    assert (lines[4], lines[6], lines[7], lines[9], lines[10]) == (
        "A bridge", "It opened.", "It closed.", "“No,”", "he said."
    )  # fmt: skip


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
        ("# [Bridge opens](https://a.example/x)", "Bridge opens"),
        ("# Bridge opens {#bridge .wide}", "Bridge opens"),
        ("# Bridge opens {at last}", "Bridge opens {at last}"),
    ],
)
def test_marks_that_close_a_heading_are_none_of_its_words(line, title):
    assert parsed(f"{line}\n\nThe bridge opened.\n").title == title


@pytest.mark.parametrize(
    "header",
    [
        '+++\ntitle = "Quay opens"\ndate = 2025-03-04T08:00:00+01:00\nauthors = ["Ann Berg", "Bo Dahl"]\n+++\n',
        '{\n  "title": "Quay opens", "date": "2025-03-04T08:00:00+01:00",\n  "author": ["Ann Berg", "Bo Dahl"]\n}\n',
        '\ufeff{"Title": "Quay opens", "published": "2025-03-04T08:00:00+01:00", "by": "Ann Berg, Bo Dahl"}\r\n',
    ],
    ids=["toml", "json", "json on one line"],
)
def test_a_header_in_toml_or_json_is_read_like_one_in_yaml(header: str) -> None:
    found = parse("a.md", f"{header}\nThe quay opened on Monday.\n".encode())

    assert (found.title, found.author, found.warnings) == ("Quay opens", "Ann Berg, Bo Dahl", ())
    assert write_moment(found.published, found.published_time) == "2025-03-04T08:00:00+01:00"
    assert [span.of(found.text) for span in found.body] == ["The quay opened on Monday."]


@pytest.mark.parametrize(
    "text",
    ['{"colour": "red"}\n\nThe quay opened.\n', '{"title": "Quay"} is JSON.\n', '{"title": "Quay"\n\nIt opened.\n',
     "{" * 40_000],
    ids=["no field", "in a line", "open", "deep"],
)  # fmt: skip
def test_an_object_that_is_no_header_is_text(text: str) -> None:
    found = parse("a.md", text.encode())

    assert "".join(found.text.split()) == "".join(text.split())
    assert (found.title, found.warnings) == (None, ())


def test_a_header_that_is_no_toml_is_read_line_by_line_and_lines_without_fields_are_text() -> None:
    broken = parse("a.md", b"+++\ntitle = Quay opens\ndate = 2025-03-04\n+++\nThe quay opened on Monday.\n")
    plain = parse("a.md", b"+++\n\nThe quay opened on Monday.\n\n+++\n")

    assert (broken.title, str(broken.published), len(broken.warnings)) == ("Quay opens", "2025-03-04", 1)
    assert "The quay opened on Monday." in [span.of(plain.text) for span in plain.body]


@pytest.mark.parametrize(
    ("header", "author", "published"),
    [
        ("title: Quay opens\ndate: 2025-03-04\nauthor: Ann Berg\n", "Ann Berg", "2025-03-04"),
        ("\n\n---\ntitle: Quay opens\nauthor: Ann Berg <ann@soundpost.example>\n---\n", "Ann Berg", None),
        ("---\ntitle: Quay opens\nauthor: [[Ann Berg]]\npublished: [[2025-03-04]]\n---\n", "Ann Berg", "2025-03-04"),
        ("# Quay opens\n\n*By Ann Berg, 4 March 2025, 08:00 GMT*\n", "Ann Berg", "2025-03-04T08:00:00+00:00"),
    ],
)
def test_a_header_may_be_written_by_hand(header: str, author: str | None, published: str | None) -> None:
    found = parse("a.md", f"{header}\nThe quay opened on Monday.\n".encode())

    assert (found.title, found.author) == ("Quay opens", author)
    assert write_moment(found.published, found.published_time) == published
    assert [span.of(found.text) for span in found.body][-1] == "The quay opened on Monday."


@pytest.mark.parametrize(
    "words",
    [
        "Question: who pays?\nAnswer: nobody.",
        "Ann Berg: We open.\nBo Dahl: We close.",
        "Date: the fruit of palms\nName: Phoenix",
        "Title: a word for lords",
        "By the river, on 4 March 2025, they met and talked for hours.",
    ],
)
def test_words_that_only_look_like_a_header_are_text(words: str) -> None:
    found = parse("a.md", f"{words}\n\nThe quay opened on Monday.\n".encode())

    assert (found.title, found.author, found.published) == (None, None, None)
    assert [span.of(found.text) for span in found.body] == [words, "The quay opened on Monday."]


@pytest.mark.parametrize(
    ("between", "is_text"),
    [
        ("Note: the wall is open again. “It will hold,” Ines Abara said.", True),
        ("Update: nobody came to the lock on Monday.", True),
        # Near misses: fields of programs, and those whose names are known.
        ("description: The wall is open again, at last.", False),
        ("Aliases: wall", False),
        ("Title: The wall is open again, at last.", False),
    ],
)
def test_sentences_between_two_rules_are_text_even_with_a_colon(between: str, is_text: bool) -> None:
    article = parsed(f"---\n\n{between}\n\n---\n\nThe council paid for it.\n")

    assert (paragraphs(article)[0] == between) is is_text
    assert paragraphs(article)[-1] == "The council paid for it."


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Wall &amp; gate <em>open</em>", "Wall & gate open"),
        ("The caf&eacute; on the quay", "The café on the quay"),
        ("Is 2 < 3? AT&T says <yes>", "Is 2 < 3? AT&T says <yes>"),
        ("R&D; and more", "R&D; and more"),
    ],
)
def test_a_title_loses_marks_of_html_and_nothing_else(written: str, title: str) -> None:
    assert parsed(f'---\ntitle: "{written}"\n---\nIt opened.\n').title == title


@pytest.mark.parametrize(
    "deep",
    [
        f"{'>' * 60} Ines Abara spoke.",
        f"{'> ' * 60}Ines Abara spoke.",
        f"{'* ' * 60}Ines Abara spoke.",
        f"{'1. ' * 60}Ines Abara spoke.",
        "\n".join(f"{'  ' * level}- Ines Abara spoke." for level in range(60)),
        "\n".join(f"{chr(9) * level}- Ines Abara spoke." for level in range(60)),
    ],
)
def test_what_stands_behind_lines_that_are_nested_deeply_is_read(deep: str) -> None:
    found = paragraphs(parsed(f"The lock opened.\n\n{deep}\n\nThe gate closed.\n"))

    assert found[0] == "The lock opened."
    assert found[-1] == "The gate closed."
    assert "Ines Abara spoke." in found[-2]


@pytest.mark.parametrize("rule", ["* " * 30, "- " * 30, "-" * 60, "> " * 5 + "---", " " * 50 + "code"])
def test_rules_and_code_are_no_deep_lists(rule: str) -> None:
    assert paragraphs(parsed(f"The lock opened.\n\n{rule}\n\nThe gate closed.\n")) == [
        "The lock opened.",
        "The gate closed.",
    ]


@pytest.mark.parametrize(
    ("source", "publisher", "url"),
    [
        ("{name: The Post, url: 'https://post.example/1'}", "The Post", "https://post.example/1"),
        ("{title: The Post, link: nowhere}", "The Post", None),
        ("{page: 7}", None, None),
    ],
)
def test_a_source_of_several_fields_gives_name_and_address(source: str, publisher: str | None, url: str | None) -> None:
    article = parsed(f"---\ntitle: Lock\nsource: {source}\n---\nThe lock opened.\n")

    assert (article.publisher, article.url) == (publisher, url)
