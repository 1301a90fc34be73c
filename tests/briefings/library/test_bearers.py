"""Whom a name means, from how many documents of which year name whom."""

import pytest
from hypothesis import given, strategies as st

from briefings.library.bearers import BearerCandidate, YearCount, tell_apart
from briefings.library.name_keys import KeyRole, make_name_keys
from briefings.model.analysis import ActorKind
from briefings.text.folding import fold

BARE, BEARER, FIRST = KeyRole.BARE, KeyRole.BEARER, KeyRole.FIRST


def person(name: str, role: KeyRole = BEARER, **years: int) -> BearerCandidate:
    """Return somebody named by so many documents of each year: y2024=3, undated=1."""
    counts = [YearCount(None if key == "undated" else int(key[1:]), count, count) for key, count in years.items()]
    return BearerCandidate(name, ActorKind.PERSON, fold(name), role, tuple(counts))


def meant(name: str, year: int | None, *candidates: BearerCandidate) -> str:
    decision = tell_apart(tuple(sorted(candidates))).get(name)
    return name if decision is None else decision.by_year.get(year, name)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"y2024": 4}, {"y2024": 1}, "Nina Falk"),
        ({"y2024": 3}, {"y2024": 1}, "Falk"),
        ({"y2024": 1}, {"y2024": 1}, "Falk"),
        ({"y2024": 1}, {"y2019": 9}, "Nina Falk"),
        ({"y2023": 1}, {"y2019": 9}, "Nina Falk"),
        ({"y2022": 9}, {"y2019": 9}, "Falk"),
        ({"undated": 4}, {"undated": 1}, "Nina Falk"),
        ({"undated": 9}, {"y2019": 1}, "Falk"),
    ],
)
def test_a_bare_surname_means_who_bears_it_in_four_fifths_of_the_documents_of_its_time(one, other, expected):
    falk = person("Falk", BARE, y2024=1)

    assert meant("Falk", 2024, falk, person("Nina Falk", **one), person("Otto Falk", **other)) == expected


def test_an_undated_document_follows_the_majority_of_all_years():
    candidates = person("Falk", BARE, undated=1), person("Nina Falk", y2020=5), person("Otto Falk", y2010=1)

    assert meant("Falk", None, *candidates) == "Nina Falk"


def test_a_surname_that_is_a_first_name_too_is_decided_against_those_who_have_it_so():
    howard = person("Howard", BARE, y2024=1)

    assert meant("Howard", 2024, howard, person("Ada Howard", y2024=4)) == "Ada Howard"
    assert (
        meant("Howard", 2024, howard, person("Ada Howard", y2024=4), person("Howard Moss", FIRST, y2024=2)) == "Howard"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joe Marden", "Joseph Marden"),
        ("Joseph Q. Marden", "Joe Marden"),
        ("Ostap Verbytsky", "Ostap Verbytskyy"),
        ("Mohamed Tarif", "Mohammed Tarif"),
        ("J.D. Marlow", "J. D. Marlow"),
        ("Jürgen Krämer", "Juergen Kraemer"),
        ("Anna Rose Pell", "Anna Pell"),
    ],
)
def test_two_spellings_of_one_name_are_called_as_most_documents_call_them(one, other):
    assert meant(other, 2024, person(one, y2024=2), person(other, y2024=1)) == one
    assert meant(one, 2024, person(one, y2024=1), person(other, y2024=2)) == other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joe Marden", "Jill Marden"),
        ("Anna R. Pell", "Anna S. Pell"),
        ("Paul Marden", "Paul Marden Jr."),
        ("Lee Minh", "Lee Minha"),
        ("Ann Philips", "Ann Phelps"),
    ],
)
def test_two_people_of_one_surname_stay_two(one, other):
    assert meant(other, 2024, person(one, y2024=9), person(other, y2024=1)) == other


def test_a_short_name_that_fits_two_people_means_the_one_of_its_time():
    old, young = person("Paul A. Reed", y1990=9), person("Paul W. Reed", y2003=9)
    short = person("Paul Reed", y1990=1, y2003=1, y2020=1)

    assert [meant("Paul Reed", year, old, young, short) for year in (1990, 2003, 2020)] == [
        "Paul A. Reed", "Paul W. Reed", "Paul Reed",
    ]  # fmt: skip


def test_an_initial_means_the_one_whom_it_fits():
    assert meant("J. Marden", 2024, person("J. Marden", y2024=1), person("Joe Marden", y2024=1)) == "Joe Marden"
    assert (
        meant(
            "J. Marden",
            2024,
            person("J. Marden", y2024=1),
            person("Joe Marden", y2024=1),
            person("Jill Marden", y2024=1),
        )
        == "J. Marden"
    )


def test_another_surname_of_nearly_the_same_letters_is_not_meant():
    assert meant("Lee", 2024, person("Lee", BARE, y2024=1), person("Ann Le", y2024=9)) == "Lee"


NAMES = ("Falk", "Nina Falk", "N. Falk", "Otto Falk", "Nina Rose Falk", "Nina Tess Falk")


@given(
    st.permutations(
        [
            person(name, BARE if name == "Falk" else BEARER, **{f"y{2020 + at % 3}": at + 1})
            for at, name in enumerate(NAMES)
        ]
    )
)
def test_the_order_of_the_candidates_does_not_matter(candidates: list[BearerCandidate]):
    assert tell_apart(tuple(candidates)) == tell_apart(tuple(sorted(candidates)))


def test_keys_bring_together_whose_names_may_be_one():
    def keys(name: str, *others: str, role: KeyRole) -> set[str]:
        return {key.key for key in make_name_keys(ActorKind.PERSON, name, set(others)) if key.role is role}

    assert keys("Verbytskyy", role=BARE) == keys("Ostap Verbytsky", "verbytsky", role=BEARER)
    assert keys("Ocasio-Lind", role=BARE) < keys("Mara Ocasio-Lind", "ocasio lind", "lind", role=BEARER)
    assert keys("de Vries", role=BARE) < keys("Bo de Vries", "de vries", "vries", role=BEARER)
    assert keys("De Vries", role=BARE) == keys("de Vries", role=BARE)
    assert keys("Al Vries", role=BARE) == set()
    assert keys("Kim", role=BARE) == keys("Kim Sol-bi", "kim", role=BEARER)
    assert keys("Bill Orne", "orne", role=KeyRole.GIVEN) & keys("William Orne", "orne", role=KeyRole.GIVEN)
    assert make_name_keys(ActorKind.PLACE, "Norway", {"oslo"}) == ()
