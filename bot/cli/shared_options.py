"""Options that all commands that look something up have: written once, and handed to a command as one value."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from bot.cli.options import All, Format, LibraryFile, Limit, OutputFormat, Seeds, Since, Until
from bot.cli.session import fail


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUpOptions:
    """In which documents something is looked up, and how much of it is shown."""

    seeds: Seeds = None
    library: LibraryFile = None
    since: Since = None
    until: Until = None
    limit: Limit = None
    all_: All = False

    @property
    def most(self) -> int | None:
        """Lines at most; 0: all; None: as many as are usual."""
        return 0 if self.all_ else self.limit

    def check_days(self) -> None:
        """End with a sentence where no day lies between the two."""
        if self.since is not None and self.until is not None and self.until < self.since:
            fail(f"--until {self.until} is before --since {self.since}; no day lies between them")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOptions(LookUpOptions):
    """The options of a command that answers with a briefing."""

    format_: OutputFormat = Format.TEXT


def take_options(options: type[LookUpOptions]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator: the command has these options behind its own, and gets them as its argument `options`.

    Typer reads a command's options from its signature, so that is what is changed.
    """
    shared = inspect.signature(options).parameters

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = [one for one in inspect.signature(command).parameters.values() if one.name != "options"]

        @wraps(command)
        def run_command(**values: Any) -> None:
            chosen = options(**{name: values.pop(name) for name in shared})
            command(**values, options=chosen)

        parameters = [*own, *shared.values()]
        run_command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run_command.__annotations__ = {one.name: one.annotation for one in parameters}
        return run_command

    return decorate
