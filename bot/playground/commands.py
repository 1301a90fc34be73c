"""The application commands that the bot registered, checked by Discord's rules."""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Iterable
from enum import IntEnum

from bot.playground.errors import Json, invalid_form, refusal
from bot.playground.forms import Form
from bot.playground.world import World

LOCALES = frozenset(
    [
        "id",
        "da",
        "de",
        "en-GB",
        "en-US",
        "es-ES",
        "es-419",
        "fr",
        "hr",
        "it",
        "lt",
        "hu",
        "nl",
        "no",
        "pl",
        "pt-BR",
        "ro",
        "fi",
        "sv-SE",
        "vi",
        "tr",
        "cs",
        "el",
        "bg",
        "ru",
        "uk",
        "hi",
        "th",
        "zh-CN",
        "ja",
        "zh-TW",
        "ko",
    ]
)
MAX_BY_TYPE = {1: 100, 2: 15, 3: 15}
MAX_CHARACTERS = 8000


class OptionType(IntEnum):
    """Discord's numbers for the kinds of options."""

    SUB_COMMAND = 1
    SUB_COMMAND_GROUP = 2
    STRING = 3
    INTEGER = 4
    BOOLEAN = 5
    USER = 6
    CHANNEL = 7
    ROLE = 8
    MENTIONABLE = 9
    NUMBER = 10
    ATTACHMENT = 11


_NUMERIC = frozenset({OptionType.INTEGER, OptionType.NUMBER})
_WITH_CHOICES = _NUMERIC | {OptionType.STRING}
_NESTED = frozenset({OptionType.SUB_COMMAND, OptionType.SUB_COMMAND_GROUP})


def valid_name(name: str) -> bool:
    """Tell whether a slash command or option may have this name: letters, digits, - and _, lower-case."""
    return (
        1 <= len(name) <= 32
        and name == name.lower()
        and all(mark in "-_'" or unicodedata.category(mark)[0] in "LNM" for mark in name)
    )


