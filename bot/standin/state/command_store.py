"""The application commands that the bot registered."""

from __future__ import annotations

import copy
from collections.abc import Iterable

from bot.standin.api_errors import Json, form_refusal, refusal
from bot.standin.checks.command_rules import MAX_BY_TYPE, CommandRules
from bot.standin.checks.json_forms import Form
from bot.standin.state.world import World


class CommandStore:
    """Registered commands: scope None is global, otherwise a guild's id."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._scopes: dict[int | None, dict[int, Json]] = {}

    def list_commands(self, scope: int | None) -> list[Json]:
        """Return the commands of a scope."""
        return list(self._scopes.get(scope, {}).values())

    def get(self, scope: int | None, command_id: int) -> Json:
        """Return one command; raises the refusal 10063."""
        try:
            return self._scopes.get(scope, {})[command_id]
        except KeyError:
            raise refusal(10063) from None

    def replace_commands(self, scope: int | None, body: object) -> list[Json]:
        """Replace all commands of a scope; those unchanged keep id and version."""
        form = Form({"commands": body})
        wanted = form.children("commands", high=sum(MAX_BY_TYPE.values()))
        seen: set[tuple[int, str]] = set()
        for one in wanted:
            one.path = one.path[1:]
            CommandRules().check(one)
            key = (one.body.get("type") or 1, str(one.body.get("name")))
            if key in seen:
                one.add_error("APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique", "name")
            seen.add(key)
        form.raise_if_wrong()
        for kind, most in MAX_BY_TYPE.items():
            if sum(1 for found, _ in seen if found == kind) > most:
                raise form_refusal({"_errors": [{"code": "BASE_TYPE_MAX_LENGTH", "message": f"Max {most} commands."}]})
        before = self._scopes.get(scope, {})
        fresh = [self._build_command(scope, one.body, before.values()) for one in wanted]
        self._scopes[scope] = {int(command["id"]): command for command in fresh}
        return fresh

    def add(self, scope: int | None, body: object) -> tuple[Json, bool]:
        """Register one command, over one of the same name and kind; returns it and whether it is new."""
        form = Form(body)
        CommandRules().check(form)
        form.raise_if_wrong()
        kept = self._scopes.setdefault(scope, {})
        command = self._build_command(scope, form.body, kept.values())
        new = int(command["id"]) not in kept
        same_kind = sum(1 for one in kept.values() if one["type"] == command["type"])
        if new and same_kind >= MAX_BY_TYPE[command["type"]]:
            raise form_refusal({"_errors": [{"code": "BASE_TYPE_MAX_LENGTH", "message": "Too many commands."}]})
        kept[int(command["id"])] = command
        return command, new

    def change(self, scope: int | None, command_id: int, body: object) -> Json:
        """Change fields of one command."""
        old = self.get(scope, command_id)
        form = Form(body)
        merged = Form({key: value for key, value in old.items() if value is not None} | form.body, errors=form.errors)
        CommandRules().check(merged)
        form.raise_if_wrong()
        fresh = self._build_command(scope, merged.body, ()) | {"id": old["id"]}
        self._scopes[scope][command_id] = fresh
        return fresh

    def remove(self, scope: int | None, command_id: int) -> None:
        """Forget one command."""
        self.get(scope, command_id)
        del self._scopes[scope][command_id]

    def _build_command(self, scope: int | None, body: Json, before: Iterable[Json]) -> Json:
        kind = body.get("type") or 1
        allowed = body.get("default_member_permissions")
        contexts = body.get("contexts")
        fresh: Json = {
            "application_id": str(self._world.application_id),
            "type": kind,
            "name": body["name"],
            "name_localizations": body.get("name_localizations"),
            "description": body.get("description") or "",
            "description_localizations": body.get("description_localizations"),
            "default_member_permissions": None if allowed is None else str(allowed),
            "dm_permission": contexts is None or 1 in contexts,
            "contexts": contexts,
            "integration_types": body.get("integration_types") or [0],
            "nsfw": bool(body.get("nsfw")),
        }
        if body.get("options"):
            fresh["options"] = copy.deepcopy(body["options"])
        if scope is not None:
            fresh["guild_id"] = str(scope)
        for old in before:
            if (old["type"], old["name"]) == (kind, fresh["name"]):
                if {key: value for key, value in old.items() if key not in {"id", "version"}} == fresh:
                    return old
                return fresh | {"id": old["id"], "version": str(self._world.ids.next())}
        ident = str(self._world.ids.next())
        return fresh | {"id": ident, "version": ident}
