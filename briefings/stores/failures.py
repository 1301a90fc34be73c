"""SQLite's errors that a person can act on, as errors of ours. All others are bugs and keep their class."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefings.errors import FullStoreError, LockedStoreError, NotOurStoreError, StoreError

_LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_FULL = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR})


@contextmanager
def translated(path: Path, kind: str) -> Iterator[None]:
    """Turn what SQLite raises inside into the error for the person who named `path`.

    Raises LockedStoreError, FullStoreError, NotOurStoreError, or StoreError for a damaged file or one that can't
    be opened at all.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        replacement = _replacement(error, path, kind)
        if replacement is None:
            raise
        raise replacement from error


def _replacement(error: sqlite3.DatabaseError, path: Path, kind: str) -> StoreError | None:
    # Errors that Python's module raises itself carry no code. The low byte is the primary one of an extended code.
    code = getattr(error, "sqlite_errorcode", -1) & 0xFF
    if code in _LOCKED:
        return LockedStoreError(path)
    if code in _FULL:
        return FullStoreError(path)
    if code == sqlite3.SQLITE_NOTADB:
        return NotOurStoreError(path, kind)
    if code == sqlite3.SQLITE_CANTOPEN:
        return StoreError(path, "this file can't be opened or made; name a file in a folder that you may write to")
    if code == sqlite3.SQLITE_CORRUPT:
        return StoreError(path, f"this {kind} is damaged; put back a copy of it, or move it away to begin a new one")
    return None
