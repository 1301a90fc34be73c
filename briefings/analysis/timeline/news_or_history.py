"""How a text gives years to its bare days and months: as news does, or as history does."""

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from briefings.analysis.timeline.date_meanings import DayOrder, FoundDate, Meaning, Origin, Partial, Shift, Weekday
from briefings.analysis.timeline.parts_of_a_year import find_stated_year
from briefings.model.analysis import Precision, When

#: Years from publication within which a stated year is news.
NEAR = 1
#: Stated far years that one weekday or 'last month' outweighs. Tuned on 15 histories and 840 news articles of one year.
_DEICTIC_WEIGHT = 3
#: So many stated days and months make a history.
_EXACT_OF_HISTORY = 3
#: So many stated years of any kind make one too, where nothing points at publication.
_YEARS_OF_HISTORY = 4


class Regime(StrEnum):
    """How a text gives years to its bare days and months."""

    #: From the publication date.
    NEWS = "news"
    #: From the date told before.
    HISTORY = "history"


def decide_regime(found: Sequence[FoundDate], published: date | None) -> Regime:
    """Decide by the stated years far from publication against the words that point at it.

    A text without a publication date can only be read as history.
    """
    if published is None:
        return Regime.HISTORY
    far = near = exact = deictic = 0
    for one in found:
        stated = find_stated_year(one.meaning)
        if stated is None:
            deictic += _points_at_publication(one.meaning)
        elif abs(stated - published.year) <= NEAR:
            near += 1
        else:
            far += 1
            exact += _is_finer_than_year(one.meaning)
    told = far > near + _DEICTIC_WEIGHT * deictic
    return (
        Regime.HISTORY
        if told and (exact >= _EXACT_OF_HISTORY or (far >= _YEARS_OF_HISTORY and not deictic))
        else Regime.NEWS
    )


def is_history(found: Sequence[FoundDate]) -> bool:
    """Tell whether a text without a publication date states days and months enough to be one story.

    Years alone may be a list of cups won.
    """
    exact = (find_stated_year(one.meaning) is not None and _is_finer_than_year(one.meaning) for one in found)
    return sum(exact) >= _EXACT_OF_HISTORY


def _points_at_publication(meaning: Meaning | None) -> bool:
    if isinstance(meaning, Shift):
        return meaning.origin is Origin.PUBLICATION
    return isinstance(meaning, Weekday)


def _is_finer_than_year(meaning: Meaning | None) -> bool:
    if isinstance(meaning, Partial):
        return meaning.month is not None
    return isinstance(meaning, When) and meaning.precision in (Precision.DAY, Precision.MONTH)


def writes_month_first(text: str, found: Sequence[FoundDate]) -> bool:
    """Tell whether '4/5/2016' is 5 April in this text, by its other dates; American unless they say otherwise."""
    balance = 0
    for one in found:
        if one.order is DayOrder.MONTH_FIRST:
            balance += 1
        elif one.order is DayOrder.DAY_FIRST:
            balance -= 1
        elif one.order is DayOrder.IN_FIGURES and isinstance(one.meaning, When):
            balance += 10 if int(re.split(r"\D", one.span.of(text))[0]) <= 12 else -10
    return balance >= 0
