"""When something was said: by a date beside the words that attribute it, or by the story that they stand in."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from briefings.analysis.reading.tokens import Text
from briefings.analysis.timeline.occasions import LONGEST, dates_occasion
from briefings.lexicon import lines
from briefings.model.analysis import DateExpression, Event, Precision, When
from briefings.model.spans import Span

#: Characters of white space and a preposition before a date that opens its sentence.
PREPOSITION = 7
#: How far from its cue a statement is looked through for words of the present day, in characters.
_REACH = 1000

_PAST = re.compile(rf"\b(?:{'|'.join(lines('looking_back'))}|could)\b")
#: Before or in a cue: it is no simple past. 'Has said' and 'says' are of the day of writing, 'had said' of any day.
_OTHER_TENSE = re.compile(
    r"\b(?:is|are|am|has|have|had|having|do|does|will|would|can|may|might|must)\b|'(?:s|re|ve|ll|d)\b"
)
_WORDS_BEFORE = re.compile(r"(?:[\w'-]+\s+){0,2}$")
#: Between a cue and the date of the saying: 'told reporters | on Tuesday'.
_TO_DATE = re.compile(r"(?:\s[\w'-]+){0,4}\s")
#: How a sentence opens that tells of another time than the one before it.
_ANOTHER_TIME = re.compile(
    r"(?:After|Afterwards?|Later|Since|Before|Beforehand|Earlier|Previously|Until|Till|By|Years|Ever)\b"
)
#: Words that set a statement beside the day of writing.
_AT_WRITING = re.compile(
    r"\b(?:now|today|still|since|recently|lately|this (?:week|month|year)|so far)\b", re.IGNORECASE
)


class Sayings:
    """Tells of one text's statements when they were made. Law 2 holds for dates too: none is guessed."""

    def __init__(
        self,
        text: Text,
        dates: Iterable[DateExpression],
        events: Sequence[Event],
        published: date | None,
        *,
        history: bool,
    ) -> None:
        """`history` tells that the whole text narrates: its dated sentences carry the undated ones behind them."""
        self._text = text
        self._published = published
        self._history = history
        self._events = {text.sentence_index(one.sentence.start): one for one in events if one.date_from is not None}
        self._dates_in: dict[int | None, list[DateExpression]] = defaultdict(list)
        for one in dates:
            self._dates_in[text.sentence_index(one.span.start)].append(one)
        #: The sentences that are dated by words of their own, in order.
        self._self_dated = sorted(
            index
            for index, one in self._events.items()
            if index is not None and one.date_from is not None and text.sentences[index].covers(one.date_from)
        )

    def when(self, cue: Span | None, content: Sequence[Span], named: Callable[[Span], bool]) -> When | None:
        """Return when the words `content` were said; None where the text doesn't tell.

        `cue` attributes them; `named` tells whether their speaker is named within a span. The date is one that opens
        the cue's sentence or follows the cue, or that of the occasion ('in a letter in May'), not one that is spoken
        of. Without one it is that of the sentence which opens the paragraph's story with a day or month, if the cue
        goes on with it in the simple past and the speaker is already in it, or the whole text is such a story.
        """
        anchor = self._text.sentence_index((cue or content[0]).start)
        if anchor is None:
            return None
        own = self._events.get(anchor)
        sentence = self._text.sentences[anchor]
        if cue is not None and (occasion := self._find_occasion(anchor, cue, content)) is not None:
            return occasion
        if own is not None and own.date_from is not None and not any(own.date_from.overlaps(one) for one in content):
            if sentence.covers(own.date_from):
                dates = self._dates(own.date_from, sentence, cue)
                return own.when if dates and (self._is_over(own) or self._began(own, sentence, cue)) else None
            return own.when if self._goes_on(sentence, cue, content) else None
        told = self._opened(anchor)
        if told is None or not self._goes_on(sentence, cue, content):
            return None
        return told.when if self._history or named(told.sentence) else None

    def _find_occasion(self, anchor: int, cue: Span, content: Sequence[Span]) -> When | None:
        """Return the date of the occasion on which a cue's words were said, where its sentence tells it."""
        sentence = self._text.sentences[anchor]
        if not (cue.of(self._text.view).endswith("ing") or self._is_simple_past(sentence, cue)):
            return None
        dates = self._dates_in.get(anchor, [])
        first = bisect_left(dates, cue.start - 2 * LONGEST, key=_start)
        for one in dates[first : bisect_right(dates, cue.end + LONGEST, first, key=_start)]:
            spoken_of = any(one.span.overlaps(part) for part in content)
            if not spoken_of and dates_occasion(self._text.view, one.span, sentence, cue):
                over = self._published is None or one.when.first <= self._published
                return one.when if over else None
        return None

    def _dates(self, expression: Span, sentence: Span, cue: Span | None) -> bool:
        if expression.start - sentence.start <= PREPOSITION:
            return True
        if cue is None:
            return False
        # A cue may hold its date: 'said Tuesday'.
        return cue.overlaps(expression) or bool(_TO_DATE.fullmatch(self._text.view, cue.end, expression.start))

    def _is_over(self, event: Event) -> bool:
        """Tell whether an event's day or period ended by the day of publication."""
        return self._published is None or event.when.last <= self._published

    def _began(self, event: Event, sentence: Span, cue: Span | None) -> bool:
        """Tell whether a statement in the simple past falls into a period that goes on at publication."""
        begun = self._published is None or event.when.first <= self._published
        return begun and cue is not None and self._is_simple_past(sentence, cue)

    def _opened(self, anchor: int) -> Event | None:
        """Return the last dated sentence before `anchor` in its paragraph, if it opens a story with a day or month."""
        at = bisect_left(self._self_dated, anchor) - 1
        if at < 0:
            return None
        sentences = self._text.sentences
        sentence, told = sentences[self._self_dated[at]], self._events[self._self_dated[at]]
        paragraph = self._text.paragraph_index(sentences[anchor].start)
        if told.date_from is None or self._text.paragraph_index(sentence.start) != paragraph:
            return None
        opens = self._history or told.date_from.start - sentence.start <= PREPOSITION
        exact = told.when.precision in (Precision.DAY, Precision.MONTH)
        return told if opens and exact and self._is_over(told) else None

    def _goes_on(self, sentence: Span, cue: Span | None, content: Sequence[Span]) -> bool:
        """Tell whether a statement is told as part of a story that is past: in the simple past, at no present day."""
        view = self._text.view
        if cue is None:
            return self._history
        if _ANOTHER_TIME.match(view, sentence.start):
            return False
        near = Span(max(sentence.start, cue.start - _REACH), min(sentence.end, cue.end + _REACH))
        outside = _outside(near, content)
        return self._is_simple_past(sentence, cue) and not any(
            _AT_WRITING.search(view, start, end) for start, end in outside
        )

    def _is_simple_past(self, sentence: Span, cue: Span) -> bool:
        view = self._text.view
        before = _WORDS_BEFORE.search(view, max(sentence.start, cue.start - 40), cue.start)
        words = cue.of(view)
        return bool(_PAST.search(words)) and not _OTHER_TENSE.search((before[0] if before else "") + words)


def _outside(sentence: Span, content: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the stretches of a sentence that no span of `content` covers."""
    found = []
    start = sentence.start
    for span in sorted(content):
        if span.start >= sentence.end:
            break
        if span.start > start:
            found.append((start, min(span.start, sentence.end)))
        start = max(start, span.end)
    if start < sentence.end:
        found.append((start, sentence.end))
    return found


def _start(one: DateExpression) -> int:
    return one.span.start
