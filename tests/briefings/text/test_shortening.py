"""Where a text may be cut: between words, never within what a reader sees as one."""

import pytest
from hypothesis import given, settings, strategies as st

from briefings.text.cleaning import clean
from briefings.text.shortening import shorten, shorten_name, utf16_length, word_cuts

ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab \u0301界😀", max_size=60).map(clean), st.integers(1, 40))
def test_shortened_text_fits_and_ends_at_a_word(text: str, longest: int) -> None:
    made = shorten(text, longest)

    assert utf16_length(made) <= max(longest, 1)
    if made != text:
        kept = made.removesuffix("…").rstrip()
        assert made.endswith("…")
        assert text.startswith(kept)
        rest = text[len(kept) :]
        assert not kept or rest.startswith(" ") or {kept[-1], rest[0]} <= set("界😀\u0301")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60).map(clean), st.integers(1, 40))
def test_the_end_of_any_text_fits_and_is_the_end(text: str, longest: int) -> None:
    made = shorten(text, longest, from_end=True)

    assert utf16_length(made) <= max(longest, 1)
    assert made == text or (made.startswith("…") and text.endswith(made.removeprefix("…").lstrip()))


@pytest.mark.parametrize(
    "sign",
    ["👩‍👩‍👧", "🇰🇷", "👍🏽", "❤️", "1️⃣", "กำ่", "が", ENGLAND],
    ids=["family", "flag", "skin", "heart", "keycap", "thai", "kana", "England"],
)
def test_a_cut_never_falls_within_what_a_reader_sees_as_one_sign(sign: str) -> None:
    kept = {shorten(sign * 12, limit).removesuffix("…").rstrip() for limit in range(2, 40)}

    assert kept <= {sign * times for times in range(13)}
    assert len(kept) > 2


def test_a_text_is_cut_after_a_word_and_a_word_is_never_cut() -> None:
    assert shorten("one two three four", 12) == "one two …"
    assert shorten("incomprehensibilities", 12) == "…"
    assert shorten("e\u0301" * 20, 12) == "…"
    assert shorten("one two three four", 12, from_end=True) == "… three four"


@pytest.mark.parametrize(
    ("name", "longest", "shown"),
    [
        ("a" * 3_000, 10, "aaaaaaaaa…"),
        ("e\u0301" * 20, 6, "e\u0301e\u0301…"),
        ("👩‍👩‍👧" * 4, 3, "…"),  # not one sign fits
        ("한" * 40, 5, "한한한한…"),
        # Near misses: it fits, or its first word does.
        ("Rosa Lindqvist", 14, "Rosa Lindqvist"),
        ("Rosa Lindqvist", 9, "Rosa …"),
        ("a" * 10, 10, "a" * 10),
        ("", 10, ""),
        ("…", 10, "…"),
    ],
)
def test_of_a_name_too_long_for_its_place_a_part_is_shown(name: str, longest: int, shown: str) -> None:
    assert shorten_name(name, longest) == shown


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab \u0301界😀", max_size=60).map(clean), st.integers(1, 40))
def test_a_shortened_name_fits_and_says_at_least_what_a_shortened_text_does(text: str, longest: int) -> None:
    made = shorten_name(text, longest)

    assert utf16_length(made) <= max(longest, 1)
    assert made == shorten(text, longest) or (shorten(text, longest) == "…" and text.startswith(made[:-1]))


def test_cuts_of_simple_text_are_those_that_the_rules_for_all_scripts_find() -> None:
    simple = "“Où ça ?” asked Zoë — naïve, 서울 too"

    assert [*word_cuts(simple)] == [at for at in word_cuts(f"{simple} 界") if at < len(simple)]
