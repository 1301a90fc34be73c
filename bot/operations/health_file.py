"""How the bot is, in a small file in the data folder, for `briefbot health` and whoever has no HTTP. Light to import.

Written every few seconds and taken away at a clean end: an old file means that the bot hangs or was killed.
"""

import json
import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from bot.config.folders import data_folder
from bot.operations.health import Health, find_problems

_NAME = "health.json"
#: Seconds after which a file says nothing any more: several times as long as it takes to be written again.
STALE = 30.0


def tell_health() -> int:
    """Print whether the running bot is well, or what is wrong, a line each; return the exit code: 0 or 1."""
    problems = read_health(data_folder(), time.time())
    print("\n".join(problems or ("ok",)))  # noqa: T201 - what the command is for
    return 1 if problems else 0


def write_health(folder: Path, health: Health, now: float) -> None:
    """Replace the file in `folder`; `now` is in seconds since 1970. Raises OSError."""
    new = folder / f"{_NAME}.new"
    new.write_text(json.dumps({"written": now, **asdict(health)}), "utf-8")
    new.replace(folder / _NAME)


def delete_health(folder: Path) -> None:
    """Take the file away, at a clean end."""
    with suppress(OSError):
        (folder / _NAME).unlink()


def read_health(folder: Path, now: float) -> tuple[str, ...]:
    """Return what is wrong with the bot whose data folder this is, a sentence each; empty: it is well.

    `now` is in seconds since 1970.
    """
    try:
        found = json.loads((folder / _NAME).read_text("utf-8"))
        written = float(found.pop("written"))
        health = Health(**found)
        problems = find_problems(health)
    except FileNotFoundError:
        return (f"No bot is running with the data folder {folder}.",)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        return (f"{folder / _NAME} can't be read: {type(error).__name__}.",)
    age = now - written
    if age > STALE:
        return (f"The bot hasn't said how it is for {age:.0f} seconds: it hangs, or it was killed.",)
    return problems
