"""The commands that take folders and files: load, forget, analyse, explain."""

import asyncio
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import ColumnNames, Engine, LibraryFile, LimitMB, LimitSeconds, MemoryMB, Workers, parse_columns
from bot.cli.reports import count, describe_empty, describe_foreign, describe_skipped, show_problems, show_warnings
from bot.cli.session import (
    ExitCode,
    documents_folder,
    fail,
    library_file,
    log_details,
    open_chosen_service,
    read_document_costs,
    run,
    say,
)
from bot.cli.sources import feed_library, find_stores

if TYPE_CHECKING:
    from briefings import Limits, Progress

folders = typer.Typer()


@folders.command()
def load(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", readable=False, help="Folders of documents.")
    ] = None,
    library: LibraryFile = None,
    workers: Workers = None,
    limit_mb: LimitMB = 10.0,
    *,
    engine: Engine = None,
    limit_seconds: LimitSeconds = None,
    memory_mb: MemoryMB = None,
    columns: ColumnNames = "",
    again: Annotated[bool, typer.Option("--again", help="Try documents again that were refused before.")] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Make the library anew; the old one stays beside it as *.damaged.")
    ] = False,
) -> None:
    """Take up new and changed documents of folders, and drop those that left."""
    limits = read_document_costs(limit_seconds, memory_mb)
    if rebuild:
        _set_aside(library)
    work = _load(
        paths or [documents_folder(None)],
        library,
        workers,
        limit=int(limit_mb * 1_000_000),
        limits=limits,
        columns=parse_columns(columns),
        again=again,
        engine=engine,
    )
    run(work)


def _set_aside(library: Path | None) -> None:
    from briefings import StoreError, set_library_aside

    try:
        set_library_aside(library_file(library))
    except StoreError as error:
        fail(str(error))


async def _load(
    paths: list[Path],
    library: Path | None,
    workers: int | None,
    *,
    limit: int,
    limits: "Limits",
    columns: Mapping[str, str],
    again: bool,
    engine: str | None,
) -> int:
    from briefings import clean_line, tune_garbage_collector

    tune_garbage_collector()
    code = ExitCode.FOUND
    async with open_chosen_service(library, workers, limits, engine) as service:
        for path in paths:
            with _progress(path) as progress:
                report = await service.load(path, limit=limit, columns=columns, again=again, progress=progress)
            show_problems(report)
            show_warnings(report)
            counts = (
                f"{report.added} added, {report.changed} changed, {report.removed} removed, "
                f"{report.unchanged} unchanged, {len(report.problems)} with problems"
            )
            if report.samples_left_out:
                counts += f"; {count(report.samples_left_out, 'sample document')} left out, because others are there"
            rest = describe_empty(report) if report.empty else describe_skipped(report)
            if report.foreign:
                counts += f"; {describe_foreign(report)}"
            sys.stdout.write(f"{clean_line(str(path))}: {counts}{f'; {clean_line(rest)}' if rest else ''}\n")
            if report.problems:
                code = ExitCode.BAD_INPUT
        if library is None:
            await feed_library(service)
        if analysed := await service.reanalyse():
            sys.stdout.write(f"{analysed} documents of other folders analysed again by this version\n")
    return code


@contextmanager
def _progress(path: Path) -> Iterator[Callable[["Progress"], None]]:
    """Give a callback that shows progress: a bar on a terminal, a plain line every few seconds otherwise."""
    if sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress as Bar, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(f"Reading {path}", total=None)
            yield lambda progress: bar.update(task, completed=progress.done, total=progress.total)
        return
    last = start = time.monotonic()

    def line(progress: "Progress") -> None:
        nonlocal last
        if time.monotonic() - last >= 5:
            last = time.monotonic()
            say(f"reading {progress.done:,} of {progress.total:,}{_time_left(progress, last - start)}")

    yield line


#: The first documents wait for the workers to start, and tell nothing of the others.
_TELLING = 20


def _time_left(progress: "Progress", seconds: float) -> str:
    """Return about how long the rest takes if it goes on like the `seconds` so far; nothing before that can be told."""
    if progress.done < _TELLING:
        return ""
    left = round(seconds / progress.done * (progress.total - progress.done))
    return f", about {left} s left" if left < 120 else f", about {round(left / 60)} min left"


