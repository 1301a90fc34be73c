"""Whose answer, message or advice a quotation is, who refuses what he was asked, and what only looks like it."""

import pytest

from tests.support.sayings import analyse_text, said_by


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Edda Marl’s answer: “No, never.”", {"“No, never.”": "Edda Marl"}),
        ("Edda Marl’s answer was simple: “No, never.”", {"“No, never.”": "Edda Marl"}),
        ("But Edda Marl’s advice to bakers was “plant early.”", {"“plant early.”": "Edda Marl"}),
        ("“Leave now” was Edda Marl’s advice.", {"“Leave now”": "Edda Marl"}),
    ],
)
def test_an_answer_is_its_owners(text: str, said: dict[str, str]) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Edda Marl’s answer was not “no, never.”",
        "Edda Marl’s answer, “no, never,” was wrong.",
        "Edda Marl’s answer to “Who runs?” was long.",
        "Was Edda Marl’s answer “no, never”?",
        "“Leave Now” was her first big hit.",
        "“Leave Now” is Edda Marl’s message board.",
        "The kiln, described by nobody as “old,” broke.",
    ],
)
def test_what_is_told_of_an_answer_is_not_the_answer(text: str) -> None:
    assert said_by(text) == {}


@pytest.mark.parametrize(
    ("text", "asserted"),
    [
        ("Few, if any, bakers believe that the kiln is safe.", [False]),
        ("Rarely has Edda Marl said that the kiln is safe.", [False]),
        ("Only then did Edda Marl say that the kiln is safe.", [True]),
        ("A few bakers believe that the kiln is safe.", [True]),
    ],
)
def test_what_hardly_anybody_says_is_not_told(text: str, asserted: list[bool]) -> None:
    assert [one.asserted for one in analyse_text(text).attributions] == asserted


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Jon Tarn’s wife of 20 years, Edda Marl, told police that he was ill.", {"that he was ill": "Edda Marl"}),
        ("“He was ill,” said his partner of two years, Edda Marl.", {"“He was ill,”": "Edda Marl"}),
        ("“He was ill,” said the mother of two boys, Edda Marl.", {"“He was ill,”": "Edda Marl"}),
        (
            "“He was ill,” said the sister of one of them. Edda Marl wept.",
            {"“He was ill,”": "the sister of one of them"},
        ),
    ],
)
def test_who_has_been_something_for_years_is_named_behind(text: str, said: dict[str, str]) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Jon Tarn told Nils Berg to go. He refused, saying he was ill.", "Nils Berg"),
        ("Jon Tarn asked Nils Berg to go, but he declined, saying he was ill.", "Nils Berg"),
        ("Jon Tarn asked mayor Nils Berg to go. He agreed, saying he was ill.", "Nils Berg"),
        ("Jon Tarn asked Edda Marl to go. He insisted, saying he was ill.", "Jon Tarn"),
        ("Jon Tarn asked Nils Berg to go. He was firm, saying he was ill.", "Jon Tarn"),
        ("Jon Tarn was asked by Nils Berg to go. He refused, saying he was ill.", "Jon Tarn"),
    ],
)
def test_who_was_asked_refuses(text: str, speaker: str) -> None:
    assert said_by(text)["he was ill"] == speaker
