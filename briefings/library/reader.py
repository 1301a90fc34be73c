"""The library as an audience sees it: every question to it is asked here."""

from collections.abc import Callable, Collection, Coroutine, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from briefings.library import documents, names
from briefings.library.attributions import find_statements, load_positions, load_quotations
from briefings.library.documents import LibraryStats
from briefings.library.filtering import filter_documents
from briefings.library.finding import find_all
from briefings.library.full_text import MANY_HITS, count_documents_with, find_hits
from briefings.library.identities import Identities, KnownGroups, find_identities
from briefings.library.inquiry import LookUps, choose_documents, make_inquiry
from briefings.library.keys import document_of, start_of_days, window
from briefings.library.line_rules import find_rules
from briefings.library.ordinary import list_in_small_letters
from briefings.library.passages import Texts
from briefings.library.reach import NEWS, STORIES, Reach
from briefings.library.sentences import list_spans
from briefings.library.spelling import find_near_words
from briefings.library.story_documents import list_story_documents
from briefings.model.analysis import ActorKind
from briefings.model.audience import Audience
from briefings.model.digest import NewsFilter
from briefings.model.findings import Document, Findings, NamedActor, Topic
from briefings.model.rules import Rule
from briefings.model.spans import Span
from briefings.model.stories import StoryDocument
from briefings.stores import Connection, HeldConnection, Lender
from briefings.text.folding import fold

T = TypeVar("T")

#: Names that a look-up gives at most: `resolve_topic` tests and ranks them again.
_MOST_NAMES = 400
#: Words of names that are compared letter by letter for a near miss, and those taken.
_MOST_WORDS, _NEAR_WORDS = 5_000, 40
#: Rows of either kind that `statements` gives at most.
_MOST_STATEMENTS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredText:
    """A document's text, and where its paragraphs and sentences stand in it, in code points."""

    document: Document
    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]


