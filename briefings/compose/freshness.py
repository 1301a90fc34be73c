"""What newer news has overtaken: of a topic's lines those that are years older than others, or of nobody knows when."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TypeVar

Row = TypeVar("Row")

#: How much older than newer lines one may be. Readers called lines out of date that were four years older and more;
#: offices and parliaments last for two years at least.
_YEARS = timedelta(days=730)


def drop_overtaken(rows: Iterable[Row], when: Callable[[Row], date | None], *, least: int) -> list[Row]:
    """Return rows without those that are two years older than `least` others, or undated where as many are dated.

    The order stays. With a `least` of 0 or with fewer dated rows all stay.

    >>> days = [date(2020, 5, 1), date(2012, 1, 1), date(2019, 2, 3), None]
    >>> [day.year for day in drop_overtaken(days, lambda day: day, least=2) if day]
    [2020, 2019]
    >>> len(drop_overtaken(days, lambda day: day, least=4))
    4
    """
    found = [(row, when(row)) for row in rows]
    dated = sorted((day for _, day in found if day is not None), reverse=True)
    if not least or len(dated) < least:
        return [row for row, _ in found]
    since = dated[least - 1] - _YEARS
    return [row for row, day in found if day is not None and day >= since]
