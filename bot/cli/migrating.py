"""The command that moves ledger and archive from files into a database."""

import sys
from typing import Annotated

import typer

from bot.cli.reports import count
from bot.cli.session import ExitCode, fail, run, say

migrating = typer.Typer()


@migrating.command()
def migrate(
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="ADDRESS",
            help="The database: postgresql://user:password@host:5432/name. Default: BRIEFBOT_DATABASE.",
        ),
    ] = None,
) -> None:
    """Move ledger and archive from their files into an empty PostgreSQL database, while the bot doesn't run.

    Every row is compared afterwards. Interrupted, it goes on where it was when it is run again. The files stay.
    """
    run(_migrate(to))


async def _migrate(to: str | None) -> int:
    from bot.config import data_folder
    from bot.config.places import read_database
    from briefings import migrate_stores

    try:
        target = read_database(to)
    except ValueError as error:
        fail(str(error))
    if target is None:
        fail("name the database with --to, or in BRIEFBOT_DATABASE")
    last: dict[str, int] = {}

    def tell(table: str, done: int) -> None:
        # Every ten thousand rows: a table of a few says nothing while it is moved.
        if done // 10_000 > last.get(table, 0):
            last[table] = done // 10_000
            say(f"{table}: {done:,} rows")

    counts = await migrate_stores(data_folder(), target, tell)
    rows = count(sum(counts.values()), "row")
    sys.stdout.write(f"{rows} of {count(len(counts), 'table')} are in {target}, each compared with the file's\n")
    sys.stdout.write("Set BRIEFBOT_DATABASE to this address, then start the bot. The files are used no more.\n")
    return ExitCode.FOUND
