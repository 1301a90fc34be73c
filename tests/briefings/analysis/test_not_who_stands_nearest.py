"""Who says it where others stand by: 'Berg as well as Holm said', 'was told by Berg that', 'not everyone says'."""

import pytest

from tests.support.sayings import analyse_text, said_by


@pytest.mark.parametrize(
    "text",
    [
        "Hardly anyone in Hull thinks that the kiln is safe.",
        "Scarcely anybody believes that the kiln is safe.",
        "Not everyone says that the kiln is safe.",
        "Not all potters believe that the kiln is safe.",
        "Not even her allies say that the kiln is safe.",
        "Not one potter said that the kiln is safe.",
    ],
)
def test_whom_a_word_before_denies_says_nothing(text: str) -> None:
    assert [one for one in analyse_text(text).attributions if one.asserted] == []


@pytest.mark.parametrize(
    "text",
    [
        "Even her allies say that the kiln is safe.",
        "Not only Edda Marl said that the kiln is safe.",
        "Not long ago Edda Marl said that the kiln is safe.",
        "Not surprisingly, Edda Marl said that the kiln is safe.",
        "Like it or not, Edda Marl said that the kiln is safe.",
    ],
)
def test_a_denial_of_something_else_leaves_the_speaker(text: str) -> None:
    assert [one.asserted for one in analyse_text(text).attributions] == [True]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Edda Marl as well as Jon Tarn said the kiln was cold.", "Edda Marl"),
        ("Edda Marl rather than Jon Tarn said the kiln was cold.", "Edda Marl"),
        ("Edda Marl and not Jon Tarn said the kiln was cold.", "Edda Marl"),
        ("On Monday the mayor as well as the guild said the kiln was cold.", "the mayor"),
        ("Everyone but Jon Tarn said the kiln was cold.", "Everyone"),
        ("Every member except Jon Tarn said the kiln was cold.", "Every member"),
    ],
)
def test_who_stands_behind_a_joining_phrase_is_not_the_speaker(text: str, speaker: str) -> None:
    assert list(said_by(text).values()) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nobody but Jon Tarn said the kiln was cold.", "Jon Tarn"),
        ("All voted yes but Jon Tarn said the kiln was cold.", "Jon Tarn"),
        ("They sold the kiln but Jon Tarn said the clay was theirs.", "Jon Tarn"),
        ("The guild sold the kiln as well as the clay, Jon Tarn said.", "Jon Tarn"),
    ],
)
def test_who_stands_behind_but_speaks_where_it_joins_clauses(text: str, speaker: str) -> None:
    assert list(said_by(text).values()) == [speaker]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Reporters were told by Edda Marl that the kiln was cold.", {"that the kiln was cold": "Edda Marl"}),
        ("They were told by Edda Marl on Monday that it was cold.", {"that it was cold": "Edda Marl"}),
        ("Potters were urged by Edda Marl to stay calm.", {"Potters … to stay calm": "Edda Marl"}),
    ],
)
def test_who_is_named_behind_a_passive_says_what_follows(text: str, said: dict[str, str]) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Potters were warned by Edda Marl on Monday.", {}),
        ("Potters may be told by Edda Marl that the kiln is cold.", {}),
        ("The tax was criticised by Edda Marl.", {"The tax": "Edda Marl"}),
        ("Potters were told that the kiln was cold.", {"Potters … that the kiln was cold": None}),
    ],
)
def test_who_hears_something_is_no_content(text: str, said: dict[str, str | None]) -> None:
    assert said_by(text) == said
