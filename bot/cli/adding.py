"""The command that adds one text: from standard input, or a copy of a file, into a folder that is loaded."""

import asyncio
import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import LibraryFile, parse_day
from bot.cli.reports import show_problems
from bot.cli.session import ExitCode, documents_folder, fail, open_chosen_service, run

if TYPE_CHECKING:
    from briefings import Service

adding = typer.Typer()

#: Bytes: the largest text that is taken.
_LIMIT = 10_000_000
#: Words, and characters, of the text that its file is called by.
_WORDS_OF_NAME, _LONGEST_NAME = 6, 60
#: What a text begins with that says its date itself.
_HEADER = re.compile(r"[\ufeff\s]*(?:date[ \t]+\d|---[ \t]*\r?\n)", re.IGNORECASE)


@adding.command()
def add(
    source: Annotated[str, typer.Argument(metavar="FILE|-", help="A text or any document; - is standard input.")],
    *,
    day: Annotated[
        date | None,
        typer.Option("--date", metavar="YYYY-MM-DD", parser=parse_day, help="When it was published. Default: today."),
    ] = None,
    library: LibraryFile = None,
) -> None:
    """Write a text into the first folder that was loaded, as a file with its date, and take it up."""
    run(_add(source, day or date.today(), library))  # noqa: DTZ011 - the day where the person is


async def _add(source: str, day: date, library: Path | None) -> int:
    from briefings import clean_line

    name, raw = await asyncio.to_thread(_read, source, day)
    async with open_chosen_service(library) as service:
        folder = await _folder(service)
        try:
            path = await asyncio.to_thread(_write, folder, name, raw)
        except OSError as error:
            fail(f"{folder} can't be written ({error.strerror}); load a folder of yours first: briefbot load FOLDER")
        report = await service.load(folder)
    show_problems(report)
    sys.stdout.write(f"{clean_line(str(path))} added\n")
    return ExitCode.BAD_INPUT if report.problems else ExitCode.FOUND


def _read(source: str, day: date) -> tuple[str, bytes]:
    """Return the name of the file to write, and what stands in it."""
    if source != "-":
        # A file that is named by hand may be a link: its content is copied.
        try:
            with Path(source).open("rb") as file:
                raw = file.read(_LIMIT + 1)
        except OSError as error:
            fail(f"{source} can't be read ({error.strerror})")
        name = Path(source).name
    else:
        raw = sys.stdin.buffer.read(_LIMIT + 1)
        name = ""
    if len(raw) > _LIMIT:
        fail(f"this is larger than {_LIMIT:,} bytes; split it")
    if not raw.strip():
        fail("there is no text on standard input" if source == "-" else f"{source}: the file is empty")
    return (name, raw) if name else _dated(raw, day)


def _dated(raw: bytes, day: date) -> tuple[str, bytes]:
    """Return a name with the day, and the text with a header that says it, unless it has one."""
    text = raw.decode("utf-8", "replace")
    words = re.findall(r"\w+", text)[:_WORDS_OF_NAME]
    name = f"{day}-{'-'.join(words).lower()[:_LONGEST_NAME].strip('-') or 'text'}"
    if _HEADER.match(text):
        return f"{name}.{'md' if text.lstrip().startswith('---') else 'txt'}", raw
    return f"{name}.txt", f"date {day}\n".encode() + raw


async def _folder(service: "Service") -> Path:
    """Return the folder that was loaded first and is there, else the default one if it is the person's own."""
    from bot.config import shipped_samples

    loaded = [Path(one.path) for one in await service.folders()]
    own = [path for path in (*loaded, documents_folder(None)) if path.is_dir() and path not in shipped_samples()]
    if not own:
        fail("no folder is loaded; name one first: briefbot load FOLDER")
    return own[0]


def _write(folder: Path, name: str, raw: bytes) -> Path:
    """Write a new file, beside one of the same name under a number, and return where it is."""
    number = 1
    while True:
        stem, suffix = Path(name).stem, Path(name).suffix
        path = folder / (name if number == 1 else f"{stem}-{number}{suffix}")
        try:
            with path.open("xb") as file:
                file.write(raw)
        except FileExistsError:
            number += 1
        else:
            return path
