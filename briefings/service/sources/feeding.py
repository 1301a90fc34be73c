"""The library brought in step with the archive, as with a folder: each document is its newest capture."""

import asyncio
from collections.abc import Callable, Collection, Mapping
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

from briefings.analysis import ANALYSIS_VERSION
from briefings.archive import Archive
from briefings.ledger import Sources
from briefings.library import Entry, KnownFile, Library, Refusal
from briefings.model.article import Article
from briefings.model.captures import Basis, Capture, Current, document_id, sources_of
from briefings.service.ahead import work_ahead
from briefings.service.executor import Executor, WorkError, log_failure, run_inside
from briefings.service.samples import Samples, forget_samples

#: Documents under way for each worker process.
_AHEAD = 8
#: Documents that are asked for in one statement.
_AT_ONCE = 200


async def feed_library(
    library: Library, archive: Archive, *, executor: Executor | None, documents: Collection[str] | None = None
) -> int:
    """Take up what sources bring and the library lacks, and remove what none brings any more.

    Args:
        library: Documents of folders in it are left alone.
        archive: Where the captures are.
        executor: Where documents are analysed within limits; None: in a thread of this process.
        documents: Ids of those that may have changed, which are looked at alone, and none is removed; None: all.

    Returns:
        How many documents were taken up or removed. Cancelling leaves every document whole. Raises StoreError.
    """
    if documents is None:
        current = await archive.list_current()
        removed, known = await _remove_gone(library, current)
    else:
        ids = sorted(documents)
        parts = [await archive.list_current(ids[at : at + _AT_ONCE]) for at in range(0, len(ids), _AT_ONCE)]
        current = tuple(one for part in parts for one in part)
        removed, known = 0, {one.path: await library.find_file(document_id(one.path)) for one in current}
    refused = {root: await library.refusals(root) for root in {one.root for one in current}}
    work = [one for one in current if not _is_known(one, known.get(one.path), refused[one.root])]
    return removed + await _take_up(library, archive, work, known, executor)


async def follow_archive(
    library: Library, archive: Archive, sources: Sources, executor: Executor | None, samples: Samples
) -> int:
    """Bring the archive in step with what is followed, and the library with it; return how many documents changed.

    Whatever a process that was killed hadn't done is done here.
    """
    left = await archive.list_sources() - {one.id for one in await sources.list_all()}
    if left:
        await archive.remove_sources(left)
    changed = await feed_library(library, archive, executor=executor)
    if changed:
        await forget_samples(library, samples)
    return changed


async def _remove_gone(
    library: Library, current: Collection[Current]
) -> tuple[int, dict[str, tuple[str, KnownFile] | None]]:
    """Remove documents that no source brings; return how many, and where the others are."""
    roots = {one.path: one.root for one in current}
    known: dict[str, tuple[str, KnownFile] | None] = {}
    removed = 0
    for root in await library.roots():
        if not sources_of(root):
            continue
        files = await library.files(root)
        gone = [path for path in files if path not in roots]
        removed += await library.remove(root, sorted(gone))
        known |= {path: (root, file) for path, file in files.items() if path in roots}
    return removed, known


def _is_known(current: Current, known: tuple[str, KnownFile] | None, refused: Mapping[str, Refusal]) -> bool:
    """Tell whether a document needs no work: it is there as it is, or this version of the analysis refused it."""
    refusal = refused.get(current.path)
    if refusal is not None and refusal.file.content_hash == current.version:
        return refusal.file.analysis_version == ANALYSIS_VERSION
    # One that an earlier version of the analysis has read is read again in its turn, see reanalysing.py.
    return known is not None and known[0] == current.root and known[1].content_hash == current.version


async def _take_up(
    library: Library,
    archive: Archive,
    work: list[Current],
    known: Mapping[str, tuple[str, KnownFile] | None],
    executor: Executor | None,
) -> int:
    if not work:
        return 0
    # Imported here, because an answer from an unchanged archive needn't wait for the analysis.
    from briefings.service.reading import analyse_article

    async def analyse(one: Current) -> tuple[Capture, Entry] | WorkError | None:
        capture = await archive.get_capture(one.capture)
        if capture is None:
            return None  # it was forgotten meanwhile
        try:
            article = replace(capture.article, summary=capture.basis is Basis.SUMMARY)
            return capture, await _analyse(article, executor, analyse_article)
        except WorkError as error:
            return error

    coming = iter(work)

    async def take() -> Current | None:
        return next(coming, None)

    count = 0
    async with aclosing(work_ahead(take, analyse, executor, per_worker=_AHEAD)) as results:
        async for one, found in results:
            if isinstance(found, WorkError):
                await _refuse(library, one, found)
            elif found is not None:
                await _store(library, one, *found, known=known.get(one.path))
                count += 1
    return count


async def _analyse(article: Article, executor: Executor | None, analyser: Callable[[Article], Entry]) -> Entry:
    if executor is None:
        return await asyncio.to_thread(run_inside, analyser, article)
    return await executor.run(analyser, article, size=len(article.text))


async def _store(
    library: Library, one: Current, capture: Capture, entry: Entry, *, known: tuple[str, KnownFile] | None
) -> None:
    if known is not None and known[0] != one.root:
        # Other sources bring it now: whoever sees one of them sees it.
        await library.remove(known[0], [one.path])
    await library.store(
        entry,
        root=one.root,
        size=len(capture.article.text),
        mtime_ns=capture.id,
        content_hash=one.version,
        analysis_version=ANALYSIS_VERSION,
    )


async def _refuse(library: Library, one: Current, error: WorkError) -> None:
    reason = log_failure(Path(one.path), error)
    if error.lasting:
        file = KnownFile(size=0, mtime_ns=one.capture, content_hash=one.version, analysis_version=ANALYSIS_VERSION)
        await library.refuse(one.root, one.path, Refusal(file=file, reason=reason))
