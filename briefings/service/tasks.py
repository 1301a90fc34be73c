"""What goes to a worker process and what comes back, and how large a document may be."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefings.documents.rows import Row
from briefings.library.entry import Entry

#: Bytes. A book is about 1 MB of text; nothing that people call an article comes near.
FILE_LIMIT = 10_000_000

#: Below this many bytes plain texts are done before worker processes have started (0.3 s each).
WORTH_PROCESSES = 400_000


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
class RowsTask:
    """Rows of a file to parse and analyse."""

    path: str
    columns: Mapping[str, str]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskResult:
    """What became of a task: an entry for the library, or a problem, or neither (content unchanged)."""

    path: str
    digest: str = ""
    entry: Entry | None = None
    #: Why the file can't be read; a DocumentError doesn't travel between processes.
    problem: str | None = None
    #: The content is the one that was refused before.
    refused: bool = False
