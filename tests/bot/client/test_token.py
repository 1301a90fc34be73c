"""A token that can't be one is refused before Discord is asked."""

import pytest

from bot.client.token import usable_token
from bot.client.troubles import BOT_IN_TOKEN, NO_TOKEN, WRONG_TOKEN, RunExit, Trouble
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


@pytest.mark.parametrize(
    ("token", "said"),
    [
        ("123456789012345678", "is the application's id"),
        ("0a" * 32, "is the application's public key"),
        ("abcdefghijklmnopqrstuvwxyz-_0123", "is the client secret"),
        ("'a.b.c'", "is set in quotation marks"),
        ("a.b", "has not the form of a bot's token"),
        ("a..c", "has not the form of a bot's token"),
    ],
)
def test_what_has_not_the_form_of_a_token_is_said_to_be_what_it_is_and_not_shown(token: str, said: str) -> None:
    found = usable_token(Settings.model_validate({"token": token}))

    assert isinstance(found, Trouble)
    assert said in found.sentence
    assert token not in found.sentence
    assert found.code is RunExit.SETTINGS


def test_another_server_than_discord_may_give_tokens_of_any_form() -> None:
    settings = Settings.model_validate({"token": "plain", "api": "http://127.0.0.1:8000/api/v10"})

    assert usable_token(settings) == "plain"
