"""Laws of making text harmless for readers."""

import unicodedata

import pytest
from hypothesis import example, given, settings, strategies as st

from briefings.text.cleaning import MOST_MARKS, clean


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
@example("a\u202eb\x1b[31mc\ud800")
@example("\u200d\u200d\u200d")
@example("é\u200d\u200d\u200cé")
@example("\ufe0f\u180b\ufe0f")
def test_any_text_becomes_one_line_without_characters_that_steer(text: str) -> None:
    made = clean(text)

    assert not any(unicodedata.category(one) in {"Cc", "Co", "Cs", "Zl", "Zp"} for one in made)
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u200b\ufeff") & set(made)
    assert made == " ".join(made.split())
    assert clean(made) == made
    made.encode()


@pytest.mark.parametrize(
    "text", ["“Où ça ?” – naïve €5", "👩‍👩‍👧 नमस्ते क्‍ष", "김정은 “뉴스”", "می‌خواهم", "❤️ 1️⃣ 👍🏽", "བརྒྱུད", "\u0600١٢"]
)
def test_ordinary_text_of_any_script_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    "hidden",
    ["\u200b", "\u202e", "\u0000", "\ufeff", "\u00ad", "\ue000", "\U000f0000", "\U000e0041", "\u3164", "\u115f",
     "\udc80", "\ufdd0", "\uffff", "\U000e0100"],
)  # fmt: skip
def test_what_hides_turns_or_shows_nothing_is_taken_out(hidden: str) -> None:
    assert clean(f"a{hidden}b \n {hidden}c") == "ab c"


@pytest.mark.parametrize("mark", ["\u0301", "\u0e47", "\u20dd", "\u064b", "\u0f71"])
def test_a_pile_of_marks_is_cut_down(mark: str) -> None:
    assert len(clean("a" + mark * 500)) <= 1 + MOST_MARKS


def test_a_row_of_variation_selectors_can_hide_no_message() -> None:
    assert clean("❤" + "\ufe00\ufe0e\ufe0f" * 50) == "❤\ufe00"
