"""Registering application commands, global ones and a guild's."""

from __future__ import annotations

from bot.standin.api_errors import Json, refusal
from bot.standin.rest.calls import Call, Reply, Route, RouteAnswer

_GLOBAL = "/applications/{application_id}/commands"
_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"
_LONG = ("name_localizations", "description_localizations")


def routes() -> list[Route]:
    """Return this area's routes."""
    found = []
    for base in (_GLOBAL, _GUILD):
        one = f"{base}/{{command_id}}"
        found += [
            Route("GET", base, _list),
            Route("PUT", base, _replace),
            Route("POST", base, _add),
            Route("GET", one, _get),
            Route("PATCH", one, _change),
            Route("DELETE", one, _remove),
        ]
    return found


def _scope(call: Call) -> int | None:
    world = call.backend.world
    if call.id("application_id") != world.application_id:
        raise refusal(10002)
    if "guild_id" not in call.params:
        return None
    guild = world.guilds.get(call.id("guild_id"))
    if guild is None or not guild.joined:
        raise refusal(50001)
    return guild.id


def _without_localizations(command: Json) -> Json:
    return {key: value for key, value in command.items() if key not in _LONG}


async def _list(call: Call) -> RouteAnswer:
    commands = call.backend.commands.list_commands(_scope(call))
    if call.query_flag("with_localizations"):
        return commands
    return [_without_localizations(command) for command in commands]


async def _replace(call: Call) -> RouteAnswer:
    return call.backend.commands.replace_commands(_scope(call), call.body)


async def _add(call: Call) -> RouteAnswer:
    command, new = call.backend.commands.add(_scope(call), call.body)
    return Reply(201 if new else 200, command)


async def _get(call: Call) -> RouteAnswer:
    return call.backend.commands.get(_scope(call), call.id("command_id"))


async def _change(call: Call) -> RouteAnswer:
    return call.backend.commands.change(_scope(call), call.id("command_id"), call.body)


async def _remove(call: Call) -> RouteAnswer:
    call.backend.commands.remove(_scope(call), call.id("command_id"))
    return None
