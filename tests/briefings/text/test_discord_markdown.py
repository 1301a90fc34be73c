"""Escaping and cutting for Discord, the two places where other people's words could break a message."""

import re
import unicodedata

import pytest
from hypothesis import given, settings, strategies as st

from briefings.text.cleaning import clean
from briefings.text.discord_markdown import escape_discord, shorten_discord, unescape_discord
from briefings.text.shortening import utf16_length

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@settings(deadline=None)
@given(TEXT)
def test_escaped_words_hold_no_live_markdown_mention_or_link(text: str) -> None:
    shown = escape_discord(text, 300)

    assert utf16_length(shown) <= 300
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_~`|>#\[\]<]", shown)
    assert not re.search(r"@(?!\u200b)|[:/](?=\S)(?<!\\.)", shown)
    assert all(unicodedata.category(character) not in {"Cc", "Cs"} for character in shown)


@pytest.mark.parametrize("mention", ["@everyone", "@here", "<@1>", "<@!1>", "<@&1>", "\\@everyone", "@@here"])
def test_a_mention_is_broken_without_relying_on_a_backslash(mention: str) -> None:
    without_backslashes = escape_discord(mention).replace("\\", "")

    assert not re.search(r"@(everyone|here)|<@[!&]?\d", without_backslashes)


@settings(deadline=None)
@given(TEXT)
def test_unescaping_gives_back_what_a_reader_sees(text: str) -> None:
    assert unescape_discord(escape_discord(text)) == clean(text)


@settings(deadline=None)
@given(TEXT, st.integers(4, 400))
def test_shortened_markdown_fits_and_has_no_second_line_or_open_mark(text: str, limit: int) -> None:
    line = shorten_discord(f"**{escape_discord(text)}** and more", limit)

    assert utf16_length(line) <= limit
    assert "\n" not in line
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\*\*", line)) in {0, 2}


@settings(deadline=None)
@given(st.lists(st.sampled_from(["one", "*two*", "three😀", "[four](x)", "@here"]), max_size=40), st.integers(8, 120))
def test_as_many_words_stay_as_fit(words: list[str], longest: int) -> None:
    text = " ".join(words)
    made = escape_discord(text, longest)

    if made != escape_discord(text):
        kept = made.removesuffix("…").rstrip()
        more = text.split(" ")[: len(unescape_discord(kept).split()) + 1]
        assert utf16_length(escape_discord(" ".join((*more, "…")))) > longest
