"""Documents analysed without a library, each within its limits like those that are loaded."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TypeVar

from briefings.analysis import analyse
from briefings.documents import Source, list_sources, read_source
from briefings.errors import BriefbotError, DocumentError
from briefings.model.analysis import Analysis
from briefings.model.article import Article
from briefings.service.executor import Executor, Limits, WorkError, log_failure, open_executor, run_inside
from briefings.service.tasks import FILE_LIMIT, WORTH_PROCESSES

_A = TypeVar("_A")
_R = TypeVar("_R")


async def analyse_documents(
    path: Path, *, limit: int = FILE_LIMIT, limits: Limits | None = None
) -> AsyncIterator[tuple[str, Article, Analysis] | BriefbotError]:
    """Yield every article of a folder, a document or a '.jsonl' file with its id and what is in it, in order.

    Errors are yielded, not raised. `limit` is the largest file in bytes.
    """
    async with open_executor(1, limits=limits) as executor:
        for source in await asyncio.to_thread(lambda: list(list_sources(path))):
            if isinstance(source, BriefbotError):
                yield source
                continue
            whole = source.root / source.path
            try:
                articles = await _run(executor, _read, (source, limit), whole, _size(whole))
            except DocumentError as error:
                yield error
                continue
            for found in articles:
                if isinstance(found[1], str):
                    yield DocumentError(found[0], found[1])
                    continue
                try:
                    name, article = found
                    yield name, article, await _run(executor, analyse, article, whole, len(article.text))
                except DocumentError as error:
                    yield error


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # whoever reads it says why


def _read(task: tuple[Source, int]) -> tuple[tuple[str, Article] | tuple[str, str], ...]:
    """Return a source's articles with their ids, or where something is wrong and why: errors don't travel."""
    return tuple(
        (found.path, found.reason) if isinstance(found, DocumentError) else found for found in read_source(*task)
    )


async def _run(executor: Executor, function: Callable[[_A], _R], argument: _A, path: Path, size: int) -> _R:
    try:
        # Plain text's time is known to be linear.
        if size < WORTH_PROCESSES and path.suffix.lower() in {".txt", ".jsonl"}:
            return await asyncio.to_thread(run_inside, function, argument)
        return await executor.run(function, argument, size=size)
    except WorkError as error:
        raise DocumentError(path, log_failure(path, error)) from error
