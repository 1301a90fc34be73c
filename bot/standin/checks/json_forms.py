"""Reading a request's body field by field, noting everything that is wrong the way Discord does (code 50035)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from urllib.parse import urlsplit

from bot.standin.api_errors import Json, form_refusal

_MAX_SNOWFLAKE = 2**63 - 1


def parse_snowflake(value: object) -> int | None:
    """Return the id that `value` (a string of digits, or an integer) stands for, or None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and value.isascii() and value.isdigit():
        value = int(value)
    return value if isinstance(value, int) and 0 <= value <= _MAX_SNOWFLAKE else None


class Form:
    """One JSON object of a body; its children share one tree of errors.

    The reading methods return the value, or None where it is absent, null or wrong.
    """

    def __init__(self, body: object, *, path: tuple[str, ...] = (), errors: Json | None = None) -> None:
        self.path = path
        self.errors: Json = {} if errors is None else errors
        self.body: Json = {}
        if isinstance(body, dict):
            self.body = body
        else:
            self.add_error("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")

    def __contains__(self, key: str) -> bool:
        return self.body.get(key) is not None

    def add_error(self, code: str, message: str, *keys: str | int) -> None:
        """Note that the field below `keys` (or this object itself) is wrong."""
        node = self.errors
        for part in (*self.path, *map(str, keys)):
            node = node.setdefault(part, {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def raise_if_wrong(self) -> None:
        """Raise the refusal if anything was noted so far."""
        if self.errors:
            raise form_refusal(self.errors)

    def _value(self, key: str, kinds: tuple[type, ...], what: str, *, required: bool) -> Any:
        value = self.body.get(key)
        if value is None:
            if required:
                self.add_error("BASE_TYPE_REQUIRED", "This field is required", key)
            return None
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            self.add_error(f"{what}_TYPE_CONVERT", f'Could not interpret "{value!r:.40}" as {what.lower()}.', key)
            return None
        return value

    def string(self, key: str, *, low: int = 0, high: int, required: bool = False) -> str | None:
        """Read a text of `low` to `high` characters."""
        value: str | None = self._value(key, (str,), "STRING", required=required)
        return value if value is not None and self.measure(value, key, low=low, high=high) else None

    def measure(self, value: str | list[Any], *keys: str | int, low: int, high: int) -> bool:
        """Note it and return False if `value` is shorter than `low` or longer than `high`."""
        if not value and low:
            self.add_error("BASE_TYPE_REQUIRED", "This field is required", *keys)
        elif not low <= len(value) <= high:
            if low and high:
                self.add_error("BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.", *keys)
            else:
                self.add_error("BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.", *keys)
        else:
            return True
        return False

    def integer(self, key: str, *, low: int, high: int, required: bool = False) -> int | None:
        """Read a whole number from `low` to `high`."""
        value: int | None = self._value(key, (int,), "INT", required=required)
        if value is None:
            return None
        if value < low:
            self.add_error("NUMBER_TYPE_MIN", f"int value should be greater than or equal to {low}.", key)
        elif value > high:
            self.add_error("NUMBER_TYPE_MAX", f"int value should be less than or equal to {high}.", key)
        else:
            return value
        return None

    def choice(self, key: str, options: Collection[int | str], *, required: bool = False) -> Any:
        """Read a number or word that must be one of `options`."""
        value = self._value(key, (int, str), "ENUM", required=required)
        if value is not None and value not in options:
            listed = ", ".join(map(str, options))
            self.add_error("BASE_TYPE_CHOICES", f"Value must be one of {{{listed}}}.", key)
            return None
        return value

    def boolean(self, key: str) -> bool | None:
        """Read a truth value; absent stays None."""
        value: bool | None = self._value(key, (bool,), "BOOLEAN", required=False)
        return value

    def snowflake(self, key: str, *, required: bool = False) -> int | None:
        """Read an id."""
        value = self._value(key, (str, int), "NUMBER", required=required)
        if value is None:
            return None
        number = parse_snowflake(value)
        if number is None:
            self.add_error("NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.', key)
        return number

    def url(self, key: str, schemes: Collection[str], *, high: int = 2048, required: bool = False) -> str | None:
        """Read an address whose scheme is among `schemes`."""
        value = self.string(key, high=high, required=required)
        if value is None:
            return None
        try:
            parts = urlsplit(value)
            hostless = not parts.netloc and parts.scheme != "attachment"
        except ValueError:
            parts, hostless = None, True
        if parts is not None and parts.scheme and parts.scheme not in schemes:
            listed = ", ".join(repr(scheme) for scheme in schemes)
            self.add_error("URL_TYPE_INVALID_SCHEME", f'Scheme "{parts.scheme}" must be one of ({listed}).', key)
        elif parts is None or hostless or not parts.scheme or any(mark.isspace() for mark in value):
            self.add_error("URL_TYPE_INVALID_URL", "Not a well formed URL.", key)
        else:
            return value
        return None

    def array(self, key: str, *, low: int = 0, high: int, required: bool = False) -> list[Any]:
        """Read a list of `low` to `high` values; a wrong or absent one is empty."""
        value = self._value(key, (list,), "LIST", required=required)
        if value is None:
            return []
        return value if self.measure(value, key, low=low, high=high) else []

    def child(self, key: str, *, required: bool = False) -> Form | None:
        """Read an object."""
        value = self.body.get(key)
        if value is None:
            if required:
                self.add_error("BASE_TYPE_REQUIRED", "This field is required", key)
            return None
        return Form(value, path=(*self.path, key), errors=self.errors)

    def children(self, key: str, *, low: int = 0, high: int, required: bool = False) -> list[Form]:
        """Read a list of objects."""
        values = self.array(key, low=low, high=high, required=required)
        return [Form(value, path=(*self.path, key, str(at)), errors=self.errors) for at, value in enumerate(values)]

    def snowflakes(self, key: str, *, high: int) -> list[int]:
        """Read a list of ids, each once."""
        found = []
        for at, value in enumerate(self.array(key, high=high)):
            number = parse_snowflake(value)
            if number is None:
                self.add_error("NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.', key, at)
            else:
                found.append(number)
        if len(set(found)) < len(found):
            self.add_error("SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value", key)
        return found
