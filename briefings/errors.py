"""Every error that Briefbot raises on purpose, as one tree.

    BriefbotError                   catch this to show any of them to a person: str(error) is one clear sentence
    ├── DocumentError               one file can't be read; the others can (carries `path` and `reason`)
    ├── RootError                   a folder of documents is missing or can't be listed (carries `root`)
    ├── RequestError                the request itself makes no sense (a date that is none, an empty topic)
    ├── StoreError                  a database can't be used (carries `path`)
    │   ├── NotOurStoreError        it is no Briefbot database
    │   ├── NewerStoreError         a newer Briefbot made it
    │   ├── LockedStoreError        another process holds it for too long
    │   │   └── ConflictStoreError  two processes waited for each other; this one gave way
    │   ├── UnreachableStoreError   the database server doesn't answer
    │   ├── DamagedStoreError       what it holds can't be read any more
    │   └── FullStoreError          the disk is full or can't be written
    ├── EngineError                 the cluster that was named for the analysis can't be used
    ├── BackupError                 a backup can't be made or put back
    ├── ScheduleError               a digest schedule can't be kept as asked
    └── LeaseLostError              somebody else works on this delivery now: leave it alone

Bugs are not in the tree: they keep their own class and their traceback.

Messages hold names of files and words of documents; each is one line that no terminal and no log obeys.
"""

from pathlib import Path

from briefings.text.cleaning import clean_line


class BriefbotError(Exception):
    """Root of the tree; its message is one sentence for a person: what is wrong and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(clean_line(message))


class DocumentError(BriefbotError):
    """One document can't be read."""

    def __init__(self, path: str | Path, reason: str) -> None:
        self.path = str(path)
        self.reason = reason
        super().__init__(f"{self.path}: {reason}")


class RootError(BriefbotError):
    """A folder of documents is missing or can't be listed; what was loaded from it before stays."""

    def __init__(self, root: str | Path, reason: str) -> None:
        self.root = str(root)
        self.reason = reason
        super().__init__(f"{self.root}: {reason}")


class RequestError(BriefbotError):
    """What was asked for makes no sense as it stands."""


class StoreError(BriefbotError):
    """A database can't be used; `path` is its file, or its address without the password."""

    def __init__(self, path: str | Path, reason: str) -> None:
        self.path = str(path)
        self.reason = reason
        super().__init__(f"{self.path}: {reason}")


class NotOurStoreError(StoreError):
    """The file is something else than a Briefbot database."""

    def __init__(self, path: str | Path, kind: str) -> None:
        super().__init__(path, f"this file is not a Briefbot {kind}; name another file, or move this one away")


class NewerStoreError(StoreError):
    """A newer version of Briefbot made the tables."""

    def __init__(self, path: str | Path, found: int, known: int) -> None:
        self.found = found
        self.known = known
        super().__init__(
            path,
            f"a newer Briefbot made it (its format is {found}, this version knows {known}); update Briefbot",
        )


class LockedStoreError(StoreError):
    """Another process has held the database for longer than the busy timeout."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(path, "another process is writing to it; try again when it has finished")


class ConflictStoreError(LockedStoreError):
    """This transaction and another's waited for each other; all of this one is undone, and may be tried again."""


class UnreachableStoreError(StoreError):
    """The database server doesn't answer. Whether what was being committed is committed isn't known."""

    def __init__(self, path: str | Path) -> None:
        reason = "this database can't be reached; check that it runs and that its address is right; what it holds stays"
        super().__init__(path, reason)


class DamagedStoreError(StoreError):
    """The file no longer holds what was written to it."""

    def __init__(self, path: str | Path, kind: str) -> None:
        # What is derived is made again; the rest is somebody's work.
        if kind == "library":
            mend = "make it again from your documents with `briefbot load --rebuild`"
        elif isinstance(path, Path):
            mend = "end the bot and put a backup back with `briefbot restore`, which keeps the damaged file"
        else:
            mend = "put back a copy of it"
        super().__init__(path, f"this {kind} is damaged; {mend}")


class ReplacedStoreError(StoreError):
    """The file was deleted, moved or replaced while it was open; what is written now would be lost."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(
            path,
            "this file or its -wal was deleted or replaced while it was in use, so nothing is written any more;"
            " stop Briefbot, put the file in its place, and start again",
        )


class FullStoreError(StoreError):
    """The disk is full or the place can't be written to; nothing already stored is lost."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(path, "the disk is full or read-only; what was stored before stays; make room and try again")


class EngineError(BriefbotError):
    """The cluster that was named for the analysis can't be used; what was loaded before stays."""


class BackupError(BriefbotError):
    """A backup can't be made or put back."""


class ScheduleError(BriefbotError):
    """A digest schedule can't be kept as asked."""


class SourceLostError(BriefbotError):
    """A source is no longer this process's to fetch; whoever has it now keeps what it brings."""

    def __init__(self, source: str) -> None:
        super().__init__(f"source {source} has passed to another process; leave it alone")


class LeaseLostError(BriefbotError):
    """A delivery is no longer this process's to work on; whoever has it now finishes it."""

    def __init__(self, delivery: int) -> None:
        self.delivery = delivery
        super().__init__(f"delivery {delivery} has passed to another process, or is finished; leave it alone")
