"""Sessions of the gateway: what a shard subscribed to, what it was sent, and the websocket that it holds."""

from __future__ import annotations

import asyncio
import contextlib
import json
import zlib
from collections import deque
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Protocol

from aiohttp import web

#: Missed events that a session keeps for a resume.
_REPLAY = 10_000


class Op(IntEnum):
    """Gateway opcodes."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE = 3
    VOICE_STATE = 4
    RESUME = 6
    RECONNECT = 7
    REQUEST_MEMBERS = 8
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


class Intent(IntEnum):
    """The intents that decide which events a session gets here; NONE is for those that need none."""

    NONE = 0
    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_MESSAGES = 1 << 9
    DIRECT_MESSAGES = 1 << 12
    MESSAGE_CONTENT = 1 << 15


class _Compressor(Protocol):
    def compress(self, data: bytes, /) -> bytes: ...

    def flush(self, mode: int, /) -> bytes: ...


class Connection:
    """One websocket of one client."""

    def __init__(
        self,
        socket: web.WebSocketResponse,
        transport: asyncio.WriteTransport | None,
        compressor: _Compressor | None,
    ) -> None:
        self.socket = socket
        self._transport = transport
        self._compressor = compressor
        self._lock = asyncio.Lock()
        self.silent = False
        self.last_beat = asyncio.get_running_loop().time()

    async def send(self, op: Op, data: object, *, seq: int | None = None, event: str | None = None) -> None:
        """Send one payload; a closed socket swallows it."""
        if self.silent or self.socket.closed:
            return
        text = json.dumps({"op": int(op), "d": data, "s": seq, "t": event}, separators=(",", ":"))
        async with self._lock:
            with contextlib.suppress(ConnectionError, RuntimeError):
                if self._compressor is None:
                    await self.socket.send_str(text)
                else:
                    packed = self._compressor.compress(text.encode()) + self._compressor.flush(zlib.Z_SYNC_FLUSH)
                    await self.socket.send_bytes(packed)

    def disconnect(self) -> None:
        """End the connection without a closing handshake."""
        if self._transport is not None:
            self._transport.abort()


@dataclass(slots=True, kw_only=True, eq=False)
class Session:
    """A shard's session; it outlives its connection so that it can be resumed."""

    id: str
    shard: int
    shards: int
    intents: int
    seq: int = 0
    sent: deque[tuple[int, str, Any]] = field(default_factory=lambda: deque(maxlen=_REPLAY))
    connection: Connection | None = None

    async def dispatch(self, event: str, data: Any) -> None:
        """Give the event its number, keep it for a resume, and send it if the client is there."""
        self.seq += 1
        seq = self.seq
        self.sent.append((seq, event, data))
        if self.connection is not None:
            await self.connection.send(Op.DISPATCH, data, seq=seq, event=event)

    def can_replay_from(self, seq: int) -> bool:
        """Tell whether all events after number `seq` are still kept."""
        return 0 <= seq <= self.seq and (not self.sent or self.sent[0][0] <= seq + 1)

    def is_subscribed(self, guild_id: int | None, intent: int) -> bool:
        """Tell whether an event of this guild (None: a direct message) under this intent goes to this session."""
        at_home = self.shard == 0 if guild_id is None else (guild_id >> 22) % self.shards == self.shard
        return at_home and (intent == Intent.NONE or bool(self.intents & intent))
