"""Threads: forum posts, threads in channels and on messages, archived ones."""

from __future__ import annotations

from datetime import datetime

from bot.standin.api_errors import form_refusal, refusal
from bot.standin.checks.json_forms import Form
from bot.standin.checks.message_drafts import Flag, MessageDraft, read_draft
from bot.standin.rest.calls import Call, Reply, Route, RouteAnswer
from bot.standin.state import payloads
from bot.standin.state.channel_permissions import Permission
from bot.standin.state.world import Channel, ChannelType

_ARCHIVE_MINUTES = (60, 1440, 4320, 10080)
_SETTABLE = Flag.SUPPRESS_EMBEDS | Flag.SUPPRESS_NOTIFICATIONS | Flag.COMPONENTS_V2


def routes() -> list[Route]:
    """Return this area's routes."""
    return [
        Route("POST", "/channels/{channel_id}/threads", _create),
        Route("POST", "/channels/{channel_id}/messages/{message_id}/threads", _create_on_message),
        Route("GET", "/channels/{channel_id}/threads/archived/public", _archived),
        Route("PUT", "/channels/{channel_id}/thread-members/@me", _join),
        Route("GET", "/channels/{channel_id}/thread-members/{user_id}", _member),
    ]


def _read(call: Call) -> tuple[Form, str, int]:
    form = Form(call.body)
    name = form.string("name", low=1, high=100, required=True)
    minutes = form.choice("auto_archive_duration", _ARCHIVE_MINUTES) or 4320
    return form, name or "", minutes


async def _create(call: Call) -> RouteAnswer:
    backend = call.backend
    parent = backend.channel_for_bot(call.id("channel_id"))
    if parent.type is ChannelType.FORUM:
        return await _create_post(call, parent)
    if parent.type not in {ChannelType.TEXT, ChannelType.ANNOUNCEMENT}:
        raise refusal(50024)
    form, name, minutes = _read(call)
    number = form.choice("type", (10, 11, 12)) or ChannelType.PRIVATE_THREAD
    form.raise_if_wrong()
    kind = ChannelType(number)
    private = kind is ChannelType.PRIVATE_THREAD
    backend.channel_for_bot(
        parent.id, Permission.CREATE_PRIVATE_THREADS if private else Permission.CREATE_PUBLIC_THREADS
    )
    thread = await backend.add_thread(parent, name, kind=kind, owner=backend.world.me, minutes=minutes)
    return Reply(201, payloads.dump_channel(thread))


async def _create_post(call: Call, parent: Channel) -> RouteAnswer:
    backend = call.backend
    form, name, minutes = _read(call)
    tags = form.snowflakes("applied_tags", high=5)
    for at, tag in enumerate(tags):
        if tag not in parent.tags:
            form.add_error("BASE_TYPE_CHOICES", "Unknown tag.", "applied_tags", at)
    message = form.child("message", required=True)
    form.raise_if_wrong()
    backend.channel_for_bot(parent.id, Permission.SEND_MESSAGES)
    if parent.tag_required and not tags:
        raise refusal(40067)
    draft = _first_message(message.body if message is not None else {})
    thread = await backend.add_thread(
        parent, name, kind=ChannelType.PUBLIC_THREAD, owner=backend.world.me, minutes=minutes, tags=tags
    )
    posted = await backend.post(thread, backend.world.me, draft, ident=thread.id)
    return Reply(201, payloads.dump_channel(thread) | {"message": backend.messages.dump_message(posted)})


def _first_message(body: object) -> MessageDraft:
    draft = read_draft(body, settable=_SETTABLE, path=("message",))
    # A forum post has no nonce: asked twice, it is made twice.
    draft.nonce, draft.enforce_nonce = None, False
    return draft


async def _create_on_message(call: Call) -> RouteAnswer:
    backend = call.backend
    parent = backend.channel_for_bot(call.id("channel_id"), Permission.CREATE_PUBLIC_THREADS)
    message = backend.messages.find(parent.id, call.id("message_id"))
    form, name, minutes = _read(call)
    form.raise_if_wrong()
    if parent.type not in {ChannelType.TEXT, ChannelType.ANNOUNCEMENT}:
        raise refusal(50024)
    if message.id in backend.world.channels:
        raise refusal(160004)
    news = parent.type is ChannelType.ANNOUNCEMENT
    thread = await backend.add_thread(
        parent,
        name,
        kind=ChannelType.ANNOUNCEMENT_THREAD if news else ChannelType.PUBLIC_THREAD,
        owner=backend.world.me,
        minutes=minutes,
        ident=message.id,
    )
    return Reply(201, payloads.dump_channel(thread))


async def _archived(call: Call) -> RouteAnswer:
    backend = call.backend
    parent = backend.channel_for_bot(call.id("channel_id"), Permission.READ_MESSAGE_HISTORY)
    limit = call.query_number("limit", 50, low=2, high=100)
    before = _moment(call.query.get("before"))
    guild = backend.world.guild_of(parent)
    inner = [] if guild is None else guild.channels.values()
    found = [
        (one.thread.archive_at, one)
        for one in inner
        if one.parent_id == parent.id
        and one.thread is not None
        and one.thread.archived
        and one.type is not ChannelType.PRIVATE_THREAD
        and (before is None or one.thread.archive_at < before)
    ]
    found.sort(key=lambda pair: pair[0], reverse=True)
    page = [payloads.dump_channel(one) for _, one in found[:limit]]
    return {"threads": page, "members": [], "has_more": len(found) > limit}


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError:
        problem = {"code": "DATE_TIME_TYPE_PARSE", "message": f"Could not parse {text}. Should be ISO8601."}
        raise form_refusal({"before": {"_errors": [problem]}}) from None


async def _join(call: Call) -> RouteAnswer:
    channel = call.backend.channel_for_bot(call.id("channel_id"))
    if channel.thread is None:
        raise refusal(50024)
    if channel.thread.archived:
        raise refusal(50083)
    return None


async def _member(call: Call) -> RouteAnswer:
    """Return one member of a thread, or 404, as Discord does for who isn't in it."""
    channel, user = call.backend.channel_for_bot(call.id("channel_id")), call.id("user_id")
    if channel.thread is None:
        raise refusal(50024)
    if user not in channel.thread.members:
        raise refusal(10007)
    return payloads.dump_thread_member(channel, channel.thread, user)
