"""Dates in a text and the events they date.

analyse() calls `find_dates`, then hands its `dates` to `find_events`, and asks `Sayings` when statements were made.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefings.analysis.reading.statements import Reading
from briefings.analysis.timeline import missing_years
from briefings.analysis.timeline.date_expressions import scan_dates
from briefings.analysis.timeline.date_meanings import FoundDate
from briefings.analysis.timeline.events import Events, find_events
from briefings.analysis.timeline.news_or_history import Regime, decide_regime, is_history, writes_month_first
from briefings.analysis.timeline.numbers import refuse_number
from briefings.analysis.timeline.parts_of_a_year import find_stated_year
from briefings.analysis.timeline.resolution import Resolver
from briefings.analysis.timeline.weekday_ranges import order_weekday_ranges, refuse_habits
from briefings.analysis.timeline.when_said import Sayings
from briefings.model.analysis import DateExpression, Rejection
from briefings.model.spans import Span

__all__ = ["Dates", "Events", "Sayings", "find_dates", "find_events"]


@dataclass(frozen=True, slots=True)
class Dates:
    """The date expressions of a text, and what looked like one and is left out."""

    dates: tuple[DateExpression, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    #: The text tells a history: it counts from the date told before, not from its day of publication.
    history: bool = False


def find_dates(reading: Reading, published: date | None, people: Sequence[Span] = ()) -> Dates:
    """Return the date expressions of an article's body in text order, each with the day or period that it means.

    Relative expressions need `published`; without it those that count from the publication day are rejected.
    An expression of a range is two ('12-14 June'). `people` are the mentions of people in text order: 'Sunday Oke' is
    no day.
    """
    text = reading.text
    scanned = (one for paragraph in text.paragraphs for one in scan_dates(text.view, paragraph.start, paragraph.end))
    found = [_refuse_name(refuse_number(reading, one), people) for one in scanned]
    found = refuse_habits(reading, found)
    kept = missing_years.join_clocks(text.view, [one for one in found if not one.reason])
    kept = missing_years.share_years(text.view, kept)
    mode = decide_regime(kept, published)
    if mode is Regime.HISTORY:
        if published is not None:
            # What is told before any year is stated is of the day's news.
            first = next((at for at, one in enumerate(kept) if find_stated_year(one.meaning) is not None), len(kept))
            kept = (*missing_years.give_years_near_publication(reading, kept[:first], published), *kept[first:])
            told = missing_years.give_years_of_story(text, kept)
            kept = missing_years.take_back_doubtful_years(reading, kept, told, published)
        elif is_history(kept):
            kept = missing_years.give_years_of_story(text, kept)
        else:
            kept = missing_years.give_years_in_passing(reading, kept)
    elif published is not None:
        # A history's seasons have their years from its story.
        kept = missing_years.share_years(text.view, kept, seasons=True)
        kept = missing_years.give_years_near_publication(reading, kept, published)
    resolver = Resolver(reading, published, mode, month_first=writes_month_first(text.view, kept))
    dates: list[DateExpression] = []
    rejections = [Rejection(one.span, one.rule, one.reason) for one in found if one.reason]
    for one in kept:
        when = resolver.resolve(one)
        if when is None:
            rejections.append(Rejection(one.span, one.rule, "no date near tells what it counts from"))
        else:
            dates.append(DateExpression(one.span, when, one.rule, is_time_of_day=one.is_time_of_day))
    dates = order_weekday_ranges(reading, dates, published)
    return Dates(tuple(dates), tuple(sorted(rejections, key=lambda rejection: rejection.span)), mode is Regime.HISTORY)


def _refuse_name(found: FoundDate, people: Sequence[Span]) -> FoundDate:
    """Return a date with a reason against it where it stands within somebody's name."""
    at = bisect_right(people, found.span.start, key=lambda span: span.start) - 1
    if found.reason or at < 0 or people[at].end < found.span.end:
        return found
    return replace(found, reason="part of a name")
