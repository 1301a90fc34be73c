"""Digests for readers of whom the ledger remembers what they know: composed, and checked against the stored texts."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice

from briefings.cache import Cache
from briefings.compose.digest import TopicFindings, compose_news_digest, compose_standing_digest
from briefings.compose.subjects import group_by_subject
from briefings.ledger import Memory, Sources
from briefings.library import Library, Reader, is_part_of_names, resolve_topic, translate_state
from briefings.model.audience import EVERYTHING, Audience
from briefings.model.captures import sources_of
from briefings.model.digest import Digest, DigestKind, EmptyDay, Known, Schedule, SeenVersion, Told, Window
from briefings.model.findings import Question, Topic
from briefings.model.spans import stable_id
from briefings.questions import QUESTIONS
from briefings.schedule import make_window
from briefings.service.checking import verify_lines
from briefings.text.folding import fold

#: How long a schedule's readers remember what it told them; later the same words may be told again.
REMEMBERED = timedelta(days=90)

#: Documents whose texts are read at once: a library of any size is taken note of in little memory.
_BATCH = 50
#: Composed digests kept: those of schedules with the same topics, due at the same time, are the same.
_MOST_KEPT = 32
#: Subjects of a standing briefing of everything, besides the rest.
_STANDING_SUBJECTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """All that the words of a digest depend on, besides the library."""

    topics: tuple[str, ...]
    template: str
    empty_day: EmptyDay
    after: int
    through: int
    first: bool
    #: A hash of what was told.
    told: str


class Digests:
    """Composes digests from one library for the schedules of one ledger. Its methods raise StoreError and its kinds."""

    def __init__(self, library: Library, memory: Memory, sources: Sources | None = None) -> None:
        self._library = library
        self._memory = memory
        #: Where it stands since when each source is followed; None: there are none.
        self._sources = sources
        #: The number of the last version that the ledger has seen of the library's documents.
        self._noted: Cache[str, int] = Cache(1)
        self._digests: Cache[_Order, Digest] = Cache(_MOST_KEPT)

    async def compose(
        self,
        schedule: Schedule,
        *,
        due: datetime,
        now: datetime,
        asked: bool = False,
        audience: Audience = EVERYTHING,
    ) -> Digest:
        """Return what a schedule sends now for the fire time `due`: all that is new since its last delivered digest.

        The first one is the standing briefing of its topics. With `asked`, a person waits for it, so that a day
        without news brings one line at least. All of it is from documents that the `audience` sees.
        """
        revision = await self._library.revision()
        # The library's state is looked through once, however many digests are due.
        through = await self._noted.get("versions", lambda: self._take_note(now), revision=revision)
        covered = make_window(schedule, due=due, now=now, through=through)
        told = () if covered.since is None else await self._memory.list_told(schedule.id, now - REMEMBERED)
        settings = schedule.settings
        silent = settings.empty_day is EmptyDay.NOTHING
        order = _Order(
            topics=settings.topics,
            template=settings.template,
            empty_day=EmptyDay.ONE_LINE if asked and silent else settings.empty_day,
            after=covered.after,
            through=covered.through,
            first=covered.since is None,
            told=stable_id("told", *(part for one in told for part in (one.document, one.words))),
        )
        digest = await self._digests.get(
            order,
            lambda: self._make(schedule, order, covered, told, audience),
            revision=revision,
            audience=audience,
        )
        return replace(digest, window=covered)

    async def _take_note(self, now: datetime) -> int:
        """Record the documents that the ledger hasn't seen as they are; return the number of the last version."""
        versions = await self._library.versions()
        unseen = iter(sorted(await self._memory.find_unseen(versions)))
        while ids := tuple(islice(unseen, _BATCH)):
            texts = await self._library.reader(EVERYTHING).texts(ids)
            # A document that was changed since has another text: it is left to the next digest.
            current = await self._library.versions()
            texts = {id_: text for id_, text in texts.items() if current.get(id_) == versions[id_]}
            await self._memory.see(await asyncio.to_thread(_make_versions, texts, versions), now)
        return await self._memory.see((), now)

    async def _make(
        self, schedule: Schedule, order: _Order, covered: Window, told: tuple[Told, ...], audience: Audience
    ) -> Digest:
        settings, reader = schedule.settings, self._library.reader(audience)
        topics = [await _find_topic(reader, words) for words in settings.topics] or [Topic(words="")]
        digest = None
        if not order.first:
            news = await self._find_news(reader, topics, covered)
            known = await self._find_known(reader, news, covered, told)
            digest = await asyncio.to_thread(
                compose_news_digest, news, known, covered, empty_day=order.empty_day, template=settings.template
            )
        if digest is None or digest.kind is DigestKind.STANDING:
            left_out = () if digest is None else digest.left_out
            standing = await _find_standing(reader, topics)
            digest = await asyncio.to_thread(
                compose_standing_digest, standing, covered, template=settings.template, left_out=left_out
            )
        briefings = [await verify_lines(reader, briefing, {}) for briefing in digest.briefings]
        return replace(digest, briefings=tuple(briefing for briefing in briefings if briefing.found))

    async def _find_news(self, reader: Reader, topics: Iterable[Topic], covered: Window) -> tuple[TopicFindings, ...]:
        """Return what documents new or changed in a window hold on each topic."""
        documents = await self._drop_past(await self._memory.list_news(covered), covered)
        if not documents:
            return ()
        found: list[TopicFindings] = []
        for topic in topics:
            if _is_everything(topic):
                found += group_by_subject(await reader.findings_among(topic, documents))
            else:
                found.append((topic, await reader.findings_among(topic, documents)))
        return tuple(found)

    async def _drop_past(self, documents: tuple[str, ...], covered: Window) -> tuple[str, ...]:
        """Return documents without those that a source brought from before it was followed: its past is no news.

        One that was known and has changed is news, however old it is.
        """
        added = {one.id: one.added_at.date() for one in await self._sources.list_all()} if self._sources else {}
        if not added or not documents:
            return documents
        origins = await self._library.list_origins(documents)
        past = {id_ for id_, (root, day) in origins.items() if day is not None and _is_past(root, day, added)}
        past -= set(await self._memory.get_words_before(past, covered))
        return tuple(id_ for id_ in documents if id_ not in past)

    async def _find_known(
        self, reader: Reader, news: tuple[TopicFindings, ...], covered: Window, told: tuple[Told, ...]
    ) -> Known:
        """Return what a schedule's readers know of the documents in question."""
        documents = {id_ for _, findings in news for id_ in findings.documents}
        before = await self._memory.get_words_before(documents, covered)
        actors = [actor for _, findings in news for actor in findings.actors]
        elsewhere = await reader.actors_elsewhere({actor.id for actor in actors}, documents)
        # Those that a changed document named before its change are known too.
        folded = {document: fold(text) for document, text in before.items()}
        named = {
            actor.id for actor in actors if _is_named_in(folded.get(actor.mention.document, ""), actor.mention.pieces)
        }
        return Known(told=told, before=before, actors=elsewhere | named)


