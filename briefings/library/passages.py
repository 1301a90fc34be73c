"""From spans in rows to words."""

from collections.abc import Iterable, Mapping, Sequence

from briefings.model.findings import Document, Passage
from briefings.model.spans import Span

#: Makes a named tuple of its fields at half the price of calling it; an answer makes hundreds of passages.
_made = tuple.__new__


class Texts:
    """The texts of the documents in question, by their keys."""

    def __init__(self, documents: Mapping[int, Document], texts: Mapping[int, str]) -> None:
        self._ids = {key: document.id for key, document in documents.items()}
        self._texts = texts

    def by_id(self) -> dict[str, str]:
        """Return the texts by their documents' ids."""
        return {self._ids[key]: text for key, text in self._texts.items()}

    def passage(self, document: int, spans: Iterable[Sequence[int]]) -> Passage:
        """Return the words at spans of a document."""
        text = self._texts[document]
        # Lists are quicker than generators here.
        found = [_made(Span, span) for span in spans]
        return _made(Passage, (self._ids[document], tuple(found), tuple([text[start:end] for start, end in found])))

    def cut(self, document: int, span: tuple[int, int]) -> str:
        """Return the bare words at one span of a document."""
        return self._texts[document][slice(*span)]

    def words(self, document: int, span: Sequence[int]) -> Passage:
        """Return the words at one span of a document."""
        start, end = span
        return _made(Passage, (self._ids[document], (_made(Span, span),), (self._texts[document][start:end],)))

    def optional(self, document: int, span: Sequence[int] | None) -> Passage | None:
        """Return the words at a span, or None for none."""
        return None if span is None else self.words(document, span)
