"""Who sends, or fetches: a random name for each start, and a locked file that says whether its process still lives.

The system ends a lock with its process, however that ends, so that what a killed process held can be freed at the next
start instead of waiting for its leases. Process ids would not do, because containers share them.
"""

import logging
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_SUFFIX = ".sender"

_log = logging.getLogger(__name__)


def new_owner() -> str:
    """Return a name that nobody has had."""
    return secrets.token_hex(8)


@contextmanager
def hold_owner(folder: Path, owner: str | None = None) -> Iterator[str]:
    """Give an owner's name, a new one if none is given, whose file in `folder` is locked until the block's end.

    The process's end ends the lock too.

    Where files can't be locked (Windows, some network folders), it is a name alone.
    """
    owner = owner or new_owner()
    path = folder / f"{owner}{_SUFFIX}"
    file = _lock(path, os.O_CREAT)
    try:
        yield owner
    finally:
        if file is not None:
            path.unlink(missing_ok=True)
            os.close(file)


def take_dead_owners(folder: Path) -> tuple[str, ...]:
    """Return the owners whose process has ended without a clean end, and delete their files.

    A file that somebody holds is left alone.
    """
    dead = []
    for path in sorted(folder.glob(f"*{_SUFFIX}")):
        file = _lock(path)
        if file is not None:
            path.unlink(missing_ok=True)
            os.close(file)
            dead.append(path.name.removesuffix(_SUFFIX))
    return tuple(dead)


def _lock(path: Path, flags: int = 0) -> int | None:
    """Return the descriptor of a file that this process has locked now; None where another has, or none can."""
    if sys.platform == "win32":
        return None
    try:
        file = os.open(path, os.O_RDWR | os.O_CLOEXEC | flags, 0o600)
    except OSError as error:
        _log.info("%s can't be opened to be locked: %s", path, error)
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(file)
        return None
    return file
