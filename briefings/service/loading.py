"""Bring the library in step with a folder: the only place where documents, analysis and library meet."""

import asyncio
import os
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from datetime import date
from pathlib import Path

from briefings.analysis import ANALYSIS_VERSION
from briefings.documents import NO_COLUMNS, FoundFile, digest, is_corpus, read_document, scan
from briefings.errors import DocumentError, RootError
from briefings.library import KnownFile, Library, Refusal
from briefings.service.ahead import work_ahead
from briefings.service.corpora import Corpus, load_corpora
from briefings.service.executor import Executor, WorkError, log_failure, run_inside
from briefings.service.load_reports import LoadReport, Progress
from briefings.service.row_places import file_of
from briefings.service.samples import NO_SAMPLES, Samples, leave_samples_out
from briefings.service.tasks import FILE_LIMIT, WORTH_PROCESSES, Task, TaskResult

#: Documents under way for each worker process: what is done waits for the library in memory.
_AHEAD = 8
#: The analysis's version of what no version has refused: a file that only couldn't be read.
_BY_NO_VERSION = 0


def absolute(root: Path) -> Path:
    """Return the folder's name in the library: absolute, '..' folded, links kept (scan() judges those)."""
    return Path(os.path.abspath(root))  # noqa: PTH100 - resolve() would follow links


async def load_folder(
    library: Library,
    root: Path,
    *,
    executor: Executor | None,
    plain_inside: bool = False,
    limit: int = FILE_LIMIT,
    again: bool = False,
    columns: Mapping[str, str] = NO_COLUMNS,
    samples: Samples = NO_SAMPLES,
    asked: bool = False,
    most_outdated: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    reader: Callable[[Task], TaskResult] | None = None,
) -> LoadReport:
    """Take up new and changed documents of `root`, drop those that left; touch no other folder's.

    Documents are worked on by the executor's processes; None: in this one, for documents that are trusted. With
    `plain_inside` a small amount of plain text is too, because its time is known to be linear. Whatever goes wrong
    with a document is a problem of it in the report. One that failed is remembered with its content and the
    analysis's version, and tried `again` only if asked.

    Sample documents are left out where others are there: in the folder if it is the one that is `asked`, else in the
    library.

    Files that an earlier version of the analysis has read come after new and changed ones, the newest document first,
    and not more than `most_outdated` of them: what was found in them before answers meanwhile.

    A folder that is missing or unreadable removes nothing; nor does a file that can't be read any more: the
    version loaded before stays. Cancelling leaves a consistent library and no child process.
    Raises StoreError where the library can't be written.
    """
    root = absolute(root)
    try:
        found = await asyncio.to_thread(scan, root)
    except RootError as error:
        return LoadReport(problems=(error,))
    found, left_out = await leave_samples_out(library, root, found, samples, asked=asked)
    known = await library.files(str(root))
    remembered = await library.refusals(str(root))
    refusals = {} if again else remembered
    refused = {
        file.path for file in found.files if file.path in refusals and not _changed(file, refusals[file.path].file)
    }
    problems = [DocumentError(root / problem.path, problem.reason) for problem in found.problems]
    problems += [DocumentError(root / path, refusals[path].reason) for path in sorted(refused)]
    corpora = [file for file in found.files if is_corpus(file.path)]
    files = [file for file in found.files if not is_corpus(file.path)]
    work = [file for file in files if file.path not in refused and _changed(file, known.get(file.path))]
    # A file that is again as it was when it was loaded isn't read: whatever was wrong with it meanwhile is over.
    restored = {file.path for file in files if file.path in remembered}.difference(refused, (one.path for one in work))
    if restored:
        await library.lift_refusals(str(root), sorted(restored))
    work, outdated = _take_turns(work, known, most_outdated)
    tasks = [_task(root, file, known.get(file.path), refusals.get(file.path), limit) for file in work]
    inside = _inside(work, executor, plain_inside=plain_inside)
    added = changed = 0
    failed = len(refused)
    warnings: list[tuple[str, str]] = []
    languages: Counter[str] = Counter()
    async with aclosing(_readings(work, tasks, inside, executor, reader)) as readings:
        seen = 0
        async for file, reading in readings:
            seen += 1
            problem = await _take_up(library, root, file, reading, remembered.get(file.path), limit=limit)
            if problem is not None:
                problems.append(DocumentError(root / file.path, problem))
                failed += 1
            elif isinstance(reading, TaskResult) and reading.entry is not None:
                changed += file.path in known
                added += file.path not in known
                warnings += ((str(root / file.path), words) for words in reading.entry.article.warnings)
                if reading.entry.language is not None:
                    languages[reading.entry.language] += 1
            if progress is not None:
                progress(Progress(seen, len(work)))
    inside_too = plain_inside and sum(file.size for file in corpora) < WORTH_PROCESSES
    rows = await load_corpora(
        library,
        [Corpus(root=root, file=file, columns=columns, limit=limit) for file in corpora],
        executor=None if inside_too else executor,
        known=known,
        remembered=remembered,
        again=again,
        progress=None
        if progress is None
        else lambda done, total: progress(Progress(len(work) + done, len(work) + total)),
    )
    await _note_corpora(library, root, corpora, remembered, rows.problems)
    gone = found.left(known)
    if gone:
        await library.remove(str(root), gone)
    if left := set(found.left({file_of(place) for place in remembered})):
        await library.lift_refusals(str(root), [place for place in remembered if file_of(place) in left])
    return LoadReport(
        added=added + rows.added,
        changed=changed + rows.changed,
        removed=sum(known[path].documents for path in gone) + rows.removed,
        unchanged=len(files) - added - changed - failed + rows.unchanged,
        problems=(*problems, *rows.problems),
        outdated=outdated,
        documents=len(found.files) + left_out,
        samples_left_out=left_out,
        skipped=found.skipped,
        warnings=(*warnings, *rows.warnings),
        foreign=tuple((languages + rows.languages).most_common()),
    )


