"""Documents analysed again after the analysis has changed, from their stored texts: their files may be away.

Until a document's turn comes, answers are made from what the earlier version found, and say so.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path

from briefings.analysis import ANALYSIS_VERSION
from briefings.library import Entry, KnownFile, Library, Refusal
from briefings.model.article import Article
from briefings.service.executor import Executor, WorkError, log_failure, run_inside
from briefings.service.row_places import place_of_row

#: Documents whose turn is decided at once; what comes into the library meanwhile is newer and comes first.
_BATCH = 50


async def reanalyse_stored(
    library: Library,
    *,
    executor: Executor | None,
    most: int | None = None,
    analyser: Callable[[Article], Entry] | None = None,
) -> int:
    """Analyse each outdated document again, the newest first, one at a time beside whatever else is done.

    One that fails keeps what was found in it before, and isn't tried again by this version. Cancelling leaves every
    document whole.

    Args:
        library: Opened with this analysis's version.
        executor: Where the work is done within limits; None: in a thread of this process.
        most: Documents that are analysed now; None: all.
        analyser: What analyses an article, a function of a module; None: this version's analysis.

    Returns:
        How many documents were analysed again. Raises StoreError where the library can't be written.
    """
    # Imported here, because most starts of the bot have nothing to analyse again.
    from briefings.service.reading import analyse_article

    count = 0
    while ids := await library.outdated_documents(_BATCH):
        before = count
        for id_ in ids:
            if count == most:
                return count
            count += await _reanalyse(library, id_, executor, analyser or analyse_article)
        if count == before:  # all of them failed, or were changed meanwhile
            break
    return count


async def _reanalyse(
    library: Library, id_: str, executor: Executor | None, analyser: Callable[[Article], Entry]
) -> bool:
    stored = await library.stored_article(id_)
    if stored is None:
        return False
    root, file, article = stored
    try:
        if executor is None:
            entry = await asyncio.to_thread(run_inside, analyser, article)
        else:
            entry = await executor.run(analyser, article, size=len(article.text))
    except WorkError as error:
        reason = log_failure(Path(root) / article.path, error)
        if error.lasting:
            place = place_of_row(article.path, article.item) if article.item else article.path
            await library.refuse(root, place, Refusal(file=_with_version(file), reason=reason))
        return False
    return await library.replace(id_, entry, analysis_version=ANALYSIS_VERSION)


def _with_version(file: KnownFile) -> KnownFile:
    return KnownFile(
        size=file.size, mtime_ns=file.mtime_ns, content_hash=file.content_hash, analysis_version=ANALYSIS_VERSION
    )
