"""Copies of a database file that is in use, and a file's replacement while nobody uses it."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from briefings.errors import DamagedStoreError, FullStoreError, LockedStoreError, NotOurStoreError, StoreError
from briefings.stores.failures import translate_errors

#: Seconds that a copy waits for somebody who holds the file for himself.
_PATIENCE = 10.0
#: What SQLite keeps beside a file that is in use.
_LOGS = ("-wal", "-shm")


def copy_store(path: Path, target: Path, *, kind: str, application_id: int) -> int:
    """Copy the file at `path`, in use or not, as it is at one moment; return the copy's size in bytes.

    The copy is whole, on the disk and its owner's alone when this returns; writers go on meanwhile. It takes seconds
    for each gigabyte: call it in a thread. Raises FileExistsError where `target` is there, StoreError and its kinds.
    """
    if not path.is_file():
        raise StoreError(path, "there is no such file")
    _make(target)
    try:
        with translate_errors(path, kind), closing(_connect(path)) as source:
            _require_mark(source, path, kind, application_id)
            # Not SQLite's backup interface, which begins anew at each write of somebody else and may never end.
            source.execute("VACUUM INTO ?", (str(target),))
        check_copy(target, kind=kind, application_id=application_id)
        sync(target)
    except OSError as error:
        target.unlink(missing_ok=True)
        raise FullStoreError(target) from error
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return target.stat().st_size


def check_copy(path: Path, *, kind: str, application_id: int) -> None:
    """Read a whole copy, and change nothing, its format neither.

    Raises NotOurStoreError for another file, DamagedStoreError for one that isn't whole, StoreError for none.
    """
    if not path.is_file():
        raise StoreError(path, "there is no such file")
    with translate_errors(path, kind), closing(_connect(path)) as copy:
        copy.execute("PRAGMA query_only = ON")
        _require_mark(copy, path, kind, application_id)
        ((found,),) = copy.execute("PRAGMA integrity_check(1)").fetchall()
    if found != "ok":
        raise DamagedStoreError(path, kind)


def require_unused(path: Path) -> None:
    """Return where no other connection has the file at `path` open; its log is then part of it.

    Raises LockedStoreError where somebody uses it. A file that is damaged, or none, is nobody's.
    """
    if not path.is_file():
        return
    try:
        with closing(_connect(path, patience=0.5)) as connection:
            # SQLite leaves its write-ahead log for the last connection alone.
            ((mode,),) = connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise LockedStoreError(path) from error
    except sqlite3.DatabaseError:
        return
    else:
        if mode != "delete":
            raise LockedStoreError(path)


def move_store(path: Path, folder: Path) -> bool:
    """Move the file at `path` with what SQLite keeps beside it into `folder`; return whether there was one."""
    there = path.is_file()
    for name in (path.name, *(path.name + log for log in _LOGS)):
        with suppress(FileNotFoundError):
            (path.parent / name).replace(folder / name)
    return there


def sync(path: Path) -> None:
    """Have the system write a file, or a folder's names, to the disk. Raises OSError."""
    if os.name == "nt" and path.is_dir():
        return  # Windows opens no folders
    file = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _connect(path: Path, *, patience: float = _PATIENCE) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=patience, isolation_level=None)


def _require_mark(connection: sqlite3.Connection, path: Path, kind: str, application_id: int) -> None:
    ((mark,),) = connection.execute("PRAGMA application_id").fetchall()
    if mark != application_id:
        raise NotOurStoreError(path, kind)


def _make(target: Path) -> None:
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        raise
    except OSError as error:
        raise FullStoreError(target) from error
