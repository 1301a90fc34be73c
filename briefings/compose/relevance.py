"""How near the rows of some findings stand to their topic."""

from collections import defaultdict

from briefings.model.findings import Findings, FoundEvent, FoundPosition, FoundQuotation, FoundSentence, Topic
from briefings.model.nearness import Nearness, measure_nearness
from briefings.text.folding import fold

#: Letters of a word that its forms share at least.
_STEM = 4


class Relevance:
    """Tells how near the rows of some findings are to their topic."""

    def __init__(self, topic: Topic, findings: Findings) -> None:
        self.actors = frozenset(actor.id for actor in topic.actors)
        #: Whether there is a topic; else it is everything.
        self.asked = bool(topic.actors or topic.text)
        # A word counts in any of its forms: the index has found it by its stem.
        self._stems = [word[: max(_STEM, len(word) - 3)] for word in fold(topic.text).split()]
        self._named: dict[str, list[int]] = defaultdict(list)
        self._near: dict[str, dict[int, Nearness]] = {}
        self._worded: set[tuple[str, int]] = set()
        for sentence in findings.sentences:
            if sentence.rank > 0:
                self._worded.add((sentence.passage.document, sentence.position))
            if sentence.rank > 0 or not self.actors.isdisjoint(sentence.actors):
                self._named[sentence.passage.document].append(sentence.position)

    def names_in_words(self, row: FoundSentence) -> bool:
        """Tell whether a sentence's own words name the topic: the index counts a document's title to its first one."""
        if not self.asked or not self.actors.isdisjoint(row.actors):
            return True
        words = f" {fold(' '.join(row.passage.pieces))}"
        return bool(self._stems) and all(f" {stem}" in words for stem in self._stems)

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
