"""From expressions to dates: against the publication day in news, against the date told last in history."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from briefings.analysis.reading.statements import Reading
from briefings.analysis.timeline import calendar
from briefings.analysis.timeline.calendar import Unit
from briefings.analysis.timeline.date_meanings import (
    ClockTime,
    DayOfMonth,
    FoundDate,
    InNews,
    Numeric,
    Origin,
    Partial,
    Shift,
    Weekday,
)
from briefings.analysis.timeline.news_or_history import NEAR, Regime
from briefings.analysis.timeline.outlook import outlook
from briefings.analysis.timeline.parts_of_a_year import whole
from briefings.model.analysis import Precision, When, day

#: How much one day of distance counts against the sentence's outlook (0-2) for a bare weekday.
_WEEKDAY_WEIGHT = 0.25
#: News tells nine times in ten of a weekday that is past.
_WEEKDAY_BIAS = -0.5
_LONG = (Unit.YEAR, Unit.DECADE, Unit.CENTURY)
#: What a date stands in that tells of somebody or something: 'Berg, who was elected in May 2012'.
_ON_SOMEBODY = re.compile(r"\b(?:who|whom|whose|which|that|where)\b")
#: Characters before a date in which its clause begins.
_CLAUSE = 160
_UNTOLD = (Precision.DECADE, Precision.CENTURY, Precision.RANGE)


@dataclass(slots=True)
class _LastDates:
    """The dates told last, by how finely they are known."""

    any: When | None = None
    month: When | None = None
    day: When | None = None
    day_at: int = 0
    any_at: int = -1

    def tell(self, when: When, offset: int) -> None:
        if when.precision in _UNTOLD:
            return
        self.any, self.any_at = when, offset
        if when.precision in (Precision.DAY, Precision.MONTH):
            self.month = when
        if when.precision is Precision.DAY:
            self.day, self.day_at = when, offset

    def for_unit(self, unit: Unit) -> When | None:
        """Return the date told last that is fine enough to count units from."""
        if unit in (Unit.DAY, Unit.WEEK, Unit.WEEKEND):
            return self._current(self.day)
        return self._current(self.month) if unit in (Unit.MONTH, Unit.QUARTER, Unit.HALF) else self.any

    def _current(self, when: When | None) -> When | None:
        """Return a date told before unless the story has left its year."""
        return when if when and self.any and self.any.first <= when.last and when.first <= self.any.last else None


class Resolver:
    """Resolves the expressions of one text, in order."""

    def __init__(self, reading: Reading, published: date | None, mode: Regime, *, month_first: bool) -> None:
        self._reading = reading
        self._text = reading.text
        self._published = published
        self._mode = mode
        self._month_first = month_first
        self._told = _LastDates()

    def resolve(self, found: FoundDate) -> When | None:
        """Return what an expression means here, None if that can't be known."""
        try:
            when = self._when(found)
        except (ValueError, OverflowError):
            return None
        if when is not None and not isinstance(found.meaning, ClockTime):
            self._told.tell(when, found.span.start)
        return when

    def _when(self, found: FoundDate) -> When | None:
        meaning = found.meaning
        when: When | None
        match meaning:
            case When():
                when = meaning
            case Numeric():
                when = meaning.month_first if self._month_first else meaning.day_first
            case Shift():
                when = self._shifted(meaning, found)
            case Partial():
                when = self._part(meaning, found)
            case Weekday():
                when = self._weekday(meaning, found)
            case DayOfMonth():
                when = self._day_of_month(meaning, found)
            case _:
                when = self._clock(found)
        return when

    def _today(self) -> When | None:
        return day(self._published) if self._published else None

    def _outlook(self, found: FoundDate) -> float:
        sentence = self._text.sentence_at(found.span.start) or found.span
        return outlook(self._reading, sentence, found.span)

    def _shifted(self, counted: Shift, found: FoundDate) -> When | None:
        anchor = self._told.for_unit(counted.unit)
        if self._mode is Regime.NEWS:
            untold = anchor is None and counted.in_news is InNews.PUBLICATION_IF_UNTOLD
            if counted.in_news is InNews.PUBLICATION_IF_UNTOLD_BESIDE:
                untold = anchor is None or not self._is_told_beside(found)
            if untold or counted.origin is Origin.PUBLICATION or counted.in_news is InNews.PUBLICATION:
                anchor = self._today()
        elif counted.origin is Origin.PUBLICATION:
            if self._published is None or (counted.unit is Unit.DAY and abs(counted.steps) <= 2):
                return None
            if anchor is None or abs(anchor.first.year - self._published.year) <= NEAR:
                anchor = self._today()
        if anchor is None or not calendar.is_as_fine_as(anchor, counted.unit):
            return None
        steps = counted.steps
        if counted.is_at_hand and self._published and self._published.weekday() < 5:
            steps -= self._outlook(found) <= 0
        when = calendar.shift(anchor, counted.unit, steps)
        # 'More than 200 years later' of an event without a date isn't to be counted from last Tuesday.
        lost = counted.unit in _LONG and counted.origin is Origin.NARRATIVE and self._mode is Regime.NEWS
        return None if lost and self._published and when.first > self._published else when

    def _is_told_beside(self, found: FoundDate) -> bool:
        """Tell whether the date told last stands in the same sentence, and not in a clause on who somebody is."""
        sentence = self._text.sentence_at(found.span.start) or found.span
        told = self._told.any_at
        before = self._text.text[max(sentence.start, told - _CLAUSE) : max(sentence.start, told)]
        clause = before[max(map(before.rfind, (",", ";"))) + 1 :]
        return told >= sentence.start and _ON_SOMEBODY.search(clause) is None

    def _part(self, part: Partial, found: FoundDate) -> When | None:
        if isinstance(part.year, int):
            return whole(part, part.year)
        if isinstance(part.year, Shift):
            counted = self._shifted(part.year, found)
            return whole(part, counted.first.year) if counted else None
        if self._published is None:
            return None
        near = [when for of in (-1, 0, 1) if (when := whole(part, self._published.year + of)) is not None]
        if part.direction == -1:
            return next((when for when in reversed(near) if when.last < self._published), None)
        if part.direction == 1:
            return next((when for when in near if when.first > self._published), None)
        return whole(part, self._published.year) if part.direction == 0 else None

    def _weekday(self, weekday: Weekday, found: FoundDate) -> When | None:
        if self._mode is Regime.HISTORY or weekday.origin is Origin.NARRATIVE:
            if self._told.day is None or (self._published is None and weekday.origin is Origin.PUBLICATION):
                return None
            told = self._told.day.first
            ahead = (weekday.number - told.weekday()) % 7
            return day(told + timedelta(days=ahead if ahead < 4 or weekday.direction == 1 else ahead - 7))
        return self._published_weekday(weekday, found, self._published) if self._published else None

    def _published_weekday(self, weekday: Weekday, found: FoundDate, published: date) -> When:
        ahead = (weekday.number - published.weekday()) % 7
        if weekday.weeks is not None:
            days = weekday.number - published.weekday() + 7 * weekday.weeks
        elif weekday.direction is None:
            look = self._outlook(found) + _WEEKDAY_BIAS + _WEEKDAY_WEIGHT * (7 - 2 * ahead)
            days = ahead if look > 0 or not ahead else ahead - 7
        elif weekday.direction == 0:
            days = weekday.number - published.weekday()
        else:
            days = (ahead or 7) if weekday.direction > 0 else ahead - 7
        return day(published + timedelta(days=days))

    def _day_of_month(self, numbered: DayOfMonth, found: FoundDate) -> When | None:
        if numbered.month is not None:
            base = self._shifted(numbered.month, found)
        else:
            base = self._told.month or (self._today() if self._mode is Regime.NEWS else None)
        return day(calendar.day_of(base.first.year, base.first.month, numbered.day)) if base else None

    def _clock(self, found: FoundDate) -> When | None:
        """Return the day of a time: the one told last; in news only if its paragraph tells it, else publication's."""
        text = self._text
        here = self._told.day is not None and (
            text.paragraph_index(self._told.day_at) == text.paragraph_index(found.span.start)
        )
        return self._told.day if here or self._mode is Regime.HISTORY else self._today()
