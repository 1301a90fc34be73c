"""REST: every request is logged, meets planted faults, is authorised, limited, handled and answered."""

from __future__ import annotations

import asyncio
import inspect
import json
import logging
import socket
import struct
import time
from typing import Any

from aiohttp import web

from bot.standin.api_errors import Json, RefusalError, plain, refusal
from bot.standin.backend import Backend
from bot.standin.guard import Guard, is_same_token
from bot.standin.rest import (
    channel_routes,
    command_routes,
    guild_routes,
    identity_routes,
    interaction_routes,
    message_routes,
    thread_routes,
)
from bot.standin.rest.calls import Call, Reply, Route
from bot.standin.rest.faults import Fault, Faults, Planted, RequestRecord
from bot.standin.rest.rate_limits import RateLimits, Verdict

_log = logging.getLogger(__name__)
_VIA = {"Via": "1.1 google"}
_BASE = "/api/v10"
_STATUS_FAULTS = {
    Fault.INTERNAL_ERROR: (500, {"message": "500: Internal Server Error", "code": 0}),
    Fault.BAD_GATEWAY: (502, None),
    Fault.UNAVAILABLE: (503, None),
    Fault.COMMITTED_BAD_GATEWAY: (502, None),
}
_AREAS = (
    identity_routes,
    command_routes,
    interaction_routes,
    guild_routes,
    channel_routes,
    thread_routes,
    message_routes,
)


class Rest:
    """Discord's REST interface over a backend; `log` holds every request in order."""

    def __init__(self, backend: Backend, *, token: str, limits: RateLimits, faults: Faults) -> None:
        self.backend = backend
        self.limits = limits
        self.faults = faults
        self.log: list[RequestRecord] = []
        self._token = token
        self._started = time.monotonic()

    def install(self, app: web.Application, guard: Guard) -> None:
        """Add the routes to an application; whatever they don't cover under /api is answered 404.

        They take the bot's token, or the one of an interaction, and answer a wrong one as Discord does.
        """
        for area in _AREAS:
            for route in area.routes():
                guard.exempt(app.router.add_route(route.method, _BASE + route.template, self._answering(route)))
        guard.exempt(app.router.add_route("*", "/api/{path:.*}", self._answering(None)))

    def _answering(self, route: Route | None) -> Any:
        async def answer(request: web.Request) -> web.StreamResponse:
            return await self._answer(request, route)

        return answer

    async def _answer(self, request: web.Request, route: Route | None) -> web.StreamResponse:
        raw = await request.read()
        record = RequestRecord(
            number=len(self.log) + 1,
            method=request.method,
            path=_path(request),
            query=dict(request.query),
            body=_decoded(raw),
            seconds=time.monotonic() - self._started,
            route=None if route is None else route.template,
        )
        self.log.append(record)
        struck = self.faults.striking(record)
        response = await self._before(request, record, struck)
        if response is None:
            response = await self._handled(request, route, raw, record)
            response = await self._after(request, record, struck) or response
        record.status = response.status if record.status is None else record.status
        return response

    async def _before(
        self, request: web.Request, record: RequestRecord, struck: list[Planted]
    ) -> web.StreamResponse | None:
        for planted in struck:
            fault = planted.fault
            if fault is Fault.DELAY:
                await asyncio.sleep(planted.seconds)
            elif fault is Fault.CALL_BEFORE:
                await _call(planted, record)
            elif fault is Fault.RESET:
                return _reset(request, record)
            elif fault is Fault.RATE_LIMITED:
                return _too_many(Verdict(headers={"X-RateLimit-Scope": "shared"}, retry_after=planted.seconds))
            elif fault is Fault.CLOUDFLARE_BANNED:
                return web.Response(status=429, text="error code: 1015", content_type="text/plain")
            elif fault in _STATUS_FAULTS and fault is not Fault.COMMITTED_BAD_GATEWAY:
                return _status(fault)
        return None

    async def _after(
        self, request: web.Request, record: RequestRecord, struck: list[Planted]
    ) -> web.StreamResponse | None:
        for planted in struck:
            if planted.fault is Fault.CALL_AFTER:
                await _call(planted, record)
            elif planted.fault is Fault.COMMITTED_RESET:
                return _reset(request, record)
            elif planted.fault is Fault.COMMITTED_BAD_GATEWAY:
                return _status(planted.fault)
        return None

    async def _handled(
        self, request: web.Request, route: Route | None, raw: bytes, record: RequestRecord
    ) -> web.Response:
        headers: dict[str, str] = {}
        try:
            self._authorise(request, route)
            if route is None:
                return _json(*self._unknown(record), headers)
            params = dict(request.match_info)
            verdict = self.limits.judge(route.method, route.template, params)
            headers = verdict.headers
            if verdict.retry_after is not None:
                return _too_many(verdict)
            call = Call(backend=self.backend, params=params, query=record.query, body=_body(request, raw))
            answer = await route.handler(call)
        except RefusalError as refused:
            record.answer = refused.body()
            return _json(refused.status, record.answer, headers)
        except Exception:
            _log.exception("The stand-in failed at %s %s.", record.method, record.path)
            return _json(500, {"message": "500: Internal Server Error", "code": 0}, headers)
        reply = answer if isinstance(answer, Reply) else Reply(204 if answer is None else 200, answer)
        record.answer = reply.body
        return _json(reply.status, reply.body, headers)

    def _authorise(self, request: web.Request, route: Route | None) -> None:
        open_to_all = route is not None and not route.auth
        if not open_to_all and not is_same_token(request.headers.get("Authorization"), f"Bot {self._token}"):
            raise plain(401, "Unauthorized")

    def _unknown(self, record: RequestRecord) -> tuple[int, Json]:
        for area in _AREAS:
            for route in area.routes():
                parts, wanted = route.template.split("/"), record.path.split("/")
                if len(parts) == len(wanted) and all(
                    p == w or p[:1] == "{" for p, w in zip(parts, wanted, strict=True)
                ):
                    return 405, plain(405, "Method Not Allowed").body()
        return 404, plain(404, "Not Found").body()


