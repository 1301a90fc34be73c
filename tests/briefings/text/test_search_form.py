"""Words are found in their own script, and however a letter is typed."""

from hypothesis import given, strategies as st

from briefings.text.search_form import is_single_sign, make_index_form, make_query_form


def test_scripts_without_blanks_are_put_in_as_pairs_of_characters() -> None:
    assert make_index_form("新しい橋").split() == ["新し", "しい", "い橋", "橋"]
    assert make_query_form("しい橋") == "しい い橋"


def test_letters_that_no_mark_makes_are_folded_on_both_sides() -> None:
    assert make_index_form("Łódź, Søren, Straße") == "Lódź, Soren, Strasse"
    assert make_query_form("Søren") == "Soren"


def test_greek_is_found_with_and_without_its_marks() -> None:
    assert make_index_form("Ο Γιώργος Ἀθήνας") == "Ο Γιωργοσ Αθηνασ"
    assert make_query_form("Αθήνας") == make_query_form("Αθηνας") == "Αθηνασ"


def test_a_single_character_is_told_from_a_word() -> None:
    assert is_single_sign("橋")
    assert not is_single_sign("橋の")
    assert not is_single_sign("a")


@given(
    before=st.text("다리새橋のไทย ab", max_size=6),
    word=st.text("다리새橋の", min_size=2, max_size=4),
    after=st.text("다리새橋の ab", max_size=6),
)
def test_every_word_of_a_text_is_found_in_it(before: str, word: str, after: str) -> None:
    index = f" {' '.join(make_index_form(before + word + after).split())} "

    assert f" {make_query_form(word)} " in index


@given(st.text())
def test_any_text_has_both_forms(text: str) -> None:
    assert isinstance(make_index_form(text), str)
    assert isinstance(make_query_form(text), str)
