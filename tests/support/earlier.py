"""A ledger as Briefbot made it at commit ed11649, the last of format 1, with all kinds of rows; what its buttons say.

`format_1/ledger.sql` is the file's SQL as Python's `iterdump` wrote it. The ids of the server, channel and people in it
are nobody's: a test may put those of its own in their place, because SQL and JSON hold them as plain numbers.
"""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "format_1"
#: The document that its requests and lines are about.
FERRY = _FOLDER / "ferry.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ids:
    """Discord's ids in the ledger."""

    guild: int = 900000000000000001
    #: A server that threw the bot out.
    other: int = 900000000000000002
    channel: int = 900000000000000003
    #: Made most schedules and drafts.
    ada: int = 900000000000000004
    bo: int = 900000000000000005


def write_ledger(path: Path, ids: Ids | None = None) -> None:
    """Write the earlier ledger to `path`."""
    script = _read("ledger.sql", ids or Ids())
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


def read_buttons() -> dict[str, Any]:
    """Return what the earlier version wrote into custom_ids and menus, and what its requests were."""
    found: dict[str, Any] = json.loads(_read("buttons.json", Ids()))
    return found


def _read(name: str, ids: Ids) -> str:
    text = (_FOLDER / name).read_text("utf-8")
    was = Ids()
    for field in Ids.__dataclass_fields__:
        text = text.replace(str(getattr(was, field)), str(getattr(ids, field)))
    return text
