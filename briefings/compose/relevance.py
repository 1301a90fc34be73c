"""How near the rows of some findings stand to their topic."""

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache

from briefings.compose.side_remarks import find_side_remarks
from briefings.lexicon import first_names, words as listed
from briefings.model.findings import (
    Findings,
    FoundEvent,
    FoundPosition,
    FoundQuotation,
    FoundSentence,
    Passage,
    Topic,
)
from briefings.model.nearness import Nearness, measure_nearness
from briefings.model.spans import Span
from briefings.text.folding import fold, fold_text

#: Letters of a word that its forms share at least.
_STEM = 4


class Relevance:
    """Tells how near the rows of some findings are to their topic."""

    def __init__(self, topic: Topic, findings: Findings) -> None:
        self.actors = frozenset(actor.id for actor in topic.actors)
        #: Whether there is a topic; else it is everything.
        self.asked = bool(topic.actors or topic.text)
        # A word counts in any of its forms: the index has found it by its stem.
        self._stems = [_cut_stem(word) for word in fold(topic.text).split()]
        #: Words asked for side by side ("social security") count side by side only.
        self._phrases = [
            re.compile(" " + " ".join(map(_find_form, fold(phrase).split())) + "(?= )")
            for phrase in topic.text.split('"')[1::2]
        ]
        self._named_at = {document: sorted(spans) for document, spans in findings.named_at.items()}
        self._names = self._list_names(topic, findings)
        self._asks_name = fold(topic.text) in self._names
        self._own_words = frozenset(" ".join(self._names).split())
        #: What is asked for, and what else names it: a reader knows what these words mean.
        self.words = " ".join((topic.words, topic.text, *sorted(self._names)))
        self._named: dict[str, list[int]] = defaultdict(list)
        self._near: dict[str, dict[int, Nearness]] = {}
        self._worded: set[tuple[str, int]] = set()
        #: What several sections ask of the same sentences.
        self._named_by: dict[tuple[str, tuple[Span, ...]], bool] = {}
        for sentence in findings.sentences:
            if sentence.rank > 0:
                self._worded.add((sentence.passage.document, sentence.position))
            if sentence.rank > 0 or not self.actors.isdisjoint(sentence.actors):
                self._named[sentence.passage.document].append(sentence.position)

    def _list_names(self, topic: Topic, findings: Findings) -> frozenset[str]:
        """Return the words that name the topic's actors somewhere: 'lund', 'the swedish town', 'holm'."""
        names = {name for actor in topic.actors for name in (actor.name, actor.alias)}
        for document, spans in findings.named_at.items():
            text = findings.texts.get(document, "")
            names.update(span.of(text) for span in spans)
        return frozenset(filter(None, map(fold, names)))

    def names_in_words(self, row: FoundSentence) -> bool:
        """Tell whether a sentence's own words name the topic: the index counts a document's title to its first one."""
        if not self.asked or not self.actors.isdisjoint(row.actors):
            return True
        return self._has_words(" ".join(row.passage.pieces))

    def is_named_by(self, passage: Passage) -> bool:
        """Tell whether words name the topic, otherwise than by the way: as a place of writing, somebody's employer."""
        if not self.asked:
            return True
        place = passage.document, passage.spans
        found = self._named_by.get(place)
        if found is None:
            found = self._named_by[place] = self._find_name(passage)
        return found

    def _find_name(self, passage: Passage) -> bool:
        named = self._named_at.get(passage.document, ())
        for span, piece in zip(passage.spans, passage.pieces, strict=True):
            first, after = bisect_left(named, span), bisect_left(named, Span(span.end, span.end))
            folded = fold(piece) if self._stems else ""
            # What a piece lacks it lacks without its side remarks, too.
            worded = bool(self._stems) and all(map(folded.__contains__, self._stems))
            if first == after and not worded:
                continue
            aside = find_side_remarks(piece)
            here = [Span(one.start - span.start, one.end - span.start) for one in named[first:after]]
            if any(not any(map(one.overlaps, aside)) for one in here):
                return True
            if worded and self._has_stems(fold(_blank(piece, aside)) if aside else folded):
                return True
        return False

    def is_named_by_words(self, words: str) -> bool:
        """Tell whether words that stand outside of a document's text, as its headline, name the topic."""
        if not self.asked:
            return True
        left = _blank(words, find_side_remarks(words))
        folded = fold_text(left)
        # A surname that is asked for names whoever bears it by itself alone.
        worded = not self._asks_name and self._has_words(left)
        return worded or any(self._has_name(name, folded) for name in self._names)

    def _has_name(self, name: str, folded: str) -> bool:
        """Tell whether folded words hold a name, and not within another one's ('Ida Holm' for 'Per Holm')."""
        if " " in name:
            return f" {name} " in folded
        if name not in folded:
            return False
        words = folded.split()
        return any(
            word in (name, f"{name}s")
            and (at == 0 or words[at - 1] in self._own_words or words[at - 1] not in _given_names())
            for at, word in enumerate(words)
        )

    def _has_words(self, words: str) -> bool:
        return bool(self._stems) and self._has_stems(fold(words))

    def _has_stems(self, folded: str) -> bool:
        """Tell whether folded words begin with each of the words asked for."""
        words = f" {folded} "
        return all(f" {stem}" in words for stem in self._stems) and all(
            phrase.search(words) is not None for phrase in self._phrases
        )

    def of_sentence(self, row: FoundSentence) -> Nearness:
        """Return how near a sentence is."""
        return self._measure(row.passage.document, row.position, row.actors)

    def of_position(self, row: FoundPosition) -> Nearness:
        """Return how near a position is."""
        return self._measure(row.sentence.document, row.position, row.actors, row.actor)

    def of_quotation(self, row: FoundQuotation) -> Nearness:
        """Return how near a quotation is."""
        return self._measure(row.parts.document, row.position, row.actors, row.actor)

    def of_event(self, row: FoundEvent) -> Nearness:
        """Return how near an event is."""
        return self._measure(row.sentence.document, row.position, row.actors)

    def _measure(self, document: str, position: int, names: frozenset[str], speaker: str | None = None) -> Nearness:
        """Return how near a row is that begins in a sentence, names these actors, and is said by `speaker`.

        Without an actor in the topic the library has matched the words, and every row counts as named.
        """
        if speaker in self.actors:
            return Nearness.SAID
        if not self.actors or not self.actors.isdisjoint(names) or (document, position) in self._worded:
            return Nearness.NAMED
        near = self._near.get(document)
        if near is None:
            near = self._near[document] = measure_nearness(self._named.get(document, ()))
        # A row that names nobody of the topic stands beside it at best, even within a sentence that does.
        return min(near.get(position, Nearness.FAR), Nearness.BESIDE)


@cache
def _given_names() -> frozenset[str]:
    """Return first names, folded, that are no other words: 'will' may ask about somebody."""
    return frozenset(map(fold, first_names())) - listed("ordinary_words") - listed("function_words")


def _cut_stem(word: str) -> str:
    """Return the letters that a word's other forms begin with."""
    return word[: max(_STEM, len(word) - 3)]


def _find_form(word: str) -> str:
    """Return a pattern of a word's forms; one of few letters has but a plural: 'law', 'laws'."""
    return rf"{re.escape(word)}(?:e?s)?" if len(word) < _STEM else rf"{re.escape(_cut_stem(word))}\S*"


def _blank(words: str, spans: tuple[Span, ...]) -> str:
    for one in spans:
        words = f"{words[: one.start]}{' ' * (one.end - one.start)}{words[one.end :]}"
    return words
