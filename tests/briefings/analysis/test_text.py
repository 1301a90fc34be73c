import re
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from briefings.analysis.reading.tokens import Text, normalise_text
from briefings.model.spans import Span


def text_of(words: str) -> Text:
    return Text(words, tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", words)), None)


def sentences(words: str) -> list[str]:
    text = text_of(words)
    return [sentence.of(words) for sentence in text.sentences]


def tokens(words: str) -> list[str]:
    return [token.text for token in text_of(words).tokens]


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("It rained. It stopped.", ["It rained.", "It stopped."]),
        ("Mr. Hale met Gen. Ito. They spoke.", ["Mr. Hale met Gen. Ito.", "They spoke."]),
        ("He lives in the U.S. The house is old.", ["He lives in the U.S.", "The house is old."]),
        ("He joined the U.S. Navy.", ["He joined the U.S. Navy."]),
        ("J. B. Reed left. She stayed.", ["J. B. Reed left.", "She stayed."]),
        ("“Go.” She went.", ["“Go.”", "She went."]),
        ("“Why?” asked Ann. Nobody spoke.", ["“Why?” asked Ann.", "Nobody spoke."]),
        ("“Why?” Ann Reed asked.", ["“Why?” Ann Reed asked."]),
        ("The firm Dale Inc. rose 3.5 percent. Others fell.", ["The firm Dale Inc. rose 3.5 percent.", "Others fell."]),
        ("One line\nAnother line", ["One line", "Another line"]),
        ("It was . . . odd.", ["It was . . . odd."]),
        ("She said he was ill. Drew Hanlon left.", ["She said he was ill.", "Drew Hanlon left."]),
        ("In Lund v. Norway the court split. It rained.", ["In Lund v. Norway the court split.", "It rained."]),
        ("It was then-Rep. Ann Lee. She left.", ["It was then-Rep. Ann Lee.", "She left."]),
        ("It was a pre-sale rally-op. Drew Hanlon left.", ["It was a pre-sale rally-op.", "Drew Hanlon left."]),
        ("Drs. Ito and Lee met Ald. Ed Moe.", ["Drs. Ito and Lee met Ald. Ed Moe."]),
        ("They met in Dalton, Ill. Drew Hanlon left.", ["They met in Dalton, Ill. Drew Hanlon left."]),
        ("It is Norway’s No. 2 port. It grew.", ["It is Norway’s No. 2 port.", "It grew."]),
        ("At No. 10 they read Arts. 3 and 4. It rained.", ["At No. 10 they read Arts. 3 and 4.", "It rained."]),
        ("No. Ann Reed left.", ["No.", "Ann Reed left."]),
        ("Did he go? No. 12 others did.", ["Did he go?", "No.", "12 others did."]),
        ("She loved art. 5 men left.", ["She loved art.", "5 men left."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(words: str, parts: list[str]) -> None:
    assert sentences(words) == parts


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("He’s here.", ["He", "'s", "here", "."]),
        ("Don’t go, Mr. O’Hara!", ["Don't", "go", ",", "Mr.", "O'Hara", "!"]),
        ("Norway's No. 2 port", ["Norway", "'s", "No.", "2", "port"]),
        ("the U.S. at 5 p.m. sharp", ["the", "U.S.", "at", "5", "p.m.", "sharp"]),
        ("1,200.50 or 10:30", ["1,200.50", "or", "10:30"]),
        ("well-known AT&T", ["well-known", "AT&T"]),
        ("''Yes,'' he said", ["''", "Yes", ",", "''", "he", "said"]),
    ],
)
def test_tokens_keep_clitics_apart_and_abbreviations_whole(words: str, parts: list[str]) -> None:
    assert tokens(words) == parts


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_the_view_has_the_length_of_the_text(words: str) -> None:
    assert len(normalise_text(words)) == len(words)


@settings(max_examples=100)
@given(st.text(alphabet=st.sampled_from("ab AB.,?!“”\"'’ -—\n\t9é中"), max_size=200))
def test_sentences_and_tokens_lie_in_order_within_their_paragraphs(words: str) -> None:
    text = text_of(words)
    for spans in (text.sentences, text.tokens):
        places = [(span[0], span[1]) for span in spans]
        assert all(start < end for start, end in places)
        assert all(one[1] <= other[0] for one, other in pairwise(places))
        assert all(text.paragraph_at(start) is not None for start, _ in places)


@settings(max_examples=60)
@given(st.text(alphabet="ab. ", max_size=80), st.integers(0, 90))
def test_what_bisection_finds_is_what_a_search_finds(words: str, offset: int) -> None:
    text = text_of(words)
    expected = next((s for s in text.sentences if s.start <= offset < s.end), None)
    assert text.sentence_at(offset) == expected
    span = Span(offset // 2, offset)
    first, last = text.token_range(span)
    assert text.tokens[first:last] == tuple(t for t in text.tokens if span.start <= t.start < span.end)
