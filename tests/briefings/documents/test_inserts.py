"""Boxes that a page puts into its sentences: the name again, run into headlines of other articles."""

import pytest
from hypothesis import given, strategies as st

from briefings import Article
from briefings.documents.formats import parse
from briefings.documents.inserts import remove_inserts
from briefings.model.spans import Span


def read(text: str) -> str:
    """Return the paragraphs of a text's article."""
    article = parse("a.txt", text.encode())
    return "\n\n".join(span.of(article.text) for span in article.body)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param(
            "The plan of Mayor Ann Holm Ann Maria HolmCouncil to vote on bridge Ferry strike ends MORE was refused.",
            "The plan of Mayor Ann Holm was refused.",
            id="a name in full, and two headlines",
        ),
        pytest.param(
            "Sen. Bo Falk Robert (Bo) Falk2031 race opens in Lund Falk: 'We will see' MORE’s (Lund) office waits.",
            "Sen. Bo Falk’s (Lund) office waits.",
            id="a figure begins the headline",
        ),
        pytest.param(
            "Ida O'Dell Ida Ruth O'DellMORE said the ferry sails.",
            "Ida O'Dell said the ferry sails.",
            id="no headline",
        ),
        pytest.param(
            "Ann Holm Ann HolmHarbour opens MORE met Bo Falk Bo FalkBridge closes MORE in Lund.",
            "Ann Holm met Bo Falk in Lund.",
            id="two of them in one sentence",
        ),
        pytest.param("Ann Holm asked for MORE boats.", None, id="a word in capitals"),
        pytest.param(
            "THE COUNCIL SAYS THEY NEED THEY NEEDED MORE FERRIES, ANN HOLM SAID.", None, id="a text in capitals"
        ),
        pytest.param("Apple Pay PayPal and Berg want a PLAN MORE than that.", None, id="a firm of another name"),
        pytest.param("The pay payMENT asked for MORE.", None, id="no name"),
        pytest.param("Holm HolmHarbour opens MORE waits.", None, id="a family name alone"),
        pytest.param("Ann Holm, Ann HolmBerg and others want MORE.", None, id="a comma parts them"),
        pytest.param("Ann Holm met Ann Holm of Orsk, who wants MORE boats.", None, id="a namesake"),
        pytest.param("Ann Holm Ann HolmHarbour opens.\n\nThey want MORE.", None, id="the end stands elsewhere"),
    ],
)
def test_box_behind_name_is_no_part_of_sentence(text: str, left: str | None) -> None:
    assert read(text) == (text if left is None else left)


def test_headline_that_is_a_box_is_left_as_it_is() -> None:
    head = "Ann Holm Ann HolmHarbour opens MORE"
    article = Article(path="a", text=head, body=(Span(0, len(head)),), title=head[9:], title_span=Span(9, len(head)))

    assert remove_inserts(article) == article


def test_title_within_text_loses_box() -> None:
    head, body = "Ann Holm Ann HolmHarbour opens MORE resigns", "The mayor has left."
    text = f"{head}\n\n{body}"
    article = remove_inserts(
        Article(
            path="a",
            text=text,
            body=(Span(0, len(head)), Span(len(head) + 2, len(text))),
            title=head,
            title_span=Span(0, len(head)),
        )
    )
    assert article.title == "Ann Holm resigns"
    assert [span.of(article.text) for span in article.body] == ["Ann Holm resigns", body]


_BOX = " Ann HolmHarbour opens MORE"


@given(st.lists(st.sampled_from(["Ann Holm", "Holm", "left.", "MORE", " ", "\n\n", "Lund2"]), max_size=12), st.data())
def test_paragraphs_say_what_they_said_before(parts: list[str], data: st.DataObject) -> None:
    text = " ".join(parts)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    with_box = f"Ann Holm{_BOX} {text}"
    moved = remove_inserts(Article(path="a", text=with_box, body=(Span(0, 8),)))
    shift = len(with_box) - len(moved.text)
    assert moved.body == (Span(0, 8),)
    assert moved.text.startswith("Ann Holm ")
    assert shift >= len(_BOX)
    late = Span(len(with_box) - (len(text) - start), len(with_box) - (len(text) - end))
    one = remove_inserts(Article(path="a", text=with_box, body=(late,)))
    if "MORE" not in text:
        assert [span.of(one.text) for span in one.body] == ([text[start:end]] if start < end else [])
