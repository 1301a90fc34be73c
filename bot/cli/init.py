"""The command that asks for what the bot needs and writes it into a file `.env` that nobody else may read."""

import os
import sys
from pathlib import Path

import typer

from bot.cli.session import fail

init = typer.Typer()

_FILE = Path(".env")
_PORTAL = "https://discord.com/developers/applications"


@init.command(name="init")
def init_command() -> None:
    """Ask for the token, the folder of documents and the time zone, and write them into .env in this folder."""
    from briefings import list_zone_names

    if _FILE.exists():
        fail(f"{_FILE} is there already; change it with an editor, or move it away first")
    sys.stdout.write(f"The bot's token is at {_PORTAL} (your application, Bot, Reset Token). It is not shown here.\n")
    # From a pipe nothing is shown anyway, and a terminal whose echo could be turned off isn't there.
    token = typer.prompt("Token", hide_input=sys.stdin.isatty()).strip()
    seeds = Path(typer.prompt("Folder of documents", default="seeds").strip()).expanduser()
    zone = typer.prompt("Your time zone", default=_guess_zone()).strip()
    for value in (token, str(seeds)):
        if not value or not value.isprintable():
            fail("a token and a folder are words on one line")
    if zone not in list_zone_names():
        fail("a time zone is named as in Europe/Berlin or Asia/Seoul")
    seeds = seeds.absolute()
    try:
        seeds.mkdir(parents=True, exist_ok=True)
        write_settings(_FILE, {"DISCORD_TOKEN": token, "BRIEFBOT_SEEDS": str(seeds), "BRIEFBOT_ZONE": zone})
    except OSError as error:
        fail(f"{error.filename} can't be written ({error.strerror})")
    sys.stdout.write(
        f"{_FILE.absolute()} is written, for you alone. Put documents into {seeds}.\n"
        "Next: `briefbot doctor` checks everything and prints the link for inviting; `briefbot run` starts the bot.\n"
    )


def _guess_zone() -> str:
    """Return the zone of this machine, UTC where it has none by name."""
    from tzlocal import get_localzone_name

    try:
        return get_localzone_name() or "UTC"
    except LookupError:
        return "UTC"


def write_settings(file: Path, settings: dict[str, str]) -> None:
    """Write variables into a new file in the form that is read from `.env`. Raises OSError, also where it is there."""
    lines = []
    for name, value in settings.items():
        quoted = value.replace("\\", "\\\\").replace("'", "\\'")
        lines.append(f"{name}='{quoted}'\n")
    number = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(number, "w", encoding="utf-8") as stream:
        stream.writelines(lines)
