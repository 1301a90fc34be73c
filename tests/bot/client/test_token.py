"""A token that can't be one is refused before Discord is asked."""

import pytest

from bot.client.run import usable_token
from bot.client.troubles import BOT_IN_TOKEN, NO_TOKEN, WRONG_TOKEN
from bot.config.settings import Settings


@pytest.mark.parametrize("token", ["two words", "line\nbreak", "t\u00f6ken", "\x00"])
def test_what_cannot_be_a_token_is_called_wrong(token: str) -> None:
    assert usable_token(Settings.model_validate({"token": token})) is WRONG_TOKEN


@pytest.mark.parametrize("token", ["Bot a.b.c", " bot a.b.c"])
def test_the_word_before_a_token_is_named(token: str) -> None:
    assert usable_token(Settings.model_validate({"token": token})) is BOT_IN_TOKEN


@pytest.mark.parametrize("token", [None, "", "  "])
def test_no_token_is_called_missing(token: str | None) -> None:
    assert usable_token(Settings.model_validate({"token": token})) is NO_TOKEN


def test_white_space_around_a_token_is_forgiven() -> None:
    assert usable_token(Settings.model_validate({"token": " a.b.c\n"})) == "a.b.c"
