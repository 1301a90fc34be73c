"""A file of many documents brought in step with the library, row by row: the file is streamed, whatever its size.

A row that is the same as before isn't looked at again. What was taken up stays when a load is ended, and the next one
goes on from there.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator, Iterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from pathlib import Path

from briefings.analysis import ANALYSIS_VERSION
from briefings.documents import BadRow, FoundFile, Row, read_rows
from briefings.errors import DocumentError
from briefings.library import Entry, KnownFile, Library, Refusal
from briefings.service.ahead import work_ahead
from briefings.service.executor import Executor, WorkError, log_failure, run_inside
from briefings.service.load_reports import CorpusReport
from briefings.service.row_places import list_refusals_of, list_refused_rows, place_of_line
from briefings.service.tasks import WORTH_PROCESSES, RowsTask

#: Rows that go to a worker process together; bytes from which no further row joins them.
_TOGETHER, _BYTES_TOGETHER = 64, 400_000
#: Such groups that go into the library together: of each alone a row takes a tenth longer to store, and half as long
#: again where the disk is slow. Of groups of 16 rows it took half as long again.
_STORED_TOGETHER = 4
#: Such groups under way for each worker process: what is done waits for the library in memory.
_AHEAD = 2
#: Rows of a file whose warnings are told one by one.
_MOST_WARNINGS = 5

_Outcome = Entry | str | None
_Rows = tuple[Row | BadRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """A file of rows, and how it is to be read."""

    root: Path
    file: FoundFile
    columns: Mapping[str, str]
    #: Bytes of the largest row.
    limit: int


async def load_corpora(
    library: Library,
    corpora: Sequence[Corpus],
    *,
    executor: Executor | None,
    known: Mapping[str, KnownFile],
    remembered: Mapping[str, Refusal],
    again: bool = False,
    progress: Callable[[int, int], None] | None = None,
    reader: Callable[[RowsTask], tuple[Entry | str, ...]] | None = None,
) -> CorpusReport:
    """Bring the library in step with files of a folder, and return what was done; a file's problem is its own.

    Args:
        library: What is brought in step.
        corpora: The files of one folder. Without columns, those of an earlier load count; a file that is the same as
            before is read again only with others.
        executor: Where rows are worked on; None: in a thread of this process.
        known: The folder's files as the library knows them.
        remembered: The folder's refusals. A row that failed isn't tried again with the same content.
        again: Whether it is all the same.
        progress: Called after each group of rows with those done, and about how many there are.
        reader: What makes entries of rows, a function of a module; None: this version's analysis.

    Raises:
        StoreError: The library can't be written.
    """
    whole = CorpusReport()
    said = await library.row_columns(str(corpora[0].root)) if corpora else {}
    for given in corpora:
        path = given.file.path
        corpus = given if given.columns else replace(given, columns=said.get(path, given.columns))
        before = known.get(path)
        same = before is not None and (before.size, before.mtime_ns) == (corpus.file.size, corpus.file.mtime_ns)
        same = same and dict(corpus.columns) == said.get(path, {})
        if before is not None and same and not again:
            whole.unchanged += before.documents
            whole.problems += list_refused_rows(corpus.root, path, remembered)
            continue

        def show(report: CorpusReport) -> None:
            if progress is not None:
                progress(whole.done + report.done, whole.total + report.total)

        try:
            whole.add(
                await _load_corpus(
                    library, corpus, executor=executor, remembered=remembered, again=again, progress=show, reader=reader
                )
            )
            if dict(corpus.columns) != said.get(path, {}):
                await library.keep_row_columns(str(corpus.root), path, corpus.columns)
        except DocumentError as error:
            whole.problems.append(DocumentError(corpus.root / path, error.reason))
    return whole


async def _load_corpus(
    library: Library,
    corpus: Corpus,
    *,
    executor: Executor | None,
    remembered: Mapping[str, Refusal],
    again: bool,
    progress: Callable[[CorpusReport], None],
    reader: Callable[[RowsTask], tuple[Entry | str, ...]] | None,
) -> CorpusReport:
    """Take up new and changed rows of a file, drop those that left, and return what was done.

    Raises DocumentError where the file as a whole can't be read; its rows that were loaded before stay.
    """
    root, path = str(corpus.root), corpus.file.path
    known = await library.rows(root, path)
    refused = {refusal.file.content_hash: refusal for _, refusal in list_refusals_of(path, remembered)}
    skipped = (
        {} if again else {mark: one for mark, one in refused.items() if one.file.analysis_version == ANALYSIS_VERSION}
    )
    by_hash = {content_hash: item for item, content_hash in known.items()}
    report, seen, failed = CorpusReport(), set[str](), dict[int, tuple[str, str]]()
    warned = 0

    def is_new(row: Row | BadRow) -> bool:
        return isinstance(row, Row) and row.digest not in by_hash and row.digest not in skipped

    async with aclosing(_results(corpus, is_new, executor, reader)) as results:
        async for done in results:
            entries: dict[str, Entry] = {}
            for row, outcome in done:
                item, reason = _judge(row, outcome, by_hash, skipped)
                if item is not None and item in seen:
                    reason = f"the id '{item[:40]}' stands in an earlier row; give it one of its own"
                if item is None or item in seen:
                    failed[row.line] = (row.digest, reason)
                    continue
                seen.add(item)
                if isinstance(outcome, Entry):
                    entries[row.digest] = outcome
                    warned += bool(outcome.article.warnings)
                    if warned <= _MOST_WARNINGS:
                        report.warnings += (
                            (f"{corpus.root / path}:{row.line}", one) for one in outcome.article.warnings
                        )
                    if outcome.language is not None:
                        report.languages[outcome.language] += 1
                    report.changed += item in known
                    report.added += item not in known
                else:
                    report.unchanged += 1
            if entries:
                await library.store_rows(
                    entries, root=root, path=path, size=corpus.file.size, analysis_version=ANALYSIS_VERSION
                )
            report.done += len(done)
            report.total = max(report.done, round(report.done * corpus.file.size / max(done[-1][0].end, 1)))
            progress(report)
    if warned > _MOST_WARNINGS:
        report.warnings.append((str(corpus.root / path), f"{warned - _MOST_WARNINGS:,} more rows have such a field"))
    gone = known.keys() - seen
    await library.remove_rows(root, path, sorted(gone))
    report.removed = len(gone)
    await library.touch(root, path, size=corpus.file.size, mtime_ns=corpus.file.mtime_ns)
    report.problems = [
        DocumentError(f"{corpus.root / path}:{line}", reason) for line, (_, reason) in sorted(failed.items())
    ]
    if not report.done:
        report.problems.append(DocumentError(corpus.root / path, "the file holds no rows"))
    await _remember(library, corpus, remembered, failed)
    return report


def _judge(
    row: Row | BadRow, outcome: _Outcome, by_hash: Mapping[str, str], skipped: Mapping[str, Refusal]
) -> tuple[str | None, str]:
    """Return the item of a row's document; None and the reason where the row has failed, now or before."""
    if isinstance(row, BadRow):
        return None, row.reason
    if isinstance(outcome, str):
        return None, outcome
    if outcome is not None:
        return outcome.article.item, ""
    item = by_hash.get(row.digest)
    return item, "" if item is not None else skipped[row.digest].reason


