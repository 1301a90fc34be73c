"""A text that breaks off, as the summaries of feeds do: what it breaks off in is shown by no answer."""

import pytest

from briefings.analysis import analyse
from briefings.model.analysis import Analysis
from briefings.model.article import Article
from briefings.model.rules import Rule
from briefings.model.spans import Span

OPENING = "The old mill of Vale burned down on May 3, 2024. "


def read(words: str) -> Analysis:
    text = OPENING + words
    return analyse(Article(path="a.txt", text=text, body=(Span(0, len(text)),)))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Ann Berg said that the town would build a new …", 0),
        ("Ann Berg said that the town would build a new one...", 0),
        ("Ann Berg said that the town would build [...]", 0),
        ("Ann Berg said that the town would build (…)", 0),
        ("Ann Berg said that the town would build… Continue reading →", 0),
        ("Ann Berg said that the town would build … Read more", 0),
        ("Ann Berg said that the town would build a new one.", 1),
        ("Ann Berg said that the town would build a new one. Nobody …", 1),
        ("Ann Berg said that the town would build a new one. Read more", 1),
        ("Ann Berg said that the town … would build a new one.", 1),
    ],
)
def test_a_position_that_the_text_breaks_off_in_is_none(words: str, shown: int) -> None:
    found = read(words)

    assert [one.is_position for one in found.attributions] == [bool(shown)]
    assert (Rule.CUT_OFF in {one.rule for one in found.rejections}) is not bool(shown)


@pytest.mark.parametrize(
    ("words", "asserted"),
    [
        ("Ann Berg said: “We will build it anew, and we will …", False),
        ("“We will build it anew,” Ann Berg said. “Not this year, but we will …", False),
        ("Ann Berg said: “We will build it anew, and then we will …”", True),
        ("“We will build it anew, I hope …” Ann Berg said.", True),
    ],
)
def test_a_quotation_that_the_text_breaks_off_in_is_nobodys(words: str, asserted: bool) -> None:
    assert [one.asserted for one in read(words).quotations] == [asserted]


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("On June 9, 2024, the town opened a fund for the mill and for the …", ["2024-05-03"]),
        ("On June 9, 2024, the town opened a fund for the mill.", ["2024-05-03", "2024-06-09"]),
    ],
)
def test_a_sentence_that_breaks_off_is_no_event(words: str, dates: list[str]) -> None:
    assert [one.when.value for one in read(words).events] == dates
