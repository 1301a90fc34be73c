"""SQLite's errors that a person can act on, as errors of ours. All others are bugs and keep their class."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefings.errors import DamagedStoreError, FullStoreError, LockedStoreError, NotOurStoreError, StoreError

_LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_FULL = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR})
#: How SQLite puts it where a file lacks what its migrations made, or where an index of words contradicts itself. They
#: share their code with faults in the SQL itself, which no file brings about.
_LACKING = (
    "no such table", "no such index", "no such column", "foreign key mismatch", "vtable constructor failed",
    "unrecognized option", "SQL logic error", "malformed",
)  # fmt: skip
#: How Python's module puts it where a column's text is no UTF-8; such an error has no code.
_NO_TEXT = "Could not decode to UTF-8"
#: What reading rows raises where they don't hold what was written: no JSON, no such kind, no such document.
_UNREADABLE = (ValueError, TypeError, LookupError, ArithmeticError)


@contextmanager
def translate_errors(path: Path, kind: str) -> Iterator[None]:
    """Turn what SQLite raises inside into the error for the person who named `path`.

    Raises LockedStoreError, FullStoreError, NotOurStoreError, DamagedStoreError, or StoreError for a file that can't
    be opened at all.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        replacement = _replacement(error, path, kind)
        if replacement is None:
            raise
        raise replacement from error
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        # Of SQLite's message, which quotes what stands in a damaged file, or of a row.
        raise DamagedStoreError(path, kind) from error


@contextmanager
def translate_row_errors(path: Path, kind: str) -> Iterator[None]:
    """Turn also what reading rows raises, where these are no longer what was written, into DamagedStoreError.

    What was raised stays its cause, because the log must tell a fault of ours from one of the file.
    """
    with translate_errors(path, kind):
        try:
            yield
        except (UnicodeEncodeError, OverflowError):
            # A parameter's fault: the file has no part in it.
            raise
        except _UNREADABLE as error:
            raise DamagedStoreError(path, kind) from error


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
    if code == sqlite3.SQLITE_CORRUPT or str(error).startswith((*_LACKING, _NO_TEXT)):
        return DamagedStoreError(path, kind)
    return None
