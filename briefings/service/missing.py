"""What other processes on the same ledger have read and this one's library hasn't: each builds its own."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from briefings.ledger import Memory
from briefings.library import Library


@dataclass(frozen=True, slots=True)
class Missing:
    """Documents that the ledger has seen and a library lacks, or has in another version."""

    count: int
    #: When the ledger saw the last of them, aware UTC; None: there are none.
    newest: datetime | None
    #: The last number that was looked at: what others record later isn't known to be in the library.
    through: int


async def find_missing(library: Library, memory: Memory, after: int, through: int) -> Missing:
    """Return what a library lacks of the versions that the ledger has given numbers above `after`.

    `through` is a number that the ledger has given already.
    """
    recorded = await memory.list_last_versions(after)
    if not recorded:
        return Missing(0, None, through)
    versions = await library.versions()
    lacking = [seen_at for document, (version, seen_at) in recorded.items() if versions.get(document) != version]
    return Missing(len(lacking), max(lacking, default=None), through)


def fingerprint_versions(versions: Mapping[str, str]) -> str:
    """Return 16 letters that are the same for the same documents in the same versions, whoever has read them."""
    found = hashlib.sha256()
    for document, version in sorted(versions.items()):
        found.update(f"{document}\0{version}\0".encode("utf-8", "surrogateescape"))
    return found.hexdigest()[:16]