class CommandRules:
    """Checks one command; notes what is wrong on the form."""

    def __init__(self) -> None:
        self._size = 0

    def check(self, form: Form) -> None:
        """Check a command as POST or PUT take it."""
        kind = form.choice("type", (1, 2, 3)) or 1
        self._named(form, slash=kind == 1)
        form.snowflake("default_member_permissions")  # a bit set, written as a number or as its digits
        for key, options in (("contexts", (0, 1, 2)), ("integration_types", (0, 1))):
            values = form.array(key, low=1, high=3)
            for at, value in enumerate(values):
                if value not in options:
                    form.wrong("BASE_TYPE_CHOICES", f"Value must be one of {options}.", key, at)
            if len({str(value) for value in values}) < len(values):
                form.wrong("SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value", key)
        if kind != 1:
            for key in ("description", "options"):
                if form.body.get(key):
                    code = f"APPLICATION_COMMAND_CONTEXT_MENU_CANNOT_HAVE_{key.upper()}"
                    form.wrong(code, f"Context menu commands cannot have {key}", key)
            return
        self._options(form, frozenset(OptionType))
        if self._size > MAX_CHARACTERS:
            form.wrong("APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({MAX_CHARACTERS})")

    def _named(self, form: Form, *, slash: bool) -> None:
        name = form.string("name", low=1, high=32, required=True)
        if name is not None and slash and not valid_name(name):
            form.wrong("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid", "name")
        self._localized(form, "name", 32, slash=slash)
        if slash:
            description = form.string("description", low=1, high=100, required=True)
            self._localized(form, "description", 100, slash=False)
            self._size += len(name or "") + len(description or "")

    def _localized(self, form: Form, key: str, high: int, *, slash: bool) -> None:
        field = f"{key}_localizations"
        names = form.child(field)
        if names is None:
            return
        for locale, text in names.body.items():
            if locale not in LOCALES:
                form.wrong("ENUM_TYPE_COERCE", f'Value "{locale}" is not a valid enum value.', field, locale)
            elif names.string(locale, low=1, high=high) and slash and key == "name" and not valid_name(text):
                form.wrong("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid", field, locale)

    def _options(self, form: Form, allowed: frozenset[OptionType]) -> None:
        names: set[str] = set()
        optional_seen = False
        options = form.children("options", high=25)
        nested = [one.body.get("type") in _NESTED for one in options]
        if any(nested) and not all(nested):
            form.wrong("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                       "Sub-command and sub-command group option types are mutually exclusive to all other types",
                       "options")  # fmt: skip
        for option in options:
            self._option(option, allowed)
            name = str(option.body.get("name"))
            if name in names:
                option.wrong("APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
                             "Option name already exists in the command", "name")  # fmt: skip
            names.add(name)
            required = bool(option.body.get("required"))
            if required and optional_seen:
                option.wrong("APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                             "Required options must be placed before non-required options")  # fmt: skip
            optional_seen = optional_seen or not required

    def _option(self, form: Form, allowed: frozenset[OptionType]) -> None:
        self._named(form, slash=True)
        kind = form.choice("type", allowed, required=True)
        if kind is None:
            return
        if kind == OptionType.SUB_COMMAND_GROUP:
            self._options(form, frozenset({OptionType.SUB_COMMAND}))
        elif kind == OptionType.SUB_COMMAND:
            self._options(form, frozenset(OptionType) - _NESTED)
        else:
            self._value_rules(form, OptionType(kind))

    def _value_rules(self, form: Form, kind: OptionType) -> None:
        form.boolean("required")
        choices = form.children("choices", high=25)
        if choices and kind not in _WITH_CHOICES:
            form.wrong("APPLICATION_COMMAND_OPTIONS_CHOICES_NOT_ALLOWED", "Choices are not allowed here", "choices")
        if choices and form.boolean("autocomplete"):
            form.wrong("APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES",
                       "Choices are not allowed with autocomplete", "choices")  # fmt: skip
        names = check_choices(choices, text=kind is OptionType.STRING)
        self._size += sum(map(len, names))
        if kind is OptionType.STRING:
            form.integer("min_length", low=0, high=6000)
            form.integer("max_length", low=1, high=6000)
        for at, value in enumerate(form.array("channel_types", high=20)):
            if value not in range(17):
                form.wrong("BASE_TYPE_CHOICES", "Value must be a channel type.", "channel_types", at)


def check_choices(choices: Iterable[Form], *, text: bool) -> list[str]:
    """Check the choices of an option or of an autocomplete answer; returns their names."""
    names: list[str] = []
    for choice in choices:
        name = choice.string("name", low=1, high=100, required=True)
        if text:
            choice.string("value", low=1, high=100, required=True)
        elif isinstance(choice.body.get("value"), bool) or not isinstance(choice.body.get("value"), int | float):
            choice.wrong("NUMBER_TYPE_COERCE", "Value is not a number.", "value")
        if name in names:
            choice.wrong("APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
                         "Option choice name already exists", "name")  # fmt: skip
        names.append(name or "")
    return names


class Commands:
    """Registered commands: scope None is global, otherwise a guild's id."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._scopes: dict[int | None, dict[int, Json]] = {}

    def listed(self, scope: int | None) -> list[Json]:
        """Return the commands of a scope."""
        return list(self._scopes.get(scope, {}).values())

    def get(self, scope: int | None, command_id: int) -> Json:
        """Return one command; raises the refusal 10063."""
        try:
            return self._scopes.get(scope, {})[command_id]
        except KeyError:
            raise refusal(10063) from None

    def named(self, name: str, kind: int, guild_id: int | None) -> Json | None:
        """Return the command that a person in this guild finds under its English name; the guild's own goes first."""
        for scope in (guild_id, None) if guild_id is not None else (None,):
            for command in self.listed(scope):
                if command["name"] == name and command["type"] == kind:
                    return command
        return None

    def put(self, scope: int | None, body: object) -> list[Json]:
        """Replace all commands of a scope; those unchanged keep id and version."""
        form = Form({"commands": body})
        wanted = form.children("commands", high=sum(MAX_BY_TYPE.values()))
        seen: set[tuple[int, str]] = set()
        for one in wanted:
            one.path = one.path[1:]
            CommandRules().check(one)
            key = (one.body.get("type") or 1, str(one.body.get("name")))
            if key in seen:
                one.wrong("APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique", "name")
            seen.add(key)
        form.refuse_if_wrong()
        for kind, most in MAX_BY_TYPE.items():
            if sum(1 for found, _ in seen if found == kind) > most:
                raise invalid_form({"_errors": [{"code": "BASE_TYPE_MAX_LENGTH", "message": f"Max {most} commands."}]})
        before = self._scopes.get(scope, {})
        fresh = [self._stored(scope, one.body, before.values()) for one in wanted]
        self._scopes[scope] = {int(command["id"]): command for command in fresh}
        return fresh

    def add(self, scope: int | None, body: object) -> tuple[Json, bool]:
        """Register one command, over one of the same name and kind; returns it and whether it is new."""
        form = Form(body)
        CommandRules().check(form)
        form.refuse_if_wrong()
        kept = self._scopes.setdefault(scope, {})
        command = self._stored(scope, form.body, kept.values())
        new = int(command["id"]) not in kept
        same_kind = sum(1 for one in kept.values() if one["type"] == command["type"])
        if new and same_kind >= MAX_BY_TYPE[command["type"]]:
            raise invalid_form({"_errors": [{"code": "BASE_TYPE_MAX_LENGTH", "message": "Too many commands."}]})
        kept[int(command["id"])] = command
        return command, new

    def change(self, scope: int | None, command_id: int, body: object) -> Json:
        """Change fields of one command."""
        old = self.get(scope, command_id)
        form = Form(body)
        merged = Form({key: value for key, value in old.items() if value is not None} | form.body, errors=form.errors)
        CommandRules().check(merged)
        form.refuse_if_wrong()
        fresh = self._stored(scope, merged.body, ()) | {"id": old["id"]}
        self._scopes[scope][command_id] = fresh
        return fresh

    def remove(self, scope: int | None, command_id: int) -> None:
        """Forget one command."""
        self.get(scope, command_id)
        del self._scopes[scope][command_id]

    def _stored(self, scope: int | None, body: Json, before: Iterable[Json]) -> Json:
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
