"""The command `briefbot`: what a person types, turned into calls of the domain and of the bot."""

import os
import sys
from typing import Annotated

import typer

from bot.cli.adding import adding
from bot.cli.answers import answers
from bot.cli.backups import backups
from bot.cli.explaining import explaining
from bot.cli.exporting import exporting
from bot.cli.folders import folders
from bot.cli.following import following
from bot.cli.init import init
from bot.cli.line_reports import line_reports
from bot.cli.migrating import migrating
from bot.cli.operations import operations
from bot.cli.playground import trying
from bot.cli.session import ExitCode, fail, say
from bot.cli.status import status
from bot.cli.stories import stories
from bot.config.names import list_unknown

app = typer.Typer(
    name="briefbot",
    no_args_is_help=True,
    # Plain help, because the library that paints it takes as long to import as all the rest.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(answers)
app.add_typer(stories)
app.add_typer(folders)
app.add_typer(adding)
app.add_typer(following, name="source")
app.add_typer(explaining)
app.add_typer(exporting)
app.add_typer(init)
app.add_typer(operations)
app.add_typer(backups)
app.add_typer(migrating)
app.add_typer(status)
app.add_typer(line_reports)
app.add_typer(trying)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"briefbot {version('briefbot')}")
        raise typer.Exit


@app.callback()
def briefbot(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Cited briefings from a folder of news documents. Every line is verbatim and carries its proof."""
    # These two say it themselves, the one in its log, the other among its checks.
    if context.invoked_subcommand not in {"run", "doctor"}:
        try:
            unknown = list_unknown()
        except UnicodeDecodeError:
            fail("The file .env is not UTF-8; save it as UTF-8.")
        for sentence in unknown:
            say(sentence)


def main() -> None:
    """Run the command line; where the output can't be written (a full disk), say so in a sentence and exit with 2."""
    try:
        app()
    except OSError as error:
        # A file that was named has its own sentence further in; the standard streams have no name.
        if error.filename is not None:
            raise
        # What is left in the buffer would fail again, with a traceback, when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        say(f"The output could not be written: {error.strerror or error}.")
        sys.exit(ExitCode.BAD_INPUT)
