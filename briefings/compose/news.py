"""Of which day the news of a passage is."""

from bisect import bisect_right
from collections import defaultdict

from briefings.compose.citations import first_published
from briefings.model.findings import Findings, FoundEvent, Passage
from briefings.model.spans import Span

#: Characters behind a sentence that names an earlier day within which the next ones go on about it.
GOES_ON = 150


class News:
    """Tells when what a passage says happened: on the day of publication, or on an earlier one that it names."""

    def __init__(self, findings: Findings) -> None:
        self._published = {
            identifier: value.toordinal() if (value := first_published(document)) else 0
            for identifier, document in findings.documents.items()
        }
        self._events: dict[str, list[tuple[Span, int]]] = defaultdict(list)
        self._dated: dict[tuple[str, Span], FoundEvent] = {}
        for event in findings.events:
            if event.date_from is not None:
                span = event.sentence.spans[0]
                self._events[event.sentence.document].append((span, event.when.last.toordinal()))
                self._dated[event.sentence.document, span] = event
        for events in self._events.values():
            events.sort()

    def event(self, passage: Passage) -> FoundEvent | None:
        """Return the sentence as dated by words of its text; None if it isn't."""
        return self._dated.get((passage.document, passage.spans[0]))

    def day(self, passage: Passage) -> int:
        """Return the day's ordinal, 0 for an undated document.

        A sentence right behind one that names an earlier day is taken to go on about that day.
        """
        published = self._published[passage.document]
        events = self._events.get(passage.document, ())
        start = passage.spans[0].start
        at = bisect_right(events, start, key=lambda one: one[0].start) - 1
        if at < 0 or start - events[at][0].end > GOES_ON:
            return published
        # Of several dates of one sentence the latest counts: they are sorted.
        return min(published, events[at][1])
