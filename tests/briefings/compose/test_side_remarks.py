"""Laws of what a sentence says by the way."""

import pytest

from briefings.compose.side_remarks import find_side_remarks


@pytest.mark.parametrize(
    ("words", "aside"),
    [
        ("LUND, Sweden (Agency) — Ferries sail.", "Lund"),
        ("Lund (Agency) – Ferries sail.", "Lund"),
        ("Ida Holm, the ambassador to Lund, met sailors.", "Lund"),
        ("Ida Holm (Labour, Lund) met sailors.", "Lund"),
        ("A Lund-based firm builds ferries.", "Lund"),
        ("Guards close the Lund-Orsk road.", "Orsk"),
        ("Ida Holm met a professor at Lund.", "Lund"),
        ("Ida Holm sailed to six towns, including Lund.", "Lund"),
        ("Orsk has closed its harbour, according to Lund officials.", "Lund"),
        ("Orsk has closed its harbour, Lund police said on Monday.", "Lund"),
        ("Ida Holm met sailors amid a dispute with Lund.", "Lund"),
        (
            "Ida Holm met sailors amid a quarrel in Lund over when and in whose harbour ferries of bakers wait",
            "Lund",
        ),
        ("Researchers at Lund counted ferries.", "Lund"),
        ("Ida Holm met sailors in Orsk, Lund, on Monday.", "Lund"),
        ("Lund Sen. Ida Holm met sailors.", "Lund"),
        ("The Lund Republican met sailors.", "Lund"),
        ("The junior New Lund senator met sailors.", "Lund"),
        ("Sen. Ida Holm of Lund met sailors.", "Lund"),
        ("Democratic Reps. Ida Holm of Orsk and Tor Berg, and Rep. Kari Lind of Lund, met sailors.", "Lund"),
    ],
)
def test_a_place_of_writing_a_post_or_a_bracket_names_by_the_way(words: str, aside: str) -> None:
    at = words.casefold().rindex(aside.casefold())

    assert any(span.start <= at < span.end for span in find_side_remarks(words))


@pytest.mark.parametrize(
    "words",
    [
        "Ferries sail from Lund.",
        "Lund, a port, closes its library.",
        "The council of Lund met.",
        "Lund’s mayor met Ida Holm.",
        "Lund police said that ferries sail.",
        "According to Ida Holm, Lund closes its library.",
        "In Orsk, Lund, a port in Vale, is known.",
        "Lund Gov. Ida Holm met sailors.",
        "Lund Mayor Ida Holm met sailors.",
        "Lund lawmakers voted.",
        "Vote would make Lund independent.",
        "Lund Republicans pass a bill on ferries.",
        "Lund senators vote on a tax.",
        "Lund representative offices close.",
        "The Lund Democratic Party met.",
        "Sen. Ida Holm told sailors of Lund that ferries sail.",
    ],
)
def test_what_a_sentence_is_about_is_named_in_earnest(words: str) -> None:
    at = words.index("Lund")

    assert not any(span.start <= at < span.end for span in find_side_remarks(words))