def _take_turns(
    work: list[FoundFile], known: Mapping[str, KnownFile], most_outdated: int | None
) -> tuple[list[FoundFile], int]:
    """Return the files to read now, in order, and how many are left to a later load."""
    outdated = [file for file in work if file.path in known and not _differs(file, known[file.path])]
    outdated.sort(key=lambda file: known[file.path].published or date.min, reverse=True)
    later = set(outdated)
    now = [file for file in work if file not in later] + outdated[:most_outdated]
    return now, len(work) - len(now)


async def _take_up(
    library: Library,
    root: Path,
    file: FoundFile,
    reading: TaskResult | WorkError,
    before: Refusal | None,
    *,
    limit: int,
) -> str | None:
    """Bring the library in step with one file, which may have been refused `before`; return its problem, if any."""
    if isinstance(reading, WorkError):
        return await _refuse(library, root, file, reading, limit)
    if reading.refused and before is not None:
        await _remember(library, root, file, before.file.content_hash, before.reason)
        return before.reason
    if reading.problem is not None:
        await _note(library, root, file, reading.problem, before)
        return reading.problem
    if before is not None:
        await library.lift_refusals(str(root), (file.path,))
    if reading.entry is None:
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
    return None


async def _note(library: Library, root: Path, file: FoundFile, problem: str, before: Refusal | None) -> None:
    """Have the library know of a file that can't be read, for answers that don't read it; each load tries it again."""
    at = KnownFile(size=file.size, mtime_ns=file.mtime_ns, content_hash="", analysis_version=_BY_NO_VERSION)
    noted = Refusal(file=at, reason=problem)
    if noted != before:
        await library.refuse(str(root), file.path, noted)


