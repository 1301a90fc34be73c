"""Who the bot is, where the gateway stands, and people."""

from __future__ import annotations

from bot.standin.api_errors import refusal
from bot.standin.checks.json_forms import Form
from bot.standin.rest.calls import Call, Route, RouteAnswer
from bot.standin.state import payloads


def routes() -> list[Route]:
    """Return this area's routes."""
    return [
        Route("GET", "/users/@me", _me),
        Route("GET", "/users/{user_id}", _user),
        Route("POST", "/users/@me/channels", _open_dm),
        Route("GET", "/oauth2/applications/@me", _application),
        Route("GET", "/applications/@me", _application),
        Route("GET", "/gateway", _gateway, auth=False),
        Route("GET", "/gateway/bot", _gateway_bot),
    ]


async def _me(call: Call) -> RouteAnswer:
    extra = {"verified": True, "mfa_enabled": True, "email": None, "locale": "en-US"}
    return payloads.dump_person(call.backend.world.me) | extra


async def _user(call: Call) -> RouteAnswer:
    person = call.backend.world.people.get(call.id("user_id"))
    if person is None:
        raise refusal(10013)
    return payloads.dump_person(person)


async def _open_dm(call: Call) -> RouteAnswer:
    form = Form(call.body)
    recipient = form.snowflake("recipient_id", required=True)
    form.raise_if_wrong()
    person = call.backend.world.people.get(recipient or 0)
    if person is None or person.bot:
        raise refusal(50033)
    return payloads.dump_channel(call.backend.world.direct_channel(person))


async def _application(call: Call) -> RouteAnswer:
    return payloads.dump_application(call.backend.world)


async def _gateway(call: Call) -> RouteAnswer:
    return {"url": call.backend.gateway.url}


async def _gateway_bot(call: Call) -> RouteAnswer:
    gateway = call.backend.gateway
    limit = {"total": 1000, "remaining": 999, "reset_after": 14400000, "max_concurrency": gateway.max_concurrency}
    return {"url": gateway.url, "shards": gateway.recommended_shards, "session_start_limit": limit}
