"""Dated sentences: which of its dates tells when a sentence's event happened, or from which sentence it takes one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefings.analysis.lexicon import words
from briefings.analysis.text import Text
from briefings.analysis.timeline import calendar
from briefings.model.analysis import DateExpression, Event, Precision, Rejection, When
from briefings.model.spans import Span

_RANGE = re.compile(r"\s?[-–—/]\s?|\s(?:to|through|until|till)\s(?:the\s|(?:early|late|mid)[\s-])?")
_AND = re.compile(r"\sand\s(?:the\s|(?:early|late|mid)[\s-])?")
_DETERMINER = re.compile(
    r"(?:\b(?:the|a|an|this|that|his|her|its|their|our|my|your|each|first|second|last)|'s|s')\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_NEXT_WORDS = re.compile(r"\s([\w'-]+)")
_NAME_BEFORE = re.compile(
    r"(?<![.?!]\s)\b(?!In\b|On\b|By\b|Since\b|During\b|Until\b|From\b|Of\b|The\b|Late\b|Early\b|After\b|Before\b|Between\b|And\b|But\b|While\b|When\b|Throughout\b)[A-Z][A-Za-z]{2,}\s$"
)
_COMPARED = re.compile(
    r"\b(?:than|compared (?:with|to)|versus|(?:up|down) from|from [$£€\d][^.;]{0,30}?)\s(?:in\s|the\s|a\s|(?:early|late)\s)*$"
)
_SUBORDINATE = re.compile(
    r"\b(?:who|whom|whose|which|that|when|where|after|before|because|although|though|since|while|until|if|as)\b"
)
_CONDITION = re.compile(r"\b(?:if|unless|whether)\b", re.IGNORECASE)
_DATELINE = re.compile(r"[A-Z][A-Za-z.' -]{2,30}(?:,\s[A-Z][A-Za-z. ]{1,20})?,?\s\(?$")
_DATELINE_END = re.compile(r"\s?(?:\([A-Za-z .]{2,30}\))?\s?(?:--?|–|—)\s")
_THEN = re.compile(
    r"(?:He|She|They|It|The two|Both|Then|There|Later|Hours later|Minutes later|That (?:day|evening|night|morning|afternoon)|At the (?:meeting|summit|talks|ceremony|hearing|rally|trial))\b"
)
_PAST = re.compile(r"\b(?:was|were|did|met|held|took|came|went|got|gave|saw|found|began|left|led|fell|rose|spoke|wrote|ran|set|put|hit|"
                   r"sent|shot|sold|built|broke|brought|won|lost|made|became|struck|fought|signed|[a-z]{2,}ed)\b")  # fmt: skip
_OTHER_TENSE = re.compile(
    r"\b(?:is|are|am|has|have|had|will|would|can|could|may|might|should|must|says|say|said|does|do)\b|n't\b|'(?:s|re|ll|ve|d)\s(?:been|a|the|not|going)\b"
)
_CLAUSE = re.compile(r"[,;:—–]\s")
_FINE = {
    Precision.DAY: 0.5,
    Precision.RANGE: 0.3,
    Precision.MONTH: 0.3,
    Precision.WEEK: 0.2,
    Precision.DECADE: -1.0,
    Precision.CENTURY: -1.5,
}


@dataclass(frozen=True, slots=True)
class Events:
    """The dated sentences of a text, and the dates that date no sentence."""

    events: tuple[Event, ...] = ()
    rejections: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A date, or a range of two, that may date its sentence."""

    span: Span
    when: When
    rule: str
    score: float = 0.0
    reason: str = ""


def find_events(text: Text, dates: tuple[DateExpression, ...], published: date | None) -> Events:
    """Return the sentences that the text dates, in text order.

    `dates` are those that `find_dates` found in the same text. A sentence without a date of its own takes that of the
    sentence before it in the paragraph where the two tell one story; `date_from` is then a span outside the sentence.
    A sentence that nothing dates is no event, and nothing takes the publication date unless the words count from it.
    """
    events: list[Event] = []
    rejections: list[Rejection] = []
    by_sentence: dict[int, list[DateExpression]] = {}
    for one in dates:
        index = text.sentence_index(one.span.start)
        if index is not None:
            by_sentence.setdefault(index, []).append(one)
    previous: tuple[int, Event] | None = None
    for index, sentence in enumerate(text.sentences):
        event = None
        if index in by_sentence:
            candidates = [_judged(text, sentence, one) for one in _ranges(text.view, by_sentence[index])]
            rejections.extend(Rejection(one.span, one.rule, one.reason) for one in candidates if one.reason)
            kept = [one for one in candidates if not one.reason]
            if kept:
                best = max(kept, key=lambda one: (one.score, -one.span.start))
                event = Event(sentence, best.when, best.span, f"own-sentence-{best.rule}")
        elif previous and previous[0] == index - 1:
            event = _continued(text, sentence, previous[1])
        if event is not None:
            events.append(event)
            previous = index, event
        else:
            previous = None
    return Events(tuple(events), tuple(rejections))


