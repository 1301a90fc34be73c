"""Laws of things that a line takes for known."""

import pytest

from briefings.compose.known_things import mentions_told_thing, opens_with_description

TOLD = "Ida Holm wrote a report, sent a letter and a dossier to Orsk, and asked for a vote. A strike began, and talks. "


@pytest.mark.parametrize(
    "words",
    [
        "Lund rejected the report.",
        "On Monday Lund rejected the new letter, and sailors left.",
        "Ida Holm told Lund in May that Orsk's mayor had read the dossier’s last page.",
        "Lund counted its sailors before the vote on Monday.",
        "Sailors went home after the strike ended.",
        "The ferry left Lund on Monday, two of the people said.",
        "Even in 2019, Lund wasn't able to say that.",
        "Asked about ferries, she named Lund.",
        "In August 2003 he even sailed to the Bay of Lund, travelling with two pilots.",
        "After a week of talks on fares, he sold a ferry to Orsk.",
        "Through this year they have sold nine ferries of Lund.",
        "Lund passed such a ban in 1994.",
        "A court of Orsk sent the three girls home in May.",
        "Orsk, in contrast, sold its ferries in May.",
    ],
)
def test_a_thing_that_the_report_told_of_is_taken_for_known(words: str) -> None:
    assert mentions_told_thing(words, TOLD)


@pytest.mark.parametrize(
    "words",
    [
        "Lund rejected the report of the council.",
        "Lund rejected the Orsk report.",
        "Lund wrote a report on ferries in May and sent the report to Vale.",
        "Lund asked for an inquiry, and the report was ready in May.",
        "Lund rejected the budget.",
        "Lund sent voters to the polls on Monday.",
        "Lund began the strike Thursday against two banks.",
        "Two of the people who left Lund came back in May.",
        "Lund said in May that it had sold its ferries.",
        "Speaking in Lund, Ida Holm named Orsk.",
        "Lund passed laws such as a ban on ferries in 1994.",
        "A court of Orsk heard the three girls who sank a ferry in May.",
        "Before she left in May, Ida Holm sold a ferry.",
        "A former pilot said in May that he had sold a ferry to Orsk.",
        "Sailors left in May because they had sold a ferry to Orsk.",
        "",
    ],
)
def test_a_thing_that_the_line_itself_explains_is_not(words: str) -> None:
    assert not mentions_told_thing(words, TOLD)


def test_what_was_asked_for_is_known() -> None:
    assert mentions_told_thing("Lund joined the strike.", TOLD)
    assert not mentions_told_thing("Lund joined the strike.", TOLD, "ferry strike")
    assert not mentions_told_thing("Lund joined the strike.", "Nobody told of it.")


@pytest.mark.parametrize(
    ("words", "described"),
    [
        ("The Lund shipping company filed a lawsuit on Monday.", True),
        ("The Vale senator voted in May.", True),
        ("The Lund council filed a lawsuit on Monday.", False),
        ("The Vale Senate voted in May.", False),
        ("A Lund shipping company filed a lawsuit on Monday.", False),
    ],
)
def test_a_description_stands_for_somebody_who_was_named(words: str, *, described: bool) -> None:
    assert opens_with_description(words) is described
