"""Writes docs/commands.md: python docs/write_commands.py; `--check` tells if it is current.

Every command of the terminal and of Discord, with its options, as the code has them, and every setting as .env.example
has it.
"""

import asyncio
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from typer.main import get_command

from bot.cli import app
from bot.client.run import open_bot
from bot.client.sync import payload
from bot.config.clock import SystemClock
from bot.config.settings import Settings

EXAMPLE = Path(__file__).parent.parent / ".env.example"
DOCUMENT = Path(__file__).with_name("commands.md")
INTRODUCTION = """# Commands and settings

Made from the code by `python docs/write_commands.py`; don't change this file.
"""
SETTINGS = """
Variables of the environment, or lines `NAME=value` of a file `.env` in the folder in which `briefbot` is run; the
environment outweighs the file. An empty one counts as not set.
"""
#: Kinds of options in Discord's payloads that are commands themselves.
SUBCOMMAND, GROUP = 1, 2


def list_terminal(command: Any, name: str) -> Iterator[str]:
    """Yield the lines of a command of the terminal, and of those within it."""
    within = getattr(command, "commands", None)
    if within is not None:
        for part in within.values():
            yield from list_terminal(part, f"{name} {part.name}")
        return
    words = [name]
    options = []
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            words.append(parameter.metavar or parameter.name.upper())
        elif parameter.help:
            # Between backquotes, for a help's own brackets mean nothing in Markdown.
            options.append(f"- `{', '.join(parameter.opts)}` {parameter.help}")
    yield f"### `{' '.join(words)}`"
    yield " ".join((command.help or "").split())
    yield ""
    if options:
        yield from options
        yield ""


def list_discord(commands: list[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the lines of Discord's commands, of their payloads."""
    for command in sorted(commands, key=lambda one: one["name"]):
        if command.get("description"):
            yield from list_slash(command, f"/{command['name']}")
        else:
            yield f"### *{command['name']}* in a message's menu (Apps)"
            yield ""


def list_slash(command: Mapping[str, Any], name: str) -> Iterator[str]:
    """Yield the lines of one slash command, or of those within it."""
    options = command.get("options", [])
    within = [one for one in options if one["type"] in (SUBCOMMAND, GROUP)]
    for part in within:
        yield from list_slash(part, f"{name} {part['name']}")
    if within:
        return
    yield f"### `{name}`"
    yield command["description"]
    yield ""
    for one in options:
        wanted = " Required." if one.get("required") else ""
        yield f"- `{one['name']}` {one['description']}{wanted}"
    if options:
        yield ""


def list_settings(example: str) -> Iterator[str]:
    """Yield a line for each paragraph of an `.env` file that sets variables, with what stands behind `#` above them."""
    for paragraph in example.split("\n\n"):
        lines = paragraph.strip().splitlines()
        names = [f"`{line.removesuffix('=')}`" for line in lines if not line.startswith("#")]
        if names:
            about = " ".join(line.removeprefix("#").strip() for line in lines if line.startswith("#"))
            yield f"- {', '.join(names)}: {about}"


async def read_discord() -> list[dict[str, Any]]:
    """Return the commands as they are sent to Discord; no connection is made."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.model_validate({"token": "none", "data": folder, "seeds": folder})
        async with open_bot(settings, SystemClock(), sync=False) as (bot, _):
            await bot.add_commands()
            return await payload(bot.tree)


def document() -> str:
    """Return the whole page."""
    lines = [INTRODUCTION, "## In Discord", "", *list_discord(asyncio.run(read_discord()))]
    lines += ["## In the terminal", "", *list_terminal(get_command(app), "briefbot")]
    lines += ["## Settings", SETTINGS, *list_settings(EXAMPLE.read_text("utf-8"))]
    return "\n".join(lines).rstrip() + "\n"


def main(*arguments: str) -> int:
    if "--check" in arguments:
        return 0 if DOCUMENT.exists() and DOCUMENT.read_text("utf-8") == document() else 1
    DOCUMENT.write_text(document(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
