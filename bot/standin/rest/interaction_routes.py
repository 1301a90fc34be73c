"""The bot's answers to interactions: the callback, the original response, follow-ups."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.standin.api_errors import Json, refusal
from bot.standin.checks.command_rules import OptionType, check_choices
from bot.standin.checks.json_forms import Form
from bot.standin.checks.message_drafts import Flag, MessageDraft, read_draft
from bot.standin.checks.modal_rules import check_modal
from bot.standin.rest.calls import Call, Reply, Route, RouteAnswer
from bot.standin.state.exchanges import USER_APP_FOLLOWUPS, Exchange, InteractionType, ResponseType
from bot.standin.state.message_store import Message

_SETTABLE = Flag.EPHEMERAL | Flag.SUPPRESS_EMBEDS | Flag.SUPPRESS_NOTIFICATIONS | Flag.COMPONENTS_V2
_EDITABLE = Flag.SUPPRESS_EMBEDS | Flag.COMPONENTS_V2
_ALLOWED = {
    InteractionType.COMMAND: {ResponseType.MESSAGE, ResponseType.DEFERRED_MESSAGE, ResponseType.MODAL},
    InteractionType.COMPONENT: set(ResponseType) - {ResponseType.CHOICES},
    InteractionType.AUTOCOMPLETE: {ResponseType.CHOICES},
    InteractionType.MODAL: set(ResponseType) - {ResponseType.CHOICES, ResponseType.MODAL},
}
_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"


def routes() -> list[Route]:
    """Return this area's routes; an interaction's token stands for the bot's."""
    one = f"{_WEBHOOK}/messages/{{message_id}}"
    return [
        Route("POST", "/interactions/{interaction_id}/{interaction_token}/callback", _callback, auth=False),
        Route("POST", _WEBHOOK, _follow_up, auth=False),
        Route("GET", one, _get, auth=False),
        Route("PATCH", one, _edit, auth=False),
        Route("DELETE", one, _delete, auth=False),
    ]


async def _callback(call: Call) -> RouteAnswer:
    backend = call.backend
    exchange = backend.interactions.find_unanswered(call.id("interaction_id"), call.params["interaction_token"])
    form = Form(call.body)
    number = form.choice("type", tuple(map(int, ResponseType)), required=True)
    form.raise_if_wrong()
    kind = ResponseType(number)
    allowed = _ALLOWED[exchange.type]
    if kind not in allowed or (kind in {ResponseType.UPDATE, ResponseType.DEFERRED_UPDATE} and exchange.source is None):
        form.add_error("INTERACTION_RESPONSE_TYPE_INVALID", "Not a valid response to this interaction", "type")
        form.raise_if_wrong()
    data = call.body.get("data")
    effect = _EFFECTS[kind]
    message = await effect(call, exchange, kind, data if data is not None else {})
    exchange.requests.append(("callback", str(int(kind)), call.body))
    exchange.message = message
    exchange.notify_answer()
    if not call.query_flag("with_response"):
        return None
    return _callback_response(call, exchange, message)


async def _say(call: Call, exchange: Exchange, kind: ResponseType, data: Any) -> Message:
    draft = _private_if_forced(call, exchange, read_draft(data, files=call.files, settable=_SETTABLE, path=("data",)))
    call.backend.interactions.record_answer(exchange, kind, data)
    return await _post(call, exchange, draft)


async def _defer(call: Call, exchange: Exchange, kind: ResponseType, data: Any) -> Message:
    form = Form(data, path=("data",))
    flags = form.integer("flags", low=0, high=2**31 - 1) or 0
    form.raise_if_wrong()
    draft = _private_if_forced(call, exchange, MessageDraft(flags=flags & Flag.EPHEMERAL | Flag.LOADING))
    call.backend.interactions.record_answer(exchange, kind, data)
    return await _post(call, exchange, draft)


async def _defer_update(call: Call, exchange: Exchange, kind: ResponseType, data: Any) -> Message | None:
    call.backend.interactions.record_answer(exchange, kind, data)
    exchange.updates_source = True
    return exchange.source


async def _update(call: Call, exchange: Exchange, kind: ResponseType, data: Any) -> Message | None:
    source = exchange.source
    if source is None:
        raise refusal(10008)
    draft = read_draft(data, files=call.files, settable=_EDITABLE, before=source.draft, path=("data",))
    call.backend.interactions.record_answer(exchange, kind, data)
    exchange.updates_source = True
    await call.backend.edit(source, draft)
    return source


