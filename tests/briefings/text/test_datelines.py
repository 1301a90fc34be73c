"""Laws of where a dateline ends."""

import pytest

from briefings.text.datelines import measure_dateline


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("MINNEAPOLIS Both councils closed their libraries.", "Both councils closed their libraries."),
        ("CAIRO — Ferries – old ones – sank.", "Ferries – old ones – sank."),
        ("WASHINGTON -- Ida Holm - a pilot - left.", "Ida Holm - a pilot - left."),
    ],
)
def test_a_known_place_in_capitals_is_no_part_of_a_sentence(words: str, rest: str) -> None:
    assert words[measure_dateline(words) :] == rest


@pytest.mark.parametrize(
    "words",
    [
        "NATO Secretary Ida Holm left.",
        "MINNEAPOLIS is a town.",
        "Minneapolis Mayor Ida Holm left.",
        "FERRY – Ida Holm – sank.",
    ],
)
def test_other_capitals_are(words: str) -> None:
    assert measure_dateline(words) == 0
