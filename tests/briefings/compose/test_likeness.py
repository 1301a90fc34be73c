"""When words count as the same."""

import pytest
from hypothesis import given, settings, strategies as st

from briefings.compose.likeness import Words, stood_in
from briefings.text.folding import fold

SENTENCE = "the minister said that the bridge over the fjord would open in 2027"


@pytest.mark.parametrize(
    ("words", "same"),
    [
        pytest.param(SENTENCE, True, id="the-same"),
        pytest.param(SENTENCE.replace("minister", "minster"), True, id="a-typo"),
        pytest.param(SENTENCE.replace("2027", "2028"), False, id="another-figure"),
        pytest.param(SENTENCE.replace("the bridge over the fjord", "a tunnel"), False, id="other-words"),
    ],
)
def test_words_are_known_again(words, same):
    assert (Words([(SENTENCE, "d")]).owner(words, "another") == "d") is same
    assert stood_in(words, f"before it {SENTENCE} and after it") is same


def test_no_words_are_nothing_new_in_any_text():
    assert stood_in("", SENTENCE)
    assert Words([(SENTENCE, "d")]).owner("", "d") is None


def test_a_few_words_are_known_again_in_their_own_document_alone():
    told = Words([("not today", "d")])

    assert told.owner("not today", "d") == "d"
    assert told.owner("not today", "another") is None
    assert told.owner("not todey", "d") is None
    assert told.matches("not today") == ()


def test_in_an_earlier_version_even_a_few_words_may_differ_by_a_typo():
    assert stood_in("utterly wrong", "she called it utterly wrng today")
    assert not stood_in("no", "nothing at noon")


def test_a_figure_at_the_edge_of_a_match_is_compared_whole():
    assert not stood_in("rain fell on the valley of 20", "rain fell on the valley of 2018")
    assert stood_in("rainn fell on the valley of 2018", "rain fell on the valley of 2018")


def test_the_document_itself_is_preferred_as_the_one_that_told():
    told = Words([(SENTENCE, "a"), (SENTENCE, "b")])

    assert [told.owner(SENTENCE, document) for document in ("b", "c")] == ["b", "a"]
    assert told.matches(SENTENCE) == ((SENTENCE, "a"), (SENTENCE, "b"))
    assert told.matches("something else that nobody told") == ()


@given(place=st.integers(0, len(SENTENCE) - 1), letter=st.sampled_from("aeinst"))
@settings(max_examples=100, deadline=None)
def test_any_one_wrong_letter_is_a_typo(place, letter):
    if SENTENCE[place].isalpha():
        mended = SENTENCE[:place] + letter + SENTENCE[place + 1 :]

        assert Words([(SENTENCE, "d")]).owner(mended, "another") == "d"
        assert stood_in(mended, f"before it {SENTENCE} and after it")


@given(text=st.text(max_size=80), words=st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_text_holds_itself_and_is_compared_without_an_error(text, words):
    text, words = fold(text), fold(words)

    assert Words([(text, "d")]).owner(text, "d") == "d"
    assert stood_in(text, f"{words} {text}".strip())
    assert isinstance(stood_in(words, text), bool)
