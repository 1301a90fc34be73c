"""Pages that were captured and that their servers no longer have: since when, in which answers."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from briefings.archive.rows import stamp
from briefings.model.captures import MissingPage
from briefings.stores import TransactionalStore, list_values


@dataclass(frozen=True, slots=True)
class MissingPages:
    """The missing pages of an archive, by their documents' ids. Every method is one transaction."""

    _store: TransactionalStore

    async def add(self, document: str, now: datetime, *, is_final: bool) -> None:
        """Record that a server has a page no longer; `is_final`: it says that this is for good."""
        async with self._store.write() as transaction:
            await transaction.execute(
                "INSERT INTO missing_pages (document, since, seen_at, is_final)"
                " VALUES (:document, :now, :now, :is_final) ON CONFLICT (document)"
                " DO UPDATE SET seen_at = excluded.seen_at, is_final ="
                " CASE WHEN excluded.is_final = 1 THEN 1 ELSE missing_pages.is_final END",
                {"document": document, "now": stamp(now), "is_final": int(is_final)},
            )

    async def remove(self, document: str) -> None:
        """Record that a page is there."""
        if not await self.find([document]):
            return
        async with self._store.write() as transaction:
            await transaction.execute("DELETE FROM missing_pages WHERE document = :document", {"document": document})

    async def find(self, documents: Collection[str]) -> tuple[MissingPage, ...]:
        """Return those of some hundred documents at the most whose page is missing, ordered by document."""
        names, values = list_values("document", documents)
        async with self._store.read() as transaction:
            rows = await transaction.fetch(
                "SELECT document, since, seen_at, is_final FROM missing_pages"
                f" WHERE document IN ({names or 'NULL'}) ORDER BY document",
                values,
            )
        return tuple(map(_read_missing, rows))


def _read_missing(row: Iterable[Any]) -> MissingPage:
    document, since, seen_at, is_final = row
    return MissingPage(
        document=document,
        since=datetime.fromisoformat(since),
        seen_at=datetime.fromisoformat(seen_at),
        is_final=bool(is_final),
    )
