"""The commands that answer: brief, quote, actors, timeline, search, sources."""

import os
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import All, Format, LibraryFile, Limit, OutputFormat, Seeds, Since, Until
from bot.cli.preparing import open_prepared_service
from bot.cli.session import ExitCode, decode_typed, fail, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefings import Briefing, Request

answers = typer.Typer()

#: Questions that need words; the others then answer for all documents.
_ASKING = ("quote", "timeline", "search")

# Without a topic, or with any number of its words: nobody should need quotation marks for South Korea.
OnlyTopic = Annotated[list[str] | None, typer.Argument(metavar="[TOPIC]...", help="Only around this topic.")]


@answers.command()
def brief(
    topic: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TOPIC]...", help="A country, person, organisation or any words. Without: what happened of late."
        ),
    ] = None,
    *,
    seeds: Seeds = None,
    library: LibraryFile = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    all_: All = False,
    format_: OutputFormat = Format.TEXT,
) -> None:
    """Brief on a topic: key actors, positions, history and quotations, every line with its citation."""
    run(_answer(_request("brief", topic or (), since, until, most=0 if all_ else limit), seeds, library, format_))


@answers.command()
def quote(
    person: Annotated[list[str], typer.Argument(metavar="PERSON...", help="Whose words.")],
    *,
    about: Annotated[str, typer.Option("--about", metavar="TOPIC", help="Only what was said about this.")] = "",
    seeds: Seeds = None,
    library: LibraryFile = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    all_: All = False,
    format_: OutputFormat = Format.TEXT,
) -> None:
    """Give what a person said, word for word."""
    run(_answer(_request("quote", person, since, until, about, most=0 if all_ else limit), seeds, library, format_))


@answers.command()
def actors(
    topic: OnlyTopic = None,
    *,
    seeds: Seeds = None,
    library: LibraryFile = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    all_: All = False,
    format_: OutputFormat = Format.TEXT,
) -> None:
    """List people, states and organisations with their roles."""
    run(_answer(_request("actors", topic or (), since, until, most=0 if all_ else limit), seeds, library, format_))


@answers.command()
def timeline(
    topic: Annotated[list[str], typer.Argument(metavar="TOPIC...", help="What the history is of.")],
    *,
    seeds: Seeds = None,
    library: LibraryFile = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    all_: All = False,
    format_: OutputFormat = Format.TEXT,
) -> None:
    """List dated events, oldest first."""
    run(_answer(_request("timeline", topic, since, until, most=0 if all_ else limit), seeds, library, format_))


@answers.command()
def search(
    query: Annotated[
        list[str],
        typer.Argument(metavar="WORD...", help='All words; "words side by side", begin*; AND, OR, NOT between them.'),
    ],
    *,
    seeds: Seeds = None,
    library: LibraryFile = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    all_: All = False,
    format_: OutputFormat = Format.TEXT,
) -> None:
    """Find sentences by their words."""
    run(_answer(_request("search", query, since, until, most=0 if all_ else limit), seeds, library, format_))


@answers.command()
def sources(
    topic: OnlyTopic = None,
    *,
    seeds: Seeds = None,
    library: LibraryFile = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    all_: All = False,
    format_: OutputFormat = Format.TEXT,
) -> None:
    """List the loaded documents, each with its folder."""
    run(_answer(_request("sources", topic or (), since, until, most=0 if all_ else limit), seeds, library, format_))


def _request(
    question: str,
    words: "Sequence[str]",
    since: date | None,
    until: date | None,
    about: str = "",
    *,
    most: int | None = None,
) -> "Request":
    from briefings import Question, Request

    topic = " ".join(words)
    if not topic.strip() and (question in _ASKING or (question == "brief" and words)):
        fail("name what you ask about, for example: briefbot brief korea")
    check_days(since, until)
    return Request(
        question=Question(question),
        topic=decode_typed(topic),
        about=decode_typed(about),
        since=since,
        until=until,
        most=most,
    )


def check_days(since: date | None, until: date | None) -> None:
    """End with a sentence where no day lies between the two."""
    if since is not None and until is not None and until < since:
        fail(f"--until {until} is before --since {since}; no day lies between them")


async def _answer(request: "Request", seeds: Path | None, library: Path | None, format_: Format) -> int:
    """Bring the library in step with the folder, answer from it, and return the exit code."""
    async with open_prepared_service(seeds, library) as (service, unread):
        # A folder that was named is what is asked; otherwise all that was ever loaded.
        briefing = await service.answer(request, root=seeds)
    sys.stdout.write(_written(briefing, format_))
    sys.stdout.flush()
    if unread.tell(nothing=not briefing.found):
        return ExitCode.BAD_INPUT
    return ExitCode.FOUND if briefing.found else ExitCode.NOTHING


def _written(briefing: "Briefing", format_: Format) -> str:
    from briefings import render_html, render_json, render_markdown, render_terminal

    if format_ is Format.MARKDOWN:
        return render_markdown(briefing)
    if format_ is Format.JSON:
        return render_json(briefing)
    if format_ is Format.HTML:
        return render_html(briefing)
    if sys.stdout.isatty():
        colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return render_terminal(briefing, width=shutil.get_terminal_size().columns, colour=colour)
    return render_terminal(briefing, width=None, colour=False)