async def _offer_choices(call: Call, exchange: Exchange, kind: ResponseType, data: Any) -> None:
    form = Form(data, path=("data",))
    choices = form.children("choices", high=25)
    check_choices(choices, text=_focused_kind(exchange.payload["data"]) == OptionType.STRING)
    form.raise_if_wrong()
    call.backend.interactions.record_answer(exchange, kind, data)


def _focused_kind(data: Json) -> int:
    for option in data.get("options") or ():
        if option.get("focused"):
            return int(option["type"])
        if option.get("options"):
            return _focused_kind(option)
    return OptionType.STRING


async def _open_modal(call: Call, exchange: Exchange, kind: ResponseType, data: Any) -> None:
    form = Form(data, path=("data",))
    check_modal(form)
    form.raise_if_wrong()
    call.backend.interactions.record_answer(exchange, kind, data)


_EFFECTS = {
    ResponseType.MESSAGE: _say,
    ResponseType.DEFERRED_MESSAGE: _defer,
    ResponseType.DEFERRED_UPDATE: _defer_update,
    ResponseType.UPDATE: _update,
    ResponseType.CHOICES: _offer_choices,
    ResponseType.MODAL: _open_modal,
}


def _private_if_forced(call: Call, exchange: Exchange, draft: MessageDraft) -> MessageDraft:
    forced = call.backend.interactions.must_be_private(exchange)
    return replace(draft, flags=draft.flags | Flag.EPHEMERAL) if forced else draft


async def _post(call: Call, exchange: Exchange, draft: MessageDraft) -> Message:
    backend = call.backend
    command = exchange.payload["data"].get("type", 1)
    return await backend.post(
        exchange.channel,
        backend.world.me,
        draft,
        kind=(20 if command == 1 else 23) if exchange.type is InteractionType.COMMAND else 0,
        interaction=backend.interactions.dump_metadata(exchange),
        visible_to=exchange.person.id if draft.flags & Flag.EPHEMERAL else None,
    )


def _callback_response(call: Call, exchange: Exchange, message: Message | None) -> Json:
    kind = exchange.response_type
    interaction: Json = {"id": str(exchange.id), "type": int(exchange.type)}
    body: Json = {"interaction": interaction}
    if message is not None:
        interaction |= {
            "response_message_id": str(message.id),
            "response_message_loading": message.loading,
            "response_message_ephemeral": message.ephemeral,
        }
    if kind is not None and message is not None and kind is not ResponseType.DEFERRED_UPDATE:
        body["resource"] = {"type": int(kind), "message": call.backend.messages.dump_message(message)}
    return body


async def _follow_up(call: Call) -> RouteAnswer:
    backend = call.backend
    exchange = backend.interactions.find_by_token(call.id("webhook_id"), call.params["webhook_token"])
    original = exchange.message
    if original is not None and original.loading:
        draft = read_draft(call.body, files=call.files, settable=_EDITABLE, before=original.draft)
        await backend.edit(original, draft)
        message = original
    else:
        if not exchange.guild_installed and len(exchange.followups) >= USER_APP_FOLLOWUPS:
            raise refusal(40094)
        draft = _private_if_forced(call, exchange, read_draft(call.body, files=call.files, settable=_SETTABLE))
        message = await _post(call, exchange, draft)
        message.type = 0
        exchange.followups.append(message)
    exchange.requests.append(("follow-up", str(message.id), call.body))
    exchange.notify_change()
    return backend.messages.dump_message(message)


def _target(call: Call) -> tuple[Exchange, Message]:
    backend = call.backend
    exchange = backend.interactions.find_by_token(call.id("webhook_id"), call.params["webhook_token"])
    if call.params["message_id"] == "@original":
        message = exchange.message
        if message is None:
            raise refusal(10008)
    else:
        wanted = call.id("message_id")
        message = next((one for one in exchange.messages if one.id == wanted), None)
        if message is None:
            raise refusal(10008)
    return exchange, backend.messages.find(message.channel_id, message.id)


async def _get(call: Call) -> RouteAnswer:
    return call.backend.messages.dump_message(_target(call)[1])


async def _edit(call: Call) -> RouteAnswer:
    exchange, message = _target(call)
    draft = read_draft(call.body, files=call.files, settable=_EDITABLE, before=message.draft)
    await call.backend.edit(message, draft)
    exchange.requests.append(("edit", str(message.id), call.body))
    exchange.notify_change()
    return call.backend.messages.dump_message(message)


async def _delete(call: Call) -> RouteAnswer:
    exchange, message = _target(call)
    await call.backend.delete(message)
    if message in exchange.followups:
        exchange.followups.remove(message)
    elif message is exchange.message:
        # What follows is a message of its own, with its own flags.
        exchange.message = None
    exchange.notify_change()
    return Reply(204)