def _path(request: web.Request) -> str:
    parts = request.path.split("/", 3)
    return "/" + parts[3] if len(parts) > 3 else request.path


def _decoded(raw: bytes) -> Any:
    try:
        return json.loads(raw) if raw else None
    except ValueError:
        return raw.decode(errors="replace")


def _body(request: web.Request, raw: bytes) -> Any:
    if not raw:
        return {} if request.method != "PUT" else None
    if request.content_type != "application/json":
        raise plain(415, "Unsupported Media Type")
    try:
        return json.loads(raw)
    except ValueError:
        raise refusal(50109) from None


def _json(status: int, body: Any, headers: dict[str, str]) -> web.Response:
    if status == 204:
        return web.Response(status=204, headers=headers | _VIA)
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    # The library compares the content type whole, so no charset may follow it.
    return web.Response(
        status=status, body=text.encode(), headers=headers | _VIA | {"Content-Type": "application/json"}
    )


def _too_many(verdict: Verdict) -> web.Response:
    wait = round(verdict.retry_after or 0.0, 3)
    body = {"message": "You are being rate limited.", "retry_after": wait, "global": verdict.is_global}
    return _json(429, body, verdict.headers | {"Retry-After": str(int(wait) + 1)})


def _status(fault: Fault) -> web.Response:
    status, body = _STATUS_FAULTS[fault]
    if body is not None:
        return _json(status, body, {})
    page = f"<html><head><title>{status}</title></head><body>cloudflare</body></html>"
    return web.Response(status=status, text=page, content_type="text/html")


def _reset(request: web.Request, record: RequestRecord) -> web.Response:
    """Close the connection with RST, so that the client sees "connection reset by peer" and no answer."""
    record.status = 0
    transport = request.transport
    if transport is not None:
        connection = transport.get_extra_info("socket")
        if connection is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    return web.Response(status=500)


async def _call(planted: Planted, record: RequestRecord) -> None:
    result = None if planted.hook is None else planted.hook(record)
    if inspect.isawaitable(result):
        await result
