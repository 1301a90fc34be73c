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

from bot.standin.api_errors import Json, RefusalError, refusal, status_refusal
from bot.standin.backend import Backend
from bot.standin.checks.uploads import Body, read_multipart
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
from bot.standin.rest.faults import Fault, Faults, PlantedFault, RequestRecord
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
                guard.exempt(app.router.add_route(route.method, _BASE + route.template, self._make_handler(route)))
        guard.exempt(app.router.add_route("*", "/api/{path:.*}", self._make_handler(None)))
        # Without a token, as Discord's: its signature is the secret, and without that the answer is 401.
        guard.exempt(app.router.add_get("/attachments/{ident:[0-9]{1,20}}/{filename}", self._download))

    async def _download(self, request: web.Request) -> web.Response:
        ident, signature = int(request.match_info["ident"]), request.query.get("hm", "")
        found = self.backend.world.attachments.find(ident, signature)
        if found is None:
            return web.Response(status=401, text="This content is no longer available.")
        headers = {"Content-Disposition": "attachment", "X-Content-Type-Options": "nosniff"}
        return web.Response(body=found.file.data, content_type=found.file.content_type, headers=headers)

    def _make_handler(self, route: Route | None) -> Any:
        async def answer(request: web.Request) -> web.StreamResponse:
            return await self._answer(request, route)

        return answer

    async def _answer(self, request: web.Request, route: Route | None) -> web.StreamResponse:
        sent = Body(await request.read(), {})
        # Its files are no part of the log.
        if request.content_type == "multipart/form-data":
            try:
                sent = read_multipart(request.headers["Content-Type"], sent.payload)
            except RefusalError as refused:
                return _json_response(refused.status, refused.body(), {})
        record = RequestRecord(
            number=len(self.log) + 1,
            method=request.method,
            path=_strip_base(request),
            query=dict(request.query),
            body=_decode_body(sent.payload),
            seconds=time.monotonic() - self._started,
            route=None if route is None else route.template,
        )
        self.log.append(record)
        hits = self.faults.take_hits(record)
        response = await self._apply_faults_before(request, record, hits)
        if response is None:
            response = await self._handle(request, route, sent, record)
            response = await self._apply_faults_after(request, record, hits) or response
        record.status = response.status if record.status is None else record.status
        return response

    async def _apply_faults_before(
        self, request: web.Request, record: RequestRecord, hits: list[PlantedFault]
    ) -> web.StreamResponse | None:
        for planted in hits:
            fault = planted.fault
            if fault is Fault.DELAY:
                await asyncio.sleep(planted.seconds)
            elif fault is Fault.CALL_BEFORE:
                await _call_hook(planted, record)
            elif fault is Fault.RESET:
                return _reset_connection(request, record)
            elif fault is Fault.RATE_LIMITED:
                return _rate_limit_response(
                    Verdict(headers={"X-RateLimit-Scope": "shared"}, retry_after=planted.seconds)
                )
            elif fault is Fault.GLOBALLY_LIMITED:
                headers = {"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"}
                return _rate_limit_response(Verdict(headers=headers, retry_after=planted.seconds, is_global=True))
            elif fault is Fault.CLOUDFLARE_BANNED:
                return web.Response(status=429, text="error code: 1015", content_type="text/plain")
            elif fault in _STATUS_FAULTS and fault is not Fault.COMMITTED_BAD_GATEWAY:
                return _status_response(fault)
        return None

    async def _apply_faults_after(
        self, request: web.Request, record: RequestRecord, hits: list[PlantedFault]
    ) -> web.StreamResponse | None:
        for planted in hits:
            if planted.fault is Fault.CALL_AFTER:
                await _call_hook(planted, record)
            elif planted.fault is Fault.COMMITTED_RESET:
                return _reset_connection(request, record)
            elif planted.fault is Fault.COMMITTED_BAD_GATEWAY:
                return _status_response(planted.fault)
        return None

    async def _handle(
        self, request: web.Request, route: Route | None, sent: Body, record: RequestRecord
    ) -> web.Response:
        headers: dict[str, str] = {}
        try:
            self._authorise(request, route)
            if route is None:
                return _json_response(*self._refuse_unknown(record), headers)
            params = dict(request.match_info)
            verdict = self.limits.count_request(route.method, route.template, params)
            headers = verdict.headers
            if verdict.retry_after is not None:
                return _rate_limit_response(verdict)
            body = _parse_body(request, sent.payload)
            call = Call(backend=self.backend, params=params, query=record.query, body=body, files=sent.files)
            answer = await route.handler(call)
        except RefusalError as refused:
            record.answer = refused.body()
            return _json_response(refused.status, record.answer, headers)
        except Exception:
            _log.exception("The stand-in failed at %s %s.", record.method, record.path)
            return _json_response(500, {"message": "500: Internal Server Error", "code": 0}, headers)
        reply = answer if isinstance(answer, Reply) else Reply(204 if answer is None else 200, answer)
        record.answer = reply.body
        return _json_response(reply.status, reply.body, headers)

    def _authorise(self, request: web.Request, route: Route | None) -> None:
        open_to_all = route is not None and not route.auth
        if not open_to_all and not is_same_token(request.headers.get("Authorization"), f"Bot {self._token}"):
            raise status_refusal(401, "Unauthorized")

    def _refuse_unknown(self, record: RequestRecord) -> tuple[int, Json]:
        for area in _AREAS:
            for route in area.routes():
                parts, wanted = route.template.split("/"), record.path.split("/")
                if len(parts) == len(wanted) and all(
                    p == w or p[:1] == "{" for p, w in zip(parts, wanted, strict=True)
                ):
                    return 405, status_refusal(405, "Method Not Allowed").body()
        return 404, status_refusal(404, "Not Found").body()


