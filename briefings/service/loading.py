"""Bring the library in step with a folder: the only place where documents, analysis and library meet."""

import asyncio
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from briefings.analysis import ANALYSIS_VERSION
from briefings.documents import FoundFile, scan
from briefings.errors import BriefbotError, DocumentError, RootError
from briefings.library import KnownFile, Library
from briefings.service.reading import Reading, Task, read_files, start_worker

#: Bytes. A book is about 1 MB of text; nothing that people call an article comes near.
FILE_LIMIT = 10_000_000

#: Below this many changed bytes the work is done before worker processes have started (0.3 s each).
_WORTH_PROCESSES = 400_000

_BATCH = 8


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a load is: files done of files that changed."""

    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """What a load did, in files. `problems` name each file that couldn't be read, or the folder."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    problems: tuple[DocumentError | RootError, ...] = ()


_Reader: TypeAlias = Callable[[tuple[Task, ...]], "asyncio.Future[tuple[Reading, ...]]"]


def absolute(root: Path) -> Path:
    """Return the folder's name in the library: absolute, '..' folded, links kept (scan() judges those)."""
    return Path(os.path.abspath(root))  # noqa: PTH100 - resolve() would follow links


async def load_folder(
    library: Library,
    root: Path,
    *,
    workers: int | None = None,
    limit: int = FILE_LIMIT,
    progress: Callable[[Progress], None] | None = None,
) -> LoadReport:
    """Take up new and changed documents of `root`, drop those that left; touch no other folder's.

    A folder that is missing or unreadable removes nothing; nor does a file that can't be read any more: the
    version loaded before stays. Cancelling leaves a consistent library and no child process.
    Raises StoreError where the library can't be written.
    """
    root = absolute(root)
    try:
        found = await asyncio.to_thread(scan, root)
    except RootError as error:
        return LoadReport(problems=(error,))
    known = await library.known(str(root))
    problems = [DocumentError(root / problem.path, problem.reason) for problem in found.problems]
    work = [file for file in found.files if _changed(file, known.get(file.path))]
    added = changed = failed = seen = 0
    async with aclosing(_readings(root, work, known, limit, workers)) as readings:
        async for file, reading in readings:
            seen += 1
            if reading.problem is not None:
                problems.append(DocumentError(root / reading.path, reading.problem))
                failed += 1
            elif reading.entry is None:
                await library.touch(str(root), file.path, size=file.size, mtime_ns=file.mtime_ns)
            else:
                await library.store(
                    reading.entry,
                    root=str(root),
                    size=file.size,
                    mtime_ns=file.mtime_ns,
                    content_hash=reading.digest,
                    analysis_version=ANALYSIS_VERSION,
                )
                if file.path in known:
                    changed += 1
                else:
                    added += 1
            if progress is not None:
                progress(Progress(seen, len(work)))
    gone = found.left(known)
    if gone:
        await library.remove(str(root), gone)
    return LoadReport(
        added=added,
        changed=changed,
        removed=len(gone),
        unchanged=len(found.files) - added - changed - failed,
        problems=tuple(problems),
    )


def _changed(file: FoundFile, known: KnownFile | None) -> bool:
    return (
        known is None
        or (known.size, known.mtime_ns) != (file.size, file.mtime_ns)
        or known.analysis_version != ANALYSIS_VERSION
    )


def _batches(
    root: Path, work: Sequence[FoundFile], known: dict[str, KnownFile], limit: int
) -> Iterator[tuple[tuple[FoundFile, ...], tuple[Task, ...]]]:
    for start in range(0, len(work), _BATCH):
        files = tuple(work[start : start + _BATCH])
        yield (
            files,
            tuple(
                Task(root=root, path=file.path, limit=limit, known_digest=_digest(known.get(file.path)))
                for file in files
            ),
        )


def _digest(known: KnownFile | None) -> str | None:
    """Return the digest under which a file needs no new analysis."""
    return known.content_hash if known is not None and known.analysis_version == ANALYSIS_VERSION else None


async def _readings(
    root: Path, work: Sequence[FoundFile], known: dict[str, KnownFile], limit: int, workers: int | None
) -> AsyncGenerator[tuple[FoundFile, Reading], None]:
    """Yield every file of `work` with what became of it, in order; never more than a few batches are in memory."""
    size = sum(file.size for file in work)
    count = workers if workers is not None else (os.cpu_count() or 1)
    async with _reader(count if size >= _WORTH_PROCESSES else 0) as read:
        waiting: deque[tuple[tuple[FoundFile, ...], asyncio.Future[tuple[Reading, ...]]]] = deque()
        batches = _batches(root, work, known, limit)
        try:
            while True:
                while len(waiting) <= 2 * count and (batch := next(batches, None)) is not None:
                    waiting.append((batch[0], read(batch[1])))
                if not waiting:
                    return
                files, future = waiting.popleft()
                for pair in zip(files, await future, strict=True):
                    yield pair
        finally:
            for _, future in waiting:
                if not future.cancel() and not future.cancelled():
                    future.exception()  # looked at, or asyncio would log it as forgotten


@asynccontextmanager
async def _reader(processes: int) -> AsyncIterator[_Reader]:
    """Give a function that reads files: in a thread (0 processes), or in worker processes that end with the block."""
    loop = asyncio.get_running_loop()
    if processes == 0:
        yield lambda tasks: loop.run_in_executor(None, read_files, tasks)
        return
    pool = ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), start_worker)
    others = set(multiprocessing.active_children())
    clean = False
    try:
        yield partial(_submit, loop, pool)
        clean = True
    except BrokenProcessPool as error:
        raise BriefbotError(
            "a worker process ended unexpectedly (out of memory?); what was loaded stays, try again with fewer workers"
        ) from error
    finally:
        if not clean:  # somebody waits for us to end: don't finish the batches under way
            for child in set(multiprocessing.active_children()) - others:
                child.terminate()
        await asyncio.to_thread(pool.shutdown, wait=True, cancel_futures=True)


def _submit(
    loop: asyncio.AbstractEventLoop, pool: ProcessPoolExecutor, tasks: tuple[Task, ...]
) -> "asyncio.Future[tuple[Reading, ...]]":
    """Have a worker process read files. The first call starts the processes, which take over our signal mask.

    Ctrl-C waits for the call to end: a process that is just starting would print a traceback.
    """
    if sys.platform == "win32":
        return loop.run_in_executor(pool, read_files, tasks)
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return loop.run_in_executor(pool, read_files, tasks)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
