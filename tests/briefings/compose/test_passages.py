"""Laws of joining, comparing and cutting passages."""

import pytest
from hypothesis import given, settings, strategies as st

from briefings.compose.passages import cut_tail, key, merge_passages, skip_dateline
from briefings.model.findings import Passage
from briefings.model.spans import Span

TEXT = "“The flood is over,” Okello said on Sunday. “Come home.” Nobody listened to the minister."


def at(*words: str) -> Passage:
    spans = tuple(Span(TEXT.index(one), TEXT.index(one) + len(one)) for one in words)
    return Passage("d", spans, words)


WHOLE = Passage("d", (Span(0, len(TEXT)),), (TEXT,))


def test_pieces_of_one_sentence_are_joined_with_the_few_words_between_them() -> None:
    joined = merge_passages((at("“The flood is over,”", "“Come home.”"), at("said")), WHOLE)

    assert joined.pieces == ("“The flood is over,” Okello said on Sunday. “Come home.”",)


def test_the_few_words_behind_a_cue_that_end_its_sentence_are_taken_along() -> None:
    joined = merge_passages((at("“The flood is over,”"), at("said")), Passage("d", (Span(0, 43),), (TEXT[:43],)))

    assert joined.pieces == ("“The flood is over,” Okello said on Sunday.",)


def test_pieces_whose_sentence_is_not_at_hand_stay_apart() -> None:
    joined = merge_passages((at("said"), at("“Come home.”")), at("Nobody listened"))

    assert joined.pieces == ("said", "“Come home.”")


def test_the_full_stop_that_ends_the_sentence_is_taken_along() -> None:
    assert merge_passages((at("Nobody listened to the minister"),), WHOLE).pieces == (
        "Nobody listened to the minister.",
    )


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 88), st.integers(1, 30)), min_size=1, max_size=5), st.integers(0, 88))
def test_whatever_is_joined_every_piece_is_the_text_at_its_span_and_no_two_overlap(
    cuts: list[tuple[int, int]], cut: int
) -> None:
    parts = tuple(
        Passage("d", (Span(start, min(len(TEXT), start + size)),), (TEXT[start : start + size],))
        for start, size in cuts
    )
    joined = merge_passages(parts, Passage("d", (Span(0, cut), Span(cut, len(TEXT))), (TEXT[:cut], TEXT[cut:])))

    assert all(span.of(TEXT) == piece for span, piece in zip(joined.spans, joined.pieces, strict=True))
    assert all(one.end <= other.start for one, other in zip(joined.spans, joined.spans[1:], strict=False))


def test_words_differ_by_more_than_case_quotation_marks_and_space() -> None:
    assert key(Passage("a", (), ("“It  IS\nover.”",))) == key(Passage("b", (), ('"It is over."',)))
    assert key(Passage("a", (), ("It is over",))) != key(Passage("b", (), ("It is not over",)))


def test_a_long_context_keeps_its_last_whole_sentences() -> None:
    kept = cut_tail(WHOLE, 40)

    assert kept.pieces == ("Nobody listened to the minister.",)
    assert kept.spans[0].of(TEXT) == kept.pieces[0]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The hall was full. Paula Brandt thanked Mr. Ito for it.", "Paula Brandt thanked Mr. Ito for it."),
        ("The hall was full. Then J. Ito of the U.S. Navy rose.", "Then J. Ito of the U.S. Navy rose."),
        ("The hall was full. Brandt left for Oslo. Ito stayed.", "Brandt left for Oslo. Ito stayed."),
        ("The hall was full. Was it Ito? “I am,” he wrote.", "Was it Ito? “I am,” he wrote."),
    ],
)
def test_a_context_begins_at_a_sentence_and_not_after_an_abbreviation(text: str, kept: str) -> None:
    whole = Passage("d", (Span(0, len(text)),), (text,))

    assert cut_tail(whole, len(kept)).pieces == (kept,)
    # With less room a later sentence, or all of it: never the second half of a name.
    for longest in range(1, len(kept)):
        assert cut_tail(whole, longest).pieces[0] in {text, "Ito stayed.", "“I am,” he wrote."}


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("NORDBY (Agency) - The ferry sails.", "The ferry sails."),
        ("NORDBY, Norway (NB) — The ferry sails — at last.", "The ferry sails — at last."),
        ("WEST HAVEN, Dec. 5 -- “No ferry,” she said.", "“No ferry,” she said."),
        ("NORDBY – The ferry sails.", "The ferry sails."),
        ("By Ida Holm and Per Aas NORDBY – The ferry sails.", "The ferry sails."),
        ("Ida Holm LAKE POST NORDBY – The ferry sails.", "The ferry sails."),
        ("ANALYSIS/OPINION: The ferry sails.", "The ferry sails."),
        ("EXCLUSIVE: NORDBY – The ferry sails.", "The ferry sails."),
        ("By Ida Holm’s count it sails – As ever.", "By Ida Holm’s count it sails – As ever."),
        ("Ida Holm NB – The ferry’s owner – sails.", "Ida Holm NB – The ferry’s owner – sails."),
        ("OPINION polls: the ferry sails.", "OPINION polls: the ferry sails."),
        ("NATO – Norway’s ally – sails.", "NATO – Norway’s ally – sails."),
        ("Nordby – The ferry sails.", "Nordby – The ferry sails."),
        ("USA: the ferry sails.", "USA: the ferry sails."),
        ("FERRY SAILS - and nobody came.", "FERRY SAILS - and nobody came."),
    ],
)
def test_a_line_begins_behind_its_dateline(sentence: str, shown: str) -> None:
    passage = skip_dateline(Passage("d", (Span(5, 5 + len(sentence)),), (sentence,)))

    assert passage.pieces == (shown,)
    assert passage.spans == (Span(5 + len(sentence) - len(shown), 5 + len(sentence)),)
