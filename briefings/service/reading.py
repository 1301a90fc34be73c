"""What a worker process does: one changed file → what the library will hold of it. No library is open here."""

import gc
from dataclasses import dataclass
from pathlib import Path

from briefings.analysis import analyse
from briefings.documents import digest, parse, read
from briefings.errors import DocumentError
from briefings.library import Entry, make_entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A file to look at. `known_digest` is set where an unchanged content needs no new analysis."""

    root: Path
    path: str
    #: Bytes; a larger file is a problem.
    limit: int
    known_digest: str | None
    #: That of a content which was refused before and isn't tried again.
    refused_digest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What became of a task: an entry for the library, or a problem, or neither (content unchanged)."""

    path: str
    digest: str = ""
    entry: Entry | None = None
    #: Why the file can't be read; a DocumentError doesn't travel between processes.
    problem: str | None = None
    #: The content is the one that was refused before.
    refused: bool = False


def read_file(task: Task) -> Reading:
    """Read, parse and analyse one file."""
    try:
        raw = read(task.root, task.path, task.limit)
        found = digest(raw)
        if found == task.known_digest:
            return Reading(path=task.path, digest=found)
        if found == task.refused_digest:
            return Reading(path=task.path, digest=found, refused=True)
        article = parse(task.path, raw)
    except DocumentError as error:
        return Reading(path=task.path, problem=error.reason)
    return Reading(path=task.path, digest=found, entry=make_entry(article, analyse(article)))


def spare_collector() -> None:
    """Have this process look for cyclic garbage a hundred times less often, and never at what is there by now.

    For processes that analyse or answer: both make a myriad of small objects and hardly a cycle. The usual 700 new
    objects between two looks cost a third of an analysis (benchmarks/foundation.py) and a fifth of an answer, and a
    look at everything stops a bot for a tenth of a second (benchmarks/commands.py).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(70_000, 20, 20)
