"""The commands that back up what can't be made again, and put it back."""

import shlex
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.reports import count
from bot.cli.session import ExitCode, fail, run
from bot.cli.sources import find_stores

if TYPE_CHECKING:
    from briefings import Lacking, Restored

backups = typer.Typer()


@backups.command()
def backup(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the backup goes, as a folder of its own.")],
    *,
    keep: Annotated[
        int | None, typer.Option("--keep", min=1, help="Delete all but the newest N backups there.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="The library too, which can be made again otherwise.")] = False,
) -> None:
    """Copy the ledger, and the archive if there is one, while the bot runs."""
    run(_backup(folder, keep, library=all_))


def require_files(program: str) -> None:
    """End the program where ledger and archive are in a database, which is backed up by PostgreSQL's own program."""
    places = find_stores()
    if not isinstance(places.ledger, Path):
        fail(f"ledger and archive are in {places.ledger}: use {program}, as docs/operations.md says")


async def _backup(folder: Path, keep: int | None, *, library: bool) -> int:
    from bot.config import data_folder
    from briefings import clean_line, make_backup

    require_files("pg_dump")

    made = await make_backup(data_folder(), folder, datetime.now(UTC), library=library, keep=keep)
    sys.stdout.write(f"{clean_line(str(made.folder))}: {', '.join(made.kinds)}, {made.size / 1_000_000:,.1f} MB\n")
    return ExitCode.FOUND


@backups.command()
def restore(
    folder: Annotated[
        Path, typer.Argument(metavar="BACKUP", help="A backup, or a folder with some: then the newest is taken.")
    ],
    *,
    bring_over: Annotated[
        bool,
        typer.Option(
            "--bring-over",
            help="BACKUP is what a restoration has replaced (before-restore-…): add what was made, changed, removed and"
            " followed in it since the backup.",
        ),
    ] = False,
) -> None:
    """Put a backup back, while the bot doesn't run. What it replaces is kept."""
    run(_bring_over(folder) if bring_over else _restore(folder))


async def _bring_over(folder: Path) -> int:
    from bot.config import data_folder
    from briefings import add_lacking

    require_files("pg_restore")

    added = await add_lacking(data_folder(), folder, datetime.now(UTC))
    sys.stdout.write(f"{_list_lacking(added)} brought over\n" if added else "There is nothing that the ledger lacks.\n")
    if added.kept:
        said = "stays as it is, because it was" if added.kept == 1 else "stay as they are, because they were"
        sys.stdout.write(f"{count(added.kept, 'other difference')} {said} changed since the backup was put back.\n")
    return ExitCode.FOUND if added else ExitCode.NOTHING


def _list_lacking(lacking: "Lacking") -> str:
    """Return what a ledger lacks, in words; what it doesn't is left out."""
    counts = (
        (lacking.made, "new digest"),
        (lacking.changed, "changed digest"),
        (lacking.removed, "removed digest"),
        (lacking.followed, "followed feed"),
        (lacking.choices, "changed preference"),
        (lacking.hidden, "hidden line"),
    )
    said = [count(number, name) for number, name in counts if number]
    return " and ".join(filter(None, (", ".join(said[:-1]), said[-1])))


async def _restore(folder: Path) -> int:
    from bot.config import data_folder
    from briefings import clean_line, restore_backup

    require_files("pg_restore")

    done = await restore_backup(folder, data_folder(), datetime.now(UTC))
    kinds = " and ".join(done.backup.kinds)
    sys.stdout.write(f"{kinds} of {done.backup.made_at:%Y-%m-%d %H:%M} UTC put back\n")
    if done.aside is not None:
        sys.stdout.write(f"What was there before is in {clean_line(str(done.aside))}\n")
        for line in _explain_replaced(done, clean_line(str(done.aside))):
            sys.stdout.write(f"{line}\n")
    sys.stdout.write("Digests that were sent since then are looked for in Discord, and not sent again.\n")
    return ExitCode.FOUND


def _explain_replaced(done: "Restored", aside: str) -> Iterator[str]:
    """Yield what has become of what was made since the backup."""
    if done.forgotten:
        yield f"Removed again, as publishers had asked since: {count(done.forgotten, 'place')}"
    if done.lacking is None:
        yield "The ledger there can't be read: what was made, changed or followed since the backup is lost."
    elif done.lacking:
        yield (
            f"It has what the backup lacks: {_list_lacking(done.lacking)}."
            f" `briefbot restore --bring-over {shlex.quote(aside)}` adds that."
        )
