"""Digests for readers of whom the ledger remembers what they know: composed, and checked against the stored texts."""

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice
from sys import maxsize
from typing import Protocol
from zoneinfo import ZoneInfo

from briefings.cache import Cache
from briefings.compose.alerts import compose_alert
from briefings.compose.corrections import find_corrections
from briefings.compose.digest import TopicFindings, compose_news_digest, compose_standing_digest
from briefings.compose.hiding import drop_hidden_rows
from briefings.compose.words import claim_words
from briefings.ledger import Memory, Sources
from briefings.library import Library, Reader
from briefings.model.audience import EVERYTHING, Audience
from briefings.model.briefing import Briefing
from briefings.model.captures import sources_of
from briefings.model.digest import (
    AlertRule,
    Correction,
    Digest,
    DigestKind,
    EmptyDay,
    Known,
    LeftOut,
    NewsFilter,
    Schedule,
    SeenVersion,
    Told,
    Window,
)
from briefings.model.findings import Question, Request, Topic
from briefings.model.spans import stable_id
from briefings.model.stories import Story
from briefings.questions import Meaning, find_answer, find_topic
from briefings.schedule import is_known_zone, make_window
from briefings.service.alerting import restrict_to_rule
from briefings.service.checking import verify_lines
from briefings.service.filtering import filter_findings, filter_news
from briefings.service.missing import Missing, find_missing
from briefings.stories import make_stories


class Captured(Protocol):
    """What the archive tells of documents."""

    async def read_texts(self, versions: Mapping[str, str]) -> Mapping[str, str]:
        """Return the whole texts of documents (id → version) as they were captured; what it lacks is left out."""

    async def list_gone(self, documents: Iterable[str]) -> frozenset[str]:
        """Return those of the documents whose page is gone at its publisher."""


#: How long a schedule's readers remember what it told them; later the same words may be told again.
REMEMBERED = timedelta(days=90)

#: Documents whose texts are read at once: a library of any size is taken note of in little memory.
_BATCH = 50
#: Composed digests kept: those of schedules with the same topics, due at the same time, are the same.
_MOST_KEPT = 32
#: New documents that are read for a digest of everything, those of the weightiest stories.
_MOST_READ = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """All that the words of a digest depend on, besides the library."""

    topics: tuple[str, ...]
    template: str
    empty_day: EmptyDay
    after: int
    through: int
    first: bool
    #: A hash of what was told and on which days.
    told: str
    #: The readers' time zone, by which they know these days.
    zone: str
    only: NewsFilter
    #: Documents that were told of and are gone at their publishers: the library's state doesn't tell.
    gone: frozenset[str]


