"""Messages in channels: sending, reading, editing, deleting, publishing."""

from __future__ import annotations

from dataclasses import replace

from bot.standin.api_errors import RefusalError, form_refusal, refusal
from bot.standin.checks.message_drafts import Flag, MessageDraft, read_draft
from bot.standin.rest.calls import Call, Route, RouteAnswer
from bot.standin.state.channel_permissions import Permission
from bot.standin.state.world import Channel, ChannelType

_SETTABLE = Flag.SUPPRESS_EMBEDS | Flag.SUPPRESS_NOTIFICATIONS | Flag.COMPONENTS_V2
_EDITABLE = Flag.SUPPRESS_EMBEDS | Flag.COMPONENTS_V2


def routes() -> list[Route]:
    """Return this area's routes."""
    base = "/channels/{channel_id}/messages"
    one = f"{base}/{{message_id}}"
    return [
        Route("POST", base, _send),
        Route("GET", base, _history),
        Route("GET", one, _get),
        Route("PATCH", one, _edit),
        Route("DELETE", one, _delete),
        Route("POST", f"{one}/crosspost", _crosspost),
    ]


def check_may_send(call: Call, channel: Channel) -> None:
    """Raise the refusal that sending to this channel would meet: 50007, 50008, 50013 or 50083."""
    if channel.type is ChannelType.FORUM:
        raise refusal(50008)
    if channel.type is ChannelType.DM and not channel.recipients[0].dms_open:
        raise refusal(50007)
    call.backend.channel_for_bot(channel.id, call.backend.send_permission(channel))
    if channel.thread is not None and channel.thread.archived and channel.thread.locked:
        raise refusal(50083)


async def unarchive_thread(call: Call, channel: Channel) -> None:
    """Unarchive a thread that somebody writes in."""
    if channel.thread is not None and channel.thread.archived:
        channel.thread.archived = False
        channel.thread.archive_at = call.backend.world.clock()
        await call.backend.dispatch_channel("THREAD_UPDATE", channel)


async def _send(call: Call) -> RouteAnswer:
    backend = call.backend
    channel = backend.channel_for_bot(call.id("channel_id"))
    check_may_send(call, channel)
    draft = read_draft(call.body, files=call.files, settable=_SETTABLE)
    allowed = backend.world.compute_permissions(backend.world.me, channel)
    if draft.reply_to is not None:
        _check_reply(call, channel, draft)
    if not allowed & Permission.EMBED_LINKS and draft.embeds:
        draft = replace(draft, embeds=[])
        if draft.empty:
            raise refusal(50006)
    await unarchive_thread(call, channel)
    message = await backend.post(channel, backend.world.me, draft)
    return backend.messages.dump_message(message)


def _check_reply(call: Call, channel: Channel, draft: MessageDraft) -> None:
    try:
        call.backend.messages.find(channel.id, draft.reply_to or 0)
    except RefusalError:
        strict = (call.body["message_reference"] or {}).get("fail_if_not_exists", True)
        if strict:
            problem = {"code": "REPLIES_UNKNOWN_MESSAGE", "message": "Unknown message"}
            raise form_refusal({"message_reference": {"_errors": [problem]}}) from None
        draft.reply_to = None


async def _history(call: Call) -> RouteAnswer:
    backend = call.backend
    channel = backend.channel_for_bot(call.id("channel_id"))
    limit = call.query_number("limit", 50, low=1, high=100)
    before, after, around = (call.query_id(key) for key in ("before", "after", "around"))
    if channel.type is ChannelType.FORUM:
        raise refusal(50008)
    if not backend.world.compute_permissions(backend.world.me, channel) & Permission.READ_MESSAGE_HISTORY:
        return []
    found = backend.messages.list_messages(channel.id, before=before, after=after, around=around, limit=limit)
    return [backend.messages.dump_message(message) for message in found]


async def _get(call: Call) -> RouteAnswer:
    channel = call.backend.channel_for_bot(call.id("channel_id"), Permission.READ_MESSAGE_HISTORY)
    message = call.backend.messages.find(channel.id, call.id("message_id"))
    if message.visible_to is not None:
        raise refusal(10008)
    return call.backend.messages.dump_message(message)


async def _edit(call: Call) -> RouteAnswer:
    backend = call.backend
    channel = backend.channel_for_bot(call.id("channel_id"))
    message = backend.messages.find(channel.id, call.id("message_id"))
    if message.visible_to is not None:
        raise refusal(10008)
    if message.author is not backend.world.me:
        raise refusal(50005)
    if channel.thread is not None and channel.thread.archived:
        raise refusal(50083)
    draft = read_draft(call.body, files=call.files, settable=_EDITABLE, before=message.draft)
    await backend.edit(message, draft)
    return backend.messages.dump_message(message)


async def _delete(call: Call) -> RouteAnswer:
    backend = call.backend
    channel = backend.channel_for_bot(call.id("channel_id"))
    message = backend.messages.find(channel.id, call.id("message_id"))
    if message.visible_to is not None:
        raise refusal(10008)
    if message.author is not backend.world.me:
        backend.channel_for_bot(channel.id, Permission.MANAGE_MESSAGES)
    await backend.delete(message)
    return None


async def _crosspost(call: Call) -> RouteAnswer:
    backend = call.backend
    channel = backend.channel_for_bot(call.id("channel_id"))
    message = backend.messages.find(channel.id, call.id("message_id"))
    if channel.type is not ChannelType.ANNOUNCEMENT:
        raise refusal(50024)
    own = message.author is backend.world.me
    backend.channel_for_bot(channel.id, Permission.SEND_MESSAGES if own else Permission.MANAGE_MESSAGES)
    if message.flags & Flag.CROSSPOSTED:
        raise refusal(40033)
    message.draft.flags |= Flag.CROSSPOSTED
    await backend.dispatch_message("MESSAGE_UPDATE", message, channel)
    return backend.messages.dump_message(message)
