"""Guilds, their roles and members."""

from __future__ import annotations

from bot.standin.api_errors import refusal
from bot.standin.rest.calls import Call, Route, RouteAnswer
from bot.standin.state import payloads
from bot.standin.state.world import Guild


def routes() -> list[Route]:
    """Return this area's routes."""
    return [
        Route("GET", "/guilds/{guild_id}", _get),
        Route("GET", "/guilds/{guild_id}/channels", _channels),
        Route("GET", "/guilds/{guild_id}/roles", _roles),
        Route("GET", "/guilds/{guild_id}/members/{user_id}", _member),
        Route("GET", "/guilds/{guild_id}/threads/active", _active_threads),
        Route("GET", "/users/@me/guilds", _mine),
        Route("DELETE", "/users/@me/guilds/{guild_id}", _leave),
    ]


def _guild(call: Call) -> Guild:
    guild = call.backend.world.guilds.get(call.id("guild_id"))
    if guild is None or not guild.joined:
        raise refusal(10004)
    return guild


async def _get(call: Call) -> RouteAnswer:
    return payloads.dump_guild(_guild(call))


async def _channels(call: Call) -> RouteAnswer:
    return [payloads.dump_channel(one) for one in _guild(call).channels.values() if one.thread is None]


async def _roles(call: Call) -> RouteAnswer:
    return [payloads.dump_role(one) for one in _guild(call).roles.values()]


async def _member(call: Call) -> RouteAnswer:
    member = _guild(call).members.get(call.id("user_id"))
    if member is None:
        raise refusal(10007)
    return payloads.dump_member(member)


async def _active_threads(call: Call) -> RouteAnswer:
    world = call.backend.world
    found = [
        one
        for one in _guild(call).channels.values()
        if one.thread is not None and not one.thread.archived and world.compute_permissions(world.me, one)
    ]
    found.sort(key=lambda one: one.id, reverse=True)
    return {"threads": [payloads.dump_channel(one) for one in found], "members": [], "has_more": False}


async def _mine(call: Call) -> RouteAnswer:
    world = call.backend.world
    return [
        {
            "id": str(guild.id),
            "name": guild.name,
            "icon": None,
            "banner": None,
            "owner": False,
            "permissions": str(world.compute_guild_permissions(world.me, guild)),
            "features": [],
        }
        for guild in world.joined_guilds()
    ]


async def _leave(call: Call) -> RouteAnswer:
    await call.backend.remove_bot(_guild(call))
    return None