class Digests:
    """Composes digests from one library for the schedules of one ledger. Its methods raise StoreError and its kinds."""

    def __init__(
        self,
        library: Library,
        memory: Memory,
        sources: Sources | None = None,
        captured: Captured | None = None,
        *,
        shared: bool = False,
    ) -> None:
        self._library = library
        self._memory = memory
        #: Where it stands since when each source is followed; None: there are none.
        self._sources = sources
        #: Reads the archive; None: the ledger keeps all texts itself.
        self._captured = captured
        #: Whether other processes see documents too, each as its own library has them: a version that was seen before
        #: is then one that this library still has, and no change.
        self._shared = shared
        #: The number of the last version that the ledger has seen of the library's documents.
        self._noted: Cache[str, int] = Cache(1)
        #: By the numbers of a window.
        self._missing: Cache[tuple[int, int], Missing] = Cache(_MOST_KEPT)
        self._digests: Cache[_Order, Digest] = Cache(_MOST_KEPT)

    async def compose(
        self,
        schedule: Schedule,
        *,
        due: datetime,
        now: datetime,
        asked: bool = False,
        audience: Audience = EVERYTHING,
        through: int | None = None,
    ) -> Digest:
        """Return what a schedule sends now for the fire time `due`: all that is new since its last delivered digest.

        The first one is the standing briefing of its topics. With `asked`, a person waits for it, so that a day
        without news brings one line at least. All of it is from documents that the `audience` sees.
        It ends with the version numbered `through`, by default the last one: where others see documents too, with the
        one up to which `find_missing` looked, because what they have recorded since may not be in this library.
        """
        revision = await self._library.revision()
        if through is None:
            through = await self.take_note(now)
        covered = make_window(schedule, due=due, now=now, through=through)
        told = () if covered.since is None else await self._memory.list_told(schedule.id, now - REMEMBERED)
        settings = schedule.settings
        zone = ZoneInfo(settings.timing.zone if is_known_zone(settings.timing.zone) else "UTC")
        silent = settings.empty_day is EmptyDay.NOTHING
        lines = {one.document for one in told if one.is_line and not one.corrected}
        gone = await self._captured.list_gone(lines) if self._captured and lines else frozenset[str]()
        order = _Order(
            topics=settings.topics,
            template=settings.template,
            empty_day=EmptyDay.ONE_LINE if asked and silent else settings.empty_day,
            after=covered.after,
            through=covered.through,
            first=covered.since is None,
            told=stable_id("told", *(part for one in told for part in _list_parts(one, zone))),
            zone=zone.key,
            only=settings.only,
            gone=gone,
        )
        digest = await self._digests.get(
            order,
            lambda: self._make(schedule, order, covered, told, audience),
            revision=revision,
            audience=audience,
        )
        return replace(digest, window=covered)

    async def compose_alert(
        self,
        schedule: Schedule,
        *,
        now: datetime,
        audience: Audience = EVERYTHING,
        most: int = maxsize,
        through: int | None = None,
    ) -> Digest:
        """Return the stories that an alert has to tell now, a briefing each; of the kind NOTHING where there are none.

        The `most` weightiest of those that its rule asks for, with a document that came since it was made, within the
        rule's time. `through` is as for `compose`.
        """
        settings = schedule.settings
        rule = settings.alert or AlertRule()
        if through is None:
            through = await self.take_note(now)
        recent = await self._memory.find_watermark(max(schedule.made_at, now - rule.within))
        since = schedule.delivered_until or schedule.made_at
        covered = Window(since=since, until=now, after=max(schedule.delivered_through, recent), through=through)
        reader = self._library.reader(audience)
        topics = [await find_topic(reader, words, near=False) for words in settings.topics] or [Topic(words="")]
        news, left_out = await self._find_news(reader, topics, covered, settings.only)
        asked = tuple((topic, restrict_to_rule(findings, rule, now)) for topic, findings in news)
        told = await self._memory.list_told(schedule.id, now - REMEMBERED)
        known = await self._find_known(reader, told, asked, covered)
        digest = await asyncio.to_thread(compose_alert, asked, known, covered, most)
        digest = await _verify_digest(reader, digest, DigestKind.NOTHING)
        return replace(digest, left_out=(*digest.left_out, *left_out))

    async def take_note(self, now: datetime) -> int:
        """Have the ledger know the library's documents as they are; return the number of the last version.

        The library's state is looked through once, however many digests are due.
        """
        revision = await self._library.revision()
        noted = await self._noted.get("versions", lambda: self._take_note(now), revision=revision)
        return await self._memory.see((), now) if self._shared else noted

    async def find_missing(self, schedule: Schedule, now: datetime) -> Missing:
        """Return what the library lacks of what other processes have seen since a schedule's last delivered digest."""
        revision = await self._library.revision()
        window = (schedule.delivered_through, await self.take_note(now))
        return await self._missing.get(
            window, lambda: find_missing(self._library, self._memory, *window), revision=revision
        )

    async def _take_note(self, now: datetime) -> int:
        """Record the documents that the ledger hasn't seen as they are; return the number of the last version."""
        versions = await self._library.versions()
        unseen = iter(sorted(await self._memory.find_unseen(versions, ever=self._shared)))
        while ids := tuple(islice(unseen, _BATCH)):
            texts: dict[str, str | None] = {**await self._library.reader(EVERYTHING).whole_texts(ids)}
            # A document that was changed since has another text: it is left to the next digest.
            current = await self._library.versions()
            texts = {id_: text for id_, text in texts.items() if current.get(id_) == versions[id_]}
            if self._captured is not None:
                origins = await self._library.list_origins(ids)
                fetched = {id_ for id_, (root, _) in origins.items() if sources_of(root)}
                kept = await self._captured.read_texts({id_: versions[id_] for id_ in fetched & texts.keys()})
                # What the archive doesn't have as it is, is kept here.
                texts = {id_: None if kept.get(id_) == text else text for id_, text in texts.items()}
            await self._memory.see(_make_versions(texts, versions), now)
        return await self._memory.see((), now)

    async def _make(
        self, schedule: Schedule, order: _Order, covered: Window, told: tuple[Told, ...], audience: Audience
    ) -> Digest:
        settings, reader = schedule.settings, self._library.reader(audience)
        topics = [await find_topic(reader, words, near=False) for words in settings.topics] or [Topic(words="")]
        digest, corrections = None, tuple[Correction, ...]()
        if not order.first:
            news, filtered = await self._find_news(reader, topics, covered, settings.only)
            known = await self._find_known(reader, told, news, covered)
            corrections = await self._find_corrections(reader, told, order.gone, known, covered)
            digest = await asyncio.to_thread(
                compose_news_digest,
                news,
                known,
                covered,
                empty_day=order.empty_day,
                template=settings.template,
                zone=ZoneInfo(order.zone),
            )
            digest = replace(digest, left_out=(*digest.left_out, *filtered))
        if digest is None or digest.kind is DigestKind.STANDING:
            left_out = () if digest is None else digest.left_out
            standing = await _find_standing(reader, topics, settings.only)
            digest = await asyncio.to_thread(
                compose_standing_digest,
                standing,
                covered,
                template=settings.template,
                left_out=left_out,
                most_of_fetched=audience.most_of_fetched,
            )
        empty = DigestKind.NOTHING if order.empty_day is EmptyDay.NOTHING else DigestKind.ONE_LINE
        return replace(await _verify_digest(reader, digest, empty), corrections=corrections)

    async def _find_known(
        self, reader: Reader, told: tuple[Told, ...], news: Iterable[TopicFindings], covered: Window
    ) -> Known:
        """Return what readers know, to whom this was told, of what there is now."""
        documents = {*(one.document for one in told), *(id_ for _, findings in news for id_ in findings.documents)}
        before = await self._find_before(reader, documents, covered)
        return Known(told=tuple(one for one in told if one.words), before=before)

    async def _find_before(self, reader: Reader, documents: Collection[str], covered: Window) -> Mapping[str, str]:
        """Return the text of the version of each document that was the last one when the window began."""
        words = await self._memory.get_words_before(documents, covered)
        captured = await self._memory.get_captured_before(documents, covered)
        if not captured:
            return words
        texts = {} if self._captured is None else await self._captured.read_texts(captured)
        # It was there, though what it said then isn't known any more: nothing in it can be seen to be new.
        gone = await reader.whole_texts([id_ for id_ in captured if id_ not in texts])
        return {**words, **{id_: texts.get(id_, gone.get(id_, "")) for id_ in captured}}

    async def _find_corrections(
        self, reader: Reader, told: tuple[Told, ...], gone: frozenset[str], known: Known, covered: Window
    ) -> tuple[Correction, ...]:
        """Return which lines of earlier digests no longer hold."""
        changed = {one.document for one in told if one.is_line} & set(await self._memory.list_news(covered))
        now = await reader.whole_texts(changed & known.before.keys())
        hidden = reader.audience.hidden
        return await asyncio.to_thread(find_corrections, told, hidden, gone=gone, before=known.before, now=now)

    async def _find_news(
        self, reader: Reader, topics: Iterable[Topic], covered: Window, only: NewsFilter
    ) -> tuple[tuple[TopicFindings, ...], tuple[LeftOut, ...]]:
        """Return what documents new or changed in a window hold on each topic, and their stories whole.

        And which documents the schedule's filter leaves out.
        """
        documents = await self._drop_past(await self._memory.list_news(covered), covered)
        documents, filtered = await filter_news(reader, documents, only)
        if not documents:
            return (), filtered
        stories = make_stories(await reader.story_documents(ids=documents))
        found: list[TopicFindings] = []
        for topic in topics:
            read = _choose_documents(documents, stories) if _is_everything(topic) else documents
            findings = drop_hidden_rows(await reader.findings_among(topic, read), reader.audience.hidden)
            told = tuple(one for one in stories if any(each.document in findings.documents for each in one.documents))
            found.append((topic, replace(findings, stories=told)))
        return tuple(found), filtered

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
        past -= set(await self._memory.get_captured_before(past, covered))
        return tuple(id_ for id_ in documents if id_ not in past)


