"""Every command, as people type it, in every kind of place."""

import json
from datetime import date

import pytest
from pydantic import AnyHttpUrl

from bot.standin import Channel, ChannelType, InteractionType, User

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_commands_are_registered_for_servers_people_and_direct_messages(house) -> None:
    offered = {command["name"]: command for command in house.ada.commands(house.channel)}

    assert set(offered) >= {
        "brief",
        "quote",
        "actor",
        "timeline",
        "compare",
        "search",
        "sources",
        "about",
        "privacy",
        "help",
        "Brief this",
    }
    for command in offered.values():
        if command["name"] in {"brief", "about", "Brief this"}:
            assert set(command["integration_types"]) == {0, 1}
            assert set(command["contexts"]) == {0, 1, 2}


async def test_commands_have_korean_names_and_descriptions(house) -> None:
    for command in house.bo.commands(house.channel):
        if command["name"] in {"brief", "compare", "Brief this"}:
            assert command["name_localizations"]["ko"] != command["name"]
        for option in command.get("options", []):
            assert option["name_localizations"]["ko"]
            assert option["description_localizations"]["ko"]


@pytest.mark.parametrize(
    ("command", "values", "words"),
    [
        ("brief", {"topic": "norway"}, ["Norway", "documents"]),
        ("brief", {}, ["In short", "round 23"]),
        ("brief", {"topic": "kenya", "since": "2025-06"}, ["Kenya", "2 documents"]),
        ("quote", {"person": "Lund"}, ["We will not sell the lake", "It belongs to those who fish in it"]),
        ("quote", {"person": "Lund", "about": "lake"}, ["We will not sell the lake"]),
        ("actor", {"name": "Astrid Lund"}, ["Key actors", "Astrid Lund", "Kamau Ochieng"]),
        ("timeline", {"topic": "Kenya"}, ["2019", "signed a first agreement"]),
        ("compare", {"first": "Lund", "second": "Ochieng"}, ["We will not sell the lake", "Kenya wanted a treaty"]),
        ("search", {"query": "forty boats"}, ["forty boats"]),
        ("sources", {}, ["44 documents", "Report 23"]),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
async def test_a_command_is_answered_for_all_to_see(
    house, command: str, values: dict[str, str], words: list[str]
) -> None:
    exchange = await house.ada.slash(house.channel, command, **values)

    assert all(word in exchange.text for word in words), exchange.text
    assert exchange.message in house.bo.visible_messages(house.channel)
    assert not exchange.message.pings


@pytest.mark.parametrize("command", ["brief", "timeline"])
async def test_a_private_answer_is_seen_by_one_person(house, command: str) -> None:
    exchange = await house.ada.slash(house.channel, command, topic="norway", private=True)

    assert exchange.message.ephemeral
    assert exchange.message not in house.bo.visible_messages(house.channel)


async def test_about_links_to_the_code_where_the_operator_says_that_it_is(own_house) -> None:
    own_house.settings = own_house.settings.model_copy(update={"code": AnyHttpUrl("https://code.example/briefbot")})
    async with own_house.running():
        exchange = await own_house.ada.slash(own_house.channel, "about")

    assert '"url": "https://code.example/briefbot"' in json.dumps(exchange.message.components)


async def test_about_says_what_the_bot_knows(house) -> None:
    exchange = await house.ada.slash(house.channel, "about")

    assert "44 documents" in exchange.text
    assert exchange.message.ephemeral


async def test_help_links_to_the_commands_that_its_reader_may_use(house) -> None:
    ids = {command["name"]: command["id"] for command in house.ada.commands(house.channel)}
    for_ada, for_bo = [(await user.slash(house.channel, "help")).text for user in (house.ada, house.bo)]

    assert f"</brief:{ids['brief']}>" in for_ada
    assert f"</feeds add:{ids['feeds']}>" in for_ada
    assert f"</brief:{ids['brief']}>" in for_bo
    assert "</feeds" not in for_bo


async def test_privacy_shows_and_erases_what_is_stored(house) -> None:
    shown = await house.ada.slash(house.channel, "privacy")
    erased = await house.ada.slash(house.channel, "privacy", erase=True)

    assert "Nothing is stored about you" in shown.text
    assert "deleted" in erased.text
    assert shown.message.ephemeral
    assert erased.message.ephemeral


async def test_words_of_the_bot_are_in_the_persons_language_and_claims_in_their_own(house) -> None:
    exchange = await house.bo.slash(house.channel, "quote", person="Lund")

    assert "발언" in exchange.text
    assert "We will not sell the lake" in exchange.text


@pytest.mark.parametrize(
    ("command", "option", "typed", "expected"),
    [
        ("brief", "topic", "nor", "Norway"),
        ("brief", "topic", "lund", "Astrid Lund"),
        ("brief", "topic", "Norwya", "Norway"),
        ("quote", "person", "ochi", "Kamau Ochieng"),
        ("quote", "about", "ken", "Kenya"),
        ("actor", "name", "tore", "Tore Vik"),
        ("timeline", "topic", "ken", "Kenya"),
        ("compare", "first", "ken", "Kenya"),
        ("compare", "second", "nor", "Norway"),
        ("compare", "topic", "per", "Peru"),
    ],
)
async def test_names_are_completed_best_first(house, command: str, option: str, typed: str, expected: str) -> None:
    other = {"second": "x"} if option == "first" else {"first": "x"} if command == "compare" else {}

    exchange = await house.ada.autocomplete(house.channel, command, option, typed, **other)

    assert exchange.choices[0]["value"] == expected
    assert len(exchange.choices) <= 25


async def test_before_anything_is_typed_the_most_mentioned_are_offered(house) -> None:
    exchange = await house.ada.autocomplete(house.channel, "brief", "topic", "")

    assert {"Peru", "Efua Asante"} <= {choice["value"] for choice in exchange.choices[:6]}


async def test_only_people_are_offered_where_a_person_is_asked_for(house) -> None:
    exchange = await house.ada.autocomplete(house.channel, "quote", "person", "")

    assert not {"Peru", "Kenya", "Norway"} & {choice["value"] for choice in exchange.choices}


async def test_spans_of_time_are_offered_in_the_persons_language(house) -> None:
    exchange = await house.bo.autocomplete(house.channel, "brief", "since", "", topic="kenya")

    assert exchange.choices[0]["name"] == "최근 7일"
    assert date.fromisoformat(exchange.choices[0]["value"])


async def test_what_a_person_types_as_a_time_can_be_chosen(house) -> None:
    exchange = await house.ada.autocomplete(house.channel, "brief", "since", "2025-06", topic="kenya")

    assert exchange.choices[0]["value"] == "2025-06"


async def test_an_unknown_topic_is_answered_in_words_that_one_person_sees(house) -> None:
    exchange = await house.ada.slash(house.channel, "search", query="submarine")

    assert "Nothing found for" in exchange.text
    assert exchange.message.ephemeral


async def test_a_person_who_said_nothing_is_answered_in_words(house) -> None:
    exchange = await house.ada.slash(house.channel, "quote", person="Harare")

    assert exchange.message is not None
    assert exchange.message.ephemeral


@pytest.mark.parametrize("since", ["tomorrow", "2025-13", "99999", "-1d", "'; DROP TABLE documents; --"])
async def test_a_time_that_is_none_is_refused_in_words(house, since: str) -> None:
    exchange = await house.ada.slash(house.channel, "brief", topic="kenya", since=since)

    assert "is no date" in exchange.text
    assert exchange.message.ephemeral


async def test_two_actors_that_are_one_are_refused_in_words(house) -> None:
    exchange = await house.ada.slash(house.channel, "compare", first="Kenya", second="kenya ")

    assert "two different" in exchange.text


async def places(house) -> list[tuple[str, User, Channel]]:
    build = house.stand_in.build
    forum = await build.channel(house.guild, "forum", kind=ChannelType.FORUM)
    elsewhere = await build.guild("Elsewhere", owner=house.ada, joined=False)
    return [
        ("thread", house.bo, await build.thread(house.channel, "A thread", owner=house.ada)),
        ("forum post", house.bo, await build.thread(forum, "A post", owner=house.ada)),
        ("direct message", house.bo, house.bo.dm),
        ("group", house.ada, build.group(house.ada, house.bo)),
        ("server without the bot", house.ada, house.stand_in.system_channel(elsewhere)),
    ]


async def test_commands_work_in_threads_posts_direct_messages_groups_and_other_servers(house) -> None:
    for name, person, channel in await places(house):
        exchange = await person.slash(channel, "brief", topic="norway")
        assert "Norway" in exchange.text, name
        assert exchange.message is not None
        turned = await person.select(exchange.message, section_menu(exchange.message), ["sources"])
        assert "Lake Courier" in turned.text or "Lake Courier" in exchange.message.text, name


def section_menu(message) -> str:
    return next(menu for menu in custom_ids(message) if ":section:" in menu)


def custom_ids(message) -> list[str]:
    def walk(components):
        for component in components:
            if "custom_id" in component:
                yield component["custom_id"]
            yield from walk(component.get("components", []))

    return list(walk(message.components))


async def test_a_command_of_an_older_version_is_answered_in_words(house) -> None:
    exchange = await house.ada.interact(
        InteractionType.COMMAND, house.channel, {"id": "1", "name": "forecast", "type": 1, "options": []}
    )

    assert "has just changed" in exchange.text


async def test_an_option_of_an_older_version_is_answered_in_words(house) -> None:
    command = next(one for one in house.ada.commands(house.channel) if one["name"] == "quote")
    data = {"id": command["id"], "name": "quote", "type": 1, "options": [{"name": "who", "type": 3, "value": "x"}]}

    exchange = await house.ada.interact(InteractionType.COMMAND, house.channel, data)

    assert "has just changed" in exchange.text
