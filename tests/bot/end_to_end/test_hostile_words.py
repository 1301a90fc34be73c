"""Words that try to be more than words, from people and from documents: they are shown, and do nothing."""

import re

import pytest

from bot.standin import InteractionType

pytestmark = pytest.mark.asyncio(loop_scope="module")

WORDS = [
    "@everyone",
    "<@1> <@&2> <#3> </brief:1> <t:0:R> <a:x:1>",
    "**bold** __u__ ~~s~~ ||spoiler|| `code` ```block```",
    "[masked](https://evil.example) https://evil.example",
    "# heading\n> quote\n- list\n-# small",
    "\u202eright to left\u202c and zero\u200bwidth\u2060\ufeff",
    'norway OR kenya NOT "lake',
    '"',
    "*",
    "a AND",
    "NEAR(a b, 2)",
    "col:x ^y z*",
    "(((((((",
    "'; DROP TABLE documents; --",
    "\x00",
    "nor\x00way",
    "👩‍👩‍👧🇰🇷👍🏽",
    "٣ اللغة العربية",
    "　",
    "…",
    "%s %d {0} {words}",
    "a" * 100,
    "é" * 100,
    "😀" * 50,
    "../../../etc/passwd",
    "0",
    "-1",
    "NULL",
]
OPTIONS = [
    ("brief", {"topic": None}),
    ("brief", {"topic": "kenya", "since": None}),
    ("quote", {"person": None}),
    ("quote", {"person": "Lund", "about": None}),
    ("actor", {"name": None}),
    ("timeline", {"topic": None}),
    ("compare", {"first": None, "second": "kenya"}),
    ("compare", {"first": "kenya", "second": None}),
    ("compare", {"first": "kenya", "second": "norway", "topic": None}),
    ("search", {"query": None}),
]


def outside_escapes(text: str) -> str:
    return re.sub(r"\\.", "", text)


@pytest.mark.parametrize(("command", "options"), OPTIONS, ids=lambda value: value if isinstance(value, str) else "")
async def test_any_words_get_one_answer_in_words_without_a_ping(house, command: str, options: dict) -> None:
    registered = next(one for one in house.ada.commands(house.channel) if one["name"] == command)
    for words in WORDS:
        filled = [
            {"name": name, "type": 3, "value": words if value is None else value} for name, value in options.items()
        ]
        exchange = await house.ada.interact(
            InteractionType.COMMAND,
            house.channel,
            {"id": registered["id"], "name": command, "type": 1, "options": filled},
        )
        message = await exchange.final()
        assert not exchange.failed
        assert not message.pings
        assert "bot's fault" not in message.text, words
        assert not exchange.doubled
        assert len(exchange.messages) == 1


async def test_any_words_are_completed_or_not_but_never_fail(house) -> None:
    for words in WORDS:
        for command, option in (("brief", "topic"), ("quote", "person"), ("brief", "since")):
            more = {"topic": "x"} if option == "since" else {}
            exchange = await house.ada.autocomplete(house.channel, command, option, words[:100] or "x", **more)
            assert not exchange.failed
            assert all(
                1 <= len(choice["name"]) <= 100 and 1 <= len(choice["value"]) <= 100 for choice in exchange.choices
            )


async def test_words_of_a_person_are_shown_and_do_nothing(house) -> None:
    exchange = await house.ada.slash(house.channel, "search", query="[x](https://evil.example) <@1> **y** `z`")

    shown = outside_escapes(exchange.text)
    assert "evil" in exchange.text
    assert not re.search(r"[\[\]<>`]|\*\*", shown.replace("“", "").replace("”", ""))


@pytest.mark.parametrize("section", ["in_short", "actors", "positions", "history", "quotations", "sources"])
async def test_words_of_a_document_are_shown_and_do_nothing(house, section: str) -> None:
    exchange = await house.ada.slash(house.channel, "brief", topic="Zimbabwe")
    message = await exchange.final()
    menu = next(part for part in parts(message) if ":section:" in part.get("custom_id", ""))
    if section not in [option["value"] for option in menu["options"]]:
        pytest.skip(f"the analysis finds no {section} here")
    await house.ada.select(message, menu["custom_id"], [section])

    shown = outside_escapes(message.text)
    assert not message.pings
    assert "](https://evil.example/a" not in shown
    assert "](https://evil.example/b" not in shown
    assert not re.search(r"\|\||~~|`|<@|<#|<t:0", shown)
    # Rendering takes the life out of '@' with an invisible mark of its own.
    assert not re.search("[\u202a-\u202e\u200b\ufeff]", message.text.replace("@\u200b", "@"))
    assert len(message.text) <= 4_000


async def test_a_menu_shows_hostile_words_as_words(house) -> None:
    exchange = await house.ada.slash(house.channel, "brief", topic="Zimbabwe")
    message = await exchange.final()

    labels = [option["label"] for part in parts(message) for option in part.get("options", [])]
    assert labels
    assert not any(re.search("[\u202a-\u202e\u200b\ufeff\n]", label) for label in labels)


async def test_a_message_full_of_hostile_words_is_searched_for_topics(house) -> None:
    for words in [*WORDS, "x" * 4_000, "A" * 4_000, " ".join(["Norway"] * 500)]:
        message = await house.bo.say(house.channel, (words.replace("\x00", "").strip() or "x")[:2_000])
        exchange = await house.ada.message_command(message, "Brief this")
        answer = await exchange.final()
        assert answer.ephemeral
        assert not answer.pings


def parts(message):
    def walk(components):
        for component in components:
            yield component
            yield from walk(component.get("components", []))

    return list(walk(message.components))
