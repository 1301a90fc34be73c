"""What one library answers. Methods raise StoreError where the library can't be used."""

from datetime import date, datetime
from pathlib import Path

from briefings.errors import DocumentError
from briefings.library import Library, LibraryStats, LoadedFolder, Reader
from briefings.model.audience import EVERYTHING, Audience
from briefings.model.briefing import Briefing, Claim, Proof
from briefings.model.captures import sources_of
from briefings.model.findings import NamedActor, Request
from briefings.model.rules import Rule
from briefings.model.spans import Span
from briefings.model.stories import Story
from briefings.service.answering import answer_request, complete_name, find_topics_in
from briefings.service.loading import absolute
from briefings.service.proving import prove_claim, prove_words
from briefings.service.row_places import show_place
from briefings.service.samples import Samples
from briefings.service.telling import list_stories


class Answers:
    """Answers questions from a library, and changes nothing in it.

    What is asked has an audience: whose question it is. No answer depends on a document that it doesn't see.
    """

    def __init__(self, library: Library, samples: Samples) -> None:
        self._library = library
        self._samples = samples

    async def answer(
        self,
        request: Request,
        *,
        root: Path | None = None,
        audience: Audience = EVERYTHING,
        now: datetime | None = None,
    ) -> Briefing:
        """Return the answer to any question.

        Args:
            request: The question as asked; any text is a valid topic.
            root: A folder whose documents alone answer; None: all that the audience sees.
            audience: Whose question it is.
            now: When it is asked, aware; None: nothing is called new.

        Returns:
            Sections of claims, each cut from a stored text and cited; a line whose words aren't the text's is dropped
            and logged. Without sections nothing was found, and `suggestions` says what is near.

        >>> async def ask():
        ...     async with open_service(library) as service:
        ...         await service.load(folder)
        ...         return await service.answer(Request(question=Question.QUOTE, topic="quist"))
        >>> briefing = asyncio.run(ask())
        >>> briefing.sections[0].claims[0].pieces
        ('“The bridge stays open,”',)
        >>> briefing.sections[0].claims[0].citations[0].path
        'bridge.txt'
        """
        reader = await self._reader(audience, root)
        return await answer_request(reader, request, now=now, samples=self._samples.digests)

    async def stories(
        self,
        words: str = "",
        *,
        root: Path | None = None,
        since: date | None = None,
        until: date | None = None,
        audience: Audience = EVERYTHING,
    ) -> tuple[Story, ...]:
        """Return stories, each event once with all documents that report it: what many report, of late, first.

        Args:
            words: A topic: only stories with a document about it, or that names it where none is; empty: all.
            root: A folder whose documents alone are listed; None: all that the audience sees.
            since: Only documents published on this day or later; None: undated ones too.
            until: Only documents published on this day or before.
            audience: Whose question it is. Which documents belong together is decided over all.

        >>> async def list_stories():
        ...     async with open_service(library) as service:
        ...         await service.load(folder)
        ...         return await service.stories("bridge")
        >>> [document.path for story in asyncio.run(list_stories()) for document in story.documents]
        ['bridge.txt']
        """
        return await list_stories(await self._reader(audience, root), words, since=since, until=until)

    async def _reader(self, audience: Audience, root: Path | None) -> Reader:
        if root is None:
            return self._library.reader(audience)
        path = str(absolute(root))
        if audience.roots is None and set(await self._library.roots()) <= {path}:
            return self._library.reader(audience)  # there is no other folder
        return self._library.reader(audience.within(path))

    async def complete(
        self, words: str, *, persons_only: bool = False, limit: int = 25, audience: Audience = EVERYTHING
    ) -> tuple[NamedActor, ...]:
        """Return the actors that `words` may be the beginning of, then near misses; one row each, best first.

        >>> async def complete(words):
        ...     async with open_service(library) as service:
        ...         await service.load(folder)
        ...         return [actor.name for actor in await service.complete(words)]
        >>> asyncio.run(complete("qui"))
        ['Nora Quist']
        """
        return await complete_name(self._library.reader(audience), words, persons_only=persons_only, limit=limit)

    async def topics_in(self, text: str, *, limit: int = 5, audience: Audience = EVERYTHING) -> tuple[NamedActor, ...]:
        """Return the actors that any text names, the most mentioned of the library first, one row each.

        >>> async def find(text):
        ...     async with open_service(library) as service:
        ...         await service.load(folder)
        ...         return [actor.name for actor in await service.topics_in(text)]
        >>> asyncio.run(find("What did Nora Quist say?"))
        ['Nora Quist']
        """
        return await find_topics_in(self._library.reader(audience), text, limit=limit)

    async def proof(self, claim: Claim, *, audience: Audience = EVERYTHING) -> Proof | None:
        """Return a claim in its context; None: the document is gone or no longer says so.

        >>> async def prove():
        ...     async with open_service(library) as service:
        ...         await service.load(folder)
        ...         briefing = await service.answer(Request(question=Question.QUOTE, topic="quist"))
        ...         return await service.proof(briefing.sections[0].claims[0])
        >>> [part.text for part in asyncio.run(prove()).parts if part.marked]
        ['“The bridge stays open,”']
        """
        return await prove_claim(self._library.reader(audience), claim)

    async def proof_at(
        self, document: str, spans: tuple[Span, ...], words: str, *, audience: Audience = EVERYTHING
    ) -> Proof | None:
        """Return words in their context by their place, however long ago they were shown.

        Args:
            document: The document's id.
            spans: Where the words stand, in code points.
            words: Their `words_digest`.
            audience: Whose question it is.

        Returns:
            None where the document is gone or no longer says so there.
        """
        return await prove_words(self._library.reader(audience), document, spans, words)

    async def rules_at(
        self, document: str, spans: tuple[Span, ...], *, audience: Audience = EVERYTHING
    ) -> tuple[Rule, ...]:
        """Return the rules of the analysis that found a line, by its document's id and place; none for a sentence.

        Args:
            document: The document's id.
            spans: Where the words stand, in code points.
            audience: Whose question it is.
        """
        return await self._library.reader(audience).rules_at(document, spans)

    async def stats(self, *, audience: Audience = EVERYTHING) -> LibraryStats:
        """Return what the library holds.

        >>> async def count():
        ...     async with open_service(library) as service:
        ...         await service.load(folder)
        ...         return await service.stats()
        >>> asyncio.run(count()).documents
        2
        """
        return await self._library.reader(audience).stats()

    async def folders(self) -> tuple[LoadedFolder, ...]:
        """Return the folders that documents came from, the first loaded first, each with what is loaded of it."""
        return tuple(one for one in await self._library.folders() if not sources_of(one.path))

    async def holds_samples_alone(self) -> bool:
        """Tell whether there are documents, and all are the samples that come with Briefbot."""
        roots = set(await self._library.roots())
        return bool(roots) and roots <= set(await self._library.roots_of(self._samples.digests))

    async def count_unread(self) -> dict[str, int]:
        """Return how many documents of each loaded folder couldn't be read when it was loaded last, if any."""
        counts = await self._library.count_refusals()
        return {root: number for root, number in counts.items() if not sources_of(root)}

    async def list_unread(self, root: str) -> tuple[DocumentError, ...]:
        """Return those of one folder, by the name that `count_unread` gives it, each with the reason."""
        refusals = sorted((await self._library.refusals(root)).items())
        return tuple(DocumentError(show_place(Path(root), place), one.reason) for place, one in refusals)

    async def find_file(self, document: str) -> Path | None:
        """Return the file that a document came from, by the document's id; None: it came from none, or isn't there."""
        found = await self._library.stored_article(document)
        if found is None or sources_of(found[0]):
            return None
        return Path(found[0], found[2].path)

    async def revision(self) -> int:
        """Return a number that rises with every change of the library, by whichever process.

        Answers to one audience are the same as long as it is.
        """
        return await self._library.revision()
