"""Laws of what a line depends on that isn't shown."""

import pytest
from hypothesis import given, strategies as st

from briefings.compose.dependence import GOES_ON, OPEN, measure_dependence


@pytest.mark.parametrize(
    "words",
    [
        "Orsk's council closes its library for repairs.",
        "Orsk's council said that the plan for the new bridge failed.",
        "In her first speech, Ida Holm promised new ferries.",
        "Ida Holm closed the library because she wanted it repaired.",
        "Voters want their ferries back, and they will vote for them.",
        "Ida Holm will decide this week about ferries of this kind.",
        "It is hard to say when ferries will sail.",
        "Ida Holm said of Lund that ferries sail, that nobody pays, and that both Lund and Orsk wait.",
        "A ferry company said that the company will sell its ships.",
        "Ida Holm wanted to close the library and has done so.",
        "The mayor of Orsk hit back at the banks of Lund.",
        "Orsk and Lund agreed on Monday to build a bridge.",
        "Two were freed in Lund on Monday.",
        "All sailors of Lund were freed on Monday.",
        "Ida Holm spoke in Lund on the matter of ferries.",
        "Ida Holm has a different opinion of ferries from that of Tor Berg.",
        "Lund met the same fate as Orsk.",
        "Ida Holm said that “nobody comes here for the ferries”.",
        "Ferries of Lund are here to stay.",
        "Most sailors of Lund need help with rent.",
        "Ida Holm wrote her name into the subject line of a letter.",
    ],
)
def test_a_line_whose_words_are_explained_where_they_stand_depends_on_nothing(words: str) -> None:
    assert measure_dependence(words) == 0


@pytest.mark.parametrize(
    "words",
    [
        "Orsk rejected this plan.",
        "On Monday the group rejected every offer.",
        "Voters say that she has left.",
        "Last month, he closed every library.",
        "On Monday it will be closed.",
        "Ferries will sail, and nothing was said about that.",
        "However, Orsk rejected every offer.",
        "These ferries will sail.",
        "In 1995, that streak was over for Orsk.",
        "Lund has replaced it with three newer ferries.",
        "Ida Holm spoke of that refusal in Orsk.",
        "Having waited for a year, both applied to Orsk.",
        "Lund closed its library that December.",
        "Orsk threatened to do the same to Lund.",
        "Ida Holm, at a rally in Lund, hit back.",
        "The mayor of Orsk disagreed on Monday.",
        "In it, Ida Holm tells of ferries.",
        "Ida Holm closed the library over the aforementioned row.",
        "Ida Holm wasn't strong enough to do so.",
        "All five were freed in Lund on Monday.",
        "Ida Holm told Lund nothing of what Tor Berg had said on the matter.",
        "Ida Holm has a different opinion.",
        "Ida Holm took a separate path.",
        "Ida Holm has seen many cases like this.",
        "Lund met the same fate.",
        "Ferries of Lund arrived here on Monday.",
    ],
)
def test_a_word_that_nothing_of_the_line_explains_makes_it_depend_on_what_stands_before(words: str) -> None:
    assert measure_dependence(words) >= OPEN


@pytest.mark.parametrize(
    ("words", "leans"),
    [
        ("Often he says things that hurt. Sometimes he does things that hurt.", True),
        ("Often things hurt. Holm says what he thinks.", False),
    ],
)
def test_the_first_word_of_a_later_sentence_names_nobody_by_its_capital(words: str, *, leans: bool) -> None:
    assert (measure_dependence(words, spoken=True) >= OPEN) is leans


@pytest.mark.parametrize("words", ["Ida Holm also wants ferries.", "Ida Holm wants another ferry."])
def test_a_word_that_goes_on_about_something_counts_less(words: str) -> None:
    assert measure_dependence(words) == GOES_ON


def test_a_speaker_explains_who_is_meant_and_whose_words_they_are() -> None:
    assert measure_dependence("said he would close the library", said_by_somebody=True) == 0
    assert measure_dependence("he would close the library", said_by_somebody=True) == 0
    assert measure_dependence("that ferries sail at night", said_by_somebody=True) == 0
    assert measure_dependence("that could end the ferries of Orsk", said_by_somebody=True) >= OPEN
    assert measure_dependence("this plan would close the library", said_by_somebody=True) >= OPEN
    assert measure_dependence("“We will close the library,”", spoken=True) == 0
    assert measure_dependence("“They will close the library,”", spoken=True) >= OPEN


def test_what_is_shown_before_a_line_explains_it() -> None:
    words = "“They will close the library,”"

    assert measure_dependence(words, before="Voters of Orsk meet the councillors.", spoken=True) == 0


@given(st.text(max_size=200), st.booleans())
def test_any_text_is_measured(words: str, spoken: bool) -> None:
    assert measure_dependence(words, spoken=spoken) >= 0
