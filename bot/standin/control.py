"""The stand-in's control interface over HTTP, for tests that run it in another process and for the browser page.

Every act is `POST /_control/{act}` with a JSON object; people, channels, guilds and messages are named by id.
The token goes in the header X-Control-Token, see guard.py.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.standin import control_payloads
from bot.standin.api_errors import Json, MisuseError, RefusalError
from bot.standin.backend import Backend
from bot.standin.checks.uploads import Upload
from bot.standin.people.builder import Builder
from bot.standin.people.user import User
from bot.standin.rest.faults import Fault, Faults, RequestRecord
from bot.standin.state.message_store import Message
from bot.standin.state.world import Channel, ChannelType, Guild

Act = Callable[[Json], Awaitable[Any]]


class _Hold:
    """A request that waits until somebody lets it go on."""

    def __init__(self) -> None:
        self.held = asyncio.Event()
        self.released = asyncio.Event()

    async def __call__(self, _: RequestRecord) -> None:
        self.held.set()
        await self.released.wait()


class Control:
    """The acts under /_control/."""

    def __init__(self, backend: Backend, build: Builder, faults: Faults, requests: list[RequestRecord]) -> None:
        self._backend = backend
        self._build = build
        self._faults = faults
        self._log = requests
        self._holds: dict[str, _Hold] = {}
        self._acts: dict[str, Act] = {
            "world": self._show_world,
            "person": self._person,
            "guild": self._guild,
            "guilds": self._guilds,
            "channel": self._channel,
            "join": self._join,
            "bot-permissions": self._bot_permissions,
            "forbid-bot": self._forbid_bot,
            "kick": lambda body: self._build.kick_bot(self._find_guild(body)),
            "invite": lambda body: self._build.invite_bot(self._find_guild(body)),
            "delete-channel": lambda body: self._build.delete_channel(self._find_channel(body)),
            "say": self._say,
            "slash": self._slash,
            "autocomplete": self._autocomplete,
            "press": self._press,
            "select": self._select,
            "message-command": self._message_command,
            "modal-submit": self._modal_submit,
            "exchange": self._exchange,
            "commands": self._commands,
            "messages": self._messages,
            "requests": self._requests,
            "fault": self._fault,
            "clear-faults": self._clear_faults,
            "hold": self._hold,
            "held": self._held,
            "release": self._release,
            "gateway": self._gateway,
            "connected": self._connected,
        }

    def add(self, name: str, act: Act) -> None:
        """Add an act under a name of its own."""
        self._acts[name] = act

    def install(self, app: web.Application) -> None:
        """Add the routes."""
        app.router.add_post("/_control/{act}", self._answer)

    async def _answer(self, request: web.Request) -> web.Response:
        act = self._acts.get(request.match_info["act"])
        if act is None:
            return web.json_response({"error": f"There is no act {request.match_info['act']}."}, status=404)
        try:
            body = json.loads(await request.read() or b"{}")
            return web.json_response(await act(body))
        except (MisuseError, RefusalError, TimeoutError) as problem:
            return web.json_response({"error": str(problem) or "It took too long."}, status=409)
        except (KeyError, ValueError, TypeError) as problem:
            return web.json_response({"error": f"The request does not fit: {problem!r}."}, status=400)

    # Finding what a body names

    def _user(self, ident: Any) -> User:
        return User(self._backend, self._backend.world.people[int(ident)])

    def _find_user(self, body: Json) -> User:
        return self._user(body["person"])

    def _find_guild(self, body: Json) -> Guild:
        return self._backend.world.guilds[int(body["guild"])]

    def _find_channel(self, body: Json) -> Channel:
        if "channel" not in body:
            return self._find_user(body).dm
        return self._backend.world.find_channel(int(body["channel"]))

    def _find_message(self, body: Json) -> Message:
        return self._backend.messages.find(self._find_channel(body).id, int(body["message"]))

    def _thing(self, value: Any) -> Any:
        """Return the object that {"person": id}, {"channel": id} or {"role": id, "guild": id} names, else the value.

        {"file": name, "text": words} is a file.
        """
        if not isinstance(value, dict):
            return value
        if "file" in value:
            return Upload(str(value["file"]), "text/plain", str(value.get("text", "")).encode())
        if "role" in value:
            return self._find_guild(value).roles[int(value["role"])]
        return self._find_channel(value) if "channel" in value else self._find_user(value)

    def _values(self, body: Json) -> dict[str, Any]:
        return {name: self._thing(value) for name, value in body.get("values", {}).items()}

    # Building

    async def _show_world(self, _: Json) -> Json:
        return control_payloads.describe_world(self._backend.world)

    async def _person(self, body: Json) -> Json:
        user = self._build.person(
            str(body["name"]), locale=body.get("locale", "en-US"), installed=bool(body.get("installed"))
        )
        return {"person": str(user.id)}

    async def _guild(self, body: Json) -> Json:
        owner = self._user(body["owner"]) if "owner" in body else None
        guild = await self._build.guild(
            str(body["name"]),
            owner=owner,
            members=[self._user(one) for one in body.get("members", ())],
            bot_permissions=int(body.get("bot_permissions", 0)),
            joined=bool(body.get("joined", True)),
        )
        return {"guild": str(guild.id), "channel": str(guild.system_channel_id)}

    async def _guilds(self, body: Json) -> Json:
        made = await self._build.guilds(int(body["number"]))
        return {"guilds": [str(guild.id) for guild in made]}

    async def _channel(self, body: Json) -> Json:
        kind = ChannelType(int(body.get("kind", 0)))
        channel = await self._build.channel(self._find_guild(body), str(body["name"]), kind=kind)
        return {"channel": str(channel.id)}

    async def _join(self, body: Json) -> None:
        await self._build.join(self._find_guild(body), self._find_user(body))

    async def _bot_permissions(self, body: Json) -> None:
        await self._build.set_bot_permissions(self._find_guild(body), int(body["permissions"]))

    async def _forbid_bot(self, body: Json) -> None:
        await self._build.overwrite(
            self._find_channel(body), self._backend.world.me, deny=int(body.get("permissions", 0))
        )

    # Acting as a person

    async def _say(self, body: Json) -> Json:
        message = await self._find_user(body).say(self._find_channel(body), str(body["text"]))
        return control_payloads.describe_message(message, self._backend)

    async def _slash(self, body: Json) -> Json:
        user, channel = self._find_user(body), self._find_channel(body)
        exchange = await user.slash(channel, str(body["command"]), **self._values(body))
        return control_payloads.describe_exchange(exchange, self._backend)

    async def _autocomplete(self, body: Json) -> Json:
        user, channel = self._find_user(body), self._find_channel(body)
        exchange = await user.autocomplete(
            channel, str(body["command"]), str(body["option"]), str(body["typed"]), **self._values(body)
        )
        return control_payloads.describe_exchange(exchange, self._backend)

    async def _press(self, body: Json) -> Json:
        exchange = await self._find_user(body).press(self._find_message(body), str(body["button"]))
        return control_payloads.describe_exchange(exchange, self._backend)

    async def _select(self, body: Json) -> Json:
        values = [self._thing(value) for value in body["values"]]
        exchange = await self._find_user(body).select(self._find_message(body), str(body["custom_id"]), values)
        return control_payloads.describe_exchange(exchange, self._backend)

    async def _message_command(self, body: Json) -> Json:
        exchange = await self._find_user(body).message_command(self._find_message(body), str(body["command"]))
        return control_payloads.describe_exchange(exchange, self._backend)

    async def _modal_submit(self, body: Json) -> Json:
        opened = self._backend.interactions.all[int(body["exchange"])]
        exchange = await self._find_user(body).modal_submit(opened, **self._values(body))
        return control_payloads.describe_exchange(exchange, self._backend)

    # Looking

    async def _exchange(self, body: Json) -> Json:
        exchange = self._backend.interactions.all[int(body["exchange"])]
        if body.get("final"):
            await exchange.final()
        return control_payloads.describe_exchange(exchange, self._backend)

    async def _commands(self, body: Json) -> list[Json]:
        return self._find_user(body).commands(self._find_channel(body))

    async def _messages(self, body: Json) -> list[Json]:
        seen = self._find_user(body).visible_messages(self._find_channel(body))
        return [control_payloads.describe_message(message, self._backend) for message in seen]

    async def _requests(self, body: Json) -> list[Json]:
        after = int(body.get("after", 0))
        return [control_payloads.describe_request(record) for record in self._log[after:]]

    # Faults

    async def _fault(self, body: Json) -> None:
        fault = Fault(body["fault"])
        if fault in {Fault.CALL_BEFORE, Fault.CALL_AFTER}:
            raise MisuseError("A hook cannot be planted from outside; use hold.")
        self._faults.plant(
            fault,
            method=body.get("method"),
            path=str(body.get("path", "")),
            times=int(body.get("times", 1)),
            skip=int(body.get("skip", 0)),
            seconds=float(body.get("seconds", 0.5)),
        )

    async def _clear_faults(self, _: Json) -> None:
        self._faults.clear()

    async def _hold(self, body: Json) -> Json:
        ident, hold = secrets.token_hex(4), _Hold()
        self._holds[ident] = hold
        self._faults.on_request(
            int(body.get("number", 1)),
            hold,
            method=body.get("method"),
            path=str(body.get("path", "")),
            after=bool(body.get("after")),
        )
        return {"hold": ident}

    async def _held(self, body: Json) -> Json:
        async with asyncio.timeout(float(body.get("seconds", 10))):
            await self._holds[body["hold"]].held.wait()
        return {"held": True}

    async def _release(self, body: Json) -> None:
        self._holds.pop(body["hold"]).released.set()

    async def _gateway(self, body: Json) -> None:
        gateway = self._backend.gateway
        action = body["action"]
        if action == "cut":
            gateway.disconnect()
        elif action in {"hush", "speak"}:
            gateway.set_silent(silent=action == "hush")
        elif action == "reconnect":
            await gateway.ask_reconnect()
        elif action == "invalidate":
            await gateway.invalidate(resumable=bool(body.get("resumable")))
        else:
            raise MisuseError(f"The gateway knows no {action}; it can cut, hush, speak, reconnect, invalidate.")

    async def _connected(self, body: Json) -> Json:
        async with asyncio.timeout(float(body.get("seconds", 10))):
            await self._backend.gateway.wait_for(int(body.get("shards", 1)))
        return {"sessions": len(self._backend.gateway.connected_sessions)}
