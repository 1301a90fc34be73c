"""Claims made of passages: repeated words become one claim with several citations."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from briefings.compose.citations import cite
from briefings.compose.passages import alike, key, part_of, wordset
from briefings.model.briefing import Claim, Label, Tag
from briefings.model.findings import Document, Passage

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Told(Generic[Row]):
    """A row with the words by which it was compared, and the rows of other documents that have the same."""

    row: Row
    words: Passage
    elsewhere: tuple[Row, ...]

    def claim(
        self,
        documents: Mapping[str, Document],
        label: Label,
        shown: Callable[[Row], Passage],
        *,
        context: Passage | None = None,
    ) -> Claim:
        """Return the claim with the words that `shown` gives, tagged as repeated where several documents have it."""
        passage = shown(self.row)
        if self.elsewhere:
            label = replace(label, tags=(*label.tags, Tag.REPEATED))
        return Claim(
            label=label,
            spans=passage.spans,
            pieces=passage.pieces,
            citations=(cite(documents, passage), *(cite(documents, shown(row)) for row in self.elsewhere)),
            context_spans=context.spans if context else (),
            context_pieces=context.pieces if context else (),
        )


def told(
    rows: Iterable[Row], words: Callable[[Row], Passage], also: Callable[[Row], object] = lambda _: None
) -> list[Told[Row]]:
    """Return the rows without repeats, in the order given: the first with some words stands for all that have them.

    Two rows repeat each other if they have the same words and the same `also` (a speaker, a date).
    """
    same: dict[tuple[str, object], dict[str, tuple[Row, Passage]]] = {}
    for row in rows:
        passage = words(row)
        same.setdefault((key(passage), also(row)), {}).setdefault(passage.document, (row, passage))
    lines = []
    for found in same.values():
        (first, passage), *others = found.values()
        lines.append(Told(first, passage, tuple(row for row, _ in others)))
    return lines


class Distinct:
    """Tells whether a passage says something new among those taken so far."""

    def __init__(self) -> None:
        self._taken: dict[object, list[Passage]] = {}
        self._words: dict[object, list[frozenset[str]]] = {}

    def take(self, passage: Passage, among: object = None) -> bool:
        """Take the passage, unless nearly the same words, or more, were taken under the same `among`."""
        taken = self._taken.setdefault(among, [])
        # Most stand alone under theirs, and need no look at their words.
        if taken:
            known = self._words.setdefault(among, [])
            known += (wordset(one) for one in taken[len(known) :])
            words = wordset(passage)
            if any(alike(words, other) for other in known) or any(part_of(passage, other) for other in taken):
                return False
            known.append(words)
        taken.append(passage)
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
        if distinct.take(line.words, among(line.row)):
            count += 1
            yield line
