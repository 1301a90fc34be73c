"""The commands that run the bot and look after it: run, doctor, health, sync."""

import asyncio
import sys
from typing import Annotated

import typer

from bot.cli.session import ExitCode, fail

operations = typer.Typer()

_MARKS = {"ok": "✓", "notice": "!", "problem": "✗", "skipped": "–"}


@operations.command()
def run() -> None:
    """Run the bot until Ctrl-C. Settings come from the environment and from .env; see .env.example."""
    from bot.client import main

    raise typer.Exit(main())


@operations.command()
def doctor() -> None:
    """Check everything that the bot needs, and print the link that invites it."""
    raise typer.Exit(asyncio.run(_doctor()))


async def _doctor() -> int:
    from bot.client import State, doctor
    from bot.config.settings import SettingsError, read_settings

    try:
        settings = read_settings()
    except SettingsError as error:
        checks = doctor(error)
    else:
        checks = doctor(settings)
    code = ExitCode.FOUND
    async for check in checks:
        sys.stdout.write(f"{_MARKS[check.state]} {check.name}: {check.found}\n")
        if check.advice:
            sys.stdout.write(f"    {check.advice}\n")
        if check.state is State.PROBLEM:
            code = ExitCode.BAD_INPUT
    return code


@operations.command()
def health() -> None:
    """Say whether the running bot is well: exit code 0 if it is, else 1 and what is wrong. For containers."""
    from bot.operations.health_file import tell_health

    raise typer.Exit(tell_health())


@operations.command()
def sync(
    *,
    guild: Annotated[int | None, typer.Option("--guild", help="Only in this server (its id), at once.")] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Take the commands away instead.")] = False,
) -> None:
    """Send the slash commands to Discord now; `run` does it by itself when they changed."""
    from bot.client import explain, sync as send
    from bot.config.settings import SettingsError, read_settings

    try:
        settings = read_settings()
    except SettingsError as error:
        fail(str(error))
    try:
        count = asyncio.run(send(settings, guild, clear=clear))
    except SettingsError as error:
        fail(str(error))
    except Exception as error:
        trouble = explain(error, settings.api_base)
        if trouble is None:
            raise
        fail(trouble.sentence)
    where = f"in server {guild}" if guild is not None else "everywhere"
    sys.stdout.write(f"Commands taken away {where}.\n" if clear else f"{count} commands sent {where}.\n")
