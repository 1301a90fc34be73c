"""Claims made of passages: repeated words become one claim with several citations."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from briefings.compose.citations import cite
from briefings.compose.passages import alike, key, wordset
from briefings.model.briefing import Claim, Label, Tag
from briefings.model.findings import Document, Passage

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Told(Generic[Row]):
    """A row, the words it is shown with, and where other documents have the same words."""

    row: Row
    passage: Passage
    elsewhere: tuple[Passage, ...]

    def claim(self, documents: Mapping[str, Document], label: Label, *, context: Passage | None = None) -> Claim:
        """Return the claim, tagged as repeated where several documents have it."""
        if self.elsewhere:
            label = Label(
                name=label.name,
                written=label.written,
                when=label.when,
                count=label.count,
                tags=(*label.tags, Tag.REPEATED),
            )
        return Claim(
            label=label,
            spans=self.passage.spans,
            pieces=self.passage.pieces,
            citations=tuple(cite(documents, one) for one in (self.passage, *self.elsewhere)),
            context_spans=context.spans if context else (),
            context_pieces=context.pieces if context else (),
        )


def told(rows: Iterable[tuple[Row, Passage]], also: Callable[[Row], object] = lambda _: None) -> list[Told[Row]]:
    """Return the rows without repeats, in the order given: the first with some words stands for all that have them.

    Two rows repeat each other if they have the same words and the same `also` (a speaker, a date).
    """
    first: dict[tuple[str, object], tuple[Row, Passage]] = {}
    elsewhere: dict[tuple[str, object], dict[str, Passage]] = {}
    for row, passage in rows:
        same = (key(passage), also(row))
        if same not in first:
            first[same] = (row, passage)
            elsewhere[same] = {}
        elif passage.document != first[same][1].document:
            elsewhere[same].setdefault(passage.document, passage)
    return [Told(row, passage, tuple(elsewhere[same].values())) for same, (row, passage) in first.items()]


class Distinct:
    """Tells whether a passage says something new among those taken so far."""

    def __init__(self) -> None:
        self._taken: dict[object, list[frozenset[str]]] = {}

    def take(self, passage: Passage, among: object = None) -> bool:
        """Take the passage, unless one with nearly the same words was taken under the same `among`."""
        words = wordset(passage)
        taken = self._taken.setdefault(among, [])
        if any(alike(words, other) for other in taken):
            return False
        taken.append(words)
        return True


def first_distinct(
    lines: Iterable[Told[Row]], most: int, *, among: Callable[[Row], object] = lambda _: None
) -> Iterator[Told[Row]]:
    """Yield up to `most` lines that say something new, in the order given."""
    distinct = Distinct()
    count = 0
    for line in lines:
        if count >= most:
            return
        if distinct.take(line.passage, among(line.row)):
            count += 1
            yield line
