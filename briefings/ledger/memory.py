"""What documents were seen and what schedules have told: kept here, for the library may be rebuilt at any time."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from briefings.ledger.endings import fail_touched, unfreeze_untouched
from briefings.ledger.values import moment, stamp
from briefings.model.digest import SeenVersion, Told, Window
from briefings.model.reasons import Cause, Reason
from briefings.stores import Transaction, TransactionalStore, list_values

#: Documents asked for in one statement.
_LIST = 500

_LAST = "(SELECT max(id) FROM seen_documents AS later WHERE later.document = seen.document)"


#: Stands in place of a packed text that the archive has: packed texts are never empty.
_IN_ARCHIVE = b""
#: The fingerprint of a line that was removed.
_NOTHING = Told("", "").fingerprint
#: Words that nothing was told of any more.
_DELETE_WORDS = (
    "DELETE FROM words WHERE fingerprint NOT IN"
    " (SELECT fingerprint FROM delivered UNION SELECT fingerprint FROM carried)"
)
#: A delivery that tells of a document.
_CARRYING = "id IN (SELECT delivery FROM carried WHERE document = :document)"
_FORGET_DOCUMENT = (
    "UPDATE seen_documents SET words = :empty WHERE document = :document",
    # That a line was told is known, so that the next digest says that it was removed.
    (
        "INSERT INTO delivered (schedule, document, fingerprint, sent_at, line)"
        " SELECT schedule, document, :nothing, max(sent_at), 1 FROM delivered"
        " WHERE document = :document AND line = 1 AND corrected = 0 GROUP BY schedule, document ON CONFLICT DO NOTHING"
    ),
    "DELETE FROM delivered WHERE document = :document AND fingerprint <> :nothing",
    "DELETE FROM carried WHERE document = :document",
    "DELETE FROM reports WHERE document = :document",
    "DELETE FROM citations WHERE document = :document",
    "DELETE FROM hidden_lines WHERE document = :document",
)


@dataclass(frozen=True, slots=True)
class SqlMemory:
    """Seen documents by their ids, and told words by schedule."""

    _store: TransactionalStore

    async def find_unseen(self, versions: Mapping[str, str], *, ever: bool = False) -> frozenset[str]:
        """Return those of the documents (id → the library's content hash) whose version is not the one seen last.

        `ever`: those whose version was never seen, for several libraries that don't change at one time.
        """
        which = "TRUE" if ever else f"id = {_LAST}"
        async with self._store.read() as transaction:
            rows = await transaction.fetch(f"SELECT document, version FROM seen_documents AS seen WHERE {which}")
        known: set[tuple[str, str]] = set(rows)
        return frozenset(document for document, version in versions.items() if (document, version) not in known)

    async def list_last_versions(self, after: int) -> Mapping[str, tuple[str, datetime]]:
        """Return documents' last versions, as far as their numbers are above `after`, and when they were seen."""
        async with self._store.read() as transaction:
            rows = await transaction.fetch(
                f"SELECT document, version, seen_at FROM seen_documents AS seen WHERE id > :after AND id = {_LAST}",
                {"after": after},
            )
        return {document: (version, moment(seen_at)) for document, version, seen_at in rows}

    async def see(self, seen: Iterable[SeenVersion], now: datetime) -> int:
        """Record versions of documents in their order, and return the watermark after that."""
        seen = tuple(seen)
        if not seen:
            async with self._store.read() as transaction:
                ((number,),) = await transaction.fetch("SELECT number FROM watermarks WHERE name = 'documents'")
                return int(number)
        async with self._store.write() as transaction:
            # Changed before it is read, because that makes other writers wait: their numbers are higher, and nobody
            # is told of a number before all lower ones are there.
            ((before,),) = await transaction.fetch(
                "UPDATE watermarks SET number = number WHERE name = 'documents' RETURNING number"
            )
            last = await _find_last_versions(transaction, {each.document for each in seen})
            rows = list(_number_versions(seen, last, int(before), now))
            await transaction.execute_many(
                "INSERT INTO seen_documents (id, document, version, seen_at, words)"
                " VALUES (:id, :document, :version, :now, :words)",
                rows,
            )
            watermark = int(before) + len(rows)
            await transaction.execute(
                "UPDATE watermarks SET number = :number WHERE name = 'documents'", {"number": watermark}
            )
        return watermark

    async def list_news(self, window: Window) -> tuple[str, ...]:
        """Return the ids of the documents that are new or changed in a window, in the order in which they were seen."""
        async with self._store.read() as transaction:
            rows = await transaction.fetch(
                "SELECT document, min(id) AS first FROM seen_documents AS seen WHERE id > :after AND id <= :through"
                " AND NOT EXISTS (SELECT 1 FROM seen_documents AS known"
                " WHERE known.version = seen.version AND known.id <= :after)"
                " GROUP BY document ORDER BY first",
                {"after": window.after, "through": window.through},
            )
        return tuple(row[0] for row in rows)

    async def find_watermark(self, before: datetime) -> int:
        """Return the number of the last version that was recorded before a moment; 0: none was."""
        async with self._store.read() as transaction:
            rows = await transaction.fetch(
                "SELECT id FROM seen_documents WHERE seen_at < :before ORDER BY seen_at DESC, id DESC LIMIT 1",
                {"before": stamp(before)},
            )
        return next((int(number) for (number,) in rows), 0)

    async def get_words_before(self, documents: Iterable[str], window: Window) -> Mapping[str, str]:
        """Return the folded text of the version of each document that was the last one when the window began."""
        rows = await self._find_last_before(documents, window)
        return {document: unpack_words(words) for document, _, words in rows if words != _IN_ARCHIVE}

    async def get_captured_before(self, documents: Iterable[str], window: Window) -> Mapping[str, str]:
        """Return the version of each document that was the last one when the window began and is in the archive."""
        rows = await self._find_last_before(documents, window)
        return {document: version for document, version, words in rows if words == _IN_ARCHIVE}

    async def _find_last_before(self, documents: Iterable[str], window: Window) -> list[tuple[str, str, bytes]]:
        found: list[tuple[str, str, bytes]] = []
        waiting = iter(tuple(documents))
        async with self._store.read() as transaction:
            while chunk := tuple(islice(waiting, _LIST)):
                names, values = list_values("document", chunk)
                rows = await transaction.fetch(
                    f"SELECT document, version, words FROM seen_documents AS seen WHERE document IN ({names})"
                    " AND id = (SELECT max(id) FROM seen_documents AS earlier"
                    " WHERE earlier.document = seen.document AND earlier.id <= :after)",
                    {**values, "after": window.after},
                )
                found += [(document, version, words) for document, version, words in rows]
        return found

    async def list_told(self, schedule: str, since: datetime) -> tuple[Told, ...]:
        """Return what a schedule has told in digests sent after `since`, ordered by document and fingerprint."""
        values = {"schedule": schedule, "since": stamp(since)}
        async with self._store.read() as transaction:
            rows = await transaction.fetch(
                "SELECT delivered.document, words.words, delivered.sent_at, delivered.line, delivered.corrected"
                " FROM delivered"
                " JOIN words ON words.fingerprint = delivered.fingerprint"
                " WHERE delivered.schedule = :schedule AND delivered.sent_at > :since"
                " ORDER BY delivered.document, delivered.fingerprint",
                values,
            )
        return tuple(
            Told(document, words, moment(sent_at), is_line=bool(line), corrected=bool(corrected))
            for document, words, sent_at, line, corrected in rows
        )

    async def forget_told(self, before: datetime) -> int:
        """Delete what was told before a moment; return how many lines. The documents stay known."""
        async with self._store.write() as transaction:
            forgotten = await transaction.execute(
                "DELETE FROM delivered WHERE sent_at < :before", {"before": stamp(before)}
            )
            await transaction.execute(_DELETE_WORDS)
        return forgotten

    async def forget_documents(self, documents: Iterable[str], now: datetime) -> None:
        """Delete the words of documents, and what was or will be told of them, their bytes too.

        That they were there is known. A digest with words of theirs is composed anew, or ended where it has begun.
        """
        rows: list[dict[str, object]] = [
            {"document": document, "empty": pack_words(""), "nothing": _NOTHING} for document in documents
        ]
        async with self._store.write() as transaction:
            await transaction.execute(
                "INSERT INTO words (fingerprint, words) VALUES (:nothing, '') ON CONFLICT DO NOTHING",
                {"nothing": _NOTHING},
            )
            for row in rows:
                await unfreeze_untouched(transaction, _CARRYING, row, now)
                await fail_touched(transaction, _CARRYING, row, Reason(Cause.WITHDRAWN), now)
            for statement in _FORGET_DOCUMENT:
                await transaction.execute_many(statement, rows)
            await transaction.execute(_DELETE_WORDS)
        await self._store.empty_log()


async def _find_last_versions(transaction: Transaction, documents: Iterable[str]) -> dict[str, str]:
    """Return the version of each document that was seen last; nothing of documents that weren't seen."""
    found: dict[str, str] = {}
    waiting = iter(sorted(documents))
    while chunk := tuple(islice(waiting, _LIST)):
        names, values = list_values("document", chunk)
        found |= dict(
            await transaction.fetch(
                f"SELECT document, version FROM seen_documents AS seen WHERE document IN ({names}) AND id = {_LAST}",
                values,
            )
        )
    return found


def _number_versions(
    seen: Iterable[SeenVersion], last: dict[str, str], before: int, now: datetime
) -> Iterator[dict[str, object]]:
    """Yield the rows of the versions that are new, numbered from `before` + 1."""
    number = before
    for each in seen:
        if last.get(each.document) != each.version:
            number += 1
            last[each.document] = each.version
            yield {
                "id": number,
                "document": each.document,
                "version": each.version,
                "now": stamp(now),
                "words": _IN_ARCHIVE if each.words is None else pack_words(each.words),
            }


def pack_words(words: str) -> bytes:
    """Return a text compressed; any text, halves of characters among it."""
    return zlib.compress(words.encode("utf-8", "surrogatepass"))


def unpack_words(packed: bytes) -> str:
    """Return the text that `pack_words` compressed."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")
