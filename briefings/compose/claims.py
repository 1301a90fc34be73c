"""Claims made of passages: repeated words become one claim with several citations."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from briefings.compose.citations import cite
from briefings.compose.passages import key, skip_dateline
from briefings.compose.words import words_of
from briefings.model.analysis import AttributionKind
from briefings.model.briefing import Attributed, Claim, Label, Tag
from briefings.model.findings import Document, Passage
from briefings.model.rules import Rule
from briefings.text.folding import even
from briefings.text.likeness import tells_no_more

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class MergedLine(Generic[Row]):
    """A row with the words by which it was compared, and the rows of other documents that have the same."""

    row: Row
    words: Passage
    elsewhere: tuple[Row, ...]

    @property
    def text(self) -> str:
        """The words on one line, as they are written."""
        return words_of(self.words)

    def claim(
        self,
        documents: Mapping[str, Document],
        label: Label,
        shown: Callable[[Row], Passage],
        *,
        context: Passage | None = None,
        rules: Iterable[Rule | None] = (),
    ) -> Claim:
        """Return the claim with the words that `shown` gives, tagged as repeated where several documents have them.

        Documents that have the compared words, but others than those shown, aren't cited, and neither is the same file
        in a second folder: it says nothing anew.
        """
        passage = skip_dateline(shown(self.row))
        elsewhere = [other for row in self.elsewhere if _holds(other := shown(row), passage)]
        elsewhere = _drop_copies(passage, elsewhere, documents)
        if elsewhere:
            label = replace(label, tags=(*label.tags, Tag.REPEATED))
        return Claim(
            label=label,
            spans=passage.spans,
            pieces=passage.pieces,
            citations=(cite(documents, passage), *(cite(documents, other) for other in elsewhere)),
            context_spans=context.spans if context else (),
            context_pieces=context.pieces if context else (),
            rules=tuple(rule for rule in rules if rule is not None),
        )


def _drop_copies(passage: Passage, others: Iterable[Passage], documents: Mapping[str, Document]) -> list[Passage]:
    """Return those of other documents, of what one publisher has with one content at one address one."""

    def identify(one: Passage) -> tuple[str | None, ...]:
        document = documents[one.document]
        return document.version or document.id, document.publisher, document.url

    known = {identify(passage)}
    kept = []
    for other in others:
        if (found := identify(other)) not in known:
            known.add(found)
            kept.append(other)
    return kept


def _holds(other: Passage, passage: Passage) -> bool:
    """Tell whether a passage of another document has the words of this one, in order."""
    words, at = key(other), 0
    for piece in passage.pieces:
        one = even(piece).strip(" \"'.,;:!?")
        at = words.find(one, at)
        if at < 0:
            return False
        at += len(one)
    return True


def merge_repeats(
    rows: Iterable[Row], words: Callable[[Row], Passage], also: Callable[[Row], object] = lambda _: None
) -> list[MergedLine[Row]]:
    """Return the rows without repeats, in the order given: the first with some words stands for all that have them.

    Two rows repeat each other if they have the same words and the same `also` (a speaker, a date).
    """
    same: dict[tuple[str, object], dict[str, tuple[Row, Passage]]] = {}
    for row in rows:
        passage = words(row)
        identity = key(passage), also(row)
        if identity in same:
            same[identity].setdefault(passage.document, (row, passage))
        else:
            same[identity] = {passage.document: (row, passage)}
    lines = []
    for found in same.values():
        (first, passage), *others = found.values()
        lines.append(MergedLine(first, passage, tuple([row for row, _ in others])))
    return lines


class Distinct(Generic[Row]):
    """Tells whether a line says something new among those taken so far."""

    def __init__(self) -> None:
        self._taken: dict[object, list[MergedLine[Row]]] = {}

    def take(self, line: MergedLine[Row], among: object = None) -> bool:
        """Take the line, unless one that tells as much was taken under the same `among`."""
        taken = self._taken.setdefault(among, [])
        if any(tells_no_more(line.text, other.text) for other in taken):
            return False
        taken.append(line)
        return True


def choose_distinct(
    lines: Iterable[MergedLine[Row]], most: int, *, among: Callable[[Row], object] = lambda _: None
) -> Iterator[MergedLine[Row]]:
    """Yield up to `most` lines that say something new, in the order given."""
    distinct = Distinct[Row]()
    count = 0
    for line in lines:
        if count >= most:
            return
        if distinct.take(line, among(line.row)):
            count += 1
            yield line


def attribute(
    speaker_words: Passage | None, speaker: str | None, actor: str | None, cue: Passage | None, kind: AttributionKind
) -> Attributed:
    """Return who says a line, and how, in the words of its text."""
    return Attributed(
        words=None if speaker_words is None else words_of(speaker_words),
        name=speaker,
        actor=actor,
        cue=None if cue is None else words_of(cue),
        kind=kind,
    )
