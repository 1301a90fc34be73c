"""`briefbot source`: the feeds and pages that are followed by their addresses."""

import json
import sys
from collections.abc import Awaitable, Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import LibraryFile, Workers
from bot.cli.reports import count
from bot.cli.session import ExitCode, fail, run, say
from bot.cli.source_lines import (
    format_local,
    list_preview_lines,
    list_source_lines,
    make_line,
    make_source_json,
    name_source,
)
from bot.cli.source_lists import source_lists
from bot.cli.sources import open_chosen_sources

if TYPE_CHECKING:
    from briefings import FollowedSources, Refreshed, Source

following = typer.Typer(no_args_is_help=True, help="Follow feeds and pages by their addresses.")
following.add_typer(source_lists)

_Chosen = Annotated[list[str], typer.Argument(metavar="URL|ID...", help="As `briefbot source list` shows them.")]


class _Form(StrEnum):
    """How the list is written."""

    TEXT = "text"
    JSON = "json"


@following.command()
def add(
    url: Annotated[str, typer.Argument(metavar="URL", help="A feed, or a page that names one.")],
    *,
    name: Annotated[str | None, typer.Option("--name", help="What you call it.")] = None,
    page: Annotated[bool, typer.Option("--page", help="Follow the page itself, not its feed.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what it would bring, and keep nothing.")] = False,
    library: LibraryFile = None,
    workers: Workers = None,
) -> None:
    """Follow a feed or a page, and take up what it brings now."""
    work = _preview(url, library, workers, page=page) if dry_run else _add(url, name, library, workers, page=page)
    run(work)


async def _add(url: str, name: str | None, library: Path | None, workers: int | None, *, page: bool) -> int:
    async with open_chosen_sources(library, workers) as sources:
        added = await sources.add(url, page=page, name=name, due_at_once=True)
    if not added.new:
        say(f"{name_source(added.source)} is followed already")
        return ExitCode.NOTHING
    sys.stdout.write(f"{name_source(added.source)} is followed now, id {added.source.id}\n")
    if added.refreshed is None:
        return ExitCode.FOUND
    _tell(added.refreshed)
    return ExitCode.BAD_INPUT if added.refreshed.failed else ExitCode.FOUND


async def _preview(url: str, library: Path | None, workers: int | None, *, page: bool) -> int:
    async with open_chosen_sources(library, workers) as sources:
        shown = await sources.preview(url, page=page)
    for line in list_preview_lines(shown):
        sys.stdout.write(f"{make_line(line)}\n")
    if shown.reason:
        say(shown.reason)
        return ExitCode.BAD_INPUT
    return ExitCode.FOUND


@following.command(name="list")
def list_command(
    *,
    form: Annotated[_Form, typer.Option("--format", help="How the list is written.")] = _Form.TEXT,
    library: LibraryFile = None,
) -> None:
    """List what is followed, and how it is."""
    run(_list(form, library))


async def _list(form: _Form, library: Path | None) -> int:
    async with open_chosen_sources(library) as sources:
        listed = await sources.list_sources()
    if form is _Form.JSON:
        sys.stdout.write(json.dumps([make_source_json(one) for one in listed], ensure_ascii=False, indent=2) + "\n")
    else:
        for one in listed:
            for line in list_source_lines(one):
                sys.stdout.write(f"{make_line(line)}\n")
    if not listed:
        say("nothing is followed; `briefbot source add URL` follows a feed or a page")
        return ExitCode.NOTHING
    return ExitCode.FOUND


@following.command()
def remove(chosen: _Chosen, *, library: LibraryFile = None) -> None:
    """Follow something no longer: its documents leave all answers at once."""
    run(_for_each(chosen, library, _remove))


async def _remove(sources: "FollowedSources", source: "Source") -> bool:
    removal = await sources.weigh_removal(source)
    sys.stdout.write(
        f"{name_source(source)}: {count(removal.documents, 'document')} will leave all answers;"
        f" {count(removal.captures, 'captured version')} will stay, as proof of what was sent or answered\n"
    )
    sys.stdout.flush()
    await sources.remove(source.id)
    sys.stdout.write(f"{name_source(source)} is removed\n")
    return True


