"""Laws of making text harmless."""

import unicodedata

import pytest
from hypothesis import example, given, settings, strategies as st

from briefings.render.plain import plain, shorten


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
@example("a\u202eb\x1b[31mc\ud800")
@example("\u200d\u200d\u200d")
@example("é\u200d\u200d\u200cé")
def test_any_text_becomes_one_line_without_characters_that_steer(text: str) -> None:
    made = plain(text)

    assert not any(unicodedata.category(one) in {"Cc", "Cs", "Zl", "Zp"} for one in made)
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u200b\ufeff") & set(made)
    assert made == " ".join(made.split())
    assert plain(made) == made
    made.encode()


@pytest.mark.parametrize("text", ["“Où ça ?” – naïve €5", "👩‍👩‍👧 नमस्ते क्‍ष", "김정은 “뉴스”", "می‌خواهم"])
def test_ordinary_text_of_any_script_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


def test_a_pile_of_accents_is_cut_down() -> None:
    assert len(plain("a" + "\u0301" * 500)) < 10


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab \u0301界", max_size=60).map(plain), st.integers(1, 40))
def test_shortened_text_fits_and_ends_at_a_word(text: str, longest: int) -> None:
    made = shorten(text, longest)

    assert len(made) <= max(longest, 1)
    if made != text:
        kept = made.removesuffix("…").rstrip()
        assert made.endswith("…")
        assert text.startswith(kept)
        rest = text[len(kept) :]
        assert not kept or rest.startswith(" ") or {kept[-1], rest[0]} <= {"界"}
