"""`briefbot source import` and `export`: what is followed, as lists that feed readers know."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import LibraryFile
from bot.cli.reports import count
from bot.cli.session import ExitCode, fail, run, say
from bot.cli.source_lines import make_line
from bot.cli.sources import open_chosen_sources

source_lists = typer.Typer()

#: Bytes of a list of feeds.
_LARGEST_LIST = 10_000_000


@source_lists.command(name="import")
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

    async with open_chosen_sources(library) as sources:
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


@source_lists.command(name="export")
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
    async with open_chosen_sources(library) as sources:
        listed = await sources.list_sources()
        written = await sources.export_list()
    if file is None:
        sys.stdout.write(written)
    else:
        try:
            await asyncio.to_thread(file.write_text, written, "utf-8")
        except OSError as error:
            fail(f"{file} can't be written ({error.strerror})")
        sys.stdout.write(f"{make_line(str(file))}: {count(len(listed), 'source')}\n")
    if not listed:
        say("nothing is followed; the list is empty")
        return ExitCode.NOTHING
    return ExitCode.FOUND