@following.command()
def pause(chosen: _Chosen, *, library: LibraryFile = None) -> None:
    """Let sources rest; what they have brought stays."""
    run(_for_each(chosen, library, _pause))


async def _pause(sources: "FollowedSources", source: "Source") -> bool:
    return _told(source, "paused", done=await sources.set_paused(source.id, paused=True))


@following.command()
def resume(chosen: _Chosen, *, library: LibraryFile = None) -> None:
    """Let paused sources go on, and ask again for what was gone."""
    run(_for_each(chosen, library, _resume))


async def _resume(sources: "FollowedSources", source: "Source") -> bool:
    return _told(source, "active", done=await sources.set_paused(source.id, paused=False))


def _told(source: "Source", state: str, *, done: bool) -> bool:
    if done:
        sys.stdout.write(f"{name_source(source)} is {state} now\n")
    else:
        say(f"{name_source(source)} is {state} already")
    return done


async def _for_each(
    chosen: list[str],
    library: Path | None,
    work: "Callable[[FollowedSources, Source], Awaitable[bool]]",
) -> int:
    """Do something with each source; one that isn't there stops no other."""
    from briefings import RequestError

    done = wrong = False
    async with open_chosen_sources(library) as sources:
        for words in dict.fromkeys(chosen):
            try:
                done |= await work(sources, await sources.find(words))
            except RequestError as error:
                say(str(error))
                wrong = True
    if wrong:
        return ExitCode.BAD_INPUT
    return ExitCode.FOUND if done else ExitCode.NOTHING


@following.command()
def refresh(
    chosen: Annotated[
        list[str] | None, typer.Argument(metavar="[URL|ID]...", help="These, due or not. Default: what is due.")
    ] = None,
    *,
    all_: Annotated[bool, typer.Option("--all", help="All that isn't paused, due or not.")] = False,
    library: LibraryFile = None,
    workers: Workers = None,
) -> None:
    """Fetch what is followed, and take up what is new."""
    if chosen and all_:
        fail("name sources, or give --all; not both")
    run(_refresh(chosen or [], library, workers, everything=all_))


async def _refresh(chosen: list[str], library: Path | None, workers: int | None, *, everything: bool) -> int:
    from briefings import RequestError

    wrong = False
    async with open_chosen_sources(library, workers) as sources:
        # Whatever a process that was ended hadn't done is done first.
        await sources.feed_library()
        among: list[Source] | None = None
        if everything:
            among = [one.source for one in await sources.list_sources() if one.source.is_fetched]
        elif chosen:
            among = []
            for words in dict.fromkeys(chosen):
                try:
                    among.append(await sources.find(words))
                except RequestError as error:
                    say(str(error))
                    wrong = True
        ids = None if among is None else [one.id for one in among]
        done = await sources.refresh(ids, asked=bool(chosen) or everything, tell=_tell)
        begun = {one.source.id for one in done}
        for source in among or ():
            if source.id not in begun:
                say(f"{name_source(source)} {_why_not(source)}")
    if wrong or any(one.failed for one in done):
        return ExitCode.BAD_INPUT
    if not done:
        if not chosen:
            say("nothing is due" if not everything else "there is nothing to fetch")
        return ExitCode.NOTHING
    return ExitCode.FOUND


def _why_not(source: "Source") -> str:
    if source.paused:
        return "is paused; `briefbot source resume` lets it go on"
    if source.record.gone:
        return "is gone; `briefbot source resume` lets it be asked again"
    return "is being fetched by another process"


def _tell(refreshed: "Refreshed") -> None:
    """Say what became of a source as soon as it is known."""
    from briefings import explain_trouble

    source, trouble = refreshed.source, refreshed.source.record.trouble
    if refreshed.lost:
        say(f"{name_source(source)} is being fetched by another process")
    elif trouble is not None:
        next_time = "" if source.record.gone else f"; the next try is at {format_local(source.record.next_fetch)}"
        say(f"{name_source(source)}: {explain_trouble(trouble)}{next_time}")
    else:
        new = count(len(refreshed.changed), "new or changed document") if refreshed.changed else "nothing new"
        sys.stdout.write(f"{name_source(source)}: {new}\n")
        sys.stdout.flush()
    for address, reason in refreshed.refused:
        say(f"{address}: {reason}; what the feed says of it is taken")