async def _verify_digest(reader: Reader, digest: Digest, empty: DigestKind) -> Digest:
    """Return a digest with the lines that hold; the others don't count as told. News of which none holds is `empty`."""
    briefings = [await verify_lines(reader, briefing, {}) for briefing in digest.briefings]
    found = tuple(briefing for briefing in briefings if briefing.found)
    shown = _list_shown(found)
    return replace(
        digest,
        kind=empty if digest.kind is DigestKind.NEWS and not found else digest.kind,
        briefings=found,
        told=tuple(one for one in digest.told if not one.is_line or (one.document, one.words) in shown),
    )


def _list_shown(briefings: Iterable[Briefing]) -> set[tuple[str, str]]:
    """Return the lines of briefings by their documents and words."""
    return {
        (citation.document, claim_words(claim))
        for briefing in briefings
        for section in briefing.sections
        for claim in section.claims
        for citation in claim.citations
    }


async def _find_standing(reader: Reader, topics: Iterable[Topic], only: NewsFilter) -> tuple[TopicFindings, ...]:
    """Return what the library holds on each topic, as `brief` answers it, in documents that pass a filter."""
    found: list[TopicFindings] = []
    for topic in topics:
        request = Request(question=Question.BRIEF, topic=topic.words)
        findings = await find_answer(reader, request, Meaning(topic=topic))
        findings = drop_hidden_rows(findings, reader.audience.hidden)
        found.append((topic, await filter_findings(reader, findings, only)))
    return tuple(found)


def _choose_documents(documents: Sequence[str], stories: Iterable[Story]) -> tuple[str, ...]:
    """Return the new documents that are read for a digest of everything: all, or those of the weightiest stories."""
    new = set(documents)
    ordered = (one.document for story in stories for one in story.documents if one.document in new)
    return tuple(islice(ordered, _MOST_READ))


def _list_parts(told: Told, zone: ZoneInfo) -> tuple[str, ...]:
    """Return what of told words a digest depends on: not the second at which they were told, but the day."""
    day = "" if told.sent_at is None else told.sent_at.astimezone(zone).date().isoformat()
    return told.document, told.words, day, "corrected" if told.corrected else ""


def _is_past(root: str, published: date, added: Mapping[str, date]) -> bool:
    """Tell whether a document is older than all of the sources that bring it."""
    days = [added[source] for source in sources_of(root) if source in added]
    return bool(days) and published < min(days)


def _is_everything(topic: Topic) -> bool:
    return not (topic.actors or topic.text)


def _make_versions(texts: Mapping[str, str | None], versions: Mapping[str, str]) -> tuple[SeenVersion, ...]:
    return tuple(SeenVersion(id_, versions[id_], text) for id_, text in texts.items())
