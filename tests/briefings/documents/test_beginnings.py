import re

import pytest
from hypothesis import HealthCheck, assume, given, settings, strategies as st

from briefings.documents.beginnings import LONGEST_BEGINNING, list_beginnings
from briefings.documents.page_sentences import page_signs, plain_words, without_page_sentences
from briefings.lexicon import lines
from briefings.model.spans import Span

_LINES = [line for name in ("furniture", "page_notes") for line in lines(name)]
_PATTERNS = [line.partition(": ")[2] if line.startswith("if ") else line for line in _LINES]


@pytest.mark.parametrize(
    ("pattern", "beginnings"),
    [
        ("abc", {"abc"}),
        ("(?:ab|cd)e", {"abe", "cde"}),
        ("(?:please )?click", {"please click", "click"}),
        ("ab?c", {"abc", "ac"}),
        (r"sign\b.{0,3}up", {"sign"}),
        (r"\w+ by", {""}),
        ("(?:new |old )*news", {"new ", "old ", "news"}),
        ("(?:no ){2,3}more", {"no "}),
        (r"(?!not)\d min", {f"{digit} min" for digit in range(10)}),
        ("[Rr]ead on", {"Read on", "read on"}),
        ("[a-c]x", {""}),
        (r"who\.\?", {"who.?"}),
        (r"\(?see", {"(see", "see"}),
        ("(photo|picture)s? by", {"photo by", "photos by", "picture by", "pictures by"}),
        ("as long as it goes", {"as long as i"}),
        (
            "(?:all )?(?:are|and availability) (?:good|right)",
            {"are good", "are right", "and availabi", "all are good", "all are right", "all and avai"},
        ),
    ],
)
def test_how_a_match_may_begin_is_read_from_its_pattern(pattern: str, beginnings: set[str]) -> None:
    assert list_beginnings(pattern) == {one[:LONGEST_BEGINNING] for one in beginnings}


def test_a_pattern_with_a_bracket_too_many_is_refused() -> None:
    with pytest.raises(ValueError, match="too many"):
        list_beginnings("a)b")


@settings(max_examples=150)
@given(st.data())
def test_whatever_a_pattern_of_the_lists_matches_begins_with_one_of_its_beginnings(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(_PATTERNS))
    matched = data.draw(st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True))

    assert matched.startswith(tuple(list_beginnings(pattern)))


@settings(max_examples=100, suppress_health_check=[HealthCheck.filter_too_much])
@given(st.data())
def test_a_sentence_of_the_lists_leaves_its_paragraph(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(_PATTERNS))
    matched = data.draw(st.from_regex(re.compile(pattern.replace(r"\s", " "), re.ASCII), fullmatch=True))
    written = plain_words(matched)
    assume(re.match("[A-Za-z]", written) and len(written) < 300)
    assume(re.fullmatch(pattern, written.casefold()))
    # Not parted into several, and nobody is reported.
    assume(not re.search(r"[.!?…“”\"'‘\[\n]|said|says|told|added|argued|warned|announced|claim|urged|wrote", written))
    written = f"{written[0].upper()}{written[1:]}"
    text = f"Mayor Voss closed the mill. {written}."

    kept = without_page_sentences(text, Span(0, len(text)), text, page_signs(text.casefold()))

    assert [span.of(text) for span in kept] == ["Mayor Voss closed the mill."]