async def _find_topic(reader: Reader, words: str) -> Topic:
    """Return what a schedule's topic means. Unlike in an answer to a person, no near name is taken for it."""
    asked, words = words, translate_state(words)
    if words != asked:
        return replace(await _find_topic(reader, words), words=asked)
    named = await reader.names_matching(words)
    topic = resolve_topic(words, named, (), text_found=True)
    if not is_part_of_names(words, topic.actors):
        return topic
    found = await reader.count_documents(topic.text or words)
    return resolve_topic(words, named, (), text_found=True, word_documents=found)


async def _find_standing(reader: Reader, topics: Iterable[Topic]) -> tuple[TopicFindings, ...]:
    found: list[TopicFindings] = []
    for topic in topics:
        findings = await reader.findings(topic, reach=QUESTIONS[Question.BRIEF].reach)
        found += group_by_subject(findings, _STANDING_SUBJECTS) if _is_everything(topic) else [(topic, findings)]
    return tuple(found)


def _is_past(root: str, published: date, added: Mapping[str, date]) -> bool:
    """Tell whether a document is older than all of the sources that bring it."""
    days = [added[source] for source in sources_of(root) if source in added]
    return bool(days) and published < min(days)


def _is_everything(topic: Topic) -> bool:
    return not (topic.actors or topic.text)


def _is_named_in(text: str, pieces: tuple[str, ...]) -> bool:
    """Tell whether a folded text has these words."""
    return f" {fold(' '.join(pieces))} " in f" {text} "


def _make_versions(texts: dict[str, str], versions: dict[str, str]) -> tuple[SeenVersion, ...]:
    return tuple(SeenVersion(id_, versions[id_], text) for id_, text in texts.items())
