"""What a load has done so far, and what it did: counted in documents, with what is wrong with which."""

from collections import Counter
from dataclasses import dataclass, field

from briefings.errors import DocumentError, RootError


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a load is: documents done of about so many, in files that changed."""

    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """What a load did, in documents. `problems` name each that couldn't be read, or the folder."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    problems: tuple[DocumentError | RootError, ...] = ()
    #: Files that an earlier version of the analysis has read and whose turn hasn't come.
    outdated: int = 0
    #: Documents that the folder holds, readable or not.
    documents: int = 0
    #: (path, what of it couldn't be read) for documents that were taken up all the same.
    warnings: tuple[tuple[str, str], ...] = ()
    #: (language, how many documents were taken up in it) for other languages than English, most first.
    foreign: tuple[tuple[str, int], ...] = ()
    #: (ending, how many files have it) for files that are no documents, most first; '' is a name without ending.
    skipped: tuple[tuple[str, int], ...] = ()

    #: Sample documents that are not taken up, because others are there.
    samples_left_out: int = 0

    @property
    def missing(self) -> tuple[RootError, ...]:
        """The folder's own problem: it isn't there, or can't be listed."""
        return tuple(problem for problem in self.problems if isinstance(problem, RootError))

    @property
    def unreadable(self) -> int:
        """How many documents couldn't be read."""
        return len(self.problems) - len(self.missing)

    @property
    def empty(self) -> bool:
        """Whether the folder is there and holds no document at all."""
        return not self.documents and not self.problems


@dataclass(slots=True)
class CorpusReport:
    """What a load did with a file's rows. `problems` name the row's line; `done` of about `total` rows are read."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    problems: list[DocumentError] = field(default_factory=list)
    #: (place, what of the row couldn't be read) for the first rows of each file that were taken up all the same, and
    #: how many more there are.
    warnings: list[tuple[str, str]] = field(default_factory=list)
    #: How many rows were taken up in each other language than English.
    languages: Counter[str] = field(default_factory=Counter)
    done: int = 0
    total: int = 0

    def add(self, other: "CorpusReport") -> None:
        """Count another file's rows too."""
        self.added += other.added
        self.changed += other.changed
        self.removed += other.removed
        self.unchanged += other.unchanged
        self.problems += other.problems
        self.warnings += other.warnings
        self.languages += other.languages
        self.done += other.done
        self.total += other.total
