"""The command that explains: what was found in a document, by which rule, and what was rejected and why."""

import re
import shutil
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.session import ExitCode, fail, log_details, open_chosen_service, read_document_costs, run, say
from bot.cli.sources import find_stores

if TYPE_CHECKING:
    from briefings import Capture, MissingPage

explaining = typer.Typer()

#: Files of many documents, each of which may fail by itself.
_OF_ROWS = (".csv", ".jsonl")
#: A document's id, as citations have it.
_ID = re.compile(r"[0-9a-f]{16}\Z")
#: Bytes.
_LIMIT = 10_000_000
#: Lines of what has changed from one version to the next.
_MOST_CHANGES = 40


@explaining.command(name="explain")
def explain_command(
    target: Annotated[
        str,
        typer.Argument(
            metavar="FILE[:LINE|#ID]|DOCUMENT",
            help="A document; with :LINE one paragraph of it, with #ID one row of a file of rows. Or the id or address"
            " by which a citation names a document that was fetched.",
        ),
    ],
    *,
    html: Annotated[bool, typer.Option("--html", help="Write a page with the spans marked in the text.")] = False,
    as_fetched: Annotated[
        bool,
        typer.Option(
            "--as-fetched", help="Write the HTML from which the text was taken, where BRIEFBOT_KEEP_HTML kept it."
        ),
    ] = False,
) -> None:
    """Show a document with what was found in it, by which rule, and what was rejected and why."""
    run(_show_html(target) if as_fetched else _explain_target(target, html=html))


async def _show_html(target: str) -> int:
    """Write the HTML of a document's newest capture as it was fetched."""
    from briefings import open_archive

    places = find_stores()
    captures: tuple[Capture, ...] = ()
    html: bytes | None = None
    if places.has_archive():
        async with open_archive(places.archive) as archive:
            captures = await archive.find_captures(target)
            html = await archive.read_html(captures[-1].id) if captures else None
    if not captures:
        fail(f"nothing that was fetched has the id or address '{target}'")
    if html is None:
        say(f"of {target} the text alone was kept; BRIEFBOT_KEEP_HTML=1 keeps the HTML of what is fetched from then on")
        return ExitCode.NOTHING
    sys.stdout.flush()
    sys.stdout.buffer.write(html)
    return ExitCode.FOUND


async def _explain_target(target: str, *, html: bool) -> int:
    path, line, row = _target(target)
    if not path.exists():
        if captures := await _find_captures(target):
            return await _explain_captures(*captures, html=html)
        if _ID.match(target) and (file := await _find_file(target)) is not None:
            path = file
    return await _explain(path, line, row, html=html)


async def _find_captures(target: str) -> "tuple[tuple[Capture, ...], MissingPage | None] | None":
    """Return the versions of a document that was fetched, the oldest first, and whether its page is missing."""
    from briefings import open_archive

    places = find_stores()
    if not places.has_archive():
        return None
    async with open_archive(places.archive) as archive:
        captures = await archive.find_captures(target)
        if not captures and (reason := await archive.find_reason(target)):
            fail(f"{target}: {reason}")
        if not captures:
            return None
        missing = await archive.missing.find([captures[-1].document])
        return captures, next(iter(missing), None)


async def _find_file(document: str) -> Path | None:
    """Return the file of a document that the library knows by its id."""
    async with open_chosen_service(None) as service:
        return await service.find_file(document)


