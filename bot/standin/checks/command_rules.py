"""Discord's rules for application commands, their options and choices."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from enum import IntEnum

from bot.standin.checks.json_forms import Form

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


def is_valid_name(name: str) -> bool:
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
        self._check_names(form, slash=kind == 1)
        form.snowflake("default_member_permissions")  # a bit set, written as a number or as its digits
        for key, options in (("contexts", (0, 1, 2)), ("integration_types", (0, 1))):
            values = form.array(key, low=1, high=3)
            for at, value in enumerate(values):
                if value not in options:
                    form.add_error("BASE_TYPE_CHOICES", f"Value must be one of {options}.", key, at)
            if len({str(value) for value in values}) < len(values):
                form.add_error("SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value", key)
        if kind != 1:
            for key in ("description", "options"):
                if form.body.get(key):
                    code = f"APPLICATION_COMMAND_CONTEXT_MENU_CANNOT_HAVE_{key.upper()}"
                    form.add_error(code, f"Context menu commands cannot have {key}", key)
            return
        self._check_options(form, frozenset(OptionType))
        if self._size > MAX_CHARACTERS:
            form.add_error("APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({MAX_CHARACTERS})")

    def _check_names(self, form: Form, *, slash: bool) -> None:
        name = form.string("name", low=1, high=32, required=True)
        if name is not None and slash and not is_valid_name(name):
            form.add_error("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid", "name")
        self._check_localizations(form, "name", 32, slash=slash)
        if slash:
            description = form.string("description", low=1, high=100, required=True)
            self._check_localizations(form, "description", 100, slash=False)
            self._size += len(name or "") + len(description or "")

    def _check_localizations(self, form: Form, key: str, high: int, *, slash: bool) -> None:
        field = f"{key}_localizations"
        names = form.child(field)
        if names is None:
            return
        for locale, text in names.body.items():
            if locale not in LOCALES:
                form.add_error("ENUM_TYPE_COERCE", f'Value "{locale}" is not a valid enum value.', field, locale)
            elif names.string(locale, low=1, high=high) and slash and key == "name" and not is_valid_name(text):
                form.add_error("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid", field, locale)

    def _check_options(self, form: Form, allowed: frozenset[OptionType]) -> None:
        names: set[str] = set()
        optional_seen = False
        options = form.children("options", high=25)
        nested = [one.body.get("type") in _NESTED for one in options]
        if any(nested) and not all(nested):
            form.add_error("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                       "Sub-command and sub-command group option types are mutually exclusive to all other types",
                       "options")  # fmt: skip
        for option in options:
            self._check_option(option, allowed)
            name = str(option.body.get("name"))
            if name in names:
                option.add_error("APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
                             "Option name already exists in the command", "name")  # fmt: skip
            names.add(name)
            required = bool(option.body.get("required"))
            if required and optional_seen:
                option.add_error("APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                             "Required options must be placed before non-required options")  # fmt: skip
            optional_seen = optional_seen or not required

    def _check_option(self, form: Form, allowed: frozenset[OptionType]) -> None:
        self._check_names(form, slash=True)
        kind = form.choice("type", allowed, required=True)
        if kind is None:
            return
        if kind == OptionType.SUB_COMMAND_GROUP:
            self._check_options(form, frozenset({OptionType.SUB_COMMAND}))
        elif kind == OptionType.SUB_COMMAND:
            self._check_options(form, frozenset(OptionType) - _NESTED)
        else:
            self._check_value(form, OptionType(kind))

    def _check_value(self, form: Form, kind: OptionType) -> None:
        form.boolean("required")
        choices = form.children("choices", high=25)
        if choices and kind not in _WITH_CHOICES:
            form.add_error("APPLICATION_COMMAND_OPTIONS_CHOICES_NOT_ALLOWED", "Choices are not allowed here", "choices")
        if choices and form.boolean("autocomplete"):
            form.add_error("APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES",
                       "Choices are not allowed with autocomplete", "choices")  # fmt: skip
        names = check_choices(choices, text=kind is OptionType.STRING)
        self._size += sum(map(len, names))
        if kind is OptionType.STRING:
            form.integer("min_length", low=0, high=6000)
            form.integer("max_length", low=1, high=6000)
        for at, value in enumerate(form.array("channel_types", high=20)):
            if value not in range(17):
                form.add_error("BASE_TYPE_CHOICES", "Value must be a channel type.", "channel_types", at)


def check_choices(choices: Iterable[Form], *, text: bool) -> list[str]:
    """Check the choices of an option or of an autocomplete answer; returns their names."""
    names: list[str] = []
    for choice in choices:
        name = choice.string("name", low=1, high=100, required=True)
        if text:
            choice.string("value", low=1, high=100, required=True)
        elif isinstance(choice.body.get("value"), bool) or not isinstance(choice.body.get("value"), int | float):
            choice.add_error("NUMBER_TYPE_COERCE", "Value is not a number.", "value")
        if name in names:
            choice.add_error("APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
                         "Option choice name already exists", "name")  # fmt: skip
        names.append(name or "")
    return names
