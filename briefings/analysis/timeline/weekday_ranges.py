"""Ranges of weekdays: 'from Monday to Wednesday' was in one week, 'open Monday to Friday' is a habit."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.statements import Reading
from briefings.analysis.timeline.date_meanings import FoundDate, Weekday
from briefings.model.analysis import DateExpression, day
from briefings.model.rules import Rule
from briefings.model.spans import Span

_TO = re.compile(r"\s?(?:\s(?:to|through|until|till|thru)\s|[-–—])\s?")


def refuse_habits(reading: Reading, found: Sequence[FoundDate]) -> list[FoundDate]:
    """Return expressions, with the reason against both ends of a range of weekdays whose verb is in the present."""
    given = list(found)
    for index in range(len(given) - 1):
        first, last = given[index], given[index + 1]
        if _is_bare(first) and _is_bare(last) and _joined(reading, first.span, last.span):
            sentence = reading.text.sentence_at(first.span.start) or first.span
            if _is_habit(reading, sentence, first.span):
                reason = "no particular days"
                given[index : index + 2] = [replace(one, meaning=None, reason=reason) for one in (first, last)]
    return given


def _is_bare(one: FoundDate) -> bool:
    return isinstance(one.meaning, Weekday) and one.meaning.direction is None and one.meaning.weeks is None


def _joined(reading: Reading, first: Span, last: Span) -> bool:
    return last.start - first.end < 12 and _TO.fullmatch(reading.text.view, first.end, last.start) is not None


def _is_habit(reading: Reading, sentence: Span, expression: Span) -> bool:
    """Tell whether the last verb before an expression is in the present: 'is open', 'opens', not 'will open'."""
    first, last = reading.text.token_range(Span(sentence.start, expression.start))
    for index in range(last - 1, first - 1, -1):
        code = reading.tags[index]
        if code in (pos.PAST, pos.PAST_PARTICIPLE, pos.ING):
            return False
        if reading.lower[index] in ("is", "are", "am") or code == pos.THIRD:
            return True
        if code == pos.BASE:
            return index > first and reading.tags[index - 1] in pos.NOMINAL
        if code == pos.AUXILIARY:
            return False
    return False


def order_weekday_ranges(
    reading: Reading, dates: Sequence[DateExpression], published: date | None
) -> list[DateExpression]:
    """Return dates with the ends of each range of weekdays in order: the first day moved back, or the last one forward.

    The first is moved where both are past: 'rain fell from Monday to Wednesday', told on a Tuesday.
    """
    given = list(dates)
    for index in range(len(given) - 1):
        first, last = given[index], given[index + 1]
        if first.rule is not Rule.WEEKDAY or last.rule is not Rule.WEEKDAY or last.when.first >= first.when.first:
            continue
        if not _joined(reading, first.span, last.span) or published is None:
            continue
        length = timedelta(days=(last.when.first - first.when.first).days % 7)
        if first.when.first <= published:
            given[index] = replace(first, when=day(last.when.first - length))
        else:
            given[index + 1] = replace(last, when=day(first.when.first + length))
    return given
