"""Which documents are of one story, and which story keeps its id."""

from itertools import permutations

import pytest

from tests.briefings.stories.conftest import BUDGET, FERRY, group, make_opening, sets

FARES = (
    "The company that runs ferries to the islands of Lund will raise its fares in May, the second time within a year, "
    "because fuel has become dear. A day ticket will cost nine crowns, said its director Nils Thorsen."
)
FERRIES = [make_opening(f"ferry{at}", *words, 2.0 * at) for at, words in enumerate(FERRY)]
BUDGETS = [make_opening(f"budget{at}", *words, 1.0 + at) for at, words in enumerate(BUDGET)]


def test_an_event_that_several_report_is_one_story_and_another_of_the_day_its_own() -> None:
    made = group(*FERRIES, *BUDGETS)

    assert sets(made) == {frozenset({"ferry0", "ferry1", "ferry2"}), frozenset({"budget0", "budget1"})}


def test_the_order_in_which_documents_come_changes_nothing() -> None:
    first = group(*FERRIES, *BUDGETS)

    assert all(group(*order) == first for order in permutations([*FERRIES, *BUDGETS]))


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        (
            "Fire closes Marlow fish market",
            "A fire closed the fish market of Marlow on Monday. Nobody was hurt, said Ida Holm.",
        ),
        ("Ferry company raises fares", FARES),
        ("Orsk elects a mayor", "Voters in Orsk elected Per Aasen mayor on Monday with 52 percent."),
    ],
    ids=["same place", "same thing", "same town"],
)
def test_another_event_that_shares_a_place_or_a_thing_is_another_story(title: str, lead: str) -> None:
    made = group(*FERRIES, *BUDGETS, make_opening("other", title, lead, 3.0))

    assert frozenset({"other"}) in sets(made)


def test_a_reversal_three_days_later_is_another_story() -> None:
    called = make_opening(
        "called", "Dockers of Marlow call strike", "Dockers in Marlow will strike from Friday, said Ida Holm."
    )
    off = make_opening(
        "off", "Dockers of Marlow call off strike", "Dockers in Marlow won't strike on Friday, said Ida Holm.", 74
    )

    assert sets(group(called, off, *BUDGETS)) == {
        frozenset({"called"}),
        frozenset({"off"}),
        frozenset({"budget0", "budget1"}),
    }


def test_undated_documents_are_grouped_by_no_likeness() -> None:
    undated = make_opening("undated", *FERRY[0], None)

    assert frozenset({"undated"}) in sets(group(*FERRIES, undated))


def test_a_document_without_a_title_is_grouped_by_its_first_words() -> None:
    untitled = make_opening("untitled", None, FERRY[2][1], 3.0)

    assert frozenset({"ferry0", "ferry1", "untitled"}) in sets(group(*FERRIES[:2], untitled, *BUDGETS))


def test_a_story_keeps_its_id_when_documents_join_it() -> None:
    made = group(*FERRIES, *BUDGETS, stories={"ferry0": "one", "budget0": "two"})

    assert {one.story: set(one.reports) for one in made} == {
        "one": {"ferry0", "ferry1", "ferry2"},
        "two": {"budget0", "budget1"},
    }


def test_of_two_stories_that_become_one_the_larger_keeps_its_id_and_the_other_ends() -> None:
    had = {"ferry0": "small", "ferry1": "large", "ferry2": "large"}

    (made,) = (one for one in group(*FERRIES, *BUDGETS, stories=had, fresh={"ferry1"}) if one.story)

    assert (made.story, made.ended, made.parted) == ("large", ("small",), ())


def test_of_a_story_that_falls_apart_the_larger_part_keeps_the_id_and_the_other_is_new() -> None:
    had = {opening.document: "mixed" for opening in (*FERRIES, *BUDGETS)}

    made = group(*FERRIES, *BUDGETS, stories=had, fresh={"ferry0"})

    assert {(one.story, one.parted, len(one.reports)) for one in made} == {("mixed", (), 3), (None, ("mixed",), 2)}


def test_stories_far_from_what_came_are_left_alone() -> None:
    later = make_opening("later", *BUDGET[0], 2_000)
    had = {opening.document: "ferry" for opening in FERRIES}

    made = group(*FERRIES, later, stories=had)

    assert sets(made) == {frozenset({"later"})}


def test_no_id_is_given_twice() -> None:
    had = {"ferry0": "a", "ferry1": "a", "ferry2": "b", "budget0": "a", "budget1": "b"}

    made = group(*FERRIES, *BUDGETS, stories=had, fresh={"ferry0"})

    kept = [one.story for one in made if one.story]
    assert len(kept) == len(set(kept))
