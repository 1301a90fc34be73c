"""The playground's page: its files, the live connection that shows what happens, and the acts on the clock."""

from __future__ import annotations

import asyncio
import contextlib
import json
import weakref
from datetime import datetime, timedelta
from pathlib import Path

from aiohttp import WSMsgType, web

from bot.playground.movable_clock import MovableClock
from bot.playground.page_updates import Selection, ShownState
from bot.standin.api_errors import Json, MisuseError
from bot.standin.guard import is_same_token
from bot.standin.server import StandIn

#: The files of the page.
FOLDER = Path(__file__).parent / "page"
_TYPES = {
    ".html": "text/html",
    ".json": "application/json",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
_HEADERS = {
    # Nothing but this server's own files; no inline script or style, and no way from text to markup.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
#: Seconds within which a page has to show its token, and between looks for what nobody tells (the bot's connection).
_PATIENCE, _TICK = 5.0, 1.0
#: A schedule never lies further ahead; a date beyond year 9999 can't be counted.
_FURTHEST = timedelta(days=3660)


class PlaygroundPage:
    """The page of a stand-in, whose clock `clock` is. Make it before the stand-in starts.

    The files hold no secret and are open to this machine's browsers; acts and the live connection need the token, which
    stands behind the # of the address, so that no request line and no Referer ever holds it.
    """

    def __init__(self, stand_in: StandIn, clock: MovableClock) -> None:
        self._stand_in = stand_in
        self._clock = clock
        self._changed: weakref.WeakSet[asyncio.Event] = weakref.WeakSet()
        self._sockets: weakref.WeakSet[web.WebSocketResponse] = weakref.WeakSet()
        stand_in.extensions.append(self._install)
        stand_in.control.add("clock", self._move_clock)
        stand_in.backend.watchers.append(self._notify_sockets)
        clock.watchers.append(self._notify_sockets)

    @property
    def address(self) -> str:
        """What to open in a browser; whoever has it can act."""
        return f"{self._stand_in.address}/#{self._stand_in.control_token}"

    def _install(self, app: web.Application) -> None:
        guard = self._stand_in.guard
        # The files hold no secret; the live connection takes the token in its first message, where no log shows it.
        guard.exempt(app.router.add_get("/", self._file), app.router.add_get("/page/{name}", self._file))
        guard.exempt(app.router.add_get("/live", self._live))
        app.on_shutdown.append(self._close)

    async def _close(self, _: web.Application) -> None:
        for socket in list(self._sockets):
            await socket.close(code=1001, message=b"The playground has ended.")

    def _notify_sockets(self) -> None:
        for event in self._changed:
            event.set()

    # Files

    async def _file(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info.get("name", "index.html")
        files = {path.name: path for path in FOLDER.iterdir() if path.suffix in _TYPES}
        if name not in files:
            raise web.HTTPNotFound
        text = await asyncio.to_thread(files[name].read_text, "utf-8")
        answer = web.Response(text=text, content_type=_TYPES[files[name].suffix], charset="utf-8", headers=_HEADERS)
        answer.enable_compression()
        return answer

    # The live connection

    async def _live(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(heartbeat=30, max_msg_size=1 << 12)
        await socket.prepare(request)
        self._sockets.add(socket)
        selection = await self._receive_selection(socket)
        if selection is None:
            await socket.close(code=4004, message=b"The token is wrong.")
            return socket
        state = ShownState(stand_in=self._stand_in, clock=self._clock, selection=selection)
        changed = asyncio.Event()
        self._changed.add(changed)
        sending = asyncio.create_task(_send_changes(socket, state, changed))
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    state.selection = _read_selection(json.loads(message.data))
                    changed.set()
        except (ValueError, KeyError, TypeError):
            await socket.close(code=4002, message=b"What to look at wasn't understood.")
        finally:
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)
        return socket

    async def _receive_selection(self, socket: web.WebSocketResponse) -> Selection | None:
        """Return what the page wants to look at, or None where it shows no token in time."""
        try:
            said = await socket.receive_json(timeout=_PATIENCE)
            trusted = is_same_token(said["token"], self._stand_in.control_token)
            return _read_selection(said) if trusted else None
        except (ValueError, KeyError, TypeError, TimeoutError):
            return None

    # The clock

    async def _move_clock(self, body: Json) -> Json:
        if body.get("reset"):
            self._clock.reset()
        elif "to" in body:
            moment = datetime.fromisoformat(str(body["to"]))
            if moment.tzinfo is None:
                raise MisuseError("A moment needs its offset from UTC.")
            self._move(moment - self._clock.now())
        else:
            self._move(timedelta(seconds=float(body["seconds"])))
        return {"now": self._clock.now().isoformat()}

    def _move(self, by: timedelta) -> None:
        if not -_FURTHEST <= self._clock.ahead + by <= _FURTHEST:
            raise MisuseError("The clock goes ten years ahead or back at most.")
        self._clock.move(by)


def _read_selection(said: Json) -> Selection:
    return Selection(
        person=int(said.get("person") or 0),
        channel=int(said.get("channel") or 0),
        backstage=bool(said.get("backstage")),
    )


async def _send_changes(socket: web.WebSocketResponse, state: ShownState, changed: asyncio.Event) -> None:
    """Send what is new, when something may be, until the connection ends."""
    while not socket.closed:
        changed.clear()
        changes = state.collect_changes()
        if changes:
            with contextlib.suppress(ConnectionError):
                await socket.send_json(changes)
        try:
            async with asyncio.timeout(_TICK):
                await changed.wait()
        except TimeoutError:
            pass
