"""What documents were seen and what schedules have told: kept here, for the library may be rebuilt at any time."""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from briefings.ledger.values import moment, stamp
from briefings.model.digest import SeenVersion, Told
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

    async def see(self, seen: Iterable[SeenVersion], now: datetime) -> None:
        """Record versions of documents as seen now. A version that is the document's last already stays as it is."""
        rows = [
            (each.document, each.version, stamp(now), zlib.compress(each.words.encode("utf-8", "surrogatepass")))
            for each in seen
        ]
        async with self._store.write() as db:
            await db.executemany(
                "INSERT INTO seen_documents (document, version, seen_at, words) SELECT ?1, ?2, ?3, ?4"
                " WHERE ifnull((SELECT version FROM seen_documents WHERE document = ?1 ORDER BY id DESC LIMIT 1), '')"
                " != ?2",
                rows,
            )

    async def news(self, since: datetime | None, until: datetime) -> tuple[str, ...]:
        """Return the ids of documents new or changed after `since`, up to and including `until`, oldest first.

        A version that was there at `since` under any id is none: the file was renamed, copied or put back.
        """
        async with self._store.read() as db:
            rows = await db.execute_fetchall(
                "SELECT document, min(seen_at) AS at, min(id) AS own FROM seen_documents AS seen"
                " WHERE seen_at > ?1 AND seen_at <= ?2 AND NOT EXISTS"
                " (SELECT 1 FROM seen_documents WHERE version = seen.version AND seen_at <= ?1)"
                " GROUP BY document ORDER BY at, own",
                ("" if since is None else stamp(since), stamp(until)),
            )
        return tuple(row[0] for row in rows)

    async def words_before(self, documents: Iterable[str], since: datetime | None) -> Mapping[str, str]:
        """Return the folded text of the version of each document that was the last one at `since`.

        A document that wasn't there yet is not in the mapping.
        """
        if since is None:
            return {}
        async with self._store.read() as db:
            rows = await db.execute_fetchall(
                "SELECT document, words, max(id) FROM seen_documents"
                " WHERE document IN (SELECT value FROM json_each(?)) AND seen_at <= ? GROUP BY document",
                (json.dumps(list(documents)), stamp(since)),
            )
        return {document: zlib.decompress(words).decode("utf-8", "surrogatepass") for document, words, _ in rows}

    async def first_seen(self, documents: Iterable[str]) -> Mapping[str, datetime]:
        """Return when each of the documents was first seen."""
        async with self._store.read() as db:
            rows = await db.execute_fetchall(
                "SELECT document, min(seen_at) FROM seen_documents"
                " WHERE document IN (SELECT value FROM json_each(?)) GROUP BY document",
                (json.dumps(list(documents)),),
            )
        return {document: moment(at) for document, at in rows}

    async def told(self, schedule: str, since: datetime) -> tuple[Told, ...]:
        """Return what a schedule has told in digests sent after `since`."""
        async with self._store.read() as db:
            rows = await db.execute_fetchall(
                "SELECT delivered.document, words.words FROM delivered JOIN words ON words.digest = delivered.digest"
                " WHERE delivered.schedule = ? AND delivered.sent_at > ? ORDER BY delivered.document, delivered.digest",
                (schedule, stamp(since)),
            )
        return tuple(Told(document, words) for document, words in rows)
