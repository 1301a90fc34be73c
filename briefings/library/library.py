"""The library: all that was found in the documents, looked up by topic. It can be rebuilt from them at any time."""

from collections.abc import AsyncIterator, Callable, Collection, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import aiosqlite
from rapidfuzz import process
from rapidfuzz.distance import OSA

from briefings.library import actors, attributions, documents, events, refusals, sentences, words
from briefings.library.documents import KnownFile, LibraryStats
from briefings.library.entry import Entry
from briefings.library.finding import findings
from briefings.library.keys import window
from briefings.library.reach import NEWS, reach_of
from briefings.library.refusals import Refusal
from briefings.library.rows import word_rows
from briefings.library.schema import APPLICATION_ID, MIGRATIONS
from briefings.model.analysis import ActorKind
from briefings.model.findings import Document, Findings, NamedActor, Question, Topic
from briefings.model.spans import Span, fold
from briefings.stores import Durability, Store, open_store

#: Names that a look-up gives at most: `compose` tests and ranks them again.
_MOST_NAMES = 400
#: Words of names that are compared letter by letter for a near miss, and those taken.
_MOST_WORDS, _NEAR_WORDS = 5_000, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredText:
    """A document's text, and where its paragraphs and sentences stand in it."""

    document: Document
    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]


class Library:
    """An open library. Made by `open_library`. Every method raises StoreError and its kinds."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    # Taking up documents.

    async def roots(self) -> tuple[str, ...]:
        """Return the folders that documents came from, sorted."""
        async with self._store.read(snapshot=False) as connection:
            return await documents.roots(connection)

    async def known(self, root: str) -> dict[str, KnownFile]:
        """Return the loaded files of a root by their paths within it."""
        async with self._store.read(snapshot=False) as connection:
            return await documents.known(connection, root)

    async def store(
        self, entry: Entry, *, root: str, size: int, mtime_ns: int, content_hash: str, analysis_version: int
    ) -> None:
        """Take up one document, in place of what was loaded from the same file before, in one transaction."""
        file = KnownFile(size=size, mtime_ns=mtime_ns, content_hash=content_hash, analysis_version=analysis_version)
        async with self._store.write() as connection:
            at = await documents.place(connection, root, entry.path)
            if at is None:
                at = await documents.new_place(connection, root, entry.path)
            else:
                await _take_away(connection, at.key)
            key = await documents.add(connection, at, entry, file=file, loaded_at=self._clock())
            spans = (Span(start, end) for start, end, *_ in entry.sentences)
            await sentences.add(connection, key, entry.sentences)
            await words.add(connection, word_rows(key, entry.text, spans, entry.outer_title))
            await actors.add(connection, key, entry.actors)
            await attributions.add_positions(connection, key, at.id, entry.positions)
            await attributions.add_quotations(connection, key, at.id, entry.quotations)
            await events.add(connection, key, entry.events)
            await _count_change(connection)

    async def touch(self, root: str, path: str, *, size: int, mtime_ns: int) -> None:
        """Note a file's new size and time where its content is the same."""
        async with self._store.write() as connection:
            await documents.touch(connection, root, path, size, mtime_ns)

    async def remove(self, root: str, paths: Iterable[str]) -> int:
        """Remove documents of a root, each in a transaction of its own, and return how many there were."""
        removed = 0
        for path in paths:
            async with self._store.write() as connection:
                at = await documents.place(connection, root, path)
                if at is not None:
                    await _take_away(connection, at.key)
                    await documents.drop_empty_roots(connection)
                    await _count_change(connection)
                    removed += 1
        return removed

    async def forget(self, root: str) -> int:
        """Remove all documents of a root, and return how many there were."""
        await self.lift_refusals(root, await self.refusals(root))
        return await self.remove(root, sorted(await self.known(root)))

    async def refusals(self, root: str) -> dict[str, Refusal]:
        """Return the files of a root that were refused, by their paths within it."""
        async with self._store.read(snapshot=False) as connection:
            return await refusals.refusals(connection, root)

    async def refuse(self, root: str, path: str, refusal: Refusal) -> None:
        """Remember that a file failed, in place of an earlier refusal of it."""
        async with self._store.write() as connection:
            await refusals.add(connection, root, path, refusal)

    async def lift_refusals(self, root: str, paths: Iterable[str]) -> None:
        """Forget that files of a root were refused."""
        async with self._store.write() as connection:
            await refusals.take_away(connection, root, paths)

    # What there is.

    async def revision(self) -> int:
        """Return a number that rises with every change of the content, by whichever process."""
        async with self._store.read(snapshot=False) as connection:
            ((revision,),) = await connection.execute_fetchall("SELECT revision FROM state")
            return int(revision)

    async def stats(self) -> LibraryStats:
        """Return the library's totals."""
        async with self._store.read(snapshot=False) as connection:
            return await documents.stats(connection)

    async def stored_text(self, document: str) -> StoredText | None:
        """Return a document's text by its id; None: it is gone."""
        async with self._store.read() as connection:
            found = await documents.document(connection, document)
            if found is None:
                return None
            text, paragraphs = await documents.text_and_paragraphs(connection, found[0])
            return StoredText(
                document=found[1],
                text=text,
                paragraphs=paragraphs,
                sentences=await sentences.of_document(connection, found[0]),
            )

    async def versions(self) -> dict[str, str]:
        """Return the hash of every document's content by its id."""
        async with self._store.read(snapshot=False) as connection:
            return await documents.versions(connection)

    async def texts(self, ids: Iterable[str]) -> dict[str, str]:
        """Return texts by their documents' ids; those that are gone are left out."""
        async with self._store.read(snapshot=False) as connection:
            return await documents.texts_by_id(connection, ids)

    # Names.

    async def names_matching(self, asked: str) -> tuple[NamedActor, ...]:
        """Return the actors with a name that is `asked`, or holds its words side by side; the former first.

        One row for each of an actor's names that does.
        """
        key = fold(asked)
        if not key:
            return ()
        async with self._store.read(snapshot=False) as connection:
            return tuple(await actors.matching(connection, key, _MOST_NAMES))

    async def names_near(self, asked: str) -> tuple[NamedActor, ...]:
        """Return actors whose names have words spelled nearly like those of `asked`, the most mentioned first."""
        near: dict[str, None] = {}
        words_asked = fold(asked).split()[:8]
        async with self._store.read() as connection:
            # One or two letters are near to far too much; they count where there is nothing else to go by.
            for word in [word for word in words_asked if len(word) > 2] or words_asked:
                candidates = await actors.words_like(connection, word, _MOST_WORDS)
                matches = process.extract(
                    word, candidates, scorer=OSA.distance, limit=_NEAR_WORDS, score_cutoff=max(1, len(word) // 3)
                )
                near.update((found, None) for found, _, _ in matches)
            return tuple(await actors.with_words(connection, near, _MOST_NAMES)) if near else ()

    async def names_beginning(
        self, asked: str, *, kinds: Collection[ActorKind] = tuple(ActorKind), limit: int = 25
    ) -> tuple[NamedActor, ...]:
        """Return the most mentioned actors with a name that begins with `asked`, or goes on so from a word on.

        One row for each actor; with nothing asked, the most mentioned ones.
        """
        async with self._store.read(snapshot=False) as connection:
            key = fold(asked)
            if not key:
                return tuple(await actors.most_mentioned(connection, kinds, limit))
            return tuple(await actors.beginning(connection, key, kinds, limit))

    async def names_called(self, names: Iterable[str]) -> tuple[NamedActor, ...]:
        """Return the actors with a name that is exactly one of `names`, the most mentioned first."""
        forms = dict.fromkeys(filter(None, map(fold, names)))
        async with self._store.read(snapshot=False) as connection:
            return tuple(await actors.called(connection, forms, _MOST_NAMES)) if forms else ()

    async def actor(self, id_: str) -> NamedActor | None:
        """Return an actor by its id; None: no document names it."""
        async with self._store.read(snapshot=False) as connection:
            return await actors.actor(connection, id_)

    # Topics.

    async def has_words(self, text: str) -> bool:
        """Tell whether a sentence has all words of `text`."""
        async with self._store.read() as connection:
            return bool(await words.hits(connection, text, window(None, None), 1))

    async def findings(
        self,
        topic: Topic,
        *,
        question: Question = Question.BRIEF,
        since: date | None = None,
        until: date | None = None,
        root: str | None = None,
    ) -> Findings:
        """Return what the documents published from `since` to `until`, both included, hold on a topic.

        With `root`, only documents that came from that folder are asked.

        A topic of neither actors nor words is everything. With many documents, those are looked at that name the
        topic most among the newest; how many depends on the question.
        """
        async with self._store.read() as connection:
            among = None if root is None else await documents.keys_in(connection, root, window(since, until))
            return await findings(connection, topic, window(since, until), reach_of(question), among=among)

    async def findings_among(self, topic: Topic, ids: Iterable[str]) -> Findings:
        """Return what some documents, by their ids, hold on a topic, whatever their dates; more than `findings` does.

        A topic of neither actors nor words is everything.
        """
        async with self._store.read() as connection:
            keys = await documents.keys_of(connection, ids)
            return await findings(connection, topic, window(None, None), NEWS, among=keys)

    async def actors_elsewhere(self, actor_ids: Iterable[str], ids: Iterable[str]) -> frozenset[str]:
        """Return those of the actors that a document besides `ids` names."""
        async with self._store.read() as connection:
            return await actors.elsewhere(connection, actor_ids, await documents.keys_of(connection, ids))


async def _take_away(connection: aiosqlite.Connection, key: int) -> None:
    """Remove a document with all its rows."""
    spans = await sentences.of_document(connection, key)
    text, _ = await documents.text_and_paragraphs(connection, key)
    await words.take_away(connection, word_rows(key, text, spans, await documents.outer_title_of(connection, key)))
    await sentences.take_away(connection, key)
    await actors.take_away(connection, key)
    await attributions.take_away(connection, key)
    await events.take_away(connection, key)
    await documents.take_away(connection, key)


async def _count_change(connection: aiosqlite.Connection) -> None:
    await connection.execute("UPDATE state SET revision = revision + 1")


def _utc_now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def open_library(
    path: Path, *, clock: Callable[[], datetime] = _utc_now, busy_timeout_s: float = 10.0
) -> AsyncIterator[Library]:
    """Open the library in the file at `path`, made where it is missing. Raises StoreError and its kinds.

    `clock` says in UTC when a document is taken up; another process that writes is waited for `busy_timeout_s`.
    """
    async with open_store(
        path,
        kind="library",
        application_id=APPLICATION_ID,
        migrations=MIGRATIONS,
        durability=Durability.NORMAL,
        busy_timeout_s=busy_timeout_s,
    ) as store:
        yield Library(store, clock)