async def _remember(
    library: Library, corpus: Corpus, remembered: Mapping[str, Refusal], failed: Mapping[int, tuple[str, str]]
) -> None:
    """Have the library know the rows that failed, and no others of the file: it isn't read again while it stays."""
    root, path = str(corpus.root), corpus.file.path
    before = {line: (refusal.file.content_hash, refusal.reason) for line, refusal in list_refusals_of(path, remembered)}
    now = {str(line): found for line, found in failed.items()}
    if gone := [line for line, found in before.items() if now.get(line) != found]:
        await library.lift_refusals(root, [place_of_line(path, line) for line in gone])
    for line, (content_hash, reason) in now.items():
        if before.get(line) != (content_hash, reason):
            file = KnownFile(
                size=corpus.file.size,
                mtime_ns=corpus.file.mtime_ns,
                content_hash=content_hash,
                analysis_version=ANALYSIS_VERSION,
            )
            await library.refuse(root, place_of_line(path, line), Refusal(file=file, reason=reason))


async def _results(
    corpus: Corpus,
    is_new: Callable[[Row | BadRow], bool],
    executor: Executor | None,
    reader: Callable[[RowsTask], tuple[Entry | str, ...]] | None,
) -> AsyncGenerator[list[tuple[Row | BadRow, _Outcome]], None]:
    """Yield the file's rows in groups, in order, with what became of each; None: it isn't new.

    The first group comes alone, so that something is soon seen of a load, and kept of it where it is ended.
    """
    if executor is not None:
        executor.expect(executor.workers if corpus.file.size >= WORTH_PROCESSES else 1)
    groups = _groups(read_rows(corpus.root, corpus.file.path, corpus.limit, corpus.columns))

    async def take() -> _Rows | None:
        return await asyncio.to_thread(next, groups, None)

    async def work(rows: _Rows) -> list[_Outcome]:
        return await _work(corpus, rows, is_new, executor, reader)

    try:
        async with aclosing(work_ahead(take, work, executor, per_worker=_AHEAD)) as results:
            held: list[tuple[Row | BadRow, _Outcome]] = []
            joined, most = 0, 1
            async for rows, outcomes in results:
                held += zip(rows, outcomes, strict=True)
                joined += 1
                if joined == most:
                    yield held
                    held, joined, most = [], 0, _STORED_TOGETHER
            if held:
                yield held
    finally:
        groups.close()


