"""SQL with named values as PostgreSQL's driver reads it, and the values of columns as SQLite would give them."""

import re
from functools import lru_cache
from typing import Any

#: A named value; what stands in quotes, and a cast (`::text`), is none.
_NAMED = re.compile(r"'[^']*'|\"[^\"]*\"|::|:([A-Za-z_][A-Za-z0-9_]*)")
#: Statements are written once in the code, but lists of values make one for each length.
_KNOWN = 2048


@lru_cache(maxsize=_KNOWN)
def number_values(sql: str) -> tuple[str, tuple[str, ...]]:
    """Return a statement with `$1`, `$2` … for its named values, and their names in that order, each once."""
    numbers: dict[str, int] = {}

    def number(match: re.Match[str]) -> str:
        name = match[1]
        return match[0] if name is None else f"${numbers.setdefault(name, len(numbers) + 1)}"

    return _NAMED.sub(number, sql), tuple(numbers)


def make_storable(value: Any) -> Any:
    """Return a value as PostgreSQL can hold it: its text knows no U+0000, for which U+FFFD stands."""
    return value.replace("\0", "\ufffd") if isinstance(value, str) and "\0" in value else value


def read_moment(text: str) -> str:
    """Return a timestamptz, as a session in UTC writes it, as the text that our rows hold: 2026-03-02T08:00:00.000000Z.

    So that one statement and one reader of rows serve both databases. Whatever isn't a moment of years 1 to 9999 is
    given as it is; no writer of ours makes one.
    """
    # By places, because each row has several: those years have four digits each.
    if text[10:11] != " " or text[-3:] != "+00":
        return text
    return f"{text[:10]}T{text[11:19]}.{text[20:-3]:0<6}Z"
