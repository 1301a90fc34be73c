"""From expressions to dates: against the publication day in news, against the date told last in history."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from briefings.analysis.text import Text
from briefings.analysis.timeline import calendar
from briefings.analysis.timeline.calendar import Unit
from briefings.analysis.timeline.meaning import (
    Clock,
    DayOfMonth,
    Found,
    Meaning,
    Numeric,
    Origin,
    Partial,
    Shift,
    Weekday,
)
from briefings.analysis.timeline.outlook import outlook
from briefings.analysis.timeline.vocabulary import feasts
from briefings.model.analysis import Precision, When, day, month, year


class Regime(StrEnum):
    """How a text gives years to its bare days and months."""

    #: From the publication date.
    NEWS = "news"
    #: From the date told before.
    HISTORY = "history"


#: Years from publication within which an explicit year is news.
_NEAR = 1
#: Explicit far years that one weekday or 'last month' outweighs: measured on histories and on news of one year.
_DEICTIC_WEIGHT = 3
_JOIN = re.compile(
    r"\s?(?:[-–—/,]|,?\s(?:and|or|to|through|until|till)(?:\s(?:in|on|by|from|again in))?)(?:\s(?:the\s)?)?"
)


def regime(found: Sequence[Found], published: date | None) -> Regime:
    """Decide how a text gives years, from its explicit years and its deictic words."""
    if published is None:
        return Regime.HISTORY
    far = near = exact = deictic = 0
    for expression in found:
        stated = _stated_year(expression.meaning)
        if stated is not None:
            near += abs(stated - published.year) <= _NEAR
            far += abs(stated - published.year) > _NEAR
            exact += abs(stated - published.year) > _NEAR and not _is_year(expression.meaning)
        elif isinstance(expression.meaning, Weekday) or (isinstance(expression.meaning, Shift) and expression.meaning.origin is Origin.PUBLICATION):
            deictic += 1
    told = far > near + _DEICTIC_WEIGHT * deictic
    return Regime.HISTORY if told and (exact >= 3 or (far >= 4 and not deictic)) else Regime.NEWS


def _is_year(meaning: Meaning | None) -> bool:
    """Tell whether an expression gives a year or less, and no month."""
    return meaning.month is None if isinstance(meaning, Partial) else len(getattr(meaning, "value", "")) <= 4


def _stated_year(meaning: Meaning | None) -> int | None:
    """Return the year that an expression states by itself."""
    if isinstance(meaning, When):
        return meaning.first.year
    if isinstance(meaning, Numeric):
        return meaning.month_first.first.year
    if isinstance(meaning, Partial) and isinstance(meaning.year, int):
        return meaning.year
    return None


@dataclass(slots=True)
class _Told:
    """The dates told last, by how finely they are known."""

    any: When | None = None
    month: When | None = None
    day: When | None = None
    day_at: int = 0

    def tell(self, when: When, offset: int) -> None:
        if when.precision in (Precision.DECADE, Precision.CENTURY, Precision.RANGE):
            return
        self.any = when
        if when.precision in (Precision.DAY, Precision.MONTH):
            self.month = when
        if when.precision is Precision.DAY:
            self.day, self.day_at = when, offset

    def for_unit(self, unit: Unit) -> When | None:
        match unit:
            case Unit.DAY | Unit.WEEK | Unit.WEEKEND:
                return self.day
            case Unit.MONTH | Unit.QUARTER | Unit.HALF:
                return self.month
            case _:
                return self.any


class Resolver:
    """Resolves the expressions of one text in order."""

    def __init__(self, text: Text, published: date | None, mode: Regime, month_first: bool) -> None:
        self._text = text
        self._published = published
        self._mode = mode
        self._month_first = month_first
        self._told = _Told()

    def resolve(self, found: Found) -> When | None:
        """Return what an expression means here, None if that can't be known."""
        try:
            when = self._when(found)
        except (ValueError, OverflowError):
            return None
        if when is not None and not isinstance(found.meaning, Clock):
            self._told.tell(when, found.span.start)
        return when

    def _when(self, found: Found) -> When | None:
        match found.meaning:
            case When() as when:
                return when
            case Numeric(month_first, day_first):
                return month_first if self._month_first else day_first
            case Shift() as counted:
                return self._shifted(counted, found)
            case Partial() as part:
                return self._part(part, found)
            case Weekday() as weekday:
                return self._weekday(weekday, found)
            case DayOfMonth() as numbered:
                return self._day_of_month(numbered, found)
            case _:
                return self._told.day if self._mode is Regime.HISTORY or self._told.day else self._today()

    def _today(self) -> When | None:
        return day(self._published) if self._published else None

    def _outlook(self, found: Found) -> int:
        sentence = self._text.sentence_at(found.span.start) or found.span
        return outlook(self._text.view, sentence, found.span)

    def _shifted(self, counted: Shift, found: Found) -> When | None:
        anchor = self._told.for_unit(counted.unit)
        if self._mode is Regime.NEWS:
            if counted.origin is Origin.PUBLICATION or found.rule == "within-unit" or (anchor is None and found.rule == "ago"):
                anchor = self._today()
        elif counted.origin is Origin.PUBLICATION:
            if counted.unit is Unit.DAY and counted.steps in (-1, 0, 1):
                return None
            if self._published and (anchor is None or abs(anchor.first.year - self._published.year) <= _NEAR):
                anchor = self._today()
        if anchor is None or not calendar.as_fine_as(anchor, counted.unit):
            return None
        return calendar.shift(anchor, counted.unit, counted.steps)

    def _part(self, part: Partial, found: Found) -> When | None:
        if isinstance(part.year, int):
            return _whole(part, part.year)
        if isinstance(part.year, Shift):
            counted = self._shifted(part.year, found)
            return _whole(part, counted.first.year) if counted else None
        if self._mode is Regime.HISTORY and part.direction is None and self._told.any is not None:
            return self._told_part(part, self._told.any)
        if self._published is None:
            return None
        return self._published_part(part, self._published, found)

    def _told_part(self, part: Partial, anchor: When) -> When | None:
        """Give a bare month the year of the date told last, or the next one where the year has turned."""
        when = _whole(part, anchor.first.year)
        if when is None or anchor.precision not in (Precision.DAY, Precision.MONTH):
            return when
        behind = (anchor.first - when.first).days
        if behind > 200:
            return _whole(part, anchor.first.year + 1)
        return when

    def _published_part(self, part: Partial, published: date, found: Found) -> When | None:
        """Give a bare month the year that the publication day and the sentence's outlook tell."""
        near = [when for of in (-1, 0, 1) if (when := _whole(part, published.year + of)) is not None]
        past = [when for when in near if when.first <= published]
        ahead = [when for when in near if when.last >= published]
        match part.direction:
            case -1:
                past = [when for when in near if when.last < published]
                return past[-1] if past else None
            case 1:
                return next((when for when in near if when.first > published), None)
            case 0:
                return _whole(part, published.year)
            case _:
                look = self._outlook(found)
                if look < 0 and past:
                    return past[-1]
                if look > 0 and ahead:
                    return ahead[0]
                return min(near, key=lambda when: abs((when.first - published).days), default=None)

    def _weekday(self, weekday: Weekday, found: Found) -> When | None:
        told = self._told.day
        if self._mode is Regime.HISTORY or weekday.origin is Origin.NARRATIVE:
            if told is None:
                return None
            ahead = (weekday.number - told.first.weekday()) % 7
            return day(told.first + timedelta(days=ahead if ahead < 4 or weekday.direction == 1 else ahead - 7))
        if self._published is None:
            return None
        monday = self._published - timedelta(days=self._published.weekday())
        if weekday.weeks is not None:
            return day(monday + timedelta(days=weekday.number + 7 * weekday.weeks))
        ahead = (weekday.number - self._published.weekday()) % 7
        match weekday.direction:
            case -1:
                return day(self._published + timedelta(days=ahead - 7))
            case 1:
                return day(self._published + timedelta(days=ahead or 7))
            case 0:
                return day(monday + timedelta(days=weekday.number))
            case _:
                look = self._outlook(found)
                return day(self._published + timedelta(days=ahead if look > 0 or not ahead else ahead - 7))

    def _day_of_month(self, numbered: DayOfMonth, found: Found) -> When | None:
        if numbered.month is not None:
            base = self._shifted(numbered.month, found)
        else:
            base = self._told.month if self._mode is Regime.HISTORY or self._told.month else self._today()
        if base is None:
            return None
        return day(calendar.day_of(base.first.year, base.first.month, numbered.day))


