"""What the lines of a task's log are about: a delivery, its schedule, its server. For machines that read the log."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

_NONE: Mapping[str, int | str] = MappingProxyType({})
_fields: ContextVar[Mapping[str, int | str]] = ContextVar("log_fields", default=_NONE)


@contextmanager
def log_fields(**fields: int | str | None) -> Iterator[None]:
    """Add fields to every line that this task logs within the block; those that are None are left out."""
    added = {name: value for name, value in fields.items() if value is not None}
    token = _fields.set({**_fields.get(), **added})
    try:
        yield
    finally:
        _fields.reset(token)


def current_log_fields() -> Mapping[str, int | str]:
    """Return what the present task's lines are about, by name."""
    return _fields.get()
