"""`briefbot source`: the feeds and pages that are followed by their addresses."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import LibraryFile, Workers
from bot.cli.reports import count
from bot.cli.session import ExitCode, fail, run, say
from bot.cli.sources import opened_sources

if TYPE_CHECKING:
    from briefings import FollowedSources, ListedSource, Preview, Refreshed, Source

following = typer.Typer(no_args_is_help=True, help="Follow feeds and pages by their addresses.")

#: Lines that a preview shows of what was thrown away.
_MOST_THROWN = 5
#: Bytes of a list of feeds.
_LARGEST_LIST = 10_000_000

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
    async with opened_sources(library, workers) as sources:
        added = await sources.add(url, page=page, name=name, due_at_once=True)
    if not added.new:
        say(f"{_shown(added.source)} is followed already")
        return ExitCode.NOTHING
    sys.stdout.write(f"{_shown(added.source)} is followed now, id {added.source.id}\n")
    if added.refreshed is None:
        return ExitCode.FOUND
    _tell(added.refreshed)
    return ExitCode.BAD_INPUT if added.refreshed.failed else ExitCode.FOUND


async def _preview(url: str, library: Path | None, workers: int | None, *, page: bool) -> int:
    async with opened_sources(library, workers) as sources:
        shown = await sources.preview(url, page=page)
    for line in _preview_lines(shown):
        sys.stdout.write(f"{_line(line)}\n")
    if shown.reason:
        say(shown.reason)
        return ExitCode.BAD_INPUT
    return ExitCode.FOUND


def _preview_lines(shown: "Preview") -> Iterable[str]:
    from briefings import mask_secrets

    entries = f", entries: {shown.entries}" if shown.kind == "feed" else ""
    yield f"{shown.kind}: {shown.title or 'without a title'} ({mask_secrets(shown.url)}){entries}"
    if shown.article is None:
        return
    yield f"title: {shown.article.title or 'none'}"
    yield f"date: {shown.article.published or 'undated'}"
    yield f"author: {shown.article.author or 'not named'}"
    yield f"first sentence: {shown.first_sentence or 'none'}"
    yield f"thrown away: {count(len(shown.thrown_away), 'line')}"
    yield from (f"  {line[:200]}" for line in shown.thrown_away[:_MOST_THROWN])


@following.command(name="list")
def list_command(
    *,
    form: Annotated[_Form, typer.Option("--format", help="How the list is written.")] = _Form.TEXT,
    library: LibraryFile = None,
) -> None:
    """List what is followed, and how it is."""
    run(_list(form, library))


async def _list(form: _Form, library: Path | None) -> int:
    async with opened_sources(library) as sources:
        listed = await sources.list_sources()
    if form is _Form.JSON:
        sys.stdout.write(json.dumps([_as_json(one) for one in listed], ensure_ascii=False, indent=2) + "\n")
    else:
        for one in listed:
            for line in _list_lines(one):
                sys.stdout.write(f"{_line(line)}\n")
    if not listed:
        say("nothing is followed; `briefbot source add URL` follows a feed or a page")
        return ExitCode.NOTHING
    return ExitCode.FOUND


def _as_json(listed: "ListedSource") -> dict[str, object]:
    source, record = listed.source, listed.source.record
    return {
        "id": source.id,
        "url": listed.shown_url,
        "kind": source.kind.value,
        "title": source.name or source.title,
        "state": source.state.value,
        "last_fetch": _iso(record.last_fetch),
        "last_new": _iso(record.last_new),
        "next_fetch": _iso(record.next_fetch) if source.is_fetched else None,
        "failures": record.failures,
        "reason": listed.reason or None,
        "documents": listed.documents,
    }


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")


def _list_lines(listed: "ListedSource") -> Iterable[str]:
    source, record = listed.source, listed.source.record
    yield f"{source.name or source.title or listed.shown_url} ({source.kind}, {source.state})"
    yield f"  {listed.shown_url}"
    yield f"  id {source.id}"
    times = [count(listed.documents, "document")]
    if record.last_new is not None:
        times.append(f"last new {_local(record.last_new)}")
    if source.is_fetched:
        times.append(f"next fetch {_local(record.next_fetch)}")
    yield f"  {', '.join(times)}"
    if listed.reason:
        since = "" if record.failing_since is None else f" (since {_local(record.failing_since)})"
        yield f"  {listed.reason}{since}"


def _local(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


@following.command()
def remove(chosen: _Chosen, *, library: LibraryFile = None) -> None:
    """Follow something no longer: its documents leave all answers at once."""
    run(_for_each(chosen, library, _remove))


async def _remove(sources: "FollowedSources", source: "Source") -> bool:
    removal = await sources.weigh_removal(source)
    sys.stdout.write(
        f"{_shown(source)}: {count(removal.documents, 'document')} will leave all answers;"
        f" {count(removal.captures, 'captured version')} will stay, as proof of what was sent or answered\n"
    )
    sys.stdout.flush()
    await sources.remove(source.id)
    sys.stdout.write(f"{_shown(source)} is removed\n")
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
        sys.stdout.write(f"{_shown(source)} is {state} now\n")
    else:
        say(f"{_shown(source)} is {state} already")
    return done


async def _for_each(
    chosen: list[str],
    library: Path | None,
    work: "Callable[[FollowedSources, Source], Awaitable[bool]]",
) -> int:
    """Do something with each source; one that isn't there stops no other."""
    from briefings import RequestError

    done = wrong = False
    async with opened_sources(library) as sources:
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
    async with opened_sources(library, workers) as sources:
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
                say(f"{_shown(source)} {_why_not(source)}")
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
        say(f"{_shown(source)} is being fetched by another process")
    elif trouble is not None:
        next_time = "" if source.record.gone else f"; the next try is at {_local(source.record.next_fetch)}"
        say(f"{_shown(source)}: {explain_trouble(trouble)}{next_time}")
    else:
        new = count(len(refreshed.changed), "new or changed document") if refreshed.changed else "nothing new"
        sys.stdout.write(f"{_shown(source)}: {new}\n")
        sys.stdout.flush()
    for address, reason in refreshed.refused:
        say(f"{address}: {reason}; what the feed says of it is taken")


