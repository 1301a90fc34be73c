"""Addresses that open a page at words of it."""

from urllib.parse import unquote

import pytest
from hypothesis import given, strategies as st

from briefings.text.fragments import point_at_words
from briefings.text.links import safe_link

PAGE = "https://fjord.example/harbour"


@pytest.mark.parametrize(
    ("pieces", "fragment"),
    [
        (["The harbour opened again."], "The harbour opened again."),
        (["The harbour of Bodo opened again on Monday, after two years."],
         "The harbour of Bodo,Monday%2C after two years."),
        (["“We will wait for ships,”", "“Ships need deep water.”"], "We will wait for,Ships need deep water."),
        (["A ten-year plan, R&D among it."], "A ten%2Dyear plan%2C R%26D among it."),
        (["First line of words\nwith another line below"], "First line of words,with another line below"),
        (["바다"], "%EB%B0%94%EB%8B%A4"),
    ],
)  # fmt: skip
def test_a_fragment_has_the_first_and_last_words_encoded(pieces: list[str], fragment: str) -> None:
    assert point_at_words(PAGE, pieces) == f"{PAGE}#:~:text={fragment.replace(' ', '%20')}"


def test_a_fragment_follows_one_that_is_there() -> None:
    assert point_at_words(f"{PAGE}#talks", ["They met."]) == f"{PAGE}#talks:~:text=They%20met."


@pytest.mark.parametrize(
    ("url", "pieces"),
    [
        (None, ["They met."]),
        ("javascript:alert(1)", ["They met."]),
        ("https://fjord.example/report.PDF", ["They met."]),
        ("https://fjord.example/notes.md?raw=1", ["They met."]),
        (PAGE, []),
        (PAGE, ["“ ”"]),
        (PAGE, ["x" * 500]),
        (f"{PAGE}/{'x' * 460}", ["They met in the harbour of Bodo."]),
    ],
)
def test_what_is_no_web_page_or_too_long_is_not_pointed_at(url: str | None, pieces: list[str]) -> None:
    assert point_at_words(url, pieces) is None


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), max_size=4))
def test_any_words_make_a_safe_address_that_a_button_takes_or_none(pieces: list[str]) -> None:
    made = point_at_words(PAGE, pieces)

    assert made is None or (len(made) <= 512 and made.startswith(f"{PAGE}#:~:text=") and made.isascii())
    if made is not None and len(made) <= 500:
        assert safe_link(made) == made
    if made is not None:
        first = unquote(made.partition("text=")[2].split(",")[0])
        assert " ".join(first.split()) in " ".join(" ".join(pieces).split())
