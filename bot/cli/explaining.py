"""The command that explains: what was found in a document, by which rule, and what was rejected and why."""

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.session import Exit, details_logged, document_costs, fail, run, say

explaining = typer.Typer()

#: Files of many documents, each of which may fail by itself.
_OF_ROWS = (".csv", ".jsonl")
#: Bytes.
_LIMIT = 10_000_000


@explaining.command(name="explain")
def explain_command(
    target: Annotated[
        str,
        typer.Argument(
            metavar="FILE[:LINE|#ID]",
            help="A document; with :LINE one paragraph of it, with #ID one row of a file of rows.",
        ),
    ],
    *,
    html: Annotated[bool, typer.Option("--html", help="Write a page with the spans marked in the text.")] = False,
) -> None:
    """Show a document with what was found in it, by which rule, and what was rejected and why."""
    path, line, row = _target(target)
    run(_explain(path, line, row, html=html))


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
    with details_logged():
        async for found in analyse_documents(path, limit=_LIMIT, limits=document_costs()):
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
            if html:
                sys.stdout.write(render_explain_html(article, paragraphs))
            elif sys.stdout.isatty():
                width = shutil.get_terminal_size().columns
                sys.stdout.write(render_explain_terminal(article, paragraphs, width=width, colour=True))
            else:
                sys.stdout.write(render_explain_terminal(article, paragraphs))
    if not shown:
        place = f"paragraph on line {line}" if row is None else f"row with the id {row}"
        say(f"{path}: there is no {place}")
        return Exit.NOTHING
    return Exit.FOUND


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
