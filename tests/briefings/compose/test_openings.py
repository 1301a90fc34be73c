"""Laws of sentences that can't stand alone."""

import pytest

from briefings.compose.openings import leans


@pytest.mark.parametrize(
    "sentence",
    [
        "However, the talks failed.",
        "But nobody came.",
        "Additionally, the minister resigned.",
        "In response, the army moved.",
        "At the same time, prices fell.",
        "He left.",
        "It’s over, the minister said.",
        "They'd agreed on little.",
        "These talks failed.",
        "The two leaders met.",
        "First, the army moved.",
        "“We will not go,” she said.",
        "After the summit, Norway called off the exercises.",
        "…",
        "",
    ],
)
def test_a_pronoun_a_connective_or_a_quotation_at_the_start_leans_on_what_was_said_before(sentence: str) -> None:
    assert leans(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "US officials met in Cairo.",
        "First Minister Ailsa Reid resigned.",
        "Ministers met in Cairo.",
        "Italy and Spain agreed.",
        "Thessaloniki was flooded.",
        "Butler resigned.",
        "In March 2019 the bank closed.",
    ],
)
def test_a_name_or_a_noun_at_the_start_stands_alone(sentence: str) -> None:
    assert not leans(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway stays open to talks if Chile drops that demand.",
        "Norway would accept such early offers.",
        "Norway rejected these two proposals.",
        "Relations have not recovered since.",
        "“Relations have not recovered since.”",
        "Chile signed too.",
        "What I’m saying is that Chile signed.",
        "Norway, our neighbour, signed a treaty.",
    ],
)
def test_words_that_point_back_lean_wherever_they_stand(sentence: str) -> None:
    assert leans(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "After the summit in Lima, Norway called off the exercises.",
        "Norway said that the demand was too high.",
        "Norway has changed a lot since 2019.",
        "Norway will decide this year.",
        "The US and World War I fill the archive.",
        "Norway answered that “we keep our word”.",
    ],
)
def test_words_that_are_explained_where_they_stand_lean_on_nothing(sentence: str) -> None:
    assert not leans(sentence)