@following.command(name="import")
def import_command(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE.opml]", readable=False, help="A list as feed readers export it.")
    ] = None,
    *,
    pack: Annotated[
        str | None, typer.Option(metavar="THEME", help="Instead of a file, feeds to begin with: world, science …")
    ] = None,
    library: LibraryFile = None,
) -> None:
    """Follow the feeds of an OPML file; `briefbot source refresh` fetches them."""
    if (file is None) is (pack is None):
        fail("give a list of feeds (FILE.opml), or a theme with --pack")
    run(_import(_read_pack(pack) if file is None else _read_list(file), library))


def _read_pack(name: str | None) -> bytes:
    from bot.packs import list_packs

    packs = {pack.name: pack.opml for pack in list_packs()}
    if name not in packs:
        fail(f"there is no pack '{name}'; there are {', '.join(packs)}")
    return packs[name]


def _read_list(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            raw = opened.read(_LARGEST_LIST + 1)
    except OSError as error:
        fail(f"{file} can't be read ({error.strerror})")
    if len(raw) > _LARGEST_LIST:
        fail(f"{file} is larger than a list of feeds")
    return raw


async def _import(raw: bytes, library: Path | None) -> int:
    from briefings import mask_secrets

    async with opened_sources(library) as sources:
        imported = await sources.import_list(raw)
    for url, reason in imported.problems:
        say(f"{mask_secrets(url)[:200]}: {reason}")
    known = f", {imported.known} followed already" if imported.known else ""
    sys.stdout.write(
        f"{count(len(imported.added), 'source')} added{known}; `briefbot source refresh` fetches what is due\n"
    )
    if imported.problems:
        return ExitCode.BAD_INPUT
    return ExitCode.FOUND if imported.added else ExitCode.NOTHING


@following.command(name="export")
def export_command(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE.opml]", readable=False, help="Default: print the list.")
    ] = None,
    *,
    library: LibraryFile = None,
) -> None:
    """Write what is followed as OPML, which feed readers import; secrets in addresses are masked."""
    run(_export(file, library))


async def _export(file: Path | None, library: Path | None) -> int:
    async with opened_sources(library) as sources:
        listed = await sources.list_sources()
        written = await sources.export_list()
    if file is None:
        sys.stdout.write(written)
    else:
        try:
            await asyncio.to_thread(file.write_text, written, "utf-8")
        except OSError as error:
            fail(f"{file} can't be written ({error.strerror})")
        sys.stdout.write(f"{_line(str(file))}: {count(len(listed), 'source')}\n")
    if not listed:
        say("nothing is followed; the list is empty")
        return ExitCode.NOTHING
    return ExitCode.FOUND


def _shown(source: "Source") -> str:
    """Return a source's name and address on one line."""
    from briefings import mask_secrets

    url = mask_secrets(source.url)
    name = source.name or source.title
    return _line(url if name is None else f"{name} ({url})")


def _line(words: str) -> str:
    from briefings import clean_line

    return clean_line(words)
