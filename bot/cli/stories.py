"""The command that lists stories: which documents report one event."""

import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import typer

from bot.cli.answers import OnlyTopic
from bot.cli.preparing import open_prepared_service
from bot.cli.session import ExitCode, decode_typed, run
from bot.cli.shared_options import LookUpOptions, take_options

stories = typer.Typer()

#: Stories that are listed unless more are asked for.
_USUAL = 20


class StoryFormat(StrEnum):
    """How stories are written."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryOptions(LookUpOptions):
    """The options of the command that lists stories."""

    format_: Annotated[StoryFormat, typer.Option("--format", help="How stories are written.")] = StoryFormat.TEXT


@stories.command("stories")
@take_options(StoryOptions)
def list_stories(
    topic: OnlyTopic = None,
    *,
    options: StoryOptions,
) -> None:
    """List what happened, each event once with all documents that report it: what many report, of today, first."""
    options.check_days()
    run(_list(decode_typed(" ".join(topic or ())), options))


async def _list(words: str, options: StoryOptions) -> int:
    from briefings import ENGLISH, clean_line, render_stories_json, render_stories_terminal

    async with open_prepared_service(options.seeds, options.library) as (service, unread):
        found = await service.stories(words, root=options.seeds, since=options.since, until=options.until)
        known = bool(found) or (await service.stats()).documents > 0
    most = _USUAL if options.most is None else options.most
    shown = found[: most or None]
    if options.format_ is StoryFormat.JSON:
        sys.stdout.write(render_stories_json(shown))
    elif not found:
        key = ("notice.nothing" if words.strip() else "notice.empty") if known else "absence.documents.other"
        sys.stdout.write(f"{ENGLISH[key].format(asked=clean_line(words))}\n")
    else:
        sys.stdout.write(render_stories_terminal(shown, left_out=len(found) - len(shown)))
    sys.stdout.flush()
    if unread.tell(nothing=not found):
        return ExitCode.BAD_INPUT
    return ExitCode.FOUND if found else ExitCode.NOTHING