class Reader:
    """What one audience may read of a library. Made by `Library.reader`.

    No answer depends on a document that the audience doesn't see, in content, count or order. Each method sees one
    state of the library throughout, and raises StoreError and its kinds. Any text is a valid question.
    """

    def __init__(
        self, store: Lender, audience: Audience, analysis_version: int | None, groups: KnownGroups | None = None
    ) -> None:
        self._store = store
        self._groups = groups or KnownGroups()
        #: For a reader of one state of the library.
        self._looked_up: LookUps | None = None
        #: Who asks.
        self.audience = audience
        self._analysis_version = analysis_version
        #: Whom the names of the actors asked for last mean: one answer asks for them several times.
        self._known: tuple[tuple[str, ...], Identities] | None = None

    async def read_in_one(self, work: Callable[["Reader"], Coroutine[Any, Any, T]]) -> T:
        """Return what `work` makes of one state of the library; it waits for nothing but the reader that it is given.

        All of it is done in another thread, where no statement is waited for: many small questions take half the time.
        """

        def ask(connection: Connection) -> Coroutine[Any, Any, T]:
            held = Reader(HeldConnection(connection), self.audience, self._analysis_version, self._groups)
            held._looked_up = LookUps(self._groups)
            return work(held)

        return await self._store.read_in_one(ask)

    async def stats(self) -> LibraryStats:
        """Return the totals."""
        async with self._store.read(snapshot=False) as connection:
            return await documents.count_all(connection, self.audience)

    async def has_documents(self) -> bool:
        """Tell whether there is a document, which takes no longer the more there are."""
        async with self._store.read(snapshot=False) as connection:
            return await documents.has_any(connection, self.audience)

    async def stored_text(self, document: str) -> StoredText | None:
        """Return a document's text by its id; None: it is gone, or not for this audience."""
        async with self._store.read() as connection:
            found = await documents.load_document(connection, self.audience, document, self._analysis_version)
            if found is None:
                return None
            text, paragraphs = await documents.load_text(connection, found[0])
            return StoredText(
                document=found[1],
                text=text,
                paragraphs=paragraphs,
                sentences=await list_spans(connection, found[0]),
            )

    async def rules_at(self, document: str, spans: tuple[Span, ...]) -> tuple[Rule, ...]:
        """Return the rules of the analysis that found what stands at these places of a document.

        Those of exactly these places, else of whatever shares a word with them; none of a whole sentence.
        """
        async with self._store.read() as connection:
            found = await documents.load_document(connection, self.audience, document, self._analysis_version)
            return () if found is None else await find_rules(connection, found[0], spans)

    async def texts(self, ids: Iterable[str]) -> dict[str, str]:
        """Return texts by their documents' ids; those that are gone, or not for this audience, are left out."""
        async with self._store.read(snapshot=False) as connection:
            return await documents.load_texts(connection, self.audience, ids)

    async def whole_texts(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the same, each below its title where that stands outside of the text."""
        async with self._store.read(snapshot=False) as connection:
            return await documents.load_whole_texts(connection, self.audience, ids)

    async def titles(self, ids: Iterable[str]) -> dict[str, str]:
        """Return titles by their documents' ids, of those that have one and are for this audience."""
        async with self._store.read(snapshot=False) as connection:
            return await documents.load_titles(connection, self.audience, ids)

    # Names.

    async def names_matching(self, asked: str) -> tuple[NamedActor, ...]:
        """Return the actors with a name that is `asked`, or holds its words side by side; the former first.

        One row for each of an actor's names that does; up to 400 of either.
        """
        key = fold(asked)
        if not key:
            return ()
        async with self._store.read(snapshot=False) as connection:
            found = await names.find_matching(connection, self.audience, key, _MOST_NAMES, groups=self._groups)
            return tuple(found)

    async def names_near(self, asked: str) -> tuple[NamedActor, ...]:
        """Return actors whose names have words spelled nearly like those of `asked`, the most mentioned first.

        What is near says spelling.py; the first eight words of `asked` count.
        """
        words_asked = fold(asked).split()[:8]
        # One or two letters are near to far too much; they count where there is nothing else to go by.
        words_asked = [word for word in words_asked if len(word) > 2] or words_asked
        if self.audience.roots is not None:
            return await self._names_near_seen(words_asked)
        near: dict[str, None] = {}
        async with self._store.read() as connection:
            for word in words_asked:
                candidates = await names.find_words_like(connection, word, _MOST_WORDS)
                near.update(dict.fromkeys(find_near_words(word, candidates, _NEAR_WORDS)))
            found = await names.find_with_words(connection, self.audience, near, _MOST_NAMES) if near else ()
        return tuple(found)

    async def _names_near_seen(self, words_asked: Iterable[str]) -> tuple[NamedActor, ...]:
        """Return the same for an audience that doesn't see everything: words that it doesn't see take no place."""
        found: dict[tuple[str, str], NamedActor] = {}
        async with self._store.read() as connection:
            for word in words_asked:
                near = find_near_words(word, await names.find_words_like(connection, word, -1), None)
                rows = [
                    (row, set(fold(row.alias).split()))
                    for row in await names.find_with_words(connection, self.audience, near, -1)
                ]
                seen = {one for _, its_words in rows for one in its_words}
                nearest = set([one for one in near if one in seen][:_NEAR_WORDS])
                found.update({(row.id, row.alias): row for row, its_words in rows if its_words & nearest})
        return tuple(sorted(found.values(), key=lambda row: (-row.mentions, row.id, row.alias))[:_MOST_NAMES])

    async def names_beginning(
        self, asked: str, *, kinds: Collection[ActorKind] = tuple(ActorKind), limit: int = 25
    ) -> tuple[NamedActor, ...]:
        """Return the most mentioned actors with a name that begins with `asked`, or goes on so from a word on.

        One row for each actor; with nothing asked, the most mentioned ones.
        """
        async with self._store.read(snapshot=False) as connection:
            key = fold(asked)
            if not key:
                return tuple(await names.find_most_mentioned(connection, self.audience, kinds, limit))
            return tuple(await names.find_beginning(connection, self.audience, key, kinds, limit))

    async def names_called(self, asked: Iterable[str]) -> tuple[NamedActor, ...]:
        """Return the actors with a name that is exactly one of `asked`, the most mentioned first; up to 400 rows."""
        forms = dict.fromkeys(filter(None, map(fold, asked)))
        async with self._store.read(snapshot=False) as connection:
            return tuple(await names.find_called(connection, self.audience, forms, _MOST_NAMES)) if forms else ()

    async def actor(self, id_: str) -> NamedActor | None:
        """Return an actor by its id; None: no document names it."""
        async with self._store.read(snapshot=False) as connection:
            return await names.find_actor(connection, self.audience, id_)

    # Topics.

    async def has_words(self, text: str) -> bool:
        """Tell whether a sentence has all words of `text`."""
        async with self._store.read() as connection:
            known = self._look_ups().hits
            return bool(await find_hits(connection, self.audience, text, window(None, None), 1, known=known))

    async def count_documents(self, text: str) -> int:
        """Return how many documents have all words of `text`; of very many sentences the newest are looked at."""
        async with self._store.read() as connection:
            known = self._look_ups().hits
            return await count_documents_with(connection, self.audience, text, window(None, None), known=known)

    async def count_in_small_letters(self, word: str) -> int:
        """Return how many documents have a word, its singular or its plural, in small letters, by the newest."""
        async with self._store.read() as connection:
            known = self._look_ups().hits
            found = await find_hits(connection, self.audience, word, window(None, None), MANY_HITS, known=known)
            small = await list_in_small_letters(connection, [key for key, _ in found], word) if found else ()
            return len(set(map(document_of, small)))

    async def filter_documents(self, ids: Collection[str], asked: NewsFilter) -> tuple[frozenset[str], dict[str, str]]:
        """Return the ids of the documents that pass, and of those that don't the paths by their ids."""
        async with self._store.read() as connection:
            return await filter_documents(connection, self.audience, ids, asked)

    async def findings(
        self,
        topic: Topic,
        *,
        reach: Reach,
        since: date | None = None,
        until: date | None = None,
    ) -> Findings:
        """Return what the documents published from `since` to `until` hold on a topic.

        Args:
            topic: What is asked for; one of neither actors nor words is everything.
            reach: How far to look. With many documents those are looked at that name the topic most among the newest.
            since: The first publication day; None: no limit. With a limit, undated documents are left out.
            until: The last publication day, included; None: no limit.

        Returns:
            The documents by id, the newest first, and what stands in them, with every word that composing needs.
        """
        async with self._store.read() as connection:
            return await find_all(
                connection,
                self.audience,
                topic,
                window(since, until),
                reach,
                analysis_version=self._analysis_version,
                identities=await self._identify(connection, topic, reach),
                looked_up=self._look_ups(),
            )

    def _look_ups(self) -> LookUps:
        return self._looked_up or LookUps(self._groups)

    async def _identify(self, connection: Connection, topic: Topic, reach: Reach) -> Identities:
        """Return whom the names of a topic's actors mean; asked again for the same ones, what it was."""
        ids = tuple(actor.id for actor in topic.actors[: reach.actors])
        if self._known is None or self._known[0] != ids:
            self._known = (
                ids,
                await find_identities(connection, self.audience, ids, with_names=True, known=self._groups),
            )
        return self._known[1]

    async def findings_among(self, topic: Topic, ids: Iterable[str], *, reach: Reach = NEWS) -> Findings:
        """Return what some documents, by their ids, hold on a topic, whatever their dates; more than `findings` does.

        A topic of neither actors nor words is everything.
        """
        async with self._store.read() as connection:
            keys = await documents.find_keys(connection, self.audience, ids)
            return await find_all(
                connection,
                self.audience,
                topic,
                window(None, None),
                reach,
                analysis_version=self._analysis_version,
                among=keys,
                identities=await self._identify(connection, topic, reach),
                looked_up=self._look_ups(),
            )

    async def statements(self, actor_ids: Iterable[str], since: date | None, until: date | None) -> Findings:
        """Return positions and quotations of actors by when they were said, the newest documents first.

        Args:
            actor_ids: The speakers.
            since: The first day; None: no limit.
            until: The last day, included; None: no limit. Words said in a month or year count if it overlaps.

        Returns:
            Their documents, texts, positions and quotations, up to 1,000 of either; nothing else. Where the text
            doesn't tell when something was said, the document's publication day counts.
        """
        async with self._store.read() as connection:
            said = await find_statements(
                connection,
                self.audience,
                actor_ids,
                since=since,
                until=until,
                published=window(since, until),
                limit=_MOST_STATEMENTS,
            )
            keys = dict.fromkeys(document_of(key) for key in (*said.positions, *said.quotations))
            found, stored = await documents.load_documents_and_texts(connection, keys, self._analysis_version)
            texts = Texts(found, stored)
            return Findings(
                documents={document.id: document for document in found.values()},
                positions=await load_positions(connection, said.positions, texts),
                quotations=await load_quotations(connection, said.quotations, texts),
                texts=texts.by_id(),
            )

    async def story_documents(
        self,
        topic: Topic | None = None,
        *,
        since: date | None = None,
        until: date | None = None,
        reach: Reach = STORIES,
        days: int | None = None,
        ids: Iterable[str] | None = None,
    ) -> dict[str, list[StoryDocument]]:
        """Return the documents of stories by the stories' ids, the earliest first, undated ones at the end.

        Args:
            topic: Only stories of which a document is about it, or names it where none is; None: all.
            since: Only documents published on this day or later; None: undated ones too.
            until: Only documents published on this day or before.
            reach: How many documents of a topic are looked for.
            days: Only documents of so many days up to the newest; None: of all.
            ids: Only stories of these documents, whole; None: of any. With a topic they don't count.

        Returns:
            Each document that the audience sees in exactly one story; one that isn't grouped yet by itself.
        """
        low, high = window(since, until)
        async with self._store.read() as connection:
            among: Collection[int] | None = None
            if ids is not None:
                among = await documents.find_keys(connection, self.audience, ids)
            if days is not None:
                newest = await documents.find_newest(connection, self.audience, (low, high), 1)
                low = max([low, *(start_of_days(key, days) for key in newest)])
            if topic is not None:
                known = await self._identify(connection, topic, reach)
                inquiry = await make_inquiry(
                    connection,
                    self.audience,
                    topic,
                    (low, high),
                    reach=reach,
                    among=None,
                    known=known,
                    looked_up=self._look_ups(),
                )
                among = await choose_documents(connection, inquiry, reach)
            return await list_story_documents(connection, self.audience, window=(low, high), among=among)