def _strip_base(request: web.Request) -> str:
    parts = request.path.split("/", 3)
    return "/" + parts[3] if len(parts) > 3 else request.path


def _decode_body(raw: bytes) -> Any:
    try:
        return json.loads(raw) if raw else None
    except ValueError:
        return raw.decode(errors="replace")


def _parse_body(request: web.Request, raw: bytes) -> Any:
    if not raw:
        return {} if request.method != "PUT" else None
    if request.content_type not in {"application/json", "multipart/form-data"}:
        raise status_refusal(415, "Unsupported Media Type")
    try:
        return json.loads(raw)
    except ValueError:
        raise refusal(50109) from None


def _json_response(status: int, body: Any, headers: dict[str, str]) -> web.Response:
    if status == 204:
        return web.Response(status=204, headers=headers | _VIA)
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    # The library compares the content type whole, so no charset may follow it.
    return web.Response(
        status=status, body=text.encode(), headers=headers | _VIA | {"Content-Type": "application/json"}
    )


def _rate_limit_response(verdict: Verdict) -> web.Response:
    wait = round(verdict.retry_after or 0.0, 3)
    body = {"message": "You are being rate limited.", "retry_after": wait, "global": verdict.is_global}
    return _json_response(429, body, verdict.headers | {"Retry-After": str(int(wait) + 1)})


def _status_response(fault: Fault) -> web.Response:
    status, body = _STATUS_FAULTS[fault]
    if body is not None:
        return _json_response(status, body, {})
    page = f"<html><head><title>{status}</title></head><body>cloudflare</body></html>"
    return web.Response(status=status, text=page, content_type="text/html")


def _reset_connection(request: web.Request, record: RequestRecord) -> web.Response:
    """Close the connection with RST, so that the client sees "connection reset by peer" and no answer."""
    record.status = 0
    transport = request.transport
    if transport is not None:
        connection = transport.get_extra_info("socket")
        if connection is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    return web.Response(status=500)


async def _call_hook(planted: PlantedFault, record: RequestRecord) -> None:
    result = None if planted.hook is None else planted.hook(record)
    if inspect.isawaitable(result):
        await result
