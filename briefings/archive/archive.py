"""The archive: what was fetched, as it was. A capture is never changed; it goes when it is asked to be forgotten."""

import asyncio
import zlib
from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from briefings.archive.keeping import (
    LARGE,
    REMOVED,
    FetchLease,
    Kept,
    hold_lease,
    is_forgotten,
    keep_entry,
    pack_capture,
)
from briefings.archive.missing import MissingPages
from briefings.archive.rows import (
    CAPTURE_COLUMNS,
    ENTRY_COLUMNS,
    read_capture,
    read_entry,
    stamp,
)
from briefings.archive.schema import FORMAT
from briefings.errors import SourceLostError
from briefings.model.captures import (
    PAGE_IDENTITY,
    ArchivedEntry,
    Capture,
    Current,
    PageState,
    document_id,
    places_of,
)
from briefings.stores import Place, TransactionalStore, list_values, open_transactions

_ENTRY = ", ".join(ENTRY_COLUMNS)
_CAPTURE = ", ".join(CAPTURE_COLUMNS)

#: So much smaller is a text once it is packed.
_PACKED = 3
#: Before anything was fetched.
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Archive:
    """An open archive. Made by `open_archive`. Every method is one transaction and raises StoreError and its kinds."""

    _store: TransactionalStore
    _keeps_html: bool = False

    async def keep(self, *several: Kept, lease: FetchLease | None = None) -> tuple[bool, ...]:
        """Keep entries with what was captured of them; return of each whether its document is new or has changed.

        A capture that says what the newest one says is not kept, nor is a summary of what was had in full.

        Raises SourceLostError where something was kept under a later lease of the source; nothing is kept then.
        """
        # Before the transaction, because others wait for its end.
        values = [
            None if one.capture is None else await pack_capture(one.capture, keeps_html=self._keeps_html)
            for one in several
        ]
        async with self._store.write() as transaction:
            if lease is not None and not await hold_lease(transaction, lease):
                raise SourceLostError(lease.source)
            return tuple([await keep_entry(transaction, *pair) for pair in zip(several, values, strict=True)])

    async def read_html(self, capture: int) -> bytes | None:
        """Return the HTML from which a capture's text was taken; None: it wasn't kept, or the capture was deleted."""
        async with self._store.read() as transaction:
            rows = await transaction.fetch("SELECT html FROM captures WHERE id = :id", {"id": capture})
        return next((zlib.decompress(html) for (html,) in rows if html is not None), None)

    async def list_entries(self, source: str) -> tuple[ArchivedEntry, ...]:
        """Return the entries of a source."""
        return await self._find_entries("source = :source ORDER BY identity", source=source)

    async def list_wanted(self, source: str, limit: int) -> tuple[ArchivedEntry, ...]:
        """Return entries of a source whose pages are still to be fetched, those seen last first."""
        return await self._find_entries(
            "source = :source AND page = :page ORDER BY seen_at DESC, identity LIMIT :limit",
            source=source,
            page=PageState.WANTED,
            limit=limit,
        )

    async def list_taken(self, source: str, limit: int, *, since: datetime | None = None) -> tuple[ArchivedEntry, ...]:
        """Return entries of a source whose text is their page's, those first that were asked for longest ago.

        `since`: with those alone that were seen, or whose page is missing, since that moment.
        """
        return await self._find_entries(
            "source = :source AND page = :page AND (seen_at > :since OR document IN"
            " (SELECT document FROM missing_pages WHERE since > :since))"
            " ORDER BY coalesce(asked_at, seen_at), seen_at DESC, identity LIMIT :limit",
            source=source,
            page=PageState.TAKEN,
            since=stamp(since or _LONG_AGO),
            limit=limit,
        )

    @property
    def missing(self) -> MissingPages:
        """The pages that their servers no longer have."""
        return MissingPages(self._store)

    async def _find_entries(self, where: str, **values: object) -> tuple[ArchivedEntry, ...]:
        async with self._store.read() as transaction:
            rows = await transaction.fetch(f"SELECT {_ENTRY} FROM entries WHERE {where}", values)
        return tuple(map(read_entry, rows))

    async def list_current(self, documents: Collection[str] | None = None) -> tuple[Current, ...]:
        """Return the newest capture of each document that a source brings, ordered by the document's address.

        `documents`: ids of those that are asked for, some hundred at the most; None: all.
        """
        names, values = list_values("document", documents or ())
        among = "1 = 1" if documents is None else f"document IN ({names or 'NULL'})"
        async with self._store.read() as transaction:
            owners = await transaction.fetch(f"SELECT DISTINCT document, source FROM entries WHERE {among}", values)
            rows = await transaction.fetch(
                "SELECT document, id, path, version FROM captures WHERE id IN"
                f" (SELECT max(id) FROM captures WHERE {among} GROUP BY document) ORDER BY path",
                values,
            )
        sources: defaultdict[str, set[str]] = defaultdict(set)
        for document, source in owners:
            sources[document].add(source)
        return tuple(
            Current(capture=capture, path=path, version=version, sources=frozenset(sources[document]))
            for document, capture, path, version in rows
            if document in sources
        )

    async def count_documents(self) -> dict[str, int]:
        """Return how many documents each source brings, whatever the number of their versions."""
        async with self._store.read() as transaction:
            rows = await transaction.fetch(
                "SELECT source, count(DISTINCT document) FROM entries WHERE EXISTS"
                " (SELECT 1 FROM captures WHERE captures.document = entries.document) GROUP BY source"
            )
        return dict(rows)

    async def get_capture(self, capture: int) -> Capture | None:
        """Return a capture by its number; None: it was deleted."""
        found = await self._find_captures("id = :id", id=capture)
        return next(iter(found), None)

    async def get_newest(self, document: str) -> Capture | None:
        """Return the newest capture of a document, by the document's id; None: there is none."""
        found = await self._find_captures("document = :document ORDER BY id DESC LIMIT 1", document=document)
        return next(iter(found), None)

    async def list_captures(self, document: str) -> tuple[Capture, ...]:
        """Return all captures of a document, by its id, the oldest first."""
        return await self._find_captures("document = :document ORDER BY id", document=document)

    async def read_texts(self, versions: Mapping[str, str]) -> dict[str, str]:
        """Return the whole texts of documents (id → version) as they were captured; what was deleted is left out."""
        found: dict[str, str] = {}
        for document, version in versions.items():
            captures = await self._find_captures(
                "document = :document AND version = :version ORDER BY id LIMIT 1", document=document, version=version
            )
            for one in captures:
                found[document] = one.article.whole_text
        return found

    async def find_captures(self, words: str) -> tuple[Capture, ...]:
        """Return all captures of the document that an id or an address means, the oldest first; none: there is none.

        An address of which only other sites' feeds tell is the one that was told of last.
        """
        return (
            await self.list_captures(words)
            or await self.list_captures(document_id(words))
            or await self._find_captures(
                "document = (SELECT document FROM entries WHERE link = :link ORDER BY seen_at DESC, document LIMIT 1)"
                " ORDER BY id",
                link=words,
            )
        )

    async def _find_captures(self, where: str, **values: object) -> tuple[Capture, ...]:
        async with self._store.read() as transaction:
            rows = await transaction.fetch(f"SELECT {_CAPTURE} FROM captures WHERE {where}", values)
        if sum(len(row[-1]) for row in rows) < LARGE // _PACKED:
            return tuple(map(read_capture, rows))
        return await asyncio.to_thread(lambda: tuple(map(read_capture, rows)))

    async def remove_sources(self, sources: Collection[str]) -> None:
        """Forget the entries of sources; their captures stay, as proof of what was said from them."""
        async with self._store.write() as transaction:
            for table in ("entries", "fetch_leases"):
                await transaction.execute_many(
                    f"DELETE FROM {table} WHERE source = :source", [{"source": source} for source in sources]
                )

    async def list_sources(self) -> frozenset[str]:
        """Return the ids of the sources that have entries."""
        async with self._store.read() as transaction:
            return frozenset(row[0] for row in await transaction.fetch("SELECT DISTINCT source FROM entries"))

    async def list_documents_of(self, place: str) -> tuple[str, ...]:
        """Return the ids of the documents that were captured from an address, or from a host and those within it."""
        async with self._store.read() as transaction:
            rows = await transaction.fetch(
                "SELECT document, url FROM captures UNION SELECT document, final_url FROM captures"
                " UNION SELECT document, path FROM captures ORDER BY 1, 2"
            )
        return tuple(dict.fromkeys(document for document, url in rows if place in places_of(url)))

    async def forget(self, place: str, now: datetime) -> int:
        """Delete all captures from an address or a host, and keep none of it any more; return how many there were."""
        documents = await self.list_documents_of(place)
        async with self._store.write() as transaction:
            await transaction.execute(
                "INSERT INTO forgotten (place, forgotten_at) VALUES (:place, :now) ON CONFLICT DO NOTHING",
                {"place": place, "now": stamp(now)},
            )
            deleted = 0
            for document in documents:
                deleted += await transaction.execute(
                    "DELETE FROM captures WHERE document = :document", {"document": document}
                )
                await transaction.execute(
                    "DELETE FROM missing_pages WHERE document = :document", {"document": document}
                )
                await transaction.execute(
                    "UPDATE entries SET page = :page, reason = :reason WHERE document = :document",
                    {"document": document, "page": PageState.REFUSED, "reason": REMOVED},
                )
        await self._store.empty_log()
        return deleted

    async def list_forgotten(self) -> frozenset[str]:
        """Return the addresses and hosts of which nothing is kept any more."""
        async with self._store.read() as transaction:
            return frozenset(row[0] for row in await transaction.fetch("SELECT place FROM forgotten"))

    async def remove_uncited(self, before: datetime, cited: Collection[tuple[str, str]]) -> int:
        """Delete captures from before a moment that nothing cites; return how many.

        A document's newest goes with all of its others, where none of them is cited. Its entries stay, so that what is
        still in a feed is known again and isn't taken for new. The newest capture of a page that is followed stays:
        while the page doesn't change, no other is made.

        Args:
            before: UTC.
            cited: Documents and versions; a version '' stands for all of a document's.
        """
        cited = frozenset(cited)
        cited_documents = {document for document, _ in cited}
        async with self._store.write() as transaction:
            rows = await transaction.fetch(
                "SELECT id, document, version, NOT EXISTS (SELECT 1 FROM captures AS later"
                " WHERE later.document = captures.document AND later.id > captures.id)"
                " FROM captures WHERE fetched_at < :before",
                {"before": stamp(before)},
            )
            pages = await transaction.fetch(
                "SELECT document FROM entries WHERE identity = :page", {"page": PAGE_IDENTITY}
            )
            needed = cited_documents | {document for (document,) in pages}
            left = {document for _, document, _, newest in rows if newest and document not in needed}
            old = [
                number
                for number, document, version, newest in rows
                if document in left or not (newest or {(document, version), (document, "")} & cited)
            ]
            await transaction.execute_many("DELETE FROM captures WHERE id = :id", [{"id": one} for one in old])
        return len(old)

    async def find_reason(self, words: str) -> str:
        """Return why nothing is kept of the document that an id or an address means; empty: there is no such reason."""
        async with self._store.read() as transaction:
            entries = await transaction.fetch(
                "SELECT reason FROM entries WHERE document IN (:id, :made) AND reason <> '' LIMIT 1",
                {"id": words, "made": document_id(words)},
            )
            if entries:
                return str(entries[0][0])
            return REMOVED if await is_forgotten(transaction, (words,)) else ""


@asynccontextmanager
async def open_archive(
    place: Place, *, busy_timeout_s: float = 10.0, keeps_html: bool = False
) -> AsyncIterator[Archive]:
    """Open the archive in a file or a database, made where there is none. Several processes may have it open at once.

    A write waits `busy_timeout_s` seconds for other processes. With `keeps_html` the HTML is kept with each capture.
    Raises StoreError and its kinds.
    """
    async with open_transactions(place, FORMAT, busy_timeout_s=busy_timeout_s) as store:
        yield Archive(store, keeps_html)
