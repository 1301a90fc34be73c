"""Who speaks in short texts where several people could: nobody is given another's words."""

import re

import pytest

from briefings.analysis import analyse
from briefings.model.article import Article
from briefings.model.spans import Span


def speakers(text: str) -> list[str | None]:
    """Return the speakers of the quotations of a text, in its order."""
    body = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text))
    return [one.speaker.name for one in analyse(Article(path="a.txt", text=text, body=body)).quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A clerk for Erik Lund met the press. “Lund is at home,” he said.", [None]),
        ("Erik Lund was late on Monday. “The mayor and Lund will go,” he said.", [None]),
        (
            "Prime Minister Erik Lund met the trade envoy, Hugo Blanc. “The prime minister is unwell,” he said.",
            ["Hugo Blanc"],
        ),
        ("Erik Lund met Emil Voss at the gate. Voss, he said, was bitter. “I sent him home,” he added.", ["Erik Lund"]),
        ("Hugo Blanc rose. Erik Lund met the press. “My name is Erik Lund,” he said.", [None]),
        ("Hugo Blanc rose. Erik Lund met the press. “The Lund plan is the only one,” he said.", [None]),
        ("Hugo Blanc rose. Erik Lund met the press. “They all shouted ‘Lund must go home’,” he said.", [None]),
        ("Erik Lund met the press. “The minister of health is unwell,” he said.", ["Erik Lund"]),
    ],
    ids=[
        "by surname",
        "in a pair",
        "by office",
        "before the cue",
        "his own",
        "a plan",
        "said by others",
        "another office",
    ],
)
def test_nobody_names_himself_as_another(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A spokesman for Prime Minister Erik Lund told of the trip. “The weather is bad,” he said.", [None]),
        ("A lawyer for former Finance Minister Erik Lund was heard. “The weather is bad,” he said.", [None]),
        ("Prime Minister Erik Lund told of the trip. “The weather is bad,” he said.", ["Erik Lund"]),
        ("On Monday, the prime minister, Erik Lund, told of the trip. “The weather is bad,” he said.", ["Erik Lund"]),
    ],
    ids=["a title of two words", "of three", "no spokesman", "an apposition"],
)
def test_whoever_speaks_for_somebody_with_a_title_is_meant(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected
