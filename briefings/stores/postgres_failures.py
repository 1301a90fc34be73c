"""PostgreSQL's errors that a person can act on, as errors of ours. All others are bugs and keep their class."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg
from asyncpg import exceptions

from briefings.errors import (
    ConflictStoreError,
    DamagedStoreError,
    FullStoreError,
    LockedStoreError,
    StoreError,
    UnreachableStoreError,
)
from briefings.stores.addresses import DatabaseAddress

#: What the driver raises. The last is raised where a connection ends while it is being used or given back.
DRIVER_ERRORS = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, exceptions.InternalClientError)

_CONFLICT = (exceptions.DeadlockDetectedError, exceptions.SerializationError)
_LOCKED = (exceptions.LockNotAvailableError, exceptions.QueryCanceledError)
_FULL = (
    exceptions.DiskFullError,
    exceptions.ReadOnlySQLTransactionError,
    exceptions.PostgresIOError,
    exceptions.OutOfMemoryError,
)
_DAMAGED = (
    exceptions.DataCorruptedError,
    exceptions.IndexCorruptedError,
    exceptions.UndefinedTableError,
    exceptions.UndefinedColumnError,
    exceptions.InvalidSchemaNameError,
)
_AWAY = (
    OSError,  # TimeoutError among them
    exceptions.PostgresConnectionError,
    exceptions.AdminShutdownError,
    exceptions.CrashShutdownError,
    exceptions.CannotConnectNowError,
    exceptions.TooManyConnectionsError,
    exceptions.IdleInTransactionSessionTimeoutError,
    exceptions.InternalClientError,
)
#: What the driver says of a connection that ended while it was in use; its class is that of wrong use, too.
_ENDED = (
    "connection is closed",
    "connection was closed",
    "underlying connection is closed",
    "released back to the pool",
    "pool is clos",
)
_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (
        exceptions.InvalidAuthorizationSpecificationError,
        "PostgreSQL refuses this user or password; correct the address",
    ),
    (exceptions.InvalidCatalogNameError, "there is no such database; make it with `createdb`"),
    (
        exceptions.InsufficientPrivilegeError,
        "this user may not make or use tables there; make the user the database's owner",
    ),
)
#: What reading rows raises where they don't hold what was written.
_UNREADABLE = (ValueError, TypeError, LookupError, ArithmeticError)


@contextmanager
def translate_postgres_errors(address: DatabaseAddress, kind: str, *, rows: bool = False) -> Iterator[None]:
    """Turn what the driver raises inside into the error for the person who gave the address.

    With `rows` also what reading rows raises, where these are no longer what was written. Raises StoreError and its
    kinds; what was raised stays its cause.
    """
    try:
        yield
    except (StoreError, *DRIVER_ERRORS) as error:
        replacement = None if isinstance(error, StoreError) else _replacement(error, address, kind)
        if replacement is None:
            raise
        raise replacement from error
    except json.JSONDecodeError as error:
        raise DamagedStoreError(str(address), kind) from error
    except (UnicodeEncodeError, OverflowError):
        # A parameter's fault: the database has no part in it.
        raise
    except _UNREADABLE as error:
        if not rows:
            raise
        raise DamagedStoreError(str(address), kind) from error


def _replacement(error: Exception, address: DatabaseAddress, kind: str) -> StoreError | None:
    place = str(address)
    for kinds, make in (
        (_CONFLICT, ConflictStoreError),
        (_LOCKED, LockedStoreError),
        (_FULL, FullStoreError),
        (_AWAY, UnreachableStoreError),
    ):
        if isinstance(error, kinds):
            return make(place)
    if isinstance(error, _DAMAGED):
        return DamagedStoreError(place, kind)
    for refused, reason in _REASONS:
        if isinstance(error, refused):
            return StoreError(place, reason)
    if isinstance(error, asyncpg.InterfaceError) and any(words in str(error) for words in _ENDED):
        return UnreachableStoreError(place)
    return None