def _ranges(view: str, dates: list[DateExpression]) -> Iterator[_Candidate]:
    """Yield the dates of a sentence, two that a range joins as one."""
    index = 0
    while index < len(dates):
        here = dates[index]
        following = dates[index + 1] if index + 1 < len(dates) else None
        if following is not None and (joined := _joined(view, here, following)):
            yield joined
            index += 2
        else:
            yield _Candidate(here.span, here.when, here.rule)
            index += 1


def _joined(view: str, first: DateExpression, last: DateExpression) -> _Candidate | None:
    """Return the range from one date to the next, None if they are two dates."""
    gap = view[first.span.end : last.span.start]
    between = view[max(0, first.span.start - 9) : first.span.start].lower().endswith("between ")
    if len(gap) > 24 or not (_RANGE.fullmatch(gap) or (between and _AND.fullmatch(gap))):
        return None
    if first.when.last >= last.when.last or Precision.RANGE in (first.when.precision, last.when.precision):
        return None
    return _Candidate(Span(first.span.start, last.span.end), calendar.span(first.when, last.when), "range")


def _judged(text: Text, sentence: Span, one: _Candidate) -> _Candidate:
    """Return a candidate with its score, or with the reason why it doesn't date its sentence."""
    view = text.view
    before, score = view[sentence.start : one.span.start], 3.0
    if _COMPARED.search(before[-60:]):
        return _Candidate(one.span, one.when, one.rule, reason="a comparison")
    noun = _attribute_of(view, sentence, one)
    if noun == "name":
        return _Candidate(one.span, one.when, one.rule, reason="part of a title or name")
    if noun:
        score -= 2
    if _is_dateline(view, sentence, one.span):
        return _Candidate(one.span, one.when, "dateline", 0.5)
    clause = before[max((match.end() for match in _CLAUSE.finditer(before)), default=0) :]
    if _CONDITION.search(clause):
        return _Candidate(one.span, one.when, one.rule, reason="a condition")
    if _SUBORDINATE.search(clause):
        score -= 2
    if before.count("(") > before.count(")"):
        score -= 2
    if _quoted(before):
        score -= 1
    if len(before) < 12:
        score += 1
    return _Candidate(one.span, one.when, one.rule, score + _FINE.get(one.when.precision, 0.0))


def _attribute_of(view: str, sentence: Span, one: _Candidate) -> str:
    """Return 'name' for a date in a title or name, 'event' for one that says which event, '' for an adverb of time."""
    if one.when.precision not in (Precision.YEAR, Precision.MONTH, Precision.DAY):
        return ""
    before = view[max(sentence.start, one.span.start - 40) : one.span.start]
    if one.when.precision is Precision.YEAR and _NAME_BEFORE.search(before):
        return "name"
    determined = bool(_DETERMINER.search(before)) or view[one.span.start : one.span.start + 4].lower() == "the "
    position = one.span.end
    for _ in range(4):
        match = _NEXT_WORDS.match(view, position, sentence.end)
        if match is None:
            break
        word = match[1].lower().removesuffix("'s")
        if word in words("title_nouns"):
            return "name" if determined else ""
        if word in words("event_nouns"):
            return "event"
        if word in words("noun_phrase_ends"):
            break
        position = match.end()
    return ""


def _is_dateline(view: str, sentence: Span, span: Span) -> bool:
    """Tell whether a date stands in a dateline: 'SEOUL, Aug. 26 (Agency) —'."""
    before = view[sentence.start : span.start]
    return (
        len(before) < 50
        and (not before or _DATELINE.fullmatch(before) is not None)
        and before[:3].isupper()
        and _DATELINE_END.match(view, span.end, span.end + 40) is not None
    )


def _quoted(before: str) -> bool:
    """Tell whether quotation marks are open at the end of some words."""
    opened = before.count("“") - before.count("”")
    return opened > 0 or before.count('"') % 2 == 1 or before.count("''") % 2 == 1


def _continued(text: Text, sentence: Span, previous: Event) -> Event | None:
    """Return the event of a sentence that goes on with the story of the one before it in the same paragraph."""
    if text.paragraph_index(sentence.start) != text.paragraph_index(previous.sentence.start):
        return None
    if previous.when.precision not in (Precision.DAY, Precision.MONTH) or previous.date_from is None:
        return None
    words_found = sentence.of(text.view)
    if not _THEN.match(words_found) or _OTHER_TENSE.search(words_found) or not _PAST.search(words_found):
        return None
    if any(mark in words_found for mark in '“”"?'):
        return None
    return Event(sentence, previous.when, previous.date_from, "same-paragraph")
