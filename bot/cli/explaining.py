"""The command that explains: what was found in a document, by which rule, and what was rejected and why."""

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.session import Exit, details_logged, document_costs, fail, run, say

explaining = typer.Typer()

#: Bytes.
_LIMIT = 10_000_000


@explaining.command(name="explain")
def explain_command(
    target: Annotated[str, typer.Argument(metavar="FILE[:LINE]", help="A document; with :LINE one paragraph of it.")],
    *,
    html: Annotated[bool, typer.Option("--html", help="Write a page with the spans marked in the text.")] = False,
) -> None:
    """Show a document with what was found in it, by which rule, and what was rejected and why."""
    path, line = _target(target)
    run(_explain(path, line, html=html))


async def _explain(path: Path, line: int | None, *, html: bool) -> int:
    from briefings import BriefbotError, analyse_documents, explain, render_explain_html, render_explain_terminal

    shown = 0
    with details_logged():
        async for found in analyse_documents(path, limit=_LIMIT, limits=document_costs()):
            if isinstance(found, BriefbotError):
                fail(str(found))
            _, article, analysis = found
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
        say(f"{path}: there is no paragraph on line {line}")
        return Exit.NOTHING
    return Exit.FOUND


def _target(target: str) -> tuple[Path, int | None]:
    """Return the file and the line; a file whose own name ends in ':NUMBER' is that file."""
    name, colon, number = target.rpartition(":")
    if colon and number.isascii() and number.isdigit() and not Path(target).exists():
        return Path(name), int(number)
    return Path(target), None
