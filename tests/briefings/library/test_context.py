"""What stands before a quotation: of its own paragraph first, never the title, never words that nobody said."""

import json

import pytest

from briefings.analysis import analyse
from briefings.documents import parse
from briefings.library import make_entry
from briefings.model.spans import Span


def contexts(text: str) -> list[str | None]:
    article = parse("a.md", text.encode())
    found = make_entry(article, analyse(article)).quotations
    before = [json.loads(one.marks)[3] for one in found]
    return [one and " ".join(Span(*one).of(article.text).split()) for one in before]


@pytest.mark.parametrize(
    ("text", "context"),
    [
        (
            "It stopped.\n\nMayor Nora Quist of Aster spoke on the quay for more than an hour. “It sails,” Quist said.",
            "Mayor Nora Quist of Aster spoke on the quay for more than an hour.",
        ),
        (
            "The ferry of the town stopped on Monday, and nobody knew why it did.\n\n“It will sail,” Nora Quist said.",
            "The ferry of the town stopped on Monday, and nobody knew why it did.",
        ),
        (
            "- Nora Quist spoke on the quay of the old town.\n- It rained.\n\n“It will sail,” Quist said.",
            "Nora Quist spoke on the quay of the old town. It rained.",
        ),
        ("# The ferry stops\n\n“It will sail,” Nora Quist said.", None),
        ("“It will sail,” Nora Quist said.", None),
        (
            "Mayor Nora Quist spoke. Quist never said “it is sold.” She smiled. “It will sail,” Quist said.",
            "She smiled.",
        ),
    ],
    ids=["its paragraph", "the one before", "short ones", "title", "nothing", "denied"],
)
def test_what_stands_before_a_quotation(text: str, context: str | None) -> None:
    assert contexts(text)[-1] == context
