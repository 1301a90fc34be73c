"""The forms in which words are compared."""

import pytest
from hypothesis import given, settings, strategies as st

from briefings.text.folding import even, fold


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kim Jong-un", "KIM JONG UN"), ("U.S.", "us"), ("Zoë’s", "zoe"), ("  Ærø   Town ", "ærø town")],
)
def test_case_accents_hyphens_and_a_possessive_do_not_count_in_a_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_each_letter_and_mark_counts_in_a_passage_but_not_case_or_the_kind_of_quotation_mark() -> None:
    assert even("“It  IS\nover.”") == even('"it is over."')
    assert even("It is over") != even("It is over.")


@settings(deadline=None)
@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert even(even(text)) == even(text)
