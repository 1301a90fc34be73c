"""An article and its analysis as rows: pure, no store."""

import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from briefings.library.keys import MOST_ROWS, row_key
from briefings.model.analysis import Analysis, Attribution, Event, Quotation, When
from briefings.model.article import Article
from briefings.model.spans import Span, fold

_FIRST_WORDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """An actor as one document shows it."""

    id: str
    kind: str
    name: str
    folded: str
    #: (start, end, position of the sentence).
    mentions: tuple[tuple[int, int, int], ...]
    roles: tuple[Span, ...]
    speaks: int
    #: The name and the aliases, each once, and how they are folded.
    names: tuple[str, ...]
    folded_names: tuple[str, ...]


class Places:
    """Finds the sentences, paragraphs and actors at a span of one document."""

    def __init__(self, article: Article, analysis: Analysis) -> None:
        self.sentences = analysis.sentences[:MOST_ROWS]
        self._sentence_starts = [span.start for span in self.sentences]
        self._paragraphs = article.body
        self._paragraph_starts = [span.start for span in article.body]
        named = sorted((mention.span.start, actor.id) for actor in analysis.actors for mention in actor.mentions)
        self._named = [id_ for _, id_ in named]
        self._named_starts = [start for start, _ in named]

    def sentence_at(self, start: int) -> int:
        """Return the position of the sentence that holds the character, else of the last one before it."""
        return max(0, bisect_right(self._sentence_starts, start) - 1)

    def sentences_over(self, spans: Iterable[Span]) -> tuple[int, tuple[Span, ...]]:
        """Return the position of the first sentence that `spans` touch, and all of them from there to the last."""
        if not self.sentences:
            return 0, ()
        spans = tuple(spans)
        first = self.sentence_at(min(span.start for span in spans))
        last = self.sentence_at(max(span.end for span in spans) - 1)
        return first, self.sentences[first : last + 1]

    def paragraphs_over(self, spans: Sequence[Span]) -> tuple[int, tuple[Span, ...]]:
        """Return the same for paragraphs."""
        first = max(0, bisect_right(self._paragraph_starts, spans[0].start) - 1)
        last = max(first, bisect_left(self._paragraph_starts, spans[-1].end) - 1)
        return first, self._paragraphs[first : last + 1]

    def paragraph(self, number: int) -> Span:
        """Return a paragraph by its number from 0."""
        return self._paragraphs[number]

    def actors_over(self, spans: Iterable[Span]) -> list[str]:
        """Return the ids of the actors named within `spans`, each once, in text order."""
        found: dict[str, None] = {}
        for span in spans:
            low, high = bisect_left(self._named_starts, span.start), bisect_left(self._named_starts, span.end)
            found.update(dict.fromkeys(self._named[low:high]))
        return list(found)


