"""Whose an infinitive is, and where its content ends."""

import pytest

from briefings import Article, Span, analyse


def found(text: str) -> list[tuple[str | None, str]]:
    article = Article(path="a.txt", text=text, body=(Span(0, len(text)),))
    return [
        (one.speaker.name, " … ".join(span.of(text) for span in one.content)) for one in analyse(article).attributions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Laura Brandt allowed her envoy Peter Holm to demand that Chile close its ports.",
            ("Peter Holm", "that Chile close its ports"),
        ),
        (
            "Laura Brandt came to Oslo to demand that Chile close its ports.",
            ("Laura Brandt", "that Chile close its ports"),
        ),
    ],
    ids=["somebody who was allowed to", "somebody who came to"],
)
def test_an_infinitive_belongs_to_whom_another_verb_makes_its_subject(text: str, expected: tuple[str, str]) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The two sides were working on the steps agreed to during the 2018 Geneva summit.", 0),
        ("The two sides agreed to withdraw after the 2018 Geneva summit.", 1),
    ],
    ids=["what was agreed to", "who agreed to something"],
)
def test_a_participle_after_its_noun_reports_nothing(text: str, count: int) -> None:
    assert len(found(text)) == count


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("General Omar Nasri agreed to disarm and was then overthrown in a coup.", "to disarm"),
        ("General Omar Nasri agreed to disarm and go into exile.", "to disarm and go into exile"),
    ],
    ids=["a finite verb goes on with the story", "an infinitive goes on with the promise"],
)
def test_the_content_of_an_infinitive_ends_before_a_finite_verb(text: str, content: str) -> None:
    assert [words for _, words in found(text)] == [content]
