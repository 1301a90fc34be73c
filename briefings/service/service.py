"""One library's answers. Its methods raise StoreError where the library can't be used."""

import os
import re
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path

from briefings.compose import compose, prove, resolve
from briefings.compose.citations import cite_document
from briefings.ledger.memory import Memory
from briefings.library import Library, LibraryStats, open_library
from briefings.model.analysis import ActorKind
from briefings.model.briefing import Briefing, Claim, Label, Proof
from briefings.model.findings import Findings, NamedActor, Question, Request, Topic
from briefings.model.spans import Span, stable_id
from briefings.service.checking import verified
from briefings.service.digesting import Digests
from briefings.service.executor import Executor, Limits, open_executor
from briefings.service.loading import FILE_LIMIT, LoadReport, Progress, absolute, load_folder

#: Words of a message that are looked at for topics, and words that one name may have.
_MOST_WORDS, _LONGEST_NAME = 400, 4
#: A word as in names: letters and digits with inner hyphens, apostrophes and full stops.
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")


class Service:
    """Loads folders into a library and answers from it. Made by `open_service`."""

    def __init__(self, library: Library, executor: Executor | None, *, plain_inside: bool) -> None:
        self._library = library
        self._executor = executor
        self._plain_inside = plain_inside

    async def load(
        self,
        root: Path,
        *,
        limit: int = FILE_LIMIT,
        again: bool = False,
        progress: Callable[[Progress], None] | None = None,
    ) -> LoadReport:
        """Bring the library in step with a folder; see `load_folder`. `limit` is the largest file in bytes."""
        return await load_folder(
            self._library,
            root,
            executor=self._executor,
            plain_inside=self._plain_inside,
            limit=limit,
            again=again,
            progress=progress,
        )

    async def forget(self, root: Path) -> int:
        """Remove all documents of a folder from the library, and return how many there were."""
        return await self._library.forget(str(absolute(root)))

    async def answer(self, request: Request, *, root: Path | None = None) -> Briefing:
        """Return the answer to any question, from the whole library or from one folder's documents alone.

        A line whose words aren't the stored text's is dropped and logged.
        """
        match request.question:
            case Question.SEARCH:
                topic = resolve(request.topic, (), ())
            case Question.SOURCES | Question.ACTORS if not request.topic.strip():
                topic = Topic(words="")
            case _:
                topic = await self._topic(request.topic)
        second = await self._topic(request.second) if request.question is Question.COMPARE else None
        about = await self._topic(request.about) if request.about.strip() else None
        everything = request.question in {Question.SOURCES, Question.ACTORS} and not topic.words
        if not (topic.actors or topic.text or everything or second):
            # To the library a topic of nothing is everything.
            return compose(request, topic, Findings(), second=second, about=about)
        findings = await self._library.findings(
            _both(topic, second),
            question=request.question,
            since=request.since,
            until=request.until,
            root=None if root is None else str(absolute(root)),
        )
        made = compose(request, topic, findings, second=second, about=about)
        return await verified(self._library, made, findings.texts)

    async def _topic(self, words: str) -> Topic:
        """Return what words mean; near misses are looked for only where nothing is called so."""
        named = await self._library.names_matching(words)
        topic = resolve(words, named, ())
        if topic.actors or not topic.text:
            return topic
        known = await self._library.has_words(topic.text)
        return resolve(words, named, await self._library.names_near(words), text_found=known)

    async def complete(self, words: str, *, persons_only: bool = False, limit: int = 25) -> tuple[NamedActor, ...]:
        """Return the actors that `words` may be the beginning of, then near misses; one row each, best first."""
        kinds = (ActorKind.PERSON,) if persons_only else tuple(ActorKind)
        found = await self._library.names_beginning(words, kinds=kinds, limit=limit)
        if len(found) >= limit or not words.strip():
            return found
        near = resolve(words, (), rows := await self._library.names_near(words))
        by_name = {row.name: row for row in rows if row.kind in kinds}
        names = (near.corrected, *near.suggestions) if near.corrected else near.suggestions
        rest = (by_name[name] for name in names if name in by_name)
        unique = {row.id: row for row in (*found, *rest, *(row for row in near.actors if row.kind in kinds))}
        return tuple(unique.values())[:limit]

    async def topics_in(self, text: str, *, limit: int = 5) -> tuple[NamedActor, ...]:
        """Return the actors that any text names, the most mentioned of the library first, one row each."""
        rows = await self._library.names_called(_possible_names(text))
        return tuple({row.id: row for row in rows}.values())[:limit]

    async def proof(self, claim: Claim) -> Proof | None:
        """Return a claim in its context, or None where the document is gone or no longer says so."""
        if not claim.citations:
            return None
        stored = await self._library.stored_text(claim.citations[0].document)
        return None if stored is None else prove(claim, stored.text, stored.paragraphs, stored.sentences)

    async def proof_at(self, document: str, spans: tuple[Span, ...], words: str) -> Proof | None:
        """Return words in their context by their place, however long ago they were shown.

        `words` is their `words_digest`. None: the document is gone or no longer says so there.
        """
        stored = await self._library.stored_text(document)
        if stored is None or not spans:
            return None
        pieces = tuple(span.of(stored.text) for span in spans)
        if words_digest(pieces) != words:
            return None
        hull = Span(min(span.start for span in spans), max(span.end for span in spans))
        citation = replace(cite_document(stored.document, hull), number=1)
        claim = Claim(label=Label(), spans=spans, pieces=pieces, citations=(citation,))
        return prove(claim, stored.text, stored.paragraphs, stored.sentences)

    def digests(self, memory: Memory) -> Digests:
        """Return what composes digests for the schedules of the ledger that `memory` belongs to."""
        return Digests(self._library, memory)

    async def stats(self) -> LibraryStats:
        """Return what the library holds."""
        return await self._library.stats()

    async def revision(self) -> int:
        """Return a number that rises with every change of the library, by whichever process."""
        return await self._library.revision()


