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
        ("Hugo Blanc rose. Erik Lund met the press. “They all shouted ‘Lund must go home’,” he said.", ["Erik Lund"]),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ron Teal praised Abdou Sarr. The Danish striker was glad. “He is a father to me,” he said.", [None]),
        ("Brett Nash met his Danish crewmate Oleg Danin. The Dane was late. “Like a crash,” he said.", [None]),
        ("Brett Nash met the surgeon Oleg Danin. The surgeon was late. “Like a crash,” he said.", ["Oleg Danin"]),
        ("Brett Nash, a surgeon, met Ann Marsh. The surgeon was late. “Like a crash,” he said.", ["Brett Nash"]),
        ("Brett Nash met Ann Marsh. The surgeon was late. “Like a crash,” she said.", [None]),
    ],
    ids=["either striker", "either Dane", "told to be one", "the only one", "a surgeon"],
)
def test_a_description_that_may_be_one_of_two_is_not_passed_over(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Emil Voss was seen. Ann Marsh was questioned by his lawyer, Oleg Brand. “Are you sure?” he asked.", [None]),
        ("Emil Voss was accused by Oleg Brand. “I saw nothing,” he said.", ["Emil Voss"]),
        ("Emil Voss stood by Oleg Brand. “I saw nothing,” he said.", ["Emil Voss"]),
        ("Detective Alan Webb said that the man had confessed. “I did it,” he allegedly told them.", [None]),
        ("Oleg Brand met Detective Alan Webb. Webb wrote it down. “I did it,” he later told a judge.", ["Alan Webb"]),
    ],
    ids=["the agent since", "the subject of the passive", "stood by", "allegedly", "told himself"],
)
def test_whoever_acts_in_a_passive_may_be_meant(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The bridge is safe,” Ken Abe was told.", [None]),
        ("“The bridge is safe,” Ken Abe was told by the mayor, Ann Holm.", ["Ann Holm"]),
        ("“The bridge is safe,” Ken Abe was quoted as saying.", ["Ken Abe"]),
        ("“The bridge is safe,” Ken Abe told the board by phone.", ["Ken Abe"]),
        ("“Two pints,” came the swift reply.", [None]),
        ("“Two pints,” came the swift reply from Bo Dahl.", ["Bo Dahl"]),
        ("“Two pints,” read the sign.", ["the sign"]),
        ("“Two pints,” Bo Dahl came back with a swift reply.", ["Bo Dahl"]),
    ],
    ids=["was told", "by whom", "quoted", "told", "a reply", "from whom", "a sign", "no subject"],
)
def test_what_somebody_was_told_or_answered_is_anothers(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One of them was Torvale, whose owner, Carl Imhof, said last week: “We need a striker.”", ["Carl Imhof"]),
        ("Bo Dahl left Otto Lang, whose sister, Ann Lang, told him: “We need a striker.”", ["Ann Lang"]),
        ("Otto Lang, whose sister, Ann Lang, is a judge, said: “We need a striker.”", ["Otto Lang"]),
        ("Otto Lang, whose club, in Torvale, is poor, said: “We need a striker.”", ["Otto Lang"]),
    ],
    ids=["an owner", "a sister", "the statement's", "a place"],
)
def test_a_verb_behind_whose_and_a_name_is_that_names(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected
