"""People's acts through the real library: answers, deadlines, visibility, contexts."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import discord
import pytest
from discord import Locale

from bot.standin import (
    Channel,
    ChannelType,
    Guild,
    InteractionType,
    MisuseError,
    Permission,
    ResponseType,
    StandIn,
    User,
)


async def test_a_slash_command_is_answered_in_the_persons_locale(sample, ada: User, channel: Channel) -> None:
    exchange = await ada.slash(channel, "ping", word="hi")

    assert exchange.text == f"hi {Locale.korean.value}"
    assert exchange.seconds is not None
    assert [message.content for message in ada.visible_messages(channel)] == ["hi ko"]


async def test_a_private_answer_is_seen_by_the_asker_alone(stand_in, sample, guild, ada, channel) -> None:
    bob = stand_in.build.person("Bob")
    await stand_in.build.join(guild, bob)

    exchange = await ada.slash(channel, "ping", private=True)

    assert exchange.messages[0].ephemeral
    assert len(ada.visible_messages(channel)) == 1
    assert bob.visible_messages(channel) == []
    assert stand_in.messages(channel) == []
    with pytest.raises(MisuseError, match="does not see"):
        await bob.press(exchange.messages[0], "Count 0")


async def test_a_deferred_answer_and_its_follow_up_arrive(sample, ada: User, channel: Channel) -> None:
    exchange = await ada.slash(channel, "slow")

    assert exchange.response_type is ResponseType.DEFERRED_MESSAGE
    assert (await exchange.final()).content == "done"
    follow_up = await exchange.followup()
    assert (follow_up.content, follow_up.ephemeral) == ("and more", True)


async def test_buttons_selects_modals_and_dynamic_items_work_on_a_layout(sample, ada: User, channel: Channel) -> None:
    message = (await ada.slash(channel, "layout")).messages[0]

    counted = await ada.press(message, "Count 0")
    picked = await ada.select(message, "pick", ["Kenya"])
    opened = await ada.press(message, "note")
    noted = await ada.modal_submit(opened, words="well")

    assert counted.response_type is ResponseType.UPDATE
    assert message.text == "# Number 1"
    assert picked.text == "picked kenya"
    assert noted.text == "noted well"
    with pytest.raises(MisuseError, match="1 to 20"):
        await ada.modal_submit(opened, words="x" * 21)
    with pytest.raises(MisuseError, match="does not offer"):
        await ada.select(message, "pick", ["Mars"])


async def test_autocomplete_offers_what_the_bot_says(sample, ada: User, channel: Channel) -> None:
    exchange = await ada.autocomplete(channel, "topic", "name", "k")

    assert [choice["value"] for choice in exchange.choices] == ["korea", "kenya"]


async def test_a_sub_command_and_a_message_command_are_found(sample, ada: User, channel: Channel) -> None:
    said = await ada.say(channel, "News from Kenya")

    assert (await ada.slash(channel, "digest list")).text == "no digests"
    assert (await ada.message_command(said, "Brief this")).text == "about News from Kenya"


async def test_the_clients_own_checks_hold(
    sample, stand_in: StandIn, guild: Guild, ada: User, channel: Channel
) -> None:
    forum = await stand_in.build.channel(guild, "posts", kind=ChannelType.FORUM)

    refused: list[tuple[str, dict[str, Any], str]] = [
        ("topic", {}, "required"),
        ("topic", {"name": ""}, "1 to 6000"),
        ("ping", {"private": "yes"}, "True or False"),
        ("ping", {"colour": "red"}, "no option"),
        ("send", {"where": forum}, "kind of channel"),
        ("send", {"where": ada}, "takes a channel"),
        ("nothing", {}, "No command"),
        ("digest", {}, "sub-command"),
    ]
    for command, values, words in refused:
        with pytest.raises(MisuseError, match=words):
            await ada.slash(channel, command, **values)


async def test_anything_can_be_sent_raw(sample, ada: User, channel: Channel) -> None:
    data = {"id": "1", "name": "ping", "type": 1, "options": [{"name": "word", "type": 3, "value": "\x00"}]}

    exchange = await ada.interact(InteractionType.COMMAND, channel, data)

    assert exchange.text == "\x00 ko"


async def test_silence_is_a_failure_and_a_late_answer_is_unknown(stand_in, sample, ada, channel) -> None:
    stand_in.backend.interactions.deadline_seconds = 0.2

    exchange = await ada.slash(channel, "mute")

    assert exchange.failed
    url = f"{stand_in.api_base}/interactions/{exchange.id}/{exchange.token}/callback"
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, json={"type": 4, "data": {"content": "x"}}) as late,
    ):
        assert late.status == 404
        assert (await late.json())["code"] == 10062
    assert exchange.late == 1


async def test_a_second_answer_is_refused(stand_in: StandIn, sample, ada: User, channel: Channel) -> None:
    exchange = await ada.slash(channel, "ping")

    url = f"{stand_in.api_base}/interactions/{exchange.id}/{exchange.token}/callback"
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, json={"type": 4, "data": {"content": "x"}}) as again,
    ):
        assert (again.status, (await again.json())["code"]) == (400, 40060)
    assert exchange.doubled == 1


async def test_direct_messages_and_foreign_places_say_which_context_they_are(stand_in, sample, ada) -> None:
    eve = stand_in.build.person("Eve", installed=True)
    elsewhere = await stand_in.build.guild("Elsewhere", owner=eve, joined=False)
    group = stand_in.build.group(eve, ada)

    in_dm = await ada.slash(ada.dm, "ping")
    in_group = await eve.slash(group, "ping")
    in_guild = await eve.slash(stand_in.system_channel(elsewhere), "ping")

    assert [one.payload["context"] for one in (in_dm, in_group, in_guild)] == [1, 2, 0]
    assert in_dm.payload["authorizing_integration_owners"] == {"0": "0"}
    assert in_guild.payload["authorizing_integration_owners"] == {"1": str(eve.id)}
    assert in_guild.text == "pong en-US"
    with pytest.raises(MisuseError, match="No command"):
        await ada.slash(group, "ping")
    with pytest.raises(MisuseError, match="No command"):
        await eve.slash(group, "topic", name="x")


async def test_an_external_app_without_permission_answers_privately(stand_in: StandIn, sample) -> None:
    eve = stand_in.build.person("Eve", installed=True)
    strict = int(Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY | Permission.USE_APPLICATION_COMMANDS)
    guild = await stand_in.build.guild("Strict", members=[eve], joined=False, everyone=strict)

    exchange = await eve.slash(stand_in.system_channel(guild), "ping")

    assert exchange.messages[0].ephemeral


async def test_nobody_is_pinged_unless_it_is_allowed(stand_in, sample, guild, ada, channel) -> None:
    await stand_in.build.set_bot_permissions(guild, Permission.MENTION_EVERYONE)
    role = await stand_in.build.role(guild, "News", mentionable=True)

    await ada.slash(channel, "send", where=channel, role=role)
    stern = stand_in.messages(channel)[-1]
    sample._connection.allowed_mentions = discord.AllowedMentions.all()
    await sample.get_channel(channel.id).send(f"<@&{role.id}> @everyone <@{ada.id}>")
    loud = stand_in.messages(channel)[-1]

    assert not stern.pings
    assert (loud.pings.everyone, loud.pings.roles, loud.pings.users) == (True, (role.id,), (ada.id,))


async def test_many_people_at_once_are_all_answered(stand_in: StandIn, sample, guild, channel) -> None:
    people = [stand_in.build.person(f"P{number}") for number in range(20)]
    for one in people:
        await stand_in.build.join(guild, one)

    exchanges = await asyncio.gather(*(one.slash(channel, "ping", word=one.person.name) for one in people))

    assert [one.text for one in exchanges] == [f"P{number} en-US" for number in range(20)]
