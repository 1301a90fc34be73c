"""What a later version of a text says otherwise."""

import pytest
from hypothesis import given, strategies as st

from briefings.text.changes import find_likest, list_changes, mark_new_words

texts = st.text(st.sampled_from("abc .,\n“”*"), max_size=60)


@given(texts, texts)
def test_the_stretches_are_the_later_text_whole(before: str, after: str) -> None:
    assert "".join(words for words, _ in mark_new_words(before, after)) == after


@given(texts)
def test_nothing_is_new_in_a_text_that_has_not_changed(text: str) -> None:
    assert not any(new for _, new in mark_new_words(text, text))


@pytest.mark.parametrize(
    ("others", "place"),
    [
        (["It rained.", "The ferry to Aster sails on Friday again."], 1),
        (["The ferry to Aster sails on Monday again, said Falk.", "The ferry sails."], 0),
        (["It rained in Aster.", "Nobody sails to Brandt this week."], None),
        ([], None),
    ],
)
def test_the_later_form_of_a_sentence_has_half_of_its_words(others: list[str], place: int | None) -> None:
    assert find_likest("The ferry to Aster sails on Monday again.", others) == place


@given(st.lists(texts, max_size=5), st.lists(texts, max_size=5))
def test_each_passage_that_is_lost_or_won_is_told_once(before: list[str], after: list[str]) -> None:
    old, new = ({" ".join(one.split()) for one in passages} - {""} for passages in (before, after))
    told = list_changes(before, after)

    assert sorted(told) == sorted([*(f"- {one}" for one in old - new), *(f"+ {one}" for one in new - old)])
