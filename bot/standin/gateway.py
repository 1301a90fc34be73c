"""The gateway: shards identify, beat, resume and are told what happens, over websockets."""

from __future__ import annotations

import asyncio
import json
import secrets
import zlib
from collections.abc import Callable
from typing import Any

from aiohttp import WSMsgType, web

from bot.standin.api_errors import Json
from bot.standin.gateway_sessions import Connection, Intent, Op, Session
from bot.standin.guard import is_same_token
from bot.standin.state import payloads
from bot.standin.state.world import Guild, World

_PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15


class Gateway:
    """All sessions of the bot. `refuse_intents` are privileged intents not switched on for the application."""

    def __init__(
        self, world: World, *, token: str, heartbeat_seconds: float, refuse_intents: int = _PRIVILEGED
    ) -> None:
        self._world = world
        self._token = token
        self.heartbeat_seconds = heartbeat_seconds
        self.refuse_intents = refuse_intents
        self.url = ""
        self.recommended_shards = 1
        #: Shards that may identify at a time, as `max_concurrency` says.
        self.max_concurrency = 1
        self.sessions: dict[str, Session] = {}
        self._arrived = asyncio.Event()
        self.silent = False

    # What happens in the world

    async def dispatch(
        self,
        event: str,
        data: Any,
        *,
        guild_id: int | None,
        intent: int = Intent.GUILDS,
        content_for: Callable[[Session], Any] | None = None,
    ) -> None:
        """Tell every session that is concerned; `content_for` makes the payload where sessions get different ones."""
        for session in list(self.sessions.values()):
            if session.is_subscribed(guild_id, intent):
                await session.dispatch(event, data if content_for is None else content_for(session))

    @property
    def connected_sessions(self) -> list[tuple[Session, Connection]]:
        """The sessions that are connected, with their connections."""
        return [(one, one.connection) for one in self.sessions.values() if one.connection is not None]

    async def wait_for(self, shards: int) -> None:
        """Wait until this many shards are connected."""
        while len(self.connected_sessions) < shards:
            self._arrived.clear()
            await self._arrived.wait()

    # Faults

    def disconnect(self) -> None:
        """Break every connection; sessions stay and can be resumed."""
        for session, connection in self.connected_sessions:
            session.connection = None
            connection.disconnect()

    def set_silent(self, *, silent: bool = True) -> None:
        """Say nothing more on connections, old or new, or speak again on new ones."""
        self.silent = silent
        for _, connection in self.connected_sessions:
            connection.silent = silent

    async def ask_reconnect(self) -> None:
        """Send opcode 7 to every client."""
        for _, connection in self.connected_sessions:
            await connection.send(Op.RECONNECT, None)

    async def invalidate(self, *, resumable: bool = False) -> None:
        """Send opcode 9 to every client; unless resumable the sessions are forgotten."""
        for session, connection in self.connected_sessions:
            if not resumable:
                del self.sessions[session.id]
            await connection.send(Op.INVALID_SESSION, resumable)

    # The protocol

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Hold one websocket until it ends."""
        socket = web.WebSocketResponse(max_msg_size=1 << 16, compress=False)
        await socket.prepare(request)
        compressor = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None
        connection = Connection(socket, request.transport, compressor)
        connection.silent = self.silent
        await connection.send(Op.HELLO, {"heartbeat_interval": int(self.heartbeat_seconds * 1000), "_trace": []})
        watch = asyncio.create_task(self._close_when_silent(connection))
        session: Session | None = None
        try:
            async for message in socket:
                if message.type is not WSMsgType.TEXT:
                    continue
                session = await self._receive(connection, session, message.data)
        finally:
            watch.cancel()
            if session is not None and session.connection is connection:
                session.connection = None
        return socket

    async def _close_when_silent(self, connection: Connection) -> None:
        loop = asyncio.get_running_loop()
        patience = self.heartbeat_seconds * 1.5
        while (left := connection.last_beat + patience - loop.time()) > 0:  # noqa: ASYNC110  # a deadline that beats move
            await asyncio.sleep(left)
        await connection.socket.close(code=4009, message=b"Session timed out.")

    async def _receive(self, connection: Connection, session: Session | None, text: str) -> Session | None:
        try:
            payload = json.loads(text)
            op, data = Op(payload["op"]), payload.get("d")
        except (ValueError, KeyError, TypeError):
            await connection.socket.close(code=4002, message=b"Error while decoding payload.")
            return session
        if op is Op.HEARTBEAT:
            connection.last_beat = asyncio.get_running_loop().time()
            await connection.send(Op.HEARTBEAT_ACK, None)
        elif op in {Op.IDENTIFY, Op.RESUME} and session is not None:
            await connection.socket.close(code=4005, message=b"Already authenticated.")
        elif op in {Op.IDENTIFY, Op.RESUME} and not self._is_authenticated(data):
            await connection.socket.close(code=4004, message=b"Authentication failed.")
        elif op is Op.IDENTIFY:
            return await self._identify(connection, data)
        elif op is Op.RESUME:
            return await self._resume(connection, data)
        elif session is None:
            await connection.socket.close(code=4003, message=b"Not authenticated.")
        elif op not in {Op.PRESENCE, Op.VOICE_STATE, Op.REQUEST_MEMBERS}:
            await connection.socket.close(code=4001, message=b"Unknown opcode.")
        return session

    def _is_authenticated(self, data: object) -> bool:
        return isinstance(data, dict) and is_same_token(data.get("token"), self._token)

    async def _identify(self, connection: Connection, data: Json) -> Session | None:
        try:
            shard, shards = (int(number) for number in data.get("shard") or (0, 1))
        except (TypeError, ValueError):
            shard, shards = 0, 0
        intents = data.get("intents")
        if not 0 <= shard < shards:
            await connection.socket.close(code=4010, message=b"Invalid shard.")
        elif not isinstance(intents, int) or intents < 0 or intents >= 1 << 26:
            await connection.socket.close(code=4013, message=b"Invalid intent(s).")
        elif intents & self.refuse_intents:
            await connection.socket.close(code=4014, message=b"Disallowed intent(s).")
        else:
            session = Session(id=secrets.token_hex(16), shard=shard, shards=shards, intents=intents)
            self._delete_stale_sessions(session)
            session.connection = connection
            self.sessions[session.id] = session
            await self._send_ready(session)
            self._arrived.set()
            return session
        return None

    def _delete_stale_sessions(self, fresh: Session) -> None:
        """Drop the abandoned sessions of a shard that has a new one."""
        for old in list(self.sessions.values()):
            if old.connection is None and (old.shard, old.shards) == (fresh.shard, fresh.shards):
                del self.sessions[old.id]

    async def _send_ready(self, session: Session) -> None:
        guilds: list[Guild] = [one for one in self._world.joined_guilds() if session.is_subscribed(one.id, Intent.NONE)]
        await session.dispatch(
            "READY",
            {
                "v": 10,
                "user": payloads.dump_person(self._world.me) | {"verified": True, "mfa_enabled": True, "email": None},
                "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
                "session_id": session.id,
                "resume_gateway_url": self.url,
                "shard": [session.shard, session.shards],
                "application": {"id": str(self._world.application_id), "flags": 0},
                "private_channels": [],
                "_trace": [],
            },
        )
        if session.intents & Intent.GUILDS:
            for guild in guilds:
                await session.dispatch("GUILD_CREATE", payloads.dump_guild_create(guild, self._world))

    async def _resume(self, connection: Connection, data: Json) -> Session | None:
        session = self.sessions.get(str(data.get("session_id")))
        seq = data.get("seq")
        if session is None or not isinstance(seq, int) or not session.can_replay_from(seq):
            await connection.send(Op.INVALID_SESSION, False)
            return None
        sent_up_to = seq
        while missed := [entry for entry in session.sent if entry[0] > sent_up_to]:
            for sent_up_to, event, content in missed:  # the last number sent is the loop's state
                await connection.send(Op.DISPATCH, content, seq=sent_up_to, event=event)
        session.connection = connection
        self._arrived.set()
        await session.dispatch("RESUMED", {"_trace": []})
        return session