async def _note_corpora(
    library: Library,
    root: Path,
    corpora: Sequence[FoundFile],
    remembered: Mapping[str, Refusal],
    problems: Sequence[DocumentError],
) -> None:
    """Do the same for files of rows that can't be read as a whole, and forget it of those that can again."""
    reasons = {problem.path: problem.reason for problem in problems}
    for file in corpora:
        problem, before = reasons.get(str(root / file.path)), remembered.get(file.path)
        if problem is not None:
            await _note(library, root, file, problem, before)
        elif before is not None:
            await library.lift_refusals(str(root), (file.path,))


async def _refuse(library: Library, root: Path, file: FoundFile, error: WorkError, limit: int) -> str:
    """Log why a document failed, remember that it did, and return the sentence for people."""
    reason = log_failure(root / file.path, error)
    if error.lasting:
        try:
            content = await asyncio.to_thread(lambda: digest(read_document(root, file.path, limit)))
        except DocumentError:
            pass  # it is gone, or not readable by now
        else:
            await _remember(library, root, file, content, reason)
    return reason


async def _remember(library: Library, root: Path, file: FoundFile, content: str, reason: str) -> None:
    at = KnownFile(size=file.size, mtime_ns=file.mtime_ns, content_hash=content, analysis_version=ANALYSIS_VERSION)
    await library.refuse(str(root), file.path, Refusal(file=at, reason=reason))


def _changed(file: FoundFile, known: KnownFile | None) -> bool:
    return known is None or _differs(file, known) or known.analysis_version != ANALYSIS_VERSION


def _differs(file: FoundFile, known: KnownFile) -> bool:
    return (known.size, known.mtime_ns) != (file.size, file.mtime_ns)


def _task(root: Path, file: FoundFile, known: KnownFile | None, refusal: Refusal | None, limit: int) -> Task:
    return Task(
        root=root,
        path=file.path,
        limit=limit,
        known_digest=_digest(known),
        refused_digest=_digest(None if refusal is None else refusal.file),
    )


def _digest(known: KnownFile | None) -> str | None:
    """Return the digest under which a file needs no new analysis."""
    return known.content_hash if known is not None and known.analysis_version == ANALYSIS_VERSION else None


def _inside(work: Sequence[FoundFile], executor: Executor | None, *, plain_inside: bool) -> frozenset[str]:
    """Return the paths of the documents that this process works on itself."""
    if executor is None:
        return frozenset(file.path for file in work)
    if not plain_inside or sum(file.size for file in work) >= WORTH_PROCESSES:
        return frozenset()
    return frozenset(file.path for file in work if file.path.lower().endswith(".txt"))


async def _readings(
    work: Sequence[FoundFile],
    tasks: Sequence[Task],
    inside: frozenset[str],
    executor: Executor | None,
    reader: Callable[[Task], TaskResult] | None,
) -> AsyncGenerator[tuple[FoundFile, TaskResult | WorkError], None]:
    """Yield every file of `work` with what became of it, in order; never more than a few are in memory."""
    if not work:
        return
    # Imported here, because an answer from an unchanged folder needn't wait for the analysis.
    from briefings.service.reading import read_file

    work_on = reader or read_file

    async def one(pair: tuple[FoundFile, Task]) -> TaskResult | WorkError:
        file, task = pair
        try:
            if executor is None or file.path in inside:
                return await asyncio.to_thread(run_inside, work_on, task)
            return await executor.run(work_on, task, size=file.size)
        except WorkError as error:
            return error

    if executor is not None:
        outside = [file.size for file in work if file.path not in inside]
        # One worker has read a little before a second has started; ended while it starts, that one prints a traceback.
        executor.expect(len(outside) if sum(outside) >= WORTH_PROCESSES else 1)
    coming = zip(work, tasks, strict=True)

    async def take() -> tuple[FoundFile, Task] | None:
        return next(coming, None)

    async with aclosing(work_ahead(take, one, executor, per_worker=_AHEAD)) as results:
        async for (file, _), reading in results:
            yield file, reading
