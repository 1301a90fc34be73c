"""An article with all that was found in it, by which rule, and what was rejected and why."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from briefings.analysis.rules import RULES
from briefings.lexicon import lines
from briefings.model.analysis import Analysis, Speaker
from briefings.model.article import Article
from briefings.model.rules import Rule
from briefings.model.spans import Span


class NoteKind(StrEnum):
    """What a marked span is."""

    QUOTATION = "quotation"
    CONTENT = "content"
    CUE = "cue"
    SPEAKER = "speaker"
    MENTION = "mention"
    ROLE = "role"
    DATE = "date"
    EVENT = "event"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Note:
    """One annotation: where, what, by which rule, and what it means in words (empty: the kind says it all)."""

    span: Span
    kind: NoteKind
    rule: Rule
    words: str


def describe_rules(paragraphs: Iterable["Paragraph"]) -> Iterator[tuple[Rule, str, str]]:
    """Yield each rule of some paragraphs' notes once, with what it means and where its example stands.

    Of a muted one it is said that answers don't show what it finds.
    """
    muted = lines("muted_rules")
    for rule in sorted({note.rule for paragraph in paragraphs for note in paragraph.notes}):
        silence = " Too often wrong to stand in answers." if rule in muted else ""
        yield rule, f"{RULES[rule].meaning}{silence}", f"docs/rules.md#{rule}"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same notes."""

    text: str
    kinds: tuple[NoteKind, ...]
    hint: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the article with its line number (from 1), cut where notes begin and end."""

    line: int
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]


def explain(article: Article, analysis: Analysis, line: int | None = None) -> tuple[Paragraph, ...]:
    """Return the article's paragraphs with their notes; only the paragraph on `line` (from 1) where it is given."""
    notes = sorted(_notes(article, analysis), key=lambda note: (note.span, note.kind, note.rule, note.words))
    return tuple(
        _paragraph(article.text, span, first, notes)
        for span, first, last in _lines(article)
        if line is None or first <= line <= last
    )


def _lines(article: Article) -> Iterator[tuple[Span, int, int]]:
    """Yield each paragraph with its first and last line number; one pass over the text."""
    line, at = 1, 0
    for span in article.body:
        line += article.text.count("\n", at, span.start)
        last = line + article.text.count("\n", span.start, span.end)
        yield span, line, last
        line, at = last, span.end


def _notes(article: Article, analysis: Analysis) -> Iterator[Note]:
    for actor in analysis.actors:
        for mention in actor.mentions:
            yield Note(mention.span, NoteKind.MENTION, mention.rule, f"{actor.name}, {actor.kind}")
        for role in actor.roles:
            yield Note(role.span, NoteKind.ROLE, role.rule, f"role of {actor.name}")
    for quotation in analysis.quotations:
        for number, part in enumerate(quotation.parts, 1):
            which = f" (part {number} of {len(quotation.parts)})" if len(quotation.parts) > 1 else ""
            words = f"speaker {_who(quotation.speaker, article.text)}{which}"
            yield Note(part, NoteKind.QUOTATION, quotation.rule, words)
    for attribution in analysis.attributions:
        who = _who(attribution.speaker, article.text)
        for span in attribution.content:
            yield Note(span, NoteKind.CONTENT, attribution.rule, f"{attribution.kind}, speaker {who}")
        if attribution.cue is not None:
            yield Note(attribution.cue, NoteKind.CUE, attribution.rule, f"speaker {who}")
        if attribution.speaker.span is not None:
            yield Note(attribution.speaker.span, NoteKind.SPEAKER, attribution.speaker.rule or attribution.rule, who)
    yield from _dated(article, analysis)
    for rejection in analysis.rejections:
        yield Note(rejection.span, NoteKind.REJECTED, rejection.rule, rejection.reason)


def _dated(article: Article, analysis: Analysis) -> Iterator[Note]:
    for date in analysis.dates:
        yield Note(date.span, NoteKind.DATE, date.rule, f"{date.when.value} ({date.when.precision})")
    for event in analysis.events:
        source = "the publication date" if event.date_from is None else f"“{event.date_from.of(article.text)}”"
        yield Note(event.sentence, NoteKind.EVENT, event.rule, f"{event.when.value}, dated by {source}")


def _who(speaker: Speaker, text: str) -> str:
    if speaker.span is None:
        return speaker.name or "unattributed"
    written = speaker.span.of(text)
    if speaker.name is None:
        return f"unattributed (“{written}”)"
    return speaker.name if speaker.name == written else f"{speaker.name} (“{written}”)"


def _paragraph(text: str, span: Span, line: int, notes: list[Note]) -> Paragraph:
    first = bisect_left(notes, span.start, key=lambda note: note.span.start)
    last = bisect_left(notes, span.end, key=lambda note: note.span.start)
    here = notes[first:last]
    # Events cover whole sentences: marking them would hide everything else.
    marked = [note for note in here if note.kind is not NoteKind.EVENT]
    return Paragraph(line, tuple(_segments(text, span, marked)), tuple(here))


def _segments(text: str, span: Span, marked: list[Note]) -> Iterator[Segment]:
    """Yield the paragraph cut at the edges of `marked`, which is in order of start; one sweep."""
    edges = {span.start, span.end}
    for note in marked:
        edges.update((note.span.start, min(note.span.end, span.end)))
    coming = deque(marked)
    over: list[Note] = []
    for start, end in pairwise(sorted(edges)):
        over = [note for note in over if note.span.end > start]
        while coming and coming[0].span.start <= start:
            over.append(coming.popleft())
        hint = "; ".join(f"{note.kind}: {note.words} [{note.rule}]" for note in over)
        yield Segment(text[start:end], tuple(sorted({note.kind for note in over})), hint)
