"""Jinja environments: one per format, each with its own escaping of whatever isn't known to be safe."""

from collections.abc import Callable

from jinja2 import Environment, PackageLoader, StrictUndefined

Escape = Callable[[str], str]


class Safe(str):
    """Text in a format's own markup already: escaped, or made by us."""

    __slots__ = ()


def environment(escape: Escape) -> Environment:
    """Return an environment whose every printed value goes through `escape`, unless it is `Safe`.

    Unknown names raise. Templates hold words, order and markup; values come in as the domain's objects.
    """

    def finalize(value: object) -> str:
        return value if isinstance(value, Safe) else Safe(escape(str(value)))

    return Environment(
        loader=PackageLoader("briefings", "templates"),
        undefined=StrictUndefined,
        # Jinja's own escaping knows HTML alone.
        autoescape=False,  # noqa: S701
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def html_environment() -> Environment:
    """Return an environment that escapes for HTML."""
    return Environment(
        loader=PackageLoader("briefings", "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
