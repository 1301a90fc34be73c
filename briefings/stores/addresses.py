"""Where a store is: a file, or a PostgreSQL database that several processes and machines share."""

import re
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias
from urllib.parse import parse_qsl, urlencode, urlsplit

from briefings.errors import StoreError

#: The schema in which the tables stand, where an address names no other: a database may hold other programs' tables.
_SCHEMA = "briefbot"
_UNREADABLE = "this one has a host, a port or a query that can't be read"
_IDENTIFIER = re.compile(r"[a-z_][a-z0-9_]{0,62}")


@dataclass(frozen=True, slots=True)
class DatabaseAddress:
    """The address of a PostgreSQL database. `str` gives it without the password, for people and logs."""

    #: What the driver is given.
    dsn: str = field(repr=False)
    #: The schema in which our tables stand.
    schema: str = _SCHEMA

    def __str__(self) -> str:
        parts = urlsplit(self.dsn)
        user, at, host = parts.netloc.rpartition("@")
        return f"{parts.scheme}://{user.partition(':')[0]}{at}{host}{parts.path}"


#: A file, which is SQLite's, or a database.
Place: TypeAlias = Path | DatabaseAddress


def parse_database_address(text: str) -> DatabaseAddress:
    """Return the database of an address like `postgresql://user:password@host:5432/name`.

    `?search_path=other` names another schema than `briefbot`; all else of the query is the driver's. Raises ValueError,
    which says what is wrong with it, without the address, because it may hold a password.
    """
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        raise ValueError(_UNREADABLE) from None
    if parts.scheme not in ("postgresql", "postgres"):
        raise ValueError("this one doesn't begin with postgresql://")
    # Of 'user:12/secret@host/name' the password would be a part of the path, which is shown; '?' and '#' end the path.
    if "@" in parts.path + parts.query or parts.path.count("/") > 1 or parts.fragment:
        raise ValueError("write / in a password as %2F, ? as %3F, # as %23 and @ as %40")
    try:
        _ = parts.port if "," not in parts.netloc else None
        options = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError:
        raise ValueError(_UNREADABLE) from None
    schema = dict(options).get("search_path", _SCHEMA)
    if not _IDENTIFIER.fullmatch(schema):
        raise ValueError("search_path is one name of small letters, digits and _")
    others = urlencode([(name, value) for name, value in options if name != "search_path"])
    return DatabaseAddress(dsn=parts._replace(query=others).geturl(), schema=schema)


def require_driver(address: DatabaseAddress) -> None:
    """Return where PostgreSQL's driver is installed, which most bots don't need. Raises StoreError."""
    if find_spec("asyncpg") is None:
        raise StoreError(str(address), "PostgreSQL needs its driver: pip install 'briefbot[postgres]'")