@folders.command(name="folders")
def folders_command(library: LibraryFile = None) -> None:
    """List the folders whose documents are in the library: how many, and when they were last read."""
    run(_list_folders(library))


async def _list_folders(library: Path | None) -> int:
    from briefings import clean_line

    async with open_chosen_service(library) as service:
        loaded = await service.folders()
    away = await asyncio.to_thread(lambda: {one.path for one in loaded if not Path(one.path).is_dir()})
    if not loaded:
        say("no folder is loaded; `briefbot load FOLDER` takes up the documents of one")
        return ExitCode.NOTHING
    for folder in loaded:
        gone = ", this folder is not there now" if folder.path in away else ""
        when = f"{folder.loaded_at.astimezone():%Y-%m-%d %H:%M}"
        sys.stdout.write(f"{clean_line(folder.path)}: {count(folder.documents, 'document')}, loaded {when}{gone}\n")
    return ExitCode.FOUND


@folders.command()
def forget(
    root: Annotated[
        str,
        typer.Argument(
            metavar="FOLDER|URL",
            help="A folder that was loaded, which need not exist any more; or a web address, without a path its whole"
            " host, of which nothing is kept any more.",
        ),
    ],
    library: LibraryFile = None,
) -> None:
    """Remove all documents of a folder from the library; the files stay. Or all that was fetched from an address."""
    if root.lower().startswith(("http://", "https://")):
        run(_forget_address(root, library))
    else:
        run(_forget(Path(root), library))


async def _forget_address(words: str, library: Path | None) -> int:
    from briefings import clean_line, open_archive, open_ledger

    places = find_stores()
    async with (
        open_chosen_service(library) as service,
        open_ledger(places.ledger) as ledger,
        open_archive(places.archive) as archive,
    ):
        place, captures = await service.forget_address(
            words, sources=ledger.sources, memory=ledger.memory, archive=archive, now=datetime.now(UTC)
        )
    versions = count(captures, "captured version")
    sys.stdout.write(f"{clean_line(place)}: {versions} removed; nothing of it is kept any more\n")
    return ExitCode.FOUND if captures else ExitCode.NOTHING


async def _forget(root: Path, library: Path | None) -> int:
    from briefings import clean_line

    async with open_chosen_service(library) as service:
        removed = await service.forget(root)
    if not removed:
        say(f"{root}: no document of this folder is in the library")
        return ExitCode.NOTHING
    sys.stdout.write(f"{clean_line(str(root))}: {removed} removed from the library\n")
    return ExitCode.FOUND


@folders.command(name="analyse")
def analyse_command(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", readable=False, help="Folders or files.")],
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="One JSON object per article (the only format so far).")
    ] = True,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Print each article's text too: all offsets count in it.")
    ] = False,
    limit_mb: LimitMB = 10.0,
    columns: ColumnNames = "",
    *,
    engine: Engine = None,
) -> None:
    """Analyse documents without a library and print who said what, one JSON object per article."""
    del jsonl
    run(_analyse(paths, int(limit_mb * 1_000_000), parse_columns(columns), with_text=with_text, engine=engine))


async def _analyse(
    paths: list[Path], limit: int, columns: Mapping[str, str], *, with_text: bool, engine: str | None
) -> int:
    from briefings import ANALYSIS_VERSION, BriefbotError, analyse_documents, analysis_to_json, tune_garbage_collector

    tune_garbage_collector()
    code = ExitCode.FOUND
    with log_details():
        for path in paths:
            costs = read_document_costs()
            async for found in analyse_documents(path, limit=limit, limits=costs, columns=columns, engine=engine):
                if isinstance(found, BriefbotError):
                    say(str(found))
                    code = ExitCode.BAD_INPUT
                    continue
                name, article, analysis = found
                made = analysis_to_json(article, analysis, ANALYSIS_VERSION, name, with_text=with_text)
                line = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
                # A lone surrogate in a text is legal in Python and not in UTF-8.
                sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.flush()
    return code
