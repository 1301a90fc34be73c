"""When texts are known again."""

import pytest
from hypothesis import given, settings, strategies as st

from briefings.text.folding import fold
from briefings.text.known import EarlierText, KnownTexts

SENTENCE = "The minister said that the bridge over the Tveit fjord would open in 2027."


def holds(text: str, around: str = SENTENCE) -> bool:
    return EarlierText(f"Before it there was rain. {around} After it came Holm's “answer”.").holds(text)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        pytest.param(SENTENCE, True, id="the-same"),
        pytest.param(SENTENCE.replace("minister", "minster"), True, id="a-typo"),
        pytest.param(SENTENCE.replace("in 2027", "").replace(" .", "."), True, id="a-part"),
        pytest.param(SENTENCE.replace("2027", "2028"), False, id="another-figure"),
        pytest.param(SENTENCE.replace("Tveit", "Tveid"), False, id="another-name"),
        pytest.param(SENTENCE.replace("would", "would not"), False, id="denied"),
        pytest.param(SENTENCE.replace(" in 2027", " in May 2027"), False, id="an-update"),
        pytest.param(SENTENCE.replace("the bridge over the Tveit fjord", "a tunnel"), False, id="other-words"),
    ],
)
@pytest.mark.parametrize("row", [SENTENCE, pytest.param(fold(SENTENCE), id="a-folded-row")])
def test_what_was_told_or_stood_in_an_earlier_version_is_known_again(text: str, known: bool, row: str) -> None:
    assert (KnownTexts([(row, "d")]).find_owner(text, "another") == "d") is known
    assert holds(text, row) is known


def test_no_words_are_nothing_new_in_any_text() -> None:
    assert holds("")
    assert holds("—")
    assert KnownTexts([(SENTENCE, "d")]).find_owner("", "d") is None


def test_a_few_words_are_known_again_in_their_own_document_alone() -> None:
    told = KnownTexts([("Not today.", "d")])

    assert told.find_owner("“Not today”", "d") == "d"
    assert told.find_owner("Not today.", "another") is None
    assert told.find_owner("Not todey.", "d") is None
    assert told.find_same("Not today.") == ()


def test_in_an_earlier_version_even_a_few_words_may_differ_by_a_typo() -> None:
    assert EarlierText("She called it utterly wrng today").holds("utterly wrong")
    assert not EarlierText("Nothing at noon").holds("no")
    assert EarlierText("They praised Holm's bridge.").holds("Holm's bridge")


def test_a_figure_at_the_edge_of_a_match_is_compared_whole_and_with_its_marks() -> None:
    assert not EarlierText("Rain fell on the valley of 2018").holds("Rain fell on the valley of 20")
    assert EarlierText("Rain fell on the valley of 2018").holds("Rainn fell on the valley of 2018")
    assert not EarlierText("Rain fell for 125 hours there").holds("Rain fell for 12.5 hours there")


def test_the_document_itself_is_preferred_as_the_one_that_told() -> None:
    told = KnownTexts([(SENTENCE, "a"), (SENTENCE, "b")])

    assert [told.find_owner(SENTENCE, document) for document in ("b", "c")] == ["b", "a"]
    assert told.find_same(SENTENCE) == ((SENTENCE, "a"), (SENTENCE, "b"))
    assert told.find_same("something else that nobody told") == ()


def test_a_part_of_what_was_told_is_known_and_no_repeat_in_the_same_words() -> None:
    told = KnownTexts([("Norway will open the Tveit bridge on Monday after nine years of work.", "a")])

    assert told.find_owner("Norway will open the Tveit bridge after nine years of work.", "b") == "a"
    assert told.find_owner("Norway will open the Tveit bridge on Monday at noon, Holm said.", "b") is None
    assert told.find_same("Norway will open the Tveit bridge.") == ()


@given(place=st.integers(0, len(SENTENCE) - 1), letter=st.sampled_from("aeinst"))
@settings(max_examples=100, deadline=None)
def test_any_one_wrong_letter_but_of_a_name_or_a_small_word_is_a_typo(place: int, letter: str) -> None:
    mended = SENTENCE[:place] + letter + SENTENCE[place + 1 :]
    words = [word for word in mended.split() if word not in SENTENCE.split()]
    if SENTENCE[place].islower() and all(len(word) > 4 and word.islower() for word in words):
        assert KnownTexts([(SENTENCE, "d")]).find_owner(mended, "another") == "d"
        assert holds(mended)


@given(text=st.text(max_size=80), words=st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_any_text_holds_itself_and_is_compared_without_an_error(text: str, words: str) -> None:
    assert KnownTexts([(text, "d")]).find_owner(text, "d") == "d"
    assert EarlierText(text).holds(text)
    assert EarlierText(fold(text)).holds(fold(text))
    assert isinstance(EarlierText(text).holds(words), bool)
