"""Documents analysed without a library, each within its limits like those that are loaded."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import TypeVar

from briefings.analysis import analyse
from briefings.documents import (
    NO_COLUMNS,
    BadRow,
    Row,
    SourceFile,
    is_corpus,
    list_sources,
    parse_row,
    read_rows,
    read_source,
)
from briefings.errors import BriefbotError, DocumentError
from briefings.model.analysis import Analysis
from briefings.model.article import Article
from briefings.service.executor import Executor, Limits, WorkError, log_failure, open_executor, run_inside
from briefings.service.tasks import FILE_LIMIT, WORTH_PROCESSES

_A = TypeVar("_A")
_R = TypeVar("_R")


async def analyse_documents(
    path: Path, *, limit: int = FILE_LIMIT, limits: Limits | None = None, columns: Mapping[str, str] = NO_COLUMNS
) -> AsyncIterator[tuple[str, Article, Analysis] | BriefbotError]:
    """Yield every article of a folder, a document or a file of rows with its id and what is in it, in order.

    Errors are yielded, not raised. `limit` is the largest file, or row, in bytes; `columns` says which column of a row
    holds which field, where its name doesn't tell.
    """
    async with open_executor(1, limits=limits) as executor:
        for source in await asyncio.to_thread(lambda: list(list_sources(path))):
            if isinstance(source, BriefbotError):
                yield source
                continue
            whole = source.root / source.path
            if is_corpus(source.path):
                async for row in _analyse_rows(executor, source, limit, columns):
                    yield row
                continue
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


async def analyse_article(article: Article, *, limits: Limits | None = None) -> Analysis:
    """Return what is in an article, found within the limits of a document. Raises DocumentError where it can't be."""
    async with open_executor(1, limits=limits) as executor:
        return await _run(executor, analyse, article, Path(article.path), len(article.text))


async def _analyse_rows(
    executor: Executor, source: SourceFile, limit: int, columns: Mapping[str, str]
) -> AsyncIterator[tuple[str, Article, Analysis] | DocumentError]:
    """Yield the same for a file of rows, one after another: never more than one is in memory."""
    whole = source.root / source.path
    rows = read_rows(source.root, source.path, limit, columns)
    try:
        while (row := await asyncio.to_thread(next, rows, None)) is not None:
            place = Path(f"{whole}:{row.line}")
            if isinstance(row, BadRow):
                yield DocumentError(place, row.reason)
                continue
            try:
                found = await _run(executor, _analyse_row, (source.path, row, dict(columns)), place, row.size)
            except DocumentError as error:
                yield error
                continue
            yield DocumentError(place, found) if isinstance(found, str) else (found[0].item, *found)
    except DocumentError as error:
        yield DocumentError(whole, error.reason)
    finally:
        rows.close()


def _analyse_row(task: tuple[str, Row, Mapping[str, str]]) -> tuple[Article, Analysis] | str:
    """Return a row's article and what is in it, or why it can't be read."""
    path, row, columns = task
    try:
        article = parse_row(path, row.digest, row.content, columns)
    except DocumentError as error:
        return error.reason
    return article, analyse(article)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # whoever reads it says why


def _read(task: tuple[SourceFile, int]) -> tuple[tuple[str, Article] | tuple[str, str], ...]:
    """Return a source's articles with their ids, or where something is wrong and why: errors don't travel."""
    return tuple(
        (found.path, found.reason) if isinstance(found, DocumentError) else found for found in read_source(*task)
    )


async def _run(executor: Executor, function: Callable[[_A], _R], argument: _A, path: Path, size: int) -> _R:
    try:
        # Plain text's time is known to be linear.
        if size < WORTH_PROCESSES and (path.suffix.lower() == ".txt" or function is _analyse_row):
            return await asyncio.to_thread(run_inside, function, argument)
        return await executor.run(function, argument, size=size)
    except WorkError as error:
        raise DocumentError(path, log_failure(path, error)) from error
