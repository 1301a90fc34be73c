"""Every language says everything, with the same values, and commands' names are such as Discord takes."""

import re
from string import Formatter

import pytest

from bot.catalogue import Counted, Message, languages, words_for
from briefings import ENGLISH, FetchFailure, Heading, SourceTrouble, Tag

#: By Discord's limits: of a form's title and field, of a button, of a field's description, of a menu.
LONGEST = {
    45: (Message.SETUP_FEEDS_FORM, Message.SETUP_FEEDS_FIELD, Message.PLAN_ZONE_CHOOSE),
    80: (
        *(Message.PREVIOUS, Message.NEXT, Message.SHARE, Message.FOLLOW, Message.PLAN_SAVE, Message.SETUP_FEEDS),
        *(Message.SETUP_PREVIEW, Message.SETUP_START, Message.SETUP_NOW, Message.SETUP_CHANGE, Message.SETUP_OPEN),
    ),
    100: (Message.SETUP_FEEDS_DETAIL, Message.SETUP_ZONE_DETAIL, Message.SETUP_ZONE_OTHER),
    150: (Message.SECTION, Message.PROOF, Message.SETUP_PACKS, Message.SETUP_PLACE, Message.SETUP_HOUR),
}


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_message_with_the_same_values(language: str) -> None:
    english, words = words_for("en"), words_for(language)

    for message in Message:
        assert places(words.messages[message]) == places(english.messages[message]), message
    assert set(words.troubles) == {*FetchFailure, *SourceTrouble}
    for noun in Counted:
        assert all(places(form) == {"count"} for form in words.counts[noun]), noun


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_label_with_the_same_values(language: str) -> None:
    labels = words_for(language).labels

    assert set(labels) == set(ENGLISH)
    assert {key: places(text) for key, text in labels.items()} == {key: places(text) for key, text in ENGLISH.items()}
    assert all(f"heading.{heading}" in labels for heading in Heading)
    assert all(f"tag.{tag}" in labels for tag in Tag)


@pytest.mark.parametrize("language", languages())
def test_no_label_of_a_button_or_menu_is_too_long_for_discord(language: str) -> None:
    words = words_for(language)

    for longest, messages in LONGEST.items():
        assert [message for message in messages if len(words.say(message)) > longest] == []


@pytest.mark.parametrize(
    ("locale", "language"), [("ko", "ko"), ("en-GB", "en"), ("de", "en"), ("", "en"), ("ko-KR", "ko"), ("kok", "en")]
)
def test_a_person_gets_their_language_or_else_english(locale: str, language: str) -> None:
    assert words_for(locale).language == language


def test_numbers_take_their_noun() -> None:
    words = words_for("en")

    assert [words.count(Counted.DOCUMENTS, count) for count in (0, 1, 1234)] == [
        "0 documents",
        "1 document",
        "1,234 documents",
    ]


def test_translated_names_of_commands_and_options_have_only_letters() -> None:
    words = words_for("ko")
    names = [name for key, name in words.commands.items() if re.fullmatch(r"[a-z]+( \(option\))?", key)]

    assert all(re.fullmatch(r"[\w-]{1,32}", name) and name == name.lower() for name in names)