async def _explain_captures(captures: "tuple[Capture, ...]", missing: "MissingPage | None", *, html: bool) -> int:
    """Show a document as it was captured, each version with its time, and what was found in the newest."""
    from briefings import (
        BriefbotError,
        analyse_article,
        clean,
        clean_line,
        explain,
        render_explain_html,
        render_explain_terminal,
    )

    newest = captures[-1]
    try:
        with log_details():
            analysis = await analyse_article(newest.article, limits=read_document_costs())
    except BriefbotError as error:
        fail(str(error))
    paragraphs = explain(newest.article, analysis, None)
    if html:
        sys.stdout.write(render_explain_html(newest.article, paragraphs))
        return ExitCode.FOUND
    for capture, later in zip(captures, (*captures[1:], None), strict=True):
        sys.stdout.write(f"{clean_line(_describe(capture, newest))}\n")
        if later is None and missing is not None:
            sys.stdout.write(f"  Its server has had no such page since {_time(missing.since)}.\n")
        if later is not None:
            sys.stdout.write("".join(f"  {clean(line)}\n" for line in capture.article.text.splitlines()) + "\n")
            changes = _list_changes(capture, later)
            sys.stdout.write("  Changed by the next:\n" + "".join(f"  {clean(line)}\n" for line in changes) + "\n")
    width, colour = _terminal()
    sys.stdout.write(render_explain_terminal(newest.article, paragraphs, width=width, colour=colour))
    return ExitCode.FOUND


def _list_changes(before: "Capture", after: "Capture") -> tuple[str, ...]:
    """Return what a version has otherwise than the one before; of many lines the first."""
    from briefings import list_capture_changes

    lines = list_capture_changes(before, after)
    if len(lines) <= _MOST_CHANGES:
        return lines or ("The same sentences, in another order.",)
    return (*lines[:_MOST_CHANGES], f"… and {len(lines) - _MOST_CHANGES:,} lines more")


def _describe(capture: "Capture", newest: "Capture") -> str:
    """Return where and when a version was captured, and whether a newer one was."""
    taken = {"page": "", "feed": ", the text of its feed", "summary": ", only the summary of its feed"}[capture.basis]
    when = f"{capture.url}: as captured {_time(capture.fetched_at)}{taken}"
    if capture is newest:
        return when
    return f"{when}; it has changed since, and was captured again {_time(newest.fetched_at)}"


def _time(moment: datetime) -> str:
    return f"{moment.day} {moment:%b %Y, %H:%M} UTC"


async def _explain(path: Path, line: int | None, row: str | None, *, html: bool) -> int:
    from briefings import (
        BriefbotError,
        analyse_documents,
        clean_line,
        explain,
        render_explain_html,
        render_explain_terminal,
    )

    shown = 0
    with log_details():
        async for found in analyse_documents(path, limit=_LIMIT, limits=read_document_costs()):
            if isinstance(found, BriefbotError):
                if path.suffix.lower() not in _OF_ROWS:
                    fail(str(found))
                say(str(found))
                continue
            name, article, analysis = found
            if row is not None and name != row:
                continue
            if article.item and not html:
                sys.stdout.write(f"{clean_line(f'{path}#{article.item}')}\n")
            paragraphs = explain(article, analysis, line)
            shown += len(paragraphs)
            if analysis.language is not None:
                say(f"{path}: in {analysis.language}, not in English: found by search, not analysed")
            if html:
                sys.stdout.write(render_explain_html(article, paragraphs))
            else:
                width, colour = _terminal()
                sys.stdout.write(render_explain_terminal(article, paragraphs, width=width, colour=colour))
    if not shown:
        place = f"paragraph on line {line}" if row is None else f"row with the id {row}"
        say(f"{path}: there is no {place}")
        return ExitCode.NOTHING
    return ExitCode.FOUND


def _terminal() -> tuple[int | None, bool]:
    """Return the width in columns and whether colours are shown: none of both in a pipe."""
    return (shutil.get_terminal_size().columns, True) if sys.stdout.isatty() else (None, False)


def _target(target: str) -> tuple[Path, int | None, str | None]:
    """Return the file, and the line or the row's id; a file whose own name ends in ':NUMBER' or '#ID' is that file."""
    if not Path(target).exists():
        name, colon, number = target.rpartition(":")
        if colon and number.isascii() and number.isdigit():
            return Path(name), int(number), None
        name, mark, row = target.partition("#")
        if mark and row and Path(name).exists():
            return Path(name), None, row
    return Path(target), None, None
