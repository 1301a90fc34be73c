"""The command that lists stories: which documents report one event."""

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.answers import OnlyTopic, check_days
from bot.cli.options import All, LibraryFile, Limit, Seeds, Since, Until
from bot.cli.preparing import open_prepared_service
from bot.cli.session import ExitCode, decode_typed, run

stories = typer.Typer()

#: Stories that are listed unless more are asked for.
_USUAL = 20


class StoryFormat(StrEnum):
    """How stories are written."""

    TEXT = "text"
    JSON = "json"


@stories.command("stories")
def list_stories(
    topic: OnlyTopic = None,
    *,
    seeds: Seeds = None,
    library: LibraryFile = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    all_: All = False,
    format_: Annotated[StoryFormat, typer.Option("--format", help="How stories are written.")] = StoryFormat.TEXT,
) -> None:
    """List what happened, each event once with all documents that report it: what many report, of today, first."""
    check_days(since, until)
    most = 0 if all_ else _USUAL if limit is None else limit
    run(_list(decode_typed(" ".join(topic or ())), seeds, library, since, until, most=most, format_=format_))


async def _list(
    words: str,
    seeds: Path | None,
    library: Path | None,
    since: date | None,
    until: date | None,
    *,
    most: int,
    format_: StoryFormat,
) -> int:
    from briefings import render_stories_json, render_stories_terminal

    async with open_prepared_service(seeds, library) as (service, unread):
        found = await service.stories(words, root=seeds, since=since, until=until)
    shown = found[: most or None]
    if format_ is StoryFormat.JSON:
        sys.stdout.write(render_stories_json(shown))
    else:
        sys.stdout.write(render_stories_terminal(shown, left_out=len(found) - len(shown)))
    sys.stdout.flush()
    if unread.tell(nothing=not found):
        return ExitCode.BAD_INPUT
    return ExitCode.FOUND if found else ExitCode.NOTHING
