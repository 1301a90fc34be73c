"""Files that were refused: what is in them, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefings.library.files import KnownFile
from briefings.stores import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A file that failed: which content of it, under which version of the analysis, and a reason for people."""

    file: KnownFile
    reason: str


async def list_refusals(connection: Connection, root: str) -> dict[str, Refusal]:
    """Return the refused files of a root by their paths within it."""
    rows = await connection.execute_fetchall(
        "SELECT path, size, mtime_ns, content_hash, analysis_version, reason FROM refusals WHERE root = ?", (root,)
    )
    return {
        path: Refusal(
            file=KnownFile(size=size, mtime_ns=mtime_ns, content_hash=content_hash, analysis_version=version),
            reason=reason,
        )
        for path, size, mtime_ns, content_hash, version, reason in rows
    }


async def count_refusals(connection: Connection) -> dict[str, int]:
    """Return how many files, and rows of files, are refused of each root that has some."""
    rows = await connection.execute_fetchall("SELECT root, COUNT(*) FROM refusals GROUP BY root ORDER BY root")
    return {str(root): int(number) for root, number in rows}


async def insert_refusal(connection: Connection, root: str, path: str, refusal: Refusal) -> None:
    """Note a refusal, in place of an earlier one of the same file."""
    file = refusal.file
    await connection.execute(
        """
        INSERT OR REPLACE INTO refusals (root, path, size, mtime_ns, content_hash, analysis_version, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        (root, path, file.size, file.mtime_ns, file.content_hash, file.analysis_version, refusal.reason),
    )


async def delete_refusals(connection: Connection, root: str, paths: Iterable[str]) -> None:
    """Forget the refusals of some files."""
    await connection.executemany("DELETE FROM refusals WHERE root = ? AND path = ?", [(root, path) for path in paths])
