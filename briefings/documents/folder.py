"""The files of a folder: which are there, what is in them, and which can't be read."""

import hashlib
import os
import stat
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from briefings.errors import DocumentError, RootError

#: Endings of documents; files with others are counted and left alone.
ENDINGS = (".csv", ".docx", ".htm", ".html", ".jsonl", ".markdown", ".md", ".pdf", ".txt")


# Each is there on some systems only.
_NONBLOCK: int = getattr(os, "O_NONBLOCK", 0)
_BINARY: int = getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A document in a folder."""

    #: Within the root, with '/' on every system.
    path: str
    #: Bytes.
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a folder holds. The problems' paths are within the root."""

    files: tuple[FoundFile, ...]
    problems: tuple[DocumentError, ...]
    #: (ending, how many files have it) for those that are no documents, most first; '' is a name without ending.
    skipped: tuple[tuple[str, int], ...] = ()

    def left(self, known: Iterable[str]) -> tuple[str, ...]:
        """Return those of the `known` paths that are certainly gone, sorted.

        A path that has a problem, or lies in a folder that has one, may still be there.
        """
        present = {file.path for file in self.files} | {problem.path for problem in self.problems}
        return tuple(sorted(path for path in known if present.isdisjoint(_with_parents(path))))

    def without(self, paths: Collection[str]) -> "Listing":
        """Return the same without some documents, as if they weren't there."""
        return replace(self, files=tuple(file for file in self.files if file.path not in paths))


def _with_parents(path: str) -> Iterator[str]:
    while path:
        yield path
        path = path.rpartition("/")[0]


def scan(root: Path) -> Listing:
    """Return the documents beneath `root`, sorted by path; hidden files are left out, other endings are counted.

    Links are followed within the root; one that leads out of it, to a folder above itself, or nowhere, is a problem,
    and so is a folder that can't be listed. Raises RootError where `root` itself is missing or can't be listed.
    """
    try:
        real = Path(os.path.realpath(root, strict=True))
        entries = _entries(real)
    except FileNotFoundError as error:
        raise RootError(root, "there is no such folder") from error
    except NotADirectoryError as error:
        raise RootError(root, "this is a file, not a folder") from error
    except OSError as error:
        raise RootError(root, f"this folder can't be listed ({_reason(error)})") from error
    walk = _Walk(real)
    walk.visit_all(entries)
    return Listing(
        files=tuple(sorted(walk.files, key=lambda file: file.path)),
        problems=tuple(walk.problems),
        skipped=tuple(sorted(walk.skipped.items(), key=lambda one: (-one[1], one[0]))),
    )


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


