"""Documents analysed without a library, each within its limits like those that are loaded."""

import asyncio
from collections.abc import AsyncIterator, Callable, Generator, Mapping
from contextlib import AbstractAsyncContextManager, aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

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
from briefings.service.ahead import work_ahead
from briefings.service.cluster import open_cluster
from briefings.service.executor import Executor, Limits, WorkError, log_failure, open_executor, run_inside
from briefings.service.tasks import FILE_LIMIT, WORTH_PROCESSES

_R = TypeVar("_R")

#: An article with its id and what is in it.
_Analysed = tuple[str, Article, Analysis]
#: Documents under way for each worker of a cluster, so that it needn't wait for the next one to arrive.
_AHEAD = 3


@dataclass(frozen=True, slots=True)
class _Work(Generic[_R]):
    """One document to analyse: what is called with what, where it stands, and its size in bytes."""

    function: Callable[[Any], _R]
    argument: Any
    place: Path
    size: int


_Document = _Work[_Analysed | str]


async def analyse_documents(
    path: Path,
    *,
    limit: int = FILE_LIMIT,
    limits: Limits | None = None,
    columns: Mapping[str, str] = NO_COLUMNS,
    engine: str | None = None,
) -> AsyncIterator[_Analysed | BriefbotError]:
    """Yield every article of a folder, a document or a file of rows with its id and what is in it, in order.

    Errors are yielded, not raised. `limit` is the largest file, or row, in bytes; `columns` says which column of a row
    holds which field, where its name doesn't tell. `engine` is a Dask cluster's address that does the work, which
    raises EngineError where it can't be used.
    """
    coming = _list_work(path, limit, columns)

    async def take() -> _Document | BriefbotError | None:
        return await asyncio.to_thread(next, coming, None)

    async with _open(engine, limits) as executor:

        async def work(one: _Document | BriefbotError) -> _Analysed | BriefbotError:
            if isinstance(one, BriefbotError):
                return one
            try:
                found = await _run(executor, one, inside=engine is None and _is_light(one))
            except DocumentError as error:
                return error
            return DocumentError(one.place, found) if isinstance(found, str) else found

        ahead = 1 if engine is None else _AHEAD
        try:
            async with aclosing(work_ahead(take, work, executor, per_worker=ahead)) as results:
                async for _, found in results:
                    yield found
        finally:
            coming.close()


def _open(engine: str | None, limits: Limits | None) -> AbstractAsyncContextManager[Executor]:
    return open_executor(1, limits=limits) if engine is None else open_cluster(engine, limits=limits)


async def analyse_article(article: Article, *, limits: Limits | None = None) -> Analysis:
    """Return what is in an article, found within the limits of a document. Raises DocumentError where it can't be."""
    work = _Work(analyse, article, Path(article.path), len(article.text))
    async with open_executor(1, limits=limits) as executor:
        return await _run(executor, work, inside=_is_light(work))


def _list_work(path: Path, limit: int, columns: Mapping[str, str]) -> Generator[_Document | BriefbotError, None, None]:
    """Yield what is to be done, a row of a file of rows by itself: never more than one is in memory."""
    for source in list_sources(path):
        if isinstance(source, BriefbotError):
            yield source
            continue
        whole = source.root / source.path
        if not is_corpus(source.path):
            yield _Work(_analyse_file, (source, limit), whole, _size(whole))
            continue
        try:
            for row in read_rows(source.root, source.path, limit, columns):
                place = Path(f"{whole}:{row.line}")
                if isinstance(row, BadRow):
                    yield DocumentError(place, row.reason)
                else:
                    yield _Work(_analyse_row, (source.path, row, dict(columns)), place, row.size)
        except DocumentError as error:
            yield DocumentError(whole, error.reason)


def _analyse_file(task: tuple[SourceFile, int]) -> _Analysed | str:
    """Return a file's article with its id and what is in it, or why it can't be read: errors don't travel."""
    for found in read_source(*task):
        return found.reason if isinstance(found, DocumentError) else (*found, analyse(found[1]))
    raise AssertionError


def _analyse_row(task: tuple[str, Row, Mapping[str, str]]) -> _Analysed | str:
    """Return a row's article with its id and what is in it, or why it can't be read."""
    path, row, columns = task
    try:
        article = parse_row(path, row.digest, row.content, columns)
    except DocumentError as error:
        return error.reason
    return article.item, article, analyse(article)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # whoever reads it says why


def _is_light(work: _Work[Any]) -> bool:
    """Tell whether this process may do it itself: plain text's time is known to be linear."""
    plain = work.place.suffix.lower() == ".txt" or work.function is _analyse_row
    return plain and work.size < WORTH_PROCESSES


async def _run(executor: Executor, work: _Work[_R], *, inside: bool) -> _R:
    try:
        if inside:
            return await asyncio.to_thread(run_inside, work.function, work.argument)
        return await executor.run(work.function, work.argument, size=work.size)
    except WorkError as error:
        raise DocumentError(work.place, log_failure(work.place, error)) from error
