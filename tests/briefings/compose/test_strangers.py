"""Laws of people who are named by their surname alone."""

from typing import Any

import pytest

from briefings.compose.relevance import Relevance
from briefings.compose.strangers import list_known_surnames, list_strangers, names_alone, names_stranger
from briefings.model.findings import Topic

TOLD = "The pilot Ida Holm, her deputy Mary K. Falk and Robert Lind met in Lund."


@pytest.mark.parametrize(
    "words",
    [
        "On 3 May, Holm said that it rained.",
        "Sailors of Lund followed Falk’s boat.",
        "Mr. Lind closed the harbour of Orsk.",
    ],
)
def test_a_surname_whose_bearer_the_report_named_before_leaves_open_who_it_is(words: str) -> None:
    assert names_stranger(words, TOLD, ())


@pytest.mark.parametrize(
    "words",
    [
        "On 3 May, Ida Holm said that it rained.",
        "Mayor Holm said that it rained.",
        "Ida Holm left Lund, and Holm's boat sank.",
        "Holm, the mayor of Lund, said that it rained.",
        "Holm, 25, said that it rained.",
        "Sailors of Holmstad said that it rained.",
        "Berg said that it rained.",
    ],
)
def test_a_line_that_says_who_it_is_names_no_stranger(words: str) -> None:
    assert not names_stranger(words, TOLD, ())


def test_who_is_known_is_none() -> None:
    assert not names_stranger("Holm said that it rained.", TOLD, {"holm"})
    assert names_alone("Holm said that it rained.", ["ida holm"], ())
    assert not names_alone("Ida Holm said that it rained.", ["ida holm"], ())
    assert not names_alone("Holm said that it rained.", ["ida holm"], {"holm"})


def test_a_reader_knows_who_was_asked_for_who_is_shown_and_whom_many_documents_name(empty_story: Any) -> None:
    document = empty_story.document("one", "Ida Holm met Per Lind, Kari Falk and Tor Berg.")
    for name in ("Ida Holm", "Per Lind", "Kari Falk", "Tor Berg"):
        empty_story.actor(name, document, name)
    relevance = Relevance(Topic(words="holm", text="holm"), empty_story.findings)

    known = list_known_surnames(empty_story.findings, relevance, ("Per Lind",))

    assert {"holm", "lind"} <= known
    assert known.isdisjoint({"falk", "berg"})
    assert len(list_strangers(empty_story.findings, relevance)) == 4
