"""What every command does around its own work: find the folders, open the service, end with a code.

The domain is imported when a command runs, not before: `briefbot --help` answers at once.
"""

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from enum import IntEnum
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from briefings import Limits, Service


class ExitCode(IntEnum):
    """The command's exit codes."""

    FOUND = 0
    NOTHING = 1
    BAD_INPUT = 2


def say(words: str) -> None:
    """Write one line for the person to standard error, which no pipe mixes with an answer."""
    from briefings import clean_line

    sys.stderr.write(f"briefbot: {clean_line(words)}\n")


def fail(words: str) -> NoReturn:
    """Say what is wrong and end with the code for bad input."""
    say(words)
    raise typer.Exit(ExitCode.BAD_INPUT)


def decode_typed(words: str) -> str:
    """Return words from the command line as text; under an ASCII locale Python leaves their UTF-8 undecoded."""
    return words.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def library_file(chosen: Path | None) -> Path:
    """Return the library's file: as chosen, else in the data folder."""
    from bot.config import data_folder

    return chosen if chosen is not None else data_folder() / "library.db"


def documents_folder(chosen: Path | None) -> Path:
    """Return the folder of documents: as chosen, else by the settings."""
    from bot.config import seeds_folder

    return chosen if chosen is not None else seeds_folder()


def run(work: Coroutine[None, None, int]) -> None:
    """Run a command's coroutine and end with its code; an error of ours becomes its one sentence."""
    from briefings import BriefbotError

    try:
        code = asyncio.run(work)
    except BriefbotError as error:
        fail(str(error))
    except KeyboardInterrupt:
        say("interrupted; what was loaded stays")
        raise typer.Exit(130) from None
    if code:
        raise typer.Exit(code)


@asynccontextmanager
async def open_chosen_service(
    library: Path | None, workers: int | None = None, limits: "Limits | None" = None, engine: str | None = None
) -> AsyncIterator["Service"]:
    """Open the service on the chosen library."""
    from bot.config import shipped_samples
    from briefings import open_service

    costs = limits or read_document_costs()
    with log_details():
        async with open_service(
            library_file(library), workers=workers, limits=costs, samples=shipped_samples(), engine=engine
        ) as service:
            yield service


def read_document_costs(seconds: float | None = None, megabytes: int | None = None) -> "Limits":
    """Return what a document may cost: as chosen, else by the settings."""
    from bot.config import document_limits
    from briefings import Limits

    try:
        usual_seconds, usual_memory = document_limits()
    except ValueError as error:
        fail(str(error))
    return Limits(
        seconds=usual_seconds if seconds is None else seconds,
        memory=usual_memory if megabytes is None else megabytes * 1_000_000,
    )


class _DetailsFile(RotatingFileHandler):
    """The log's file, made with the first line. A place that can't be written to loses it, not the answer."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Keep silent: the person has the sentence."""


@contextmanager
def log_details() -> Iterator[None]:
    """Write what the domain logs to briefbot.log in the data folder: a traceback is nothing for a terminal."""
    from bot.config import data_folder

    log = logging.getLogger("briefings")
    file = _DetailsFile(data_folder() / "briefbot.log", maxBytes=1_000_000, backupCount=1, encoding="utf-8", delay=True)
    file.setFormatter(logging.Formatter("{asctime} {levelname} {name}: {message}", style="{"))
    log.addHandler(file)
    try:
        yield
    finally:
        log.removeHandler(file)
        file.close()