def _groups(rows: Iterator[Row | BadRow]) -> Generator[_Rows, None, None]:
    """Yield rows in groups: up to 64, fewer of large ones."""
    group: list[Row | BadRow] = []
    size = 0
    for row in rows:
        group.append(row)
        size += row.size if isinstance(row, Row) else 0
        if len(group) == _TOGETHER or size >= _BYTES_TOGETHER:
            yield tuple(group)
            group, size = [], 0
    if group:
        yield tuple(group)


async def _work(
    corpus: Corpus,
    rows: _Rows,
    is_new: Callable[[Row | BadRow], bool],
    executor: Executor | None,
    reader: Callable[[RowsTask], tuple[Entry | str, ...]] | None,
) -> list[_Outcome]:
    new = [row for row in rows if isinstance(row, Row) and is_new(row)]
    made = dict(zip((row.line for row in new), await _read(corpus, new, executor, reader), strict=True))
    return [made.get(row.line) for row in rows]


async def _read(
    corpus: Corpus,
    rows: list[Row],
    executor: Executor | None,
    reader: Callable[[RowsTask], tuple[Entry | str, ...]] | None,
) -> list[Entry | str]:
    """Return what became of new rows; where a group fails, each is tried by itself, so that one row's is its own."""
    if not rows:
        return []
    if reader is None:
        from briefings.service.reading import read_rows_of

        reader = read_rows_of
    task = RowsTask(path=corpus.file.path, columns=dict(corpus.columns), rows=tuple(rows))
    try:
        if executor is None:
            return list(await asyncio.to_thread(run_inside, reader, task))
        return list(await executor.run(reader, task, size=sum(row.size for row in rows)))
    except WorkError as error:
        if len(rows) == 1:
            return [log_failure(Path(f"{corpus.root / corpus.file.path}:{rows[0].line}"), error)]
    return [made for row in rows for made in await _read(corpus, [row], executor, reader)]
