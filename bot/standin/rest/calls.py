"""What a REST route gets and gives: one call, its ids and its reply."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from bot.standin.api_errors import Json, form_refusal
from bot.standin.backend import Backend
from bot.standin.checks.json_forms import parse_snowflake
from bot.standin.checks.uploads import Upload


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request that a route handles; `params` are the parts of its path."""

    backend: Backend
    params: dict[str, str]
    query: dict[str, str]
    body: Any
    #: What came with the body, by the numbers of `files[n]`.
    files: dict[int, Upload] = field(default_factory=dict)

    def id(self, name: str) -> int:
        """Return an id of the path; raises the refusal 50035 if it is no snowflake."""
        return _snowflake(name, self.params[name])

    def query_id(self, name: str) -> int | None:
        """Return an id of the query, or None."""
        return _snowflake(name, self.query[name]) if name in self.query else None

    def query_number(self, name: str, default: int, *, low: int, high: int) -> int:
        """Return a number of the query; raises the refusal 50035 outside `low` to `high`."""
        text = self.query.get(name, str(default))
        number = parse_snowflake(text)
        if number is None or not low <= number <= high:
            problem = {"code": "NUMBER_TYPE_MAX", "message": f"int value should be between {low} and {high}."}
            raise form_refusal({name: {"_errors": [problem]}})
        return number

    def query_flag(self, name: str) -> bool:
        """Return a truth value of the query; absent is False."""
        return self.query.get(name, "").lower() in {"1", "true"}


def _snowflake(name: str, text: str) -> int:
    number = parse_snowflake(text)
    if number is None:
        problem = {"code": "NUMBER_TYPE_COERCE", "message": f'Value "{text}" is not snowflake.'}
        raise form_refusal({name: {"_errors": [problem]}})
    return number


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer with a status of its own; routes that return plain JSON mean 200, None means 204."""

    status: int
    body: Any = None


RouteAnswer = Json | list[Any] | Reply | None
Handler = Callable[[Call], Awaitable[RouteAnswer]]


@dataclass(frozen=True, slots=True)
class Route:
    """A path template with the handler of one method; `auth` says whether it takes the bot's token."""

    method: str
    template: str
    handler: Handler
    auth: bool = True