def dumped(value: object) -> str:
    """Return `value` as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def loaded(values: Iterable[str]) -> list[Any]:
    """Return what several pieces of JSON hold; all at once is much quicker than one by one."""
    found: list[Any] = json.loads(f"[{','.join(values)}]")
    return found


def first_words(article: Article) -> str:
    """Return the first words of the body, for a document without a title."""
    words: list[str] = []
    for span in article.body:
        words += span.of(article.text).split(None, _FIRST_WORDS)
        if len(words) >= _FIRST_WORDS:
            break
    return " ".join(words[:_FIRST_WORDS])


def actor_rows(analysis: Analysis, places: Places) -> tuple[ActorRow, ...]:
    """Return the actors, those with the same id as one."""
    speaks = Counter(one.speaker.actor for one in analysis.attributions)
    rows: dict[str, ActorRow] = {}
    for actor in analysis.actors:
        if not actor.mentions:
            continue
        folded = {name: fold(name) for name in (actor.name, *actor.aliases)}
        names = {name: form for name, form in folded.items() if form}
        mentions = tuple((*mention.span, places.sentence_at(mention.span.start)) for mention in actor.mentions)
        row = ActorRow(
            id=actor.id,
            kind=actor.kind.value,
            name=actor.name,
            folded=folded[actor.name],
            mentions=mentions,
            roles=tuple(role.span for role in actor.roles),
            speaks=speaks[actor.id],
            names=tuple(names),
            folded_names=tuple(names.values()),
        )
        before = rows.get(row.id)
        rows[row.id] = row if before is None else _joined(before, row)
    return tuple(rows.values())


def _joined(one: ActorRow, other: ActorRow) -> ActorRow:
    names = dict(zip(one.names + other.names, one.folded_names + other.folded_names, strict=True))
    return ActorRow(
        id=one.id,
        kind=one.kind,
        name=one.name,
        folded=one.folded,
        mentions=tuple(sorted(one.mentions + other.mentions)),
        roles=tuple(sorted(one.roles + other.roles)),
        speaks=one.speaks,
        names=tuple(names),
        folded_names=tuple(names.values()),
    )


def sentence_rows(article: Article, places: Places) -> list[tuple[int, int, bool, str]]:
    """Return rows of `sentences`, without their keys."""
    title = article.title_span
    return [
        (
            *span,
            title is not None and title.overlaps(span),
            dumped(places.actors_over((span,))),
        )
        for span in places.sentences
    ]


def outer_title(article: Article) -> str | None:
    """Return the title of an article whose text doesn't hold it."""
    return article.title if article.title_span is None else None


def word_rows(document: int, text: str, sentences: Iterable[Span], title: str | None) -> list[tuple[int, str]]:
    """Return rows of `sentence_words`, an outer title with the first.

    The very words are needed again to take them out of the index.
    """
    rows = [(row_key(document, number), span.of(text)) for number, span in enumerate(sentences)]
    if rows and title is not None:
        rows[0] = (rows[0][0], f"{title} {rows[0][1]}")
    return rows


def said_row(said: When | None) -> str | None:
    """Return when something was said as JSON [value, precision, first, last]."""
    if said is None:
        return None
    return dumped([said.value, said.precision.value, said.first.isoformat(), said.last.isoformat()])


def position_rows(
    attributions: Iterable[Attribution], places: Places
) -> list[tuple[int, str, str | None, str | None, str, str | None]]:
    """Return rows of `positions`, without their keys and ids."""
    rows = []
    for one in islice(attributions, MOST_ROWS):
        spans = tuple(span for span in (*one.content, one.cue, one.speaker.span) if span is not None)
        first, sentences = places.sentences_over(spans)
        rows.append(
            (
                first,
                one.kind.value,
                one.speaker.name,
                one.speaker.actor,
                dumped(
                    [
                        *(one.speaker.span, one.cue, one.content, sentences or spans[:1]),
                        places.actors_over((*sentences, *one.content)),
                    ]
                ),
                said_row(one.said),
            )
        )
    return rows


def quotation_rows(
    quotations: Iterable[Quotation], places: Places
) -> list[tuple[int, str | None, str | None, str, str | None]]:
    """Return rows of `quotations`, without their keys and ids."""
    rows = []
    for one in islice(quotations, MOST_ROWS):
        first, paragraphs = places.paragraphs_over(one.parts)
        rows.append(
            (
                places.sentence_at(one.parts[0].start),
                one.speaker.name,
                one.speaker.actor,
                dumped(
                    [
                        *(one.speaker.span, one.cue, one.parts, places.paragraph(first - 1) if first else None),
                        places.actors_over(paragraphs),
                    ]
                ),
                said_row(one.said),
            )
        )
    return rows


def event_rows(events: Iterable[Event], places: Places) -> list[tuple[int, str, str, str, str, str]]:
    """Return rows of `events`, without their keys."""
    return [
        (
            places.sentence_at(one.sentence.start),
            one.when.value,
            one.when.precision.value,
            one.when.first.isoformat(),
            one.when.last.isoformat(),
            dumped([one.sentence, one.date_from, places.actors_over((one.sentence,))]),
        )
        for one in islice(events, MOST_ROWS)
    ]
