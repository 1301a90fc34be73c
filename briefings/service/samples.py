"""The sample documents that come with Briefbot: known by content, because a copy of them may lie anywhere.

They are there so that the first question has an answer. As soon as any other document is there, they are not news to
anybody: they leave the library.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from briefings.documents import FoundFile, Listing, digest, read_document, scan
from briefings.errors import DocumentError, RootError
from briefings.library import Library

#: Bytes; a larger file is no sample.
_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class Samples:
    """The sample documents' sizes in bytes, and the digests of their contents."""

    sizes: frozenset[int] = frozenset()
    digests: frozenset[str] = frozenset()

    def find_paths(self, root: Path, files: Iterable[FoundFile]) -> frozenset[str]:
        """Return the paths of those files beneath `root` that are sample documents."""
        return frozenset(file.path for file in files if file.size in self.sizes and self._holds(root, file.path))

    def _holds(self, root: Path, path: str) -> bool:
        try:
            return digest(read_document(root, path, _LIMIT)) in self.digests
        except DocumentError:
            return False


NO_SAMPLES = Samples()


def read_samples(folders: Iterable[Path]) -> Samples:
    """Return what tells sample documents, which lie in `folders`; one that isn't there holds none."""
    sizes: set[int] = set()
    digests: set[str] = set()
    for folder in folders:
        try:
            files = scan(folder).files
            # Read as they lie there, because they are our own: every command of the terminal waits for it.
            digests.update(digest((folder / file.path).read_bytes()) for file in files)
        except (RootError, OSError):
            continue
        sizes.update(file.size for file in files)
    return Samples(frozenset(sizes), frozenset(digests))


async def leave_samples_out(
    library: Library, root: Path, found: Listing, samples: Samples, *, asked: bool
) -> tuple[Listing, int]:
    """Return a folder's listing without its sample documents, and how many they were.

    They stay where no other document is there: in the folder if it is the one that is `asked`, else in the library.
    """
    paths = await asyncio.to_thread(samples.find_paths, root, found.files)
    alone = len(paths) == len(found.files)
    if not paths or (alone and (asked or not await _holds_others(library, samples, str(root)))):
        return found, 0
    return found.without(paths), len(paths)


async def forget_samples(library: Library, samples: Samples) -> None:
    """Remove the folders of sample documents from the library if it holds any other."""
    roots = await library.roots_of(samples.digests)
    if roots and len(roots) < len(await library.roots()):
        for root in roots:
            await library.forget(root)


async def _holds_others(library: Library, samples: Samples, root: str) -> bool:
    """Tell whether the library holds a document of another folder than `root` that is no sample."""
    others = set(await library.roots()) - {root}
    return bool(others - set(await library.roots_of(samples.digests)))