@dataclass(slots=True)
class _Walk:
    root: Path
    files: list[FoundFile] = field(default_factory=list)
    problems: list[DocumentError] = field(default_factory=list)
    #: By ending.
    skipped: Counter[str] = field(default_factory=Counter)
    #: Folders to visit: the path within the root with its '/', and the folder.
    waiting: list[tuple[str, "_Folder"]] = field(default_factory=list)

    def visit_all(self, entries: list[os.DirEntry[str]]) -> None:
        """Take up all that is beneath the root, whose entries these are, with a stack of our own.

        A folder may lie deeper than Python calls functions.
        """
        self.visit("", _Folder(self.root, None), entries)
        while self.waiting:
            path, folder = self.waiting.pop()
            try:
                entries = _entries(folder.path)
            except OSError as error:
                name = path.rstrip("/")
                self.problems.append(DocumentError(name, f"this can't be read ({_reason(error)})"))
            else:
                self.visit(path, folder, entries)

    def visit(self, prefix: str, folder: "_Folder", entries: list[os.DirEntry[str]]) -> None:
        """Take up `entries` of a folder, whose path within the root is `prefix`."""
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = prefix + entry.name
            if not _is_text(path):
                # The name's bytes, escaped: what was read can't be stored or printed under it.
                shown = path.encode("utf-8", "backslashreplace").decode("utf-8")
                self.problems.append(DocumentError(shown, "this name is not in UTF-8; rename it"))
                continue
            try:
                self.take(path, folder, entry)
            except DocumentError as error:
                self.problems.append(error)
            except OSError as error:
                self.problems.append(DocumentError(path, f"this can't be read ({_reason(error)})"))

    def take(self, path: str, folder: "_Folder", entry: os.DirEntry[str]) -> None:
        target = _followed(self.root, path, Path(entry.path)) if entry.is_symlink() else Path(entry.path)
        found = target.stat()
        if stat.S_ISDIR(found.st_mode):
            if folder.is_within(target):
                raise DocumentError(path, "this link leads to a folder that holds it; remove the link")
            self.waiting.append((f"{path}/", _Folder(target, folder)))
        elif not stat.S_ISREG(found.st_mode):
            raise DocumentError(path, f"this is {_kind(found.st_mode)}, not a plain file; move it elsewhere")
        elif path.lower().endswith(ENDINGS):
            self.files.append(FoundFile(path=path, size=found.st_size, mtime_ns=found.st_mtime_ns))
        else:
            self.skipped[PurePosixPath(path).suffix.lower()] += 1


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder on the way, and the one that led to it."""

    path: Path
    parent: "_Folder | None"

    def is_within(self, other: Path) -> bool:
        """Tell whether `other` is this folder or one of those that led to it."""
        folder: _Folder | None = self
        while folder is not None and folder.path != other:
            folder = folder.parent
        return folder is not None


def _kind(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a pipe"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"


def _followed(root: Path, path: str, link: Path) -> Path:
    try:
        target = Path(os.path.realpath(link, strict=True))
    except FileNotFoundError as error:
        reason = "this link leads nowhere; remove it" if link.is_symlink() else "there is no such file"
        raise DocumentError(path, reason) from error
    except OSError as error:  # a loop is an OSError without a class of its own
        raise DocumentError(path, f"this link can't be followed ({_reason(error)}); remove it") from error
    if not target.is_relative_to(root):
        raise DocumentError(path, "this link leads out of the folder; put a copy of the file here instead")
    return target


def read_document(root: Path, path: str, limit: int) -> bytes:
    """Return the content of the document `path` within `root`.

    Raises DocumentError, with the path within the root: larger than `limit` bytes, not readable, not a plain file,
    or outside of `root`.
    """
    with open_document(root, path) as file:
        try:
            raw = file.read(limit + 1)
        except OSError as error:
            raise DocumentError(path, f"this can't be read ({_reason(error)})") from error
    if len(raw) > limit:
        raise DocumentError(path, f"the file is larger than the limit of {limit:,} bytes; split it, or raise the limit")
    return raw


@contextmanager
def open_document(root: Path, path: str) -> Iterator[BinaryIO]:
    """Open the document `path` within `root` to read its bytes.

    Raises DocumentError, with the path within the root: not readable, not a plain file, or outside of `root`.
    """
    try:
        real = Path(os.path.realpath(root, strict=True))
        target = _followed(real, path, real / path)
        # O_NONBLOCK: opening a pipe would wait for somebody who writes to it.
        file = os.fdopen(os.open(target, os.O_RDONLY | _NONBLOCK | _BINARY), "rb")
    except FileNotFoundError as error:
        raise DocumentError(path, "there is no such file") from error
    except OSError as error:
        raise DocumentError(path, f"this can't be read ({_reason(error)})") from error
    with file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise DocumentError(path, "this is not a plain file")
        yield file


def _is_text(name: str) -> bool:
    """Tell whether a name from the file system was UTF-8: Python keeps other bytes as lone surrogates."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def digest(raw: bytes) -> str:
    """Return the content's hash: two documents with the same one hold the same bytes."""
    return hashlib.blake2b(raw, digest_size=16).hexdigest()
