"""Commands, as Discord knows them: sent only when they changed, and never twice under one name."""

import hashlib
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
from discord import app_commands

from bot.client.invite import invite_link
from bot.client.troubles import MissingScopeError

_log = logging.getLogger(__name__)

#: Discord's code for a server in which the application has no scope for commands.
_MISSING_ACCESS = 50001


@dataclass(frozen=True, slots=True)
class SyncRecord:
    """The file that remembers which commands Discord has: a hash for each place ('APPLICATION:global')."""

    path: Path

    def read(self) -> dict[str, str]:
        """Return what was sent; nothing where the file is missing or broken, which only costs one more request."""
        try:
            found = json.loads(self.path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return {str(place): str(digest) for place, digest in found.items()} if isinstance(found, Mapping) else {}

    def write(self, places: Mapping[str, str]) -> None:
        """Replace what was sent."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_suffix(".new")
        draft.write_text(json.dumps(dict(sorted(places.items())), indent=1) + "\n", "utf-8")
        draft.replace(self.path)


def place_of(application: int, guild: int | None) -> str:
    """Return the name under which a place's hash is kept."""
    return f"{application}:{guild if guild is not None else 'global'}"


async def payload(tree: app_commands.CommandTree[Any]) -> list[dict[str, Any]]:
    """Return the commands as they are sent to Discord, translations included."""
    translator = tree.translator
    return [
        await command.get_translated_payload(tree, translator) if translator else command.to_dict(tree)
        for command in tree.get_commands()
    ]


def digest(commands: list[dict[str, Any]]) -> str:
    """Return a hash that changes with any of the commands."""
    return hashlib.sha256(json.dumps(commands, sort_keys=True, default=str).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sync:
    """Keeps Discord's list of commands in step with ours: global, or in one server for development."""

    tree: app_commands.CommandTree[Any]
    record: SyncRecord
    guild: int | None

    async def if_changed(self) -> bool:
        """Send the commands where they changed since they were last sent; return whether they were."""
        application = self._application()
        wanted = digest(await payload(self.tree))
        self._copy()
        if self.record.read() == {place_of(application, self.guild): wanted}:
            _log.info("Commands are unchanged")
            return False
        await self.now()
        return True

    async def now(self) -> int:
        """Send the commands, and take them away wherever else they were sent before; return how many there are."""
        application = self._application()
        wanted = digest(await payload(self.tree))
        self._copy()
        await self._clear_others(application)
        commands = await self._send()
        self.record.write({place_of(application, self.guild): wanted})
        _log.info("%s commands sent to Discord", len(commands))
        return len(commands)

    async def clear(self) -> None:
        """Take all commands away."""
        application = self._application()
        http = self.tree.client.http
        await self._clear_others(application)
        if self.guild is None:
            await http.bulk_upsert_global_commands(application, payload=[])
        else:
            await http.bulk_upsert_guild_commands(application, self.guild, payload=[])
        self.record.write({})

    def _application(self) -> int:
        application: int | None = self.tree.client.application_id
        if application is None:
            raise app_commands.MissingApplicationID
        return application

    def _copy(self) -> None:
        """Let the tree know the commands as the server's own, as Discord will name them."""
        if self.guild is not None:
            self.tree.copy_global_to(guild=discord.Object(self.guild))

    async def _send(self) -> list[app_commands.AppCommand]:
        if self.guild is None:
            return await self.tree.sync()
        try:
            return await self.tree.sync(guild=discord.Object(self.guild))
        except discord.Forbidden as error:
            if error.code == _MISSING_ACCESS:
                raise MissingScopeError(self.guild, invite_link(self._application())) from error
            raise

    async def _clear_others(self, application: int) -> None:
        """Take commands away from the places that the record names besides ours: nobody wants to see two of each."""
        http = self.tree.client.http
        mine = place_of(application, self.guild)
        for place in self.record.read():
            owner, _, where = place.partition(":")
            if place == mine or owner != str(application):
                continue
            try:
                if where == "global":
                    await http.bulk_upsert_global_commands(application, payload=[])
                else:
                    await http.bulk_upsert_guild_commands(application, int(where), payload=[])
            except (discord.Forbidden, discord.NotFound):
                _log.info("Server %s is gone, and its commands with it", where)
