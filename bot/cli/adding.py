"""The command that adds one text: from standard input, or a copy of a file, into a folder that is loaded."""

import asyncio
import json
import os
import re
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import LibraryFile, parse_day
from bot.cli.reports import describe_foreign, show_unread, show_warnings
from bot.cli.session import ExitCode, documents_folder, fail, open_chosen_service, run, say

if TYPE_CHECKING:
    from briefings import Service

adding = typer.Typer()

#: Bytes: the largest text that is taken.
_LIMIT = 10_000_000
#: Words, and characters, of the text that its file is called by.
_WORDS_OF_NAME, _LONGEST_NAME = 6, 60
#: What a text begins with that has fields of its own: our first line, or front matter in YAML, TOML or JSON.
_HEADER = re.compile(r"\s*(?:date[ \t]+\d|(?P<markdown>---[ \t]*\r?\n|\+{3}[ \t]*\r?\n|\{\s*\"))", re.IGNORECASE)
#: What other documents begin with, and what their names end in.
_KINDS = (
    (re.compile(rb"%PDF-"), ".pdf"),
    (re.compile(rb"PK\x03\x04"), ".docx"),
    (re.compile(rb"\s{0,100}<(?:!doctype\s+html|html)\b", re.IGNORECASE), ".html"),
)
_MARKDOWN = (".md", ".markdown")


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
    run(_add(source, day, library))


async def _add(source: str, day: date | None, library: Path | None) -> int:
    from briefings import clean_line

    name, raw = await asyncio.to_thread(_read, source, day)
    async with open_chosen_service(library) as service:
        folder = await _folder(service)
        try:
            path = await asyncio.to_thread(_write, folder, name, raw)
        except OSError as error:
            fail(f"{folder} can't be written ({error.strerror}); load a folder of yours first: briefbot load FOLDER")
        report = await service.load(folder)
        # A row that is wrong has its line behind the path: the others are there.
        own = [problem for problem in report.problems if str(problem).startswith(f"{clean_line(str(path))}:")]
        refused = [problem for problem in own if str(problem) == clean_line(f"{path}: {problem.reason}")]
        if own and not refused and not await asyncio.to_thread(_has_document, path):
            refused = own
        if refused:
            # What can't be read stays with the person: in the folder it would be told of at every answer.
            await asyncio.to_thread(path.unlink)
            await service.load(folder)
            fail(f"{source if source != '-' else 'standard input'} isn't added: {refused[0].reason}")
    for problem in own:
        say(str(problem))
    show_warnings(report)
    show_unread(report, folder, nothing=False)
    foreign = f"; {describe_foreign(report)}" if report.foreign else ""
    sys.stdout.write(f"{clean_line(str(path))} added{foreign}\n")
    return ExitCode.FOUND


def _read(source: str, day: date | None) -> tuple[str, bytes]:
    """Return the name of the file to write, and what stands in it."""
    from briefings import ENDINGS, clean_line

    if source != "-":
        # A file that is named by hand may be a link: its content is copied.
        try:
            with Path(source).open("rb") as file:
                raw = file.read(_LIMIT + 1)
        except OSError as error:
            fail(f"{source} can't be read ({error.strerror})")
        # Folders are read without files that are hidden, or whose names are no text.
        name = clean_line(os.fsencode(Path(source).name).decode("utf-8", "replace")).lstrip(".")
        if not name.lower().endswith(ENDINGS):
            fail(f"{source} is no document; these end in {', '.join(ENDINGS)}")
    else:
        raw = sys.stdin.buffer.read(_LIMIT + 1)
        name = ""
    if len(raw) > _LIMIT:
        fail(f"this is larger than {_LIMIT:,} bytes; split it")
    if not raw.strip():
        fail("there is no text on standard input" if source == "-" else f"{source}: the file is empty")
    if name:
        return name, raw if day is None else _date_file(name, raw, day)
    return _name(raw, day)


def _date_file(name: str, raw: bytes, day: date) -> bytes:
    """Return a file's content with the day that was given, where it can be written into it."""
    ending = Path(name).suffix.lower()
    if ending not in {".txt", *_MARKDOWN}:
        say(f"--date isn't used: no day can be written into {name}")
        return raw
    if _states_day(raw, ending):
        say("--date isn't used: the text says its own")
        return raw
    text = _plain(raw)
    if _HEADER.match(text.decode("utf-8", "replace")) is not None:
        say("--date isn't used: the text has a header; write the date there")
        return raw
    return f"---\ndate: {day}\n---\n".encode() + text if ending in _MARKDOWN else f"date {day}\n".encode() + text


def _name(raw: bytes, day: date | None) -> tuple[str, bytes]:
    """Return a name with the day for what came without one, and its content with the day, unless it has its own."""
    shown = day or date.today()  # noqa: DTZ011 - the day where the person is
    kind = next((ending for sign, ending in _KINDS if sign.match(raw)), ".jsonl" if _are_rows(raw) else None)
    if kind is not None:
        if day is not None:
            say("--date isn't used: no day can be written into such a document")
        return f"{shown}-document{kind}", raw
    raw = _plain(raw)
    text = raw.decode("utf-8", "replace")
    words = re.findall(r"\w+", text)[:_WORDS_OF_NAME]
    name = f"{shown}-{'-'.join(words).lower()[:_LONGEST_NAME].strip('-') or 'text'}"
    header = _HEADER.match(text)
    if header is not None:
        if day is not None:
            say("--date isn't used: the text has a header of its own")
        return f"{name}{'.md' if header['markdown'] else '.txt'}", raw
    if _states_day(raw, ".txt"):
        if day is not None:
            say("--date isn't used: the text says its own")
        return f"{name}.txt", raw
    return f"{name}.txt", f"date {shown}\n".encode() + raw


def _are_rows(raw: bytes) -> bool:
    """Tell whether each line is an object in JSON; front matter in it has a text behind it."""
    lines = [line for line in _plain(raw).splitlines() if line.strip()]
    try:
        return all(line.lstrip().startswith(b"{") and isinstance(json.loads(line), dict) for line in lines)
    except (ValueError, RecursionError):
        return False


def _plain(raw: bytes) -> bytes:
    """Return a text to put a line before: without a mark of its encoding, which only holds at the beginning."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace").encode()
    return raw.removeprefix(b"\xef\xbb\xbf")


def _states_day(raw: bytes, ending: str) -> bool:
    """Tell whether a text says itself when it was published, in a header or on a line of its own."""
    from briefings import read_articles

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"text{ending}")
        path.write_bytes(raw)
        found = list(read_articles(path, _LIMIT + 1))
    return any(isinstance(one, tuple) and one[1].published is not None for one in found)


def _has_document(path: Path) -> bool:
    """Tell whether a file has a document that can be read, besides rows that can't be."""
    from briefings import read_articles

    return any(isinstance(one, tuple) for one in read_articles(path, _LIMIT + 1))


async def _folder(service: "Service") -> Path:
    """Return the folder that was loaded first and is there, else the default one if it is the person's own."""
    from bot.config import shipped_samples

    loaded = [Path(one.path) for one in await service.folders()]
    own = [path for path in (*loaded, documents_folder(None)) if path.is_dir() and path not in shipped_samples()]
    if not own:
        fail("no folder is loaded; name one first: briefbot load FOLDER")
    # As loads call it, whose problems name the file.
    return Path(await asyncio.to_thread(os.path.abspath, own[0]))


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