def _whole(part: Partial, of: int) -> When | None:
    """Return a part of year `of`; None if that year hasn't got it (29 February)."""
    try:
        if part.holiday:
            return day(_feast(part.holiday, of))
        if part.season:
            return calendar.season(part.season, of)
        if part.quarter:
            return calendar.quarter(part.quarter, of)
        if part.half:
            return calendar.half(part.half, of)
        if part.month and part.day:
            return day(calendar.day_of(of, part.month, part.day))
        return month(of, part.month) if part.month else year(of)
    except ValueError:
        return None


def _feast(name: str, of: int) -> date:
    """Return the day of a feast in a year, by its rule in the lexicon."""
    rule = feasts()[name]
    if rule.startswith("easter"):
        return calendar.easter(of) + timedelta(days=int(rule.removeprefix("easter")))
    if "-" in rule and " " not in rule:
        number, of_month = rule.split("-")
        return calendar.day_of(of, int(number), int(of_month))
    number, weekday, nth = rule.split()
    return calendar.nth_weekday(of, int(number), int(weekday), int(nth))


def with_shared_years(text: str, found: Sequence[Found]) -> tuple[Found, ...]:
    """Give bare months the year that stands after them in a list or range: 'June and July 2016'."""
    shared = list(found)
    for index in range(len(shared) - 2, -1, -1):
        here, following = shared[index].meaning, shared[index + 1].meaning
        if not (isinstance(here, Partial) and isinstance(following, Partial) and here.month and following.month):
            continue
        gap = text[shared[index].span.end : shared[index + 1].span.start]
        if here.year is None and here.direction is None and following.year is not None and _joined(gap):
            of = following.year
            if isinstance(of, int) and here.month > following.month:
                of -= 1
            shared[index] = replace(shared[index], meaning=replace(here, year=of))
    return tuple(shared)


def _joined(gap: str) -> bool:
    """Tell whether two expressions with this between them are a list or a range."""
    return len(gap) < 24 and _JOIN.fullmatch(gap) is not None
