"""Which document is of which story: the tables, and what is compared for it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from itertools import islice, takewhile

from briefings.library.columns import PUBLISHED_AT, dump_json
from briefings.library.story_rows import make_opening, make_signatures
from briefings.model.spans import stable_id
from briefings.model.stories import Change, Opening, Report, Signature
from briefings.stores import Connection

#: Characters of a text in which its first words are looked for.
_LEAD_CHARACTERS = 8_000
#: Documents that are grouped at once, and days between the first of them and the last: what they may belong to is
#: read, and mostly made anew, for all of them together. So there are more of them where that is very much, up to the
#: most: of a thousand at once each day on which there are tens of thousands would be made anew tens of times.
_BATCH, _MOST_IN_BATCH, _PART_OF_NEAR, _BATCH_DAYS = 1_000, 4_000, 3, 4
#: Terms whose frequencies are read in one statement.
_TERMS_AT_ONCE = 10_000
#: Documents with one mark that are looked at.
_MOST_WITH_MARK = 40


async def note_for_grouping(connection: Connection, documents: Iterable[tuple[str, date | None]]) -> None:
    """Note that documents came or changed, by their ids and days."""
    await connection.executemany(
        "INSERT INTO story_waiting (document, published) VALUES (:document, :published)"
        " ON CONFLICT (document) DO UPDATE SET published = excluded.published",
        [
            {"document": document, "published": "" if published is None else published.isoformat()}
            for document, published in documents
        ],
    )


async def delete_from_stories(connection: Connection, documents: Collection[str]) -> None:
    """Remove documents that are gone from stories; those that are left keep theirs."""
    await connection.executemany(
        "DELETE FROM story_waiting WHERE document = ?", [(document,) for document in documents]
    )
    await _take_out(connection, documents)


async def _take_out(connection: Connection, documents: Collection[str]) -> dict[str, str]:
    rows = list(
        await connection.execute_fetchall(
            "SELECT document, story, report, terms, marks FROM story_documents"
            " WHERE document IN (SELECT value FROM json_each(?))",
            (dump_json(list(documents)),),
        )
    )
    await connection.executemany("DELETE FROM story_documents WHERE document = ?", [row[:1] for row in rows])
    await connection.executemany(
        "DELETE FROM story_marks WHERE document = ? AND mark IN (SELECT value FROM json_each(?))",
        [(document, marks) for document, _, _, _, marks in rows],
    )
    await connection.executemany(
        "UPDATE story_terms SET documents = documents - 1 WHERE term IN (SELECT key FROM json_each(?))",
        [(terms,) for _, _, _, terms, _ in rows],
    )
    await connection.executemany(
        "DELETE FROM story_terms WHERE documents = 0 AND term IN (SELECT key FROM json_each(?))",
        [(terms,) for _, _, _, terms, _ in rows],
    )
    # Once all are gone: another that goes can't stand for those that stay.
    await connection.executemany(
        """
        UPDATE story_documents SET report = (
          SELECT document FROM story_documents WHERE report = :report
          ORDER BY hour IS NULL, hour, document LIMIT 1
        ) WHERE report = :report
        """,
        [{"report": document} for document, _, report, _, _ in rows if report == document],
    )
    await _count(connection, -len(rows))
    return {document: story for document, story, *_ in rows}


async def _count(connection: Connection, more: int) -> None:
    await connection.execute("UPDATE story_state SET documents = documents + ?", (more,))


class StoryTables:
    """The tables of stories within one transaction. Lent by `Library.write_stories`."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def waiting(self, hours: float) -> list[Opening]:
        """Return the next documents to group, the earliest first: some thousand of a few days.

        `hours`: how far from a document others may be of its event.
        """
        rows = list(
            await self._connection.execute_fetchall(
                "SELECT document, published FROM story_waiting ORDER BY published, document LIMIT ?",
                (await self._size_batch(hours),),
            )
        )
        near = takewhile(lambda row: _count_days(rows[0][1], row[1]) <= _BATCH_DAYS, rows)
        taken = [document for document, _ in near]
        openings = await self._load_openings(taken)
        return [openings[document] for document in taken if document in openings]

    async def _size_batch(self, hours: float) -> int:
        """Return how many documents are grouped next at the most, by how many are there around the first of them."""
        ((near,),) = await self._connection.execute_fetchall(
            """
            WITH first (hour) AS (SELECT strftime('%s', substr(min(published), 1, 10)) / 3600.0 FROM story_waiting)
            SELECT count(*) FROM story_documents
            WHERE hour BETWEEN (SELECT hour FROM first) - :hours AND (SELECT hour FROM first) + :hours
            """,
            {"hours": hours},
        )
        return min(max(_BATCH, int(near) // _PART_OF_NEAR), _MOST_IN_BATCH)

    async def settle(self, documents: Iterable[str]) -> None:
        """Note that these documents don't wait any more."""
        await self._connection.execute(
            "DELETE FROM story_waiting WHERE document IN (SELECT value FROM json_each(?))",
            (dump_json(list(documents)),),
        )

    async def signatures(self, documents: Iterable[str]) -> dict[str, Signature]:
        """Return the stored signatures of documents by their ids."""
        rows = await self._connection.execute_fetchall(
            """
            SELECT document, hour, whole_day, title_terms, terms, marks FROM story_documents
            WHERE document IN (SELECT value FROM json_each(?))
            """,
            (dump_json(list(documents)),),
        )
        return {one.document: one for one in make_signatures(rows)}

    async def take_out(self, documents: Collection[str]) -> dict[str, str]:
        """Remove documents from their stories, and return which they were in; their near-copies stay together."""
        return await _take_out(self._connection, documents)

    async def add(self, signatures: Iterable[Signature]) -> None:
        """Take up the signatures of documents, each a report of its own and in no story yet."""
        new = list(signatures)
        await self._connection.executemany(
            """
            INSERT INTO story_documents (document, story, report, hour, whole_day, title_terms, terms, marks)
            VALUES (:document, '', :document, :hour, :whole_day, :title_terms, :terms, :marks)
            """,
            # In the order of the table, in which each page is looked for once.
            [
                {
                    "document": one.document,
                    "hour": one.hour,
                    "whole_day": one.whole_day,
                    "title_terms": dump_json(one.title),
                    "terms": dump_json(one.terms),
                    "marks": dump_json(one.marks),
                }
                for one in sorted(new, key=lambda one: one.document)
            ],
        )
        await self._connection.executemany(
            "INSERT INTO story_marks (mark, document) VALUES (?, ?)",
            sorted((mark, one.document) for one in new for mark in one.marks),
        )
        counts = Counter(term for one in new for term in one.terms)
        await self._connection.executemany(
            "INSERT INTO story_terms (term, documents) VALUES (?, ?)"
            " ON CONFLICT (term) DO UPDATE SET documents = documents + excluded.documents",
            sorted(counts.items()),
        )
        await _count(self._connection, len(new))

    async def find_meeting(self, signatures: Iterable[Signature], hours: float) -> dict[str, Opening]:
        """Return the openings of other documents that share a mark with one of these, by their ids.

        Those further away than so many hours from all of these are left out; undated ones are near any.
        """
        given = {signature.document: signature for signature in signatures}
        marks = sorted({mark for one in given.values() for mark in one.marks})
        known = [one.hour for one in given.values() if one.hour is not None]
        # Who is near is listed by the hour, and who has a mark by the mark: nothing is looked up for each document. The
        # sign keeps SQLite from looking each of the one up among the other.
        near = """
            AND +document IN (
              SELECT document FROM story_documents WHERE hour BETWEEN :low AND :high
              UNION ALL SELECT document FROM story_documents WHERE hour IS NULL
            )
            """
        rows = await self._connection.execute_fetchall(
            f"""
            SELECT document FROM (
              SELECT document, row_number() OVER (PARTITION BY mark ORDER BY document) AS number
              FROM story_marks WHERE mark IN (SELECT value FROM json_each(:marks))
              {near if len(known) == len(given) else ""}
            ) WHERE number <= {_MOST_WITH_MARK}
            """,
            {
                "marks": dump_json(marks),
                "low": min(known, default=0) - hours,
                "high": max(known, default=0) + hours,
            },
        )
        found = {document for (document,) in rows}
        return await self._load_openings(found - given.keys())

    async def _load_openings(self, documents: Iterable[str]) -> dict[str, Opening]:
        rows = await self._connection.execute_fetchall(
            f"""
            SELECT documents.id, documents.title, documents.title_span, {PUBLISHED_AT},
              substr(texts.text, 1, {_LEAD_CHARACTERS}), texts.paragraphs
            FROM documents JOIN texts ON texts.document = documents.key
            WHERE documents.id IN (SELECT value FROM json_each(?))
            """,
            (dump_json(sorted(documents)),),
        )
        return {row[0]: make_opening(tuple(row)) for row in rows}

    async def join_copies(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Make near-copies one report, which the earliest dated of them stands for."""
        await self._connection.executemany(
            """
            WITH joined (report) AS (
              SELECT report FROM story_documents WHERE document IN (:one, :other)
            )
            UPDATE story_documents SET report = (
              SELECT document FROM story_documents WHERE report IN joined
              ORDER BY hour IS NULL, hour, document LIMIT 1
            ) WHERE report IN joined
            """,
            [{"one": one, "other": other} for one, other in pairs],
        )

    async def reports_near(self, documents: Collection[str], hours: float) -> tuple[list[Report], set[str]]:
        """Return the reports that may be of one event with these documents', and which of them are theirs.

        These are all within so many hours, and all of the stories of any of them.
        """
        given = dump_json(sorted(documents))
        rows = list(
            await self._connection.execute_fetchall(
                """
                WITH theirs (report, hour) AS (
                  SELECT DISTINCT own.report, own.hour FROM story_documents AS asked
                  CROSS JOIN story_documents AS own ON own.document = asked.report
                  WHERE asked.document IN (SELECT value FROM json_each(:documents))
                ),
                near (story, report) AS (
                  SELECT story, report FROM story_documents
                  WHERE hour BETWEEN (SELECT min(hour) FROM theirs) - :hours AND (SELECT max(hour) FROM theirs) + :hours
                  UNION SELECT story, report FROM story_documents WHERE report IN (SELECT report FROM theirs)
                ),
                found (report) AS (
                  SELECT report FROM near
                  UNION SELECT report FROM story_documents
                  WHERE story IN (SELECT story FROM near WHERE story <> '')
                )
                SELECT copy.report, copy.story, count(*), copy.report IN (SELECT report FROM theirs)
                FROM found CROSS JOIN story_documents AS copy ON copy.report = found.report
                GROUP BY copy.report, copy.story
                """,
                {"documents": given, "hours": hours},
            )
        )
        stories: dict[str, dict[str, int]] = defaultdict(dict)
        for report, story, count, _ in rows:
            if story:
                stories[report][story] = count
        signatures = await self.signatures({row[0] for row in rows})
        reports = [Report(signature=one, stories=stories.get(id_, {})) for id_, one in signatures.items()]
        return reports, {row[0] for row in rows if row[3]}

    async def frequencies(self, terms: Collection[str]) -> tuple[dict[str, int], int]:
        """Return how many documents have each of these terms, and how many documents there are."""
        found: dict[str, int] = {}
        waiting = iter(terms)
        # Some thousands at once, because no other thread goes on while they are sorted.
        while some := sorted(islice(waiting, _TERMS_AT_ONCE)):
            rows = await self._connection.execute_fetchall(
                "SELECT term, documents FROM story_terms WHERE term IN (SELECT value FROM json_each(?))",
                (dump_json(some),),
            )
            found.update(map(tuple, rows))
        ((total,),) = await self._connection.execute_fetchall("SELECT documents FROM story_state")
        return found, total

    async def make_story(self, report: str) -> str:
        """Return the id of a new story, which no other has had, made of the report that it begins with."""
        attempt = 0
        while True:
            id_ = stable_id("story", report, *([str(attempt)] if attempt else ()))
            found = await self._connection.execute("INSERT OR IGNORE INTO stories (id) VALUES (?)", (id_,))
            if found.rowcount:
                return id_
            attempt += 1

    async def assign(self, stories: Mapping[str, str]) -> None:
        """Put reports with all their near-copies into stories: ids by the ids of the reports."""
        await self._connection.executemany(
            "UPDATE story_documents SET story = ? WHERE report = ? AND story <> ?",
            [(story, report, story) for report, story in stories.items()],
        )

    async def restore(self, stories: Mapping[str, str]) -> None:
        """Put documents back into the stories they were in before they changed."""
        await self._connection.executemany(
            "UPDATE story_documents SET story = ? WHERE document = ?",
            [(story, document) for document, story in stories.items()],
        )

    async def log(self, changes: Iterable[Change]) -> None:
        """Log which stories went into which, and which came out of which."""
        await self._connection.executemany(
            "INSERT INTO story_changes (at, kind, story, other) VALUES (?, ?, ?, ?)",
            [(self._now.isoformat(), change.kind.value, change.story, change.other) for change in changes],
        )


def _count_days(first: str, last: str) -> int:
    """Return the days between two values of `story_waiting.published`; an undated one is far from any other."""
    if not first or not last:
        return 0 if first == last else _BATCH_DAYS + 1
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days
