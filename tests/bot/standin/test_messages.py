"""REST by bare requests: what is taken, what is refused and with which code."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from bot.standin import ChannelType, Permission, StandIn

V2 = 1 << 15


def text(words: str) -> dict:
    return {"type": 10, "content": words}


def button(**extra: object) -> dict:
    return {"type": 2, "style": 1, "label": "x", "custom_id": "x"} | extra


def row(*parts: dict) -> dict:
    return {"type": 1, "components": list(parts)}


async def ask(api: aiohttp.ClientSession, method: str, path: str, body: object = None) -> tuple[int, Any]:
    async with api.request(method, path.lstrip("/"), json=body) as answer:
        return answer.status, await answer.json() if answer.status != 204 else {}


def leaves(errors: dict, path: str = "") -> list[tuple[str, str]]:
    found = []
    for key, value in errors.items():
        if key == "_errors":
            found += [(path, one["code"]) for one in value]
        else:
            found += leaves(value, f"{path}.{key}".lstrip("."))
    return found


@pytest.mark.parametrize(
    ("body", "where", "code"),
    [
        ({"content": "x" * 2001}, "content", "BASE_TYPE_MAX_LENGTH"),
        ({"content": 3}, "content", "STRING_TYPE_CONVERT"),
        ({"embeds": [{"description": "x" * 4096}, {"description": "x" * 1905}]}, "embeds.1", "MAX_EMBED_SIZE_EXCEEDED"),
        ({"embeds": [{"title": "x" * 257}]}, "embeds.0.title", "BASE_TYPE_MAX_LENGTH"),
        ({"embeds": [{"title": "x", "url": "ftp://a.b"}]}, "embeds.0.url", "URL_TYPE_INVALID_SCHEME"),
        ({"embeds": [{"fields": [{"name": "x", "value": ""}]}]}, "embeds.0.fields.0.value", "BASE_TYPE_REQUIRED"),
        ({"content": "x", "nonce": "n" * 26}, "nonce", "BASE_TYPE_MAX_LENGTH"),
        (
            {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
            "allowed_mentions",
            "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        ),
        ({"components": [text("x")]}, "components.0.type", "BASE_TYPE_CHOICES"),
        ({"components": [row(button(label="x" * 81))]}, "components.0.components.0.label", "BASE_TYPE_MAX_LENGTH"),
        (
            {"components": [row(button(), button())]},
            "components.0.components.1.custom_id",
            "COMPONENT_CUSTOM_ID_DUPLICATED",
        ),
        (
            {"components": [row({"type": 2, "style": 5, "label": "x", "url": "javascript:1"})]},
            "components.0.components.0.url",
            "URL_TYPE_INVALID_SCHEME",
        ),
        (
            {
                "components": [
                    row({"type": 3, "custom_id": "s", "options": [{"label": "a", "value": str(n)} for n in range(26)]})
                ]
            },
            "components.0.components.0.options",
            "BASE_TYPE_BAD_LENGTH",
        ),
        ({"flags": V2, "components": [text("x" * 4001)]}, "components.0.content", "BASE_TYPE_BAD_LENGTH"),
        (
            {"flags": V2, "components": [text("x" * 2500), text("y" * 1501)]},
            "components",
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
        ),
        (
            {"flags": V2, "components": [{"type": 17, "components": [text("x")] * 40}]},
            "components",
            "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
        ),
        (
            {"flags": V2, "content": "x", "components": [text("x")]},
            "content",
            "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        ),
        (
            {"flags": V2, "components": [{"type": 9, "components": [text("x")]}]},
            "components.0.accessory",
            "BASE_TYPE_REQUIRED",
        ),
    ],
)
async def test_an_invalid_body_is_refused_with_its_field(api, channel, body: dict, where: str, code: str) -> None:
    status, answer = await ask(api, "POST", f"/channels/{channel.id}/messages", body)

    assert (status, answer["code"], answer["message"]) == (400, 50035, "Invalid Form Body")
    assert (where, code) in leaves(answer["errors"])


async def test_forty_components_and_four_thousand_characters_are_taken(api, channel) -> None:
    body = {"flags": V2, "components": [{"type": 17, "components": [text("x" * 100)] * 39}]}

    status, answer = await ask(api, "POST", f"/channels/{channel.id}/messages", body)

    assert status == 200
    assert [one["id"] for one in answer["components"][0]["components"]] == list(range(2, 41))


async def test_what_does_not_exist_is_unknown(api: aiohttp.ClientSession, stand_in, channel) -> None:
    app = stand_in.world.application_id

    assert [
        (await ask(api, method, path, {}))[1]["code"]
        for method, path in [
            ("GET", "/channels/1"),
            ("GET", "/guilds/1"),
            ("GET", f"/channels/{channel.id}/messages/1"),
            ("GET", f"/applications/{app}/commands/1"),
            ("POST", f"/webhooks/{app}/nothing"),
            ("POST", "/interactions/1/nothing/callback"),
        ]
    ] == [10003, 10004, 10008, 10063, 10015, 10062]
    assert await ask(api, "GET", "/stickers/1") == (404, {"message": "404: Not Found", "code": 0})
    assert (await ask(api, "PUT", f"/channels/{channel.id}/messages", {}))[0] == 405
    assert (await ask(api, "GET", "/channels/many"))[1]["code"] == 50035


async def test_a_wrong_token_is_unauthorised(stand_in: StandIn) -> None:
    async with aiohttp.ClientSession(headers={"Authorization": "Bot wrong"}) as session:
        for path in ("/users/@me", "/gateway/bot", "/nothing"):
            async with session.get(stand_in.api_base + path) as answer:
                assert (answer.status, await answer.json()) == (401, {"message": "401: Unauthorized", "code": 0})


async def test_permissions_decide_between_missing_access_and_missing_permissions(api, stand_in, guild, channel) -> None:
    path = f"/channels/{channel.id}/messages"
    build = stand_in.build
    thread = await build.thread(channel, "talk", owner=stand_in.build.person("Bob"))

    await build.forbid_bot(channel, Permission.SEND_MESSAGES)
    assert (await ask(api, "POST", path, {"content": "x"}))[1]["code"] == 50013
    assert (await ask(api, "POST", f"/channels/{thread.id}/messages", {"content": "x"}))[0] == 200
    await build.forbid_bot(channel, Permission.SEND_MESSAGES_IN_THREADS)
    assert (await ask(api, "POST", f"/channels/{thread.id}/messages", {"content": "x"}))[1]["code"] == 50013
    assert (await ask(api, "POST", path, {"content": "x"}))[0] == 200
    await build.forbid_bot(channel, Permission.READ_MESSAGE_HISTORY)
    assert await ask(api, "GET", path) == (200, [])
    await build.forbid_bot(channel, Permission.VIEW_CHANNEL)
    assert (await ask(api, "POST", path, {"content": "x"}))[1]["code"] == 50001
    await build.kick_bot(guild)
    assert (await ask(api, "GET", f"/channels/{channel.id}"))[1]["code"] == 50001


def form(payload: dict, *names: str) -> aiohttp.FormData:
    """Return a request with files, numbered from 0, each of which holds its own name."""
    made = aiohttp.FormData({"payload_json": json.dumps(payload)})
    for number, name in enumerate(names):
        made.add_field(f"files[{number}]", name.encode() + b"\r\n\xff", filename=name, content_type="text/x-opml")
    return made


async def test_files_come_with_a_message_are_kept_by_their_ids_and_leave_with_an_edit() -> None:
    async with StandIn(rate_limits=False) as stand_in:
        channel = stand_in.system_channel(await stand_in.build.guild("Club"))
        headers = {"Authorization": f"Bot {stand_in.token}"}
        async with aiohttp.ClientSession(f"{stand_in.api_base}/", headers=headers) as api:
            path = f"channels/{channel.id}/messages"
            made = await (await api.post(path, data=form({}, "a.opml", "b.opml"))).json()
            first, second = made["attachments"]
            async with aiohttp.ClientSession() as anybody:
                read = [await (await anybody.get(first["url"] + end)).read() for end in ("", "x")]
            one = f"{path}/{made['id']}"
            listed = {"attachments": [{"id": second["id"]}, {"id": 0, "filename": "d.opml", "description": "More"}]}
            kept = await (await api.patch(one, data=form(listed, "c.opml"))).json()
            strange = await ask(api, "PATCH", one, {"attachments": [{"id": "1"}]})
            empty = await ask(api, "PATCH", one, {"attachments": []})
            none = await ask(api, "PATCH", one, {"attachments": [], "content": "x"})

    assert read == [b"a.opml\r\n\xff", b"This content is no longer available."]
    assert (first["filename"], first["size"], first["content_type"]) == ("a.opml", 9, "text/x-opml")
    assert [(one["filename"], one.get("description")) for one in kept["attachments"]] == [
        ("b.opml", None),
        ("d.opml", "More"),
    ]
    assert leaves(strange[1]["errors"]) == [("attachments.0.id", "ATTACHMENT_NOT_FOUND")]
    assert empty[1]["code"] == 50006
    assert none[1]["attachments"] == []


async def test_an_enforced_nonce_makes_one_message_for_some_minutes_by_the_clock() -> None:
    now = [datetime(2026, 11, 24, 8, tzinfo=UTC)]
    async with StandIn(clock=lambda: now[0], rate_limits=False) as stand_in:
        guild = await stand_in.build.guild("Club")
        channel = stand_in.system_channel(guild)
        headers = {"Authorization": f"Bot {stand_in.token}"}
        async with aiohttp.ClientSession(f"{stand_in.api_base}/", headers=headers) as api:
            path, body = f"/channels/{channel.id}/messages", {"content": "x", "nonce": "k", "enforce_nonce": True}
            first, again = [(await ask(api, "POST", path, body))[1]["id"] for _ in range(2)]
            loose = (await ask(api, "POST", path, body | {"enforce_nonce": False}))[1]["id"]
            now[0] += timedelta(minutes=6)
            later = (await ask(api, "POST", path, body))[1]["id"]

    assert first == again
    assert len({first, loose, later}) == 3
    assert len(stand_in.messages(channel)) == 3


async def test_history_is_paged_as_in_discord(api, stand_in, ada, channel) -> None:
    said = [(await ada.say(channel, str(number))).id for number in range(10)]

    async def page(query: str) -> list[str]:
        return [one["content"] for one in (await ask(api, "GET", f"/channels/{channel.id}/messages?{query}"))[1]]

    assert await page("limit=3") == ["9", "8", "7"]
    assert await page(f"limit=2&before={said[5]}") == ["4", "3"]
    assert await page(f"limit=2&after={said[5]}") == ["7", "6"]
    assert await page(f"limit=3&around={said[5]}") == ["6", "5", "4"]
    assert (await ask(api, "GET", f"/channels/{channel.id}/messages?limit=101"))[0] == 400


async def test_only_own_messages_are_edited_and_announcements_published_once(
    api, stand_in, guild, ada, channel
) -> None:
    other = await ada.say(channel, "mine")
    news = await stand_in.build.channel(guild, "news", kind=ChannelType.ANNOUNCEMENT)
    mine = (await ask(api, "POST", f"/channels/{news.id}/messages", {"content": "x"}))[1]["id"]

    assert (await ask(api, "PATCH", f"/channels/{channel.id}/messages/{other.id}", {"content": "y"}))[1][
        "code"
    ] == 50005
    assert (await ask(api, "DELETE", f"/channels/{channel.id}/messages/{other.id}"))[1]["code"] == 50013
    assert (await ask(api, "POST", f"/channels/{channel.id}/messages/{other.id}/crosspost"))[1]["code"] == 50024
    assert (await ask(api, "POST", f"/channels/{news.id}/messages/{mine}/crosspost"))[1]["flags"] == 1
    assert (await ask(api, "POST", f"/channels/{news.id}/messages/{mine}/crosspost"))[1]["code"] == 40033
    assert (await ask(api, "PATCH", f"/channels/{news.id}/messages/{mine}", {"content": ""}))[1]["code"] == 50006
    assert (await ask(api, "DELETE", f"/channels/{news.id}/messages/{mine}"))[0] == 204


async def test_forum_posts_are_threads_with_a_message_and_double_when_asked_twice(api, stand_in, guild) -> None:
    forum = await stand_in.build.channel(guild, "posts", kind=ChannelType.FORUM, tags=["news"], tag_required=True)
    path = f"/channels/{forum.id}/threads"
    body = {"name": "Digest", "message": {"content": "x"}, "applied_tags": [str(next(iter(forum.tags)))]}

    assert (await ask(api, "POST", f"/channels/{forum.id}/messages", {"content": "x"}))[1]["code"] == 50008
    assert (await ask(api, "POST", path, body | {"applied_tags": []}))[1]["code"] == 40067
    refused = (await ask(api, "POST", path, body | {"message": {"content": "x" * 2001}}))[1]
    assert leaves(refused["errors"]) == [("message.content", "BASE_TYPE_MAX_LENGTH")]
    made = [(await ask(api, "POST", path, body))[1] for _ in range(2)]
    assert all(one["message"]["id"] == one["id"] for one in made)
    active = (await ask(api, "GET", f"/guilds/{guild.id}/threads/active"))[1]["threads"]
    assert {one["id"] for one in active} == {one["id"] for one in made}
    await stand_in.build.archive(guild.channels[int(made[0]["id"])], locked=True)
    archived = (await ask(api, "GET", f"{path}/archived/public"))[1]
    assert ([one["id"] for one in archived["threads"]], archived["has_more"]) == ([made[0]["id"]], False)
    assert (await ask(api, "POST", f"/channels/{made[0]['id']}/messages", {"content": "y"}))[1]["code"] == 50083


async def test_a_person_may_close_their_direct_messages(api, stand_in) -> None:
    shy = stand_in.build.person("Shy", dms_open=False)

    channel = (await ask(api, "POST", "/users/@me/channels", {"recipient_id": str(shy.id)}))[1]

    assert channel["type"] == 1
    assert (await ask(api, "POST", f"/channels/{channel['id']}/messages", {"content": "x"}))[1]["code"] == 50007


@pytest.mark.parametrize(
    ("command", "where", "code"),
    [
        ({"name": "Upper", "description": "x"}, "0.name", "APPLICATION_COMMAND_INVALID_NAME"),
        ({"name": "a b", "description": "x"}, "0.name", "APPLICATION_COMMAND_INVALID_NAME"),
        ({"name": "a"}, "0.description", "BASE_TYPE_REQUIRED"),
        ({"name": "a", "description": "x" * 101}, "0.description", "BASE_TYPE_BAD_LENGTH"),
        ({"name": "a", "description": "x", "contexts": [7]}, "0.contexts.0", "BASE_TYPE_CHOICES"),
        (
            {"name": "a", "description": "x", "name_localizations": {"xx": "a"}},
            "0.name_localizations.xx",
            "ENUM_TYPE_COERCE",
        ),
        (
            {
                "name": "a",
                "description": "x",
                "options": [
                    {"type": 3, "name": "b", "description": "x"},
                    {"type": 3, "name": "c", "description": "x", "required": True},
                ],
            },
            "0.options.1",
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        ),
        (
            {"name": "a", "type": 3, "description": "x"},
            "0.description",
            "APPLICATION_COMMAND_CONTEXT_MENU_CANNOT_HAVE_DESCRIPTION",
        ),
    ],
)
async def test_a_wrong_command_is_refused(api, stand_in, command: dict, where: str, code: str) -> None:
    status, answer = await ask(api, "PUT", f"/applications/{stand_in.world.application_id}/commands", [command])

    assert status == 400
    assert (where, code) in leaves(answer["errors"])


async def test_registering_again_keeps_ids_and_replaces_the_rest(api, stand_in) -> None:
    path = f"/applications/{stand_in.world.application_id}/commands"
    first = (await ask(api, "PUT", path, [{"name": "a", "description": "x"}, {"name": "b", "description": "x"}]))[1]

    second = (await ask(api, "PUT", path, [{"name": "a", "description": "x"}]))[1]
    changed = (await ask(api, "PATCH", f"{path}/{second[0]['id']}", {"description": "y"}))[1]
    status, made = await ask(api, "POST", path, {"name": "요약", "description": "x"})

    assert second[0] == first[0]
    assert (changed["description"], changed["id"], status) == ("y", first[0]["id"], 201)
    assert [one["name"] for one in (await ask(api, "GET", path))[1]] == ["a", "요약"]
    assert (await ask(api, "DELETE", f"{path}/{made['id']}"))[0] == 204
