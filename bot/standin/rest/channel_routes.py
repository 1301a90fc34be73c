"""Channels and threads as such: reading, changing, deleting, typing."""

from __future__ import annotations

from bot.standin.api_errors import refusal
from bot.standin.checks.json_forms import Form
from bot.standin.rest.calls import Call, Route, RouteAnswer
from bot.standin.state import payloads
from bot.standin.state.channel_permissions import Permission
from bot.standin.state.world import THREADS

_ARCHIVE_MINUTES = (60, 1440, 4320, 10080)


def routes() -> list[Route]:
    """Return this area's routes."""
    return [
        Route("GET", "/channels/{channel_id}", _get),
        Route("PATCH", "/channels/{channel_id}", _change),
        Route("DELETE", "/channels/{channel_id}", _delete),
        Route("POST", "/channels/{channel_id}/typing", _typing),
    ]


async def _get(call: Call) -> RouteAnswer:
    return payloads.dump_channel(call.backend.channel_for_bot(call.id("channel_id")))


async def _change(call: Call) -> RouteAnswer:
    backend = call.backend
    channel = backend.channel_for_bot(call.id("channel_id"))
    state = channel.thread
    form = Form(call.body)
    name = form.string("name", low=1, high=100)
    topic = form.string("topic", high=1024)
    archived, locked = form.boolean("archived"), form.boolean("locked")
    minutes = form.choice("auto_archive_duration", _ARCHIVE_MINUTES)
    form.raise_if_wrong()
    needed = Permission.MANAGE_CHANNELS if state is None else Permission.MANAGE_THREADS
    own = state is not None and state.owner_id == backend.world.me.id and locked is None
    if not own and not backend.world.compute_permissions(backend.world.me, channel) & needed:
        raise refusal(50013)
    channel.name = channel.name if name is None else name
    if state is None:
        channel.topic = topic if "topic" in form.body else channel.topic
        await backend.dispatch_channel("CHANNEL_UPDATE", channel)
    else:
        if archived is not None:
            state.archived, state.archive_at = archived, backend.world.clock()
        state.locked = state.locked if locked is None else locked
        state.auto_archive_minutes = minutes or state.auto_archive_minutes
        await backend.dispatch_channel("THREAD_UPDATE", channel)
    return payloads.dump_channel(channel)


async def _delete(call: Call) -> RouteAnswer:
    backend = call.backend
    channel = backend.channel_for_bot(call.id("channel_id"))
    if channel.guild_id is None:
        return payloads.dump_channel(channel)
    needed = Permission.MANAGE_THREADS if channel.type in THREADS else Permission.MANAGE_CHANNELS
    backend.channel_for_bot(channel.id, needed)
    await backend.remove_channel(channel)
    return payloads.dump_channel(channel)


async def _typing(call: Call) -> RouteAnswer:
    channel = call.backend.channel_for_bot(call.id("channel_id"))
    call.backend.channel_for_bot(channel.id, call.backend.send_permission(channel))
    return None
