"""What is asked: the folder that was named, the library that was named, or all that was ever loaded."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.reports import show_unread
from bot.cli.session import documents_folder, fail, library_file, open_chosen_service, say

if TYPE_CHECKING:
    from briefings import BriefbotError, LoadReport, Service, StoreError


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """What can't answer, said after the answer."""

    folder: Path
    #: None: nothing was loaded.
    report: "LoadReport | None" = None
    #: The library couldn't be brought in step: what was loaded before has answered.
    trouble: "BriefbotError | None" = None

    def tell(self, *, nothing: bool) -> bool:
        """Say it; return whether it is bad input. `nothing`: the answer is empty."""
        if self.trouble is not None:
            say(str(self.trouble))
        missing = self.report is not None and show_unread(self.report, self.folder, nothing=nothing)
        return missing or self.trouble is not None


@asynccontextmanager
async def open_prepared_service(seeds: Path | None, library: Path | None) -> "AsyncIterator[tuple[Service, Unread]]":
    """Open the library, bring it in step with the folder that is asked, and say what of that can't answer.

    A library that is named alone answers as it is. Otherwise the folder that is named, or the default one, is read.
    """
    from briefings import StoreError

    folder = documents_folder(seeds)
    alone = library is not None and seeds is None
    if alone and not library_file(library).exists():
        fail(f"{library}: there is no such library; make it with `briefbot load FOLDER --library {library}`")
    async with open_chosen_service(library) as service:
        report, trouble = None, None
        if not alone:
            try:
                report = await service.load(folder, asked=seeds is not None)
            except StoreError as error:
                trouble = error
        if library is None and seeds is None:
            trouble = await _feed(service) or trouble
        yield service, Unread(folder=folder, report=report, trouble=trouble)


async def _feed(service: "Service") -> "StoreError | None":
    """Bring the library in step with what sources have brought; return what is wrong."""
    from bot.cli.sources import feed_library
    from briefings import StoreError

    try:
        await feed_library(service)
    except StoreError as error:
        return error
    return None
