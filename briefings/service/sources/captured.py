"""What was captured of documents: their texts, proofs of what they said, and which are gone at their publishers."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from briefings.archive import Archive
from briefings.model.briefing import Proof
from briefings.model.spans import Span
from briefings.service.proving import prove_captured
from briefings.sources.due import is_gone

#: Documents that are asked for in one statement.
_BATCH = 500


@dataclass(frozen=True, slots=True)
class CapturedDocuments:
    """The captures of an archive, as digests and proofs ask for them. Its methods raise StoreError and its kinds."""

    _archive: Archive

    async def read_texts(self, versions: Mapping[str, str]) -> dict[str, str]:
        """Return the whole texts of documents (id → version) as they were captured; what was deleted is left out."""
        return await self._archive.read_texts(versions)

    async def list_gone(self, documents: Iterable[str]) -> frozenset[str]:
        """Return those of the documents, by their ids, whose page is gone at its publisher."""
        waiting, gone = iter(sorted(set(documents))), set[str]()
        while batch := tuple(islice(waiting, _BATCH)):
            gone |= {one.document for one in await self._archive.missing.find(batch) if is_gone(one)}
        return frozenset(gone)

    async def prove(self, document: str, spans: tuple[Span, ...], words: str) -> Proof | None:
        """Return words that were once shown in their context as they were captured; None: they never were.

        For lines whose document has changed since or is gone; whoever was shown them may see where they stood.

        Args:
            document: The document's id.
            spans: Where the words stood, in code points.
            words: Their `words_digest`.
        """
        captures = await self._archive.list_captures(document)
        return await asyncio.to_thread(prove_captured, captures, spans, words)

    async def mark_gone(self, proof: Proof) -> Proof:
        """Return a proof that says so where its page is gone at its publisher."""
        citation = proof.citation
        if not citation.fetched or not await self.list_gone([citation.document]):
            return proof
        captured = await self._archive.get_newest(citation.document)
        when = proof.captured_at or (None if captured is None else captured.fetched_at)
        return replace(proof, is_gone=True, captured_at=when)
