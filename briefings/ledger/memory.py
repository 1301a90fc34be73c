"""What documents were seen and what schedules have told: kept here, for the library may be rebuilt at any time."""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from briefings.ledger.values import stamp
from briefings.model.digest import SeenVersion, Told, Window
from briefings.stores import Store


@dataclass(frozen=True, slots=True)
class Memory:
    """Seen documents by their ids, and told words by schedule."""

    _store: Store

    async def unseen(self, versions: Mapping[str, str]) -> frozenset[str]:
        """Return those of the documents (id → the library's content hash) whose version is not the one seen last."""
        async with self._store.read() as db:
            rows = await db.execute_fetchall(
                "SELECT document, version, max(id) FROM seen_documents GROUP BY document",
            )
        last = {document: version for document, version, _ in rows}
        return frozenset(document for document, version in versions.items() if last.get(document) != version)

    async def see(self, seen: Iterable[SeenVersion], now: datetime) -> int:
        """Record versions of documents, and return the number of the last version seen.

        A version that is the document's last already stays as it is.
        """
        rows = [
            (each.document, each.version, stamp(now), zlib.compress(each.words.encode("utf-8", "surrogatepass")))
            for each in seen
        ]
        if rows:
            async with self._store.write() as db:
                await db.executemany(
                    "INSERT INTO seen_documents (document, version, seen_at, words) SELECT ?1, ?2, ?3, ?4 WHERE ?2 !="
                    " ifnull((SELECT version FROM seen_documents WHERE document = ?1 ORDER BY id DESC LIMIT 1), '')",
                    rows,
                )
        async with self._store.read() as db:
            ((last,),) = await db.execute_fetchall("SELECT ifnull(max(id), 0) FROM seen_documents")
        return int(last)

    async def news(self, window: Window) -> tuple[str, ...]:
        """Return the ids of the documents that are new or changed in a window, in the order in which they were seen.

        A version that was there before under any id is no news: the file was renamed, copied or put back.
        """
        async with self._store.read() as db:
            rows = await db.execute_fetchall(
                "SELECT document, min(id) AS first FROM seen_documents AS seen WHERE id > ?1 AND id <= ?2"
                " AND NOT EXISTS (SELECT 1 FROM seen_documents WHERE version = seen.version AND id <= ?1)"
                " GROUP BY document ORDER BY first",
                (window.after, window.through),
            )
        return tuple(row[0] for row in rows)

    async def words_before(self, documents: Iterable[str], window: Window) -> Mapping[str, str]:
        """Return the folded text of the version of each document that was the last one when the window began.

        A document that wasn't there yet is not in the mapping.
        """
        async with self._store.read() as db:
            rows = await db.execute_fetchall(
                "SELECT document, words, max(id) FROM seen_documents"
                " WHERE document IN (SELECT value FROM json_each(?)) AND id <= ? GROUP BY document",
                (json.dumps(list(documents)), window.after),
            )
        return {document: zlib.decompress(words).decode("utf-8", "surrogatepass") for document, words, _ in rows}

    async def forget_told(self, before: datetime) -> int:
        """Delete what was told before a moment; return how many lines. The documents stay known."""
        async with self._store.write() as db:
            cursor = await db.execute("DELETE FROM delivered WHERE sent_at < ?", (stamp(before),))
            await db.execute(
                "DELETE FROM words WHERE digest NOT IN (SELECT digest FROM delivered UNION SELECT digest FROM carried)"
            )
        return cursor.rowcount

    async def told(self, schedule: str, since: datetime) -> tuple[Told, ...]:
        """Return what a schedule has told in digests sent after `since`."""
        async with self._store.read() as db:
            rows = await db.execute_fetchall(
                "SELECT delivered.document, words.words FROM delivered JOIN words ON words.digest = delivered.digest"
                " WHERE delivered.schedule = ? AND delivered.sent_at > ? ORDER BY delivered.document, delivered.digest",
                (schedule, stamp(since)),
            )
        return tuple(Told(document, words) for document, words in rows)
