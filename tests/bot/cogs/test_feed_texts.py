"""What /feeds says of feeds."""

import pytest

from bot.catalogue import words_for
from bot.cogs.feed_lists import FollowedNow, say_followed
from bot.cogs.feed_texts import shorten_name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("The Lower Wick Gazette", "The Lower …"),
        ("https://gazette.example/feed", "https://gaze…"),
        ("Gazette", "Gazette"),
    ],
)
def test_an_address_is_cut_within_and_a_name_between_words(name: str, shown: str) -> None:
    assert shorten_name(name, 13) == shown


def test_what_there_is_no_room_for_is_told_apart_from_what_is_no_feed() -> None:
    words = words_for("en")

    assert say_followed(FollowedNow(added=2, known=1, problems=3), words).endswith("Not usable: 3.")
    assert "No room for 4 more: a server can follow 100" in say_followed(FollowedNow(problems=3, beyond=4), words)
