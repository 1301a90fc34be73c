"""What is asked: the folder that was named, the library that was named, or all that was ever loaded."""

import asyncio
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.reports import NO_OTHERS, show_unread
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
    #: How many documents of other loaded folders couldn't be read when these were loaded, by folder.
    others: Mapping[str, int] = field(default_factory=dict)
    #: Nothing else is there than the sample documents.
    samples: bool = False

    def tell(self, *, nothing: bool) -> bool:
        """Say it; return whether it is bad input. `nothing`: the answer is empty."""
        if self.trouble is not None:
            say(str(self.trouble))
        if nothing and self.samples:
            say("only the samples that come with Briefbot are there; `briefbot load FOLDER` takes up your documents")
        missing = show_unread(self.report, self.folder, nothing=nothing, others=self.others)
        return missing or self.trouble is not None


@asynccontextmanager
async def open_prepared_service(seeds: Path | None, library: Path | None) -> "AsyncIterator[tuple[Service, Unread]]":
    """Open the library, bring it in step with the folder that is asked, and say what of that can't answer.

    A library that is named alone answers as it is. Otherwise the folder that is named, or the default one, is read.
    """
    from bot.config import shipped_samples
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
        others = await _count_others(service, folder, alone=alone) if seeds is None else NO_OTHERS
        samples = seeds is None and trouble is None and folder in shipped_samples()
        yield (
            service,
            Unread(
                folder=folder,
                report=report,
                trouble=trouble,
                others=others,
                samples=samples and await service.holds_samples_alone(),
            ),
        )


async def _count_others(service: "Service", folder: Path, *, alone: bool) -> Mapping[str, int]:
    """Return how many documents of each loaded folder but the one that was read now couldn't be read."""
    from briefings import StoreError

    read = "" if alone else await asyncio.to_thread(os.path.abspath, folder)
    try:
        counts = await service.count_unread()
    except StoreError:
        return NO_OTHERS  # whatever is asked of the library says so
    return await asyncio.to_thread(
        lambda: {path: number for path, number in counts.items() if path != read and Path(path).is_dir()}
    )


async def _feed(service: "Service") -> "StoreError | None":
    """Bring the library in step with what sources have brought; return what is wrong."""
    from bot.cli.sources import feed_library
    from briefings import StoreError

    try:
        await feed_library(service)
    except StoreError as error:
        return error
    return None
