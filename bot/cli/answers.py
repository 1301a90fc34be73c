"""The commands that answer: brief, quote, compare, actors, timeline, search, sources."""

import os
import shutil
import sys
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import Format
from bot.cli.preparing import open_prepared_service
from bot.cli.session import ExitCode, decode_typed, fail, run
from bot.cli.shared_options import AnswerOptions, take_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefings import Briefing, Request

answers = typer.Typer()

#: Questions that need words; the others then answer for all documents.
_ASKING = ("quote", "timeline", "search", "compare")

# Without a topic, or with any number of its words: nobody should need quotation marks for South Korea.
OnlyTopic = Annotated[list[str] | None, typer.Argument(metavar="[TOPIC]...", help="Only around this topic.")]


@answers.command()
@take_options(AnswerOptions)
def brief(
    topic: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TOPIC]...", help="A country, person, organisation or any words. Without: what happened of late."
        ),
    ] = None,
    *,
    options: AnswerOptions,
) -> None:
    """Brief on a topic: key actors, positions, history and quotations, every line with its citation."""
    run(_answer(_make_request("brief", topic or (), options), options))


@answers.command()
@take_options(AnswerOptions)
def quote(
    person: Annotated[list[str], typer.Argument(metavar="PERSON...", help="Whose words.")],
    *,
    about: Annotated[str, typer.Option("--about", metavar="TOPIC", help="Only what was said about this.")] = "",
    options: AnswerOptions,
) -> None:
    """Give what a person said, word for word. --since and --until count when it was said, where the text tells."""
    run(_answer(_make_request("quote", person, options, about), options))


@answers.command()
@take_options(AnswerOptions)
def compare(
    first: Annotated[str, typer.Argument(metavar="ACTOR", help="Whose positions; several words in quotation marks.")],
    second: Annotated[str, typer.Argument(metavar="OTHER", help="And whose beside them.")],
    *,
    about: Annotated[str, typer.Option("--about", metavar="TOPIC", help="Only positions on this.")] = "",
    options: AnswerOptions,
) -> None:
    """Set the positions of two people, states or organisations beside each other."""
    request = _make_request("compare", [first], options, about)
    if not second.strip():
        fail("name both, for example: briefbot compare norway peru")
    run(_answer(replace(request, second=decode_typed(second)), options))


@answers.command()
@take_options(AnswerOptions)
def actors(
    topic: OnlyTopic = None,
    *,
    options: AnswerOptions,
) -> None:
    """List people, states and organisations with their roles."""
    run(_answer(_make_request("actors", topic or (), options), options))


@answers.command()
@take_options(AnswerOptions)
def timeline(
    topic: Annotated[list[str], typer.Argument(metavar="TOPIC...", help="What the history is of.")],
    *,
    options: AnswerOptions,
) -> None:
    """List dated events, oldest first."""
    run(_answer(_make_request("timeline", topic, options), options))


@answers.command()
@take_options(AnswerOptions)
def search(
    query: Annotated[
        list[str],
        typer.Argument(metavar="WORD...", help='All words; "words side by side", begin*; AND, OR, NOT between them.'),
    ],
    *,
    options: AnswerOptions,
) -> None:
    """Find sentences by their words."""
    run(_answer(_make_request("search", query, options), options))


@answers.command()
@take_options(AnswerOptions)
def sources(
    topic: OnlyTopic = None,
    *,
    options: AnswerOptions,
) -> None:
    """List the loaded documents, each with its folder."""
    run(_answer(_make_request("sources", topic or (), options), options))


def _make_request(question: str, words: "Sequence[str]", options: AnswerOptions, about: str = "") -> "Request":
    from briefings import Question, Request

    topic = " ".join(words)
    if not topic.strip() and (question in _ASKING or (question == "brief" and words)):
        fail("name what you ask about, for example: briefbot brief korea")
    options.check_days()
    return Request(
        question=Question(question),
        topic=decode_typed(topic),
        about=decode_typed(about),
        since=options.since,
        until=options.until,
        # A table says nowhere what a limit left out, so that it has all lines unless a number was given.
        most=0 if options.format_ is Format.CSV and options.most is None else options.most,
    )


async def _answer(request: "Request", options: AnswerOptions) -> int:
    """Bring the library in step with the folder, answer from it, and return the exit code."""
    async with open_prepared_service(options.seeds, options.library) as (service, unread):
        # A folder that was named is what is asked; otherwise all that was ever loaded.
        briefing = await service.answer(request, root=options.seeds, now=datetime.now(UTC))
    sys.stdout.write(_render(briefing, options.format_))
    sys.stdout.flush()
    if unread.tell(nothing=not briefing.found):
        return ExitCode.BAD_INPUT
    return ExitCode.FOUND if briefing.found else ExitCode.NOTHING


def _render(briefing: "Briefing", format_: Format) -> str:
    from briefings import render_csv, render_html, render_json, render_markdown, render_terminal

    if format_ is Format.MARKDOWN:
        return render_markdown(briefing)
    if format_ is Format.JSON:
        return render_json(briefing)
    if format_ is Format.CSV:
        return render_csv(briefing)
    if format_ is Format.HTML:
        return render_html(briefing)
    if sys.stdout.isatty():
        colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return render_terminal(briefing, width=shutil.get_terminal_size().columns, colour=colour)
    return render_terminal(briefing, width=None, colour=False)
