"""What a date pattern is: words that open it, a regular expression, a reading of its matches, and a guard."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefings.analysis.timeline import date_readings as readings
from briefings.analysis.timeline.date_meanings import DayOrder
from briefings.model.rules import Rule

DateGuard = Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatePattern:
    """One shape of date expression: the words that can open it, its regular expression, and how a match is read."""

    rule: Rule
    openings: tuple[str, ...]
    regex: re.Pattern[str]
    #: Raises ValueError for a date that doesn't exist.
    read: Callable[[readings.Match], readings.Pieces]
    #: Returns the reason why a match is no date, or an empty string.
    guard: DateGuard | None = None
    #: Whether 'the end of' and 'early' before it belong to the expression.
    takes_phase: bool = False
    #: Whether a bare 'the' before it belongs to the expression.
    takes_article: bool = False
    #: What the expression tells of the order of day and month in its text.
    order: DayOrder | None = None
    #: Whether its openings count with a capital alone.
    capitals_only: bool = False


def make_pattern(
    rule: Rule,
    openings: tuple[str, ...],
    regex: str,
    read: Callable[[readings.Match], readings.Pieces],
    *,
    guard: DateGuard | None = None,
    takes_phase: bool = False,
    takes_article: bool = False,
    order: DayOrder | None = None,
    capitals_only: bool = False,
) -> DatePattern:
    """Return a pattern, its regular expression compiled."""
    return DatePattern(
        rule=rule,
        openings=openings,
        regex=re.compile(regex),
        read=read,
        guard=guard,
        takes_phase=takes_phase,
        takes_article=takes_article,
        order=order,
        capitals_only=capitals_only,
    )
