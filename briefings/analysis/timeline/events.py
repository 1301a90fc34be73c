"""Dated sentences: which of its dates tells when a sentence's event happened, or from which sentence it takes one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.statements import Reading
from briefings.analysis.reading.tokens import Text
from briefings.analysis.timeline import calendar
from briefings.analysis.timeline.date_roles import DateCandidate, judge_date
from briefings.lexicon import lines, words
from briefings.model.analysis import DateExpression, Event, Precision, Rejection
from briefings.model.rules import Rule
from briefings.model.spans import Span

_RANGE = re.compile(r"\s?[-–—/]\s?|\s(?:to|through|until|till)\s(?:the\s|(?:early|late|mid)[\s-])?")
_AND = re.compile(r"\sand\s(?:the\s|(?:early|late|mid)[\s-])?")
_STORY_GOES_ON = re.compile(
    rf"(?:{'|'.join(lines('story_goes_on'))}|The (?:\w+ )?(?:{'|'.join(sorted(words('event_nouns')))}))\b"
)
#: The score of a date that its main clause has, and of one in plain words within what is said.
_SURE, _PLAIN = 3, 1
#: Fewer words are a sentence only with a verb: 'Snow fell Sunday', but not '11:40 a.m.'.
_FEW = 4
_LISTS = frozenset((", ", " and ", " or ", ", and ", ", or "))
_PAST = re.compile(rf"\b(?:{'|'.join(lines('looking_back'))})\b")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NO_STORY = re.compile(rf"\b(?:{'|'.join(lines('no_story'))})(?!\w)|[“”\"?]")


@dataclass(frozen=True, slots=True)
class Events:
    """The dated sentences of a text, and the dates that date no sentence."""

    events: tuple[Event, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    #: The same, but each sentence that tells when something was said dated by that: 'said Thursday that sales rose in
    #: February' is an event of February.
    sayings: tuple[Event, ...] = ()


def find_events(reading: Reading, dates: tuple[DateExpression, ...], published: date | None) -> Events:
    """Return the sentences that the text dates, in text order.

    `dates` are those that `find_dates` found in the same text. A sentence without a date of its own takes that of the
    sentence before it in the paragraph where the two tell one story; `date_from` is then a span outside the sentence.
    A sentence that nothing dates is no event: none takes the publication date unless its words count from it.
    """
    text = reading.text
    by_sentence: dict[int, list[DateExpression]] = {}
    for one in dates:
        index = text.sentence_index(one.span.start)
        if index is not None:
            by_sentence.setdefault(index, []).append(one)
    events: list[Event] = []
    sayings: list[Event] = []
    rejections: list[Rejection] = []
    told: _ToldEvent | None = None
    for index, sentence in enumerate(text.sentences):
        if index in by_sentence:
            ranges = _ranges(text.view, by_sentence[index])
            candidates = _listed(text.view, [judge_date(reading, sentence, one, published) for one in ranges])
            rejections.extend(Rejection(one.span, one.rule, one.reason) for one in candidates if one.reason)
            told = _own(reading, sentence, candidates)
            rejections.extend(_passed_over(candidates, told))
        else:
            told = _continued(text, sentence, told, published) if told else None
        if told is not None:
            events.append(told.event)
            sayings.append(told.saying or told.event)
    return Events(tuple(events), tuple(rejections), tuple(sayings))


@dataclass(frozen=True, slots=True)
class _ToldEvent:
    """An event, and whether its main clause has the date, so that the next sentence may go on from it."""

    event: Event
    surely: bool
    #: The sentence as dated by the day of its saying, where that is another one.
    saying: Event | None = None


def _own(reading: Reading, sentence: Span, candidates: list[DateCandidate]) -> _ToldEvent | None:
    """Return a sentence as dated by the likeliest of its own dates; None for a few words without a verb."""
    kept = [one for one in candidates if not one.reason]
    if not kept:
        return None
    if len(_WORD.findall(reading.text.view, sentence.start, min(sentence.end, sentence.start + 200))) < _FEW:
        first, last = reading.text.token_range(sentence)
        if not any(code in pos.THIRD_OR_PAST for code in reading.tags[first:last]):
            return None
    best = _best(kept)
    event = Event(sentence, best.when, best.span, best.dates_by)
    said = [one for one in kept if one.in_content and one.score >= _PLAIN and one.when.first < best.when.first]
    if best.in_content or not said:
        return _ToldEvent(event, best.score >= _SURE)
    content = _best(said)
    return _ToldEvent(Event(sentence, content.when, content.span, content.dates_by), surely=False, saying=event)


def _passed_over(candidates: list[DateCandidate], told: _ToldEvent | None) -> Iterator[Rejection]:
    """Yield the dates that might have dated their sentence, and didn't."""
    chosen = () if told is None else (told.event.date_from, told.saying.date_from if told.saying else None)
    reason = "a few words without a verb" if told is None else "another date of the sentence tells when it was"
    for one in candidates:
        if not one.reason and one.span not in chosen:
            yield Rejection(one.span, one.rule, reason)


def _best(candidates: list[DateCandidate]) -> DateCandidate:
    return max(candidates, key=lambda one: (one.score, -one.span.start))


def _listed(view: str, candidates: list[DateCandidate]) -> list[DateCandidate]:
    """Return the candidates, those of a list refused with its first: 'until June or July'."""
    given: list[DateCandidate] = []
    for one in candidates:
        before = given[-1] if given else None
        joined = before is not None and view[before.span.end : one.span.start] in _LISTS
        given.append(replace(one, reason=before.reason) if joined and before and not one.reason else one)
    return given


def _ranges(view: str, dates: list[DateExpression]) -> Iterator[DateCandidate]:
    """Yield the dates of a sentence, two that a range joins as one."""
    index = 0
    while index < len(dates):
        here = dates[index]
        joined = _joined(view, here, dates[index + 1]) if index + 1 < len(dates) else None
        yield joined or DateCandidate(here.span, here.when, here.rule, is_time_of_day=here.is_time_of_day)
        index += 2 if joined else 1


def _joined(view: str, first: DateExpression, last: DateExpression) -> DateCandidate | None:
    """Return the range from one date to the next, None if they are two dates."""
    gap = view[first.span.end : last.span.start]
    between = view[max(0, first.span.start - 8) : first.span.start].lower() == "between "
    if len(gap) > 24 or not (_RANGE.fullmatch(gap) or (between and _AND.fullmatch(gap))):
        return None
    if first.when.last >= last.when.last or Precision.RANGE in (first.when.precision, last.when.precision):
        return None
    return DateCandidate(
        Span(first.span.start, last.span.end),
        calendar.span(first.when, last.when),
        first.rule,
        dates_by=Rule.RANGE_IN_SENTENCE,
    )


def _continued(text: Text, sentence: Span, told: _ToldEvent, published: date | None) -> _ToldEvent | None:
    """Return the event of a sentence that goes on with the story of the one before it in the same paragraph."""
    before = told.event
    if not told.surely or before.when.precision not in (Precision.DAY, Precision.MONTH):
        return None
    if published is not None and before.when.first > published:
        return None
    if text.paragraph_index(sentence.start) != text.paragraph_index(before.sentence.start):
        return None
    view = sentence.of(text.view)
    if not _STORY_GOES_ON.match(view) or _NO_STORY.search(view) or not _PAST.search(view):
        return None
    return _ToldEvent(Event(sentence, before.when, before.date_from, Rule.DATE_IN_SENTENCE_BEFORE), surely=True)
