"""The service of a library, opened with all that it needs, and closed."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path

from briefings.analysis import ANALYSIS_VERSION
from briefings.library import open_library
from briefings.library.opening import utc_now
from briefings.service.cluster import open_cluster
from briefings.service.executor import Executor, Limits, open_executor
from briefings.service.samples import read_samples
from briefings.service.service import Service


@asynccontextmanager
async def open_service(
    library: Path,
    *,
    workers: int | None = None,
    limits: Limits | None = None,
    idle: float | None = None,
    plain_inside: bool = True,
    samples: Iterable[Path] = (),
    engine: str | None = None,
    now: Callable[[], datetime] = utc_now,
) -> AsyncIterator[Service]:
    """Open the library in a file, made where it is missing, and give its service.

    Args:
        library: The database file; a copy is kept beside it where an earlier version made it.
        workers: Processes that read documents; None: one per core, 0: none, for documents that are trusted.
        limits: What a document may cost in these processes.
        idle: Seconds without a document after which they end; None: they end with the service.
        plain_inside: Whether a small amount of plain text is read without them.
        samples: The folders of sample documents, which leave answers as soon as any other document is there.
        engine: HOST:PORT of a Dask cluster that reads documents in place of these processes, which then don't start.
        now: Says in UTC when a document is taken up.

    Raises:
        StoreError: The file can't be used; its kinds tell why.
        EngineError: The cluster can't be used.

    >>> async def brief(topic):
    ...     async with open_service(library) as service:
    ...         await service.load(folder)
    ...         return await service.answer(Request(question=Question.BRIEF, topic=topic))
    >>> asyncio.run(brief("quist")).title
    'Nora Quist'
    """
    count = workers if workers is not None else (os.cpu_count() or 1)
    async with AsyncExitStack() as stack:
        opened = await stack.enter_async_context(open_library(library, analysis_version=ANALYSIS_VERSION, clock=now))
        executor: Executor | None = None
        if engine is not None:
            executor = await stack.enter_async_context(open_cluster(engine, limits=limits))
        elif count:
            executor = await stack.enter_async_context(open_executor(count, limits=limits, idle=idle))
        known = await asyncio.to_thread(read_samples, tuple(samples))
        yield Service(opened, executor, known, plain_inside=plain_inside and engine is None)
