"""A name and a verb behind an abbreviation open a sentence; an office behind a firm's name doesn't."""

import pytest

from tests.support.sayings import list_speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Police came at 10 p.m. Ida Marr said that nobody was hurt.", ["Ida Marr"]),
        ("Police came at 10 p.m. Officers said that nobody was hurt.", ["Officers"]),
        ("He lives in the U.S. Ida Marr said that it was late.", ["Ida Marr"]),
        ("He works for Nordfisk Inc. Ida Marr said that it was late.", ["Ida Marr"]),
        ("He studied for a Ph.D. Ida Marr said that it was late.", ["Ida Marr"]),
        ("It was sold to Wade Tolliver Jr. Ida Marr said that it was late.", ["Ida Marr"]),
        # Near misses.
        ("At 10 p.m. Ida Marr said that it was late.", ["Ida Marr"]),
        ("Wade Tolliver Jr. said that it was late.", ["Wade Tolliver Jr."]),
        ("U.S. Justice Ida Marr said that it was late.", ["Ida Marr"]),
        ("Nordfisk Inc. Chairman Ida Marr said that it was late.", ["Ida Marr"]),
        ("Nordfisk Inc. said that it was late.", ["Nordfisk Inc"]),
        ("The crew left at 10 p.m. Monday and said that it was late.", ["The crew"]),
    ],
)
def test_a_name_behind_an_abbreviation_is_the_subject_of_its_own_sentence(text: str, speakers: list[str]) -> None:
    assert list_speakers(text) == speakers
