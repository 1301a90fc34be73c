"""Cutting and escaping, the two places where other people's words could break a message."""

import re
import unicodedata

import pytest
from hypothesis import given, strategies as st

from bot.layouts import clip, escaped, link, note_view, plain, units
from bot.layouts.text import one_line, unescaped

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@given(TEXT, st.integers(2, 120))
def test_a_cut_text_fits_and_is_a_beginning_of_the_whole(text: str, limit: int) -> None:
    cut = clip(text, limit)

    assert units(cut) <= limit
    assert cut == text or text.startswith(cut.removesuffix("…"))


@pytest.mark.parametrize(
    "emoji",
    ["👩‍👩‍👧", "🇰🇷", "👍🏽", "❤️", "e\u0301", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"],
    ids=["family", "flag", "skin", "heart", "accent", "England"],
)
def test_a_cut_never_falls_within_what_a_reader_sees_as_one_sign(emoji: str) -> None:
    for limit in range(2, 40):
        cut = clip(emoji * 12, limit).removesuffix("…")

        assert cut == emoji * (len(cut) // len(emoji))


def test_a_text_is_cut_after_a_word() -> None:
    assert clip("one two three four", 12) == "one two…"


@given(TEXT)
def test_escaped_words_hold_no_live_markdown_mention_or_link(text: str) -> None:
    shown = escaped(text, 300)

    assert not re.search(r"(?<!\\)(?:\\\\)*[*_~`|>#\[\]()<:@]", shown)
    assert all(unicodedata.category(character) not in {"Cc", "Cs"} for character in shown)
    assert unescaped(shown) == unescaped(escaped(unescaped(shown), 10_000)) or units(text) > 300


@given(TEXT, st.integers(4, 400))
def test_one_line_fits_and_has_no_second_line(text: str, limit: int) -> None:
    line = one_line(text, limit)

    assert units(line) <= limit
    assert "\n" not in line


def test_marks_that_hide_or_turn_words_are_taken_out() -> None:
    assert plain("a\u200bb\u202ec\u0000d \n e\ufeff") == "abcd e"


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "http://[",
        "https://example.org/a b",
        "https://example.org/" + "x" * 600,
    ],
)
def test_an_address_that_is_no_plain_web_address_gets_no_button(address: str | None) -> None:
    assert link(address) is None


def test_a_web_address_gets_a_button() -> None:
    assert link("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d"


def test_a_note_has_five_buttons_at_most_and_none_twice() -> None:
    view = note_view("text", questions=[(f"topic {number % 6}", f"r{number % 6}") for number in range(12)])

    (container,) = view.to_components()
    buttons = container["components"][1]["components"]
    assert [button["custom_id"] for button in buttons] == [f"bb1:ask:r{number}:in_short:0" for number in range(5)]
