"""What single words of names tell: gender, order, short forms."""

import pytest

from briefings.analysis.names.comparison import same_first_name
from briefings.analysis.names.word_kinds import (
    Gender,
    first_name_gender,
    is_ordinary,
    is_surname_first,
    role_gender,
    title_gender,
)


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Margaret", Gender.FEMALE),
        ("Robert", Gender.MALE),
        ("Priya", Gender.FEMALE),
        ("Oleksandr", Gender.MALE),
        ("Jean-Luc", Gender.MALE),
        ("Robin", None),
        ("Xqzt", None),
    ],
)
def test_a_first_name_tells_a_gender_where_it_has_one(name: str, gender: Gender | None) -> None:
    assert first_name_gender(name) is gender


def test_titles_and_roles_tell_a_gender_where_they_have_one() -> None:
    assert title_gender("Mrs.") is Gender.FEMALE
    assert title_gender("King") is Gender.MALE
    assert title_gender("President") is None
    assert role_gender("actress") is Gender.FEMALE
    assert role_gender("minister") is None


@pytest.mark.parametrize(
    "name",
    [("Park", "Geun-hye"), ("Moon", "Jae-in"), ("Xi", "Jinping"), ("Han", "Duck", "Soo"), ("Nguyen", "Phu", "Trong")],
)
def test_east_asian_names_begin_with_the_surname(name: tuple[str, ...]) -> None:
    assert is_surname_first(name)


@pytest.mark.parametrize(
    "name",
    [("Kim", "Clijsters"), ("Lee", "Harvey"), ("Shinzo", "Abe"), ("Lee", "J.", "Cobb"), ("Song",), ("Park", "Avenue")],
)
def test_western_names_with_an_east_asian_word_do_not(name: tuple[str, ...]) -> None:
    assert not is_surname_first(name)


def test_short_forms_and_initials_are_the_same_first_name() -> None:
    assert same_first_name("Bill", "William")
    assert same_first_name("J.", "Jane")
    assert not same_first_name("Bill", "Robert")
    assert not same_first_name("Jane", "Janet")


@pytest.mark.parametrize("word", ["minister", "walked", "cities", "boxes", "interestingly", "stopping"])
def test_inflections_of_common_words_are_ordinary(word: str) -> None:
    assert is_ordinary(word)


@pytest.mark.parametrize("word", ["warsame", "ailes", "kovács", ""])
def test_unknown_words_are_not_ordinary(word: str) -> None:
    assert not is_ordinary(word)