def words_digest(pieces: Iterable[str]) -> str:
    """Return a short mark of a claim's words, by which it is known again when the document may have changed."""
    return stable_id("claim", *pieces)


def _both(topic: Topic, second: Topic | None) -> Topic:
    """Return one topic of two actors, for looking up what either says."""
    if second is None:
        return topic
    words = " ".join(one.text for one in (topic, second) if not one.actors)
    return replace(topic, actors=(*topic.actors, *second.actors), text=words)


def _possible_names(text: str) -> Iterable[str]:
    """Yield runs of up to four words that begin with a capital letter or a digit, as names do."""
    words = [word[0] for word, _ in zip(_WORD.finditer(text), range(_MOST_WORDS), strict=False)]
    for start, first in enumerate(words):
        if first[0].isupper() or first[0].isdigit():
            for end in range(start + 1, min(start + _LONGEST_NAME, len(words)) + 1):
                yield " ".join(words[start:end])


@asynccontextmanager
async def open_service(
    library: Path,
    *,
    workers: int | None = None,
    limits: Limits | None = None,
    idle: float | None = None,
    plain_inside: bool = True,
) -> AsyncIterator[Service]:
    """Open the library in a file, made where it is missing, and give its service.

    `workers` is the number of processes that read documents within `limits`: None for one per core, 0 for none, where
    documents are trusted. They end with the service, or after `idle` seconds without a document. With `plain_inside`
    a small amount of plain text is read without them.
    """
    count = workers if workers is not None else (os.cpu_count() or 1)
    async with AsyncExitStack() as stack:
        opened = await stack.enter_async_context(open_library(library))
        executor = None
        if count:
            executor = await stack.enter_async_context(open_executor(count, limits=limits, idle=idle))
        yield Service(opened, executor, plain_inside=plain_inside)
