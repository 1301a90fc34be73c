"""How near a row stands to the topic."""

from bisect import bisect_left
from collections import defaultdict
from enum import IntEnum

from briefings.model.findings import Findings, Topic

#: Characters from a sentence that names the topic within which another still belongs to it: a short paragraph.
BESIDE = 500


class Nearness(IntEnum):
    """How a row belongs to a topic, the nearest last."""

    FAR = 0
    #: It stands beside a sentence that names the topic.
    BESIDE = 1
    #: It names an actor of the topic, or holds its words.
    NAMED = 2
    #: An actor of the topic says it.
    SAID = 3


class Relevance:
    """Tells how near the rows of some findings are to their topic."""

    def __init__(self, topic: Topic, findings: Findings) -> None:
        self.actors = frozenset(actor.id for actor in topic.actors)
        self._sentences: dict[str, list[int]] = defaultdict(list)
        self._worded: set[tuple[str, int]] = set()
        for sentence in findings.sentences:
            start = sentence.passage.spans[0].start
            if sentence.rank > 0:
                self._worded.add((sentence.passage.document, start))
            if sentence.rank > 0 or not self.actors.isdisjoint(sentence.actors):
                self._sentences[sentence.passage.document].append(start)
        for starts in self._sentences.values():
            starts.sort()

    def of(self, document: str, start: int, names: frozenset[str], speaker: str | None = None) -> Nearness:
        """Return how near a row is that starts at `start`, names these actors, and is said by `speaker`.

        Without an actor in the topic the library has matched the words, and every row counts as named.
        """
        if speaker in self.actors:
            return Nearness.SAID
        if not self.actors or not self.actors.isdisjoint(names) or (document, start) in self._worded:
            return Nearness.NAMED
        starts = self._sentences.get(document, ())
        at = bisect_left(starts, start)
        beside = any(abs(one - start) <= BESIDE for one in starts[max(0, at - 1) : at + 1])
        return Nearness.BESIDE if beside else Nearness.FAR
