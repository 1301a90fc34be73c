"""The years of bare days and months in a history: the reading of the whole text that moves on most steadily.

A history tells its dates mostly in order. A beam search goes through them and gives each bare month the year that makes
the story go on with the smallest steps, forward rather than back. Stated years stand, but the story may pass over
one that is an aside ('documents released in 2005 show …') at a price, so that what follows doesn't hang on it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

#: Costs, tuned on two thirds of WikiWars; only their ratios matter.
_FORWARD, _FORWARD_MOST = 0.05, 1.6
_BACK, _BACK_STEP, _BACK_MOST = 0.35, 0.08, 2.2
_PASS_OVER, _PASS_OVER_ASIDE = 1.0, 0.1
_WIDTH = 8
#: Years around the story's among which one is looked for in which a day of the week is right.
_WEEKDAY_WITHIN = 2


@dataclass(frozen=True, slots=True)
class StoryDate:
    """One date of a story. `first` and `last` are its months, counted within its year if the year is open."""

    first: int
    last: int
    year: int | None
    #: An aside by its form: in brackets, before a noun, in the past perfect.
    aside: bool = False
    #: Whether its day of the week is right in a year, if one stands before it: 'Friday, March 4'.
    fits: Callable[[int], bool] | None = None


@dataclass(frozen=True, slots=True)
class _Path:
    """One way to read the story so far: where it stands (months since year 0), at what cost, and the years chosen."""

    cost: float
    first: int
    last: int
    chosen: "tuple[_Path, int] | None"


def years(story: Sequence[StoryDate]) -> tuple[int | None, ...]:
    """Return the year of every date of a story; None where no year is stated but in asides."""
    stated = next((told.year for told in story if told.year is not None and not told.aside), None)
    if stated is None:
        return tuple(None for _ in story)
    paths = [_Path(0.0, stated * 12, stated * 12 + 11, None)]
    for told in story:
        paths = _pruned(_onward(paths, told))
    return _choices(min(paths, key=lambda path: path.cost), story)


def _onward(paths: Sequence[_Path], told: StoryDate) -> list[_Path]:
    """Return every way to go on from `paths` with the next date."""
    onward: list[_Path] = []
    for path in paths:
        if told.year is not None:
            first, last = told.year * 12 + told.first, told.year * 12 + told.last
            onward.append(_Path(path.cost + _step(path, first, last), first, last, path.chosen))
            price = _PASS_OVER_ASIDE if told.aside else _PASS_OVER
            onward.append(_Path(path.cost + price, path.first, path.last, path.chosen))
            continue
        around = {path.first // 12 - 1, path.first // 12, path.first // 12 + 1, path.last // 12}
        if told.fits is not None:
            wide = range(min(around) - _WEEKDAY_WITHIN, max(around) + _WEEKDAY_WITHIN + 1)
            around = set(filter(told.fits, wide)) or around
        for year in sorted(around):
            first, last = year * 12 + told.first, year * 12 + told.last
            onward.append(_Path(path.cost + _step(path, first, last), first, last, (path, year)))
    return onward


def _step(path: _Path, first: int, last: int) -> float:
    """Return the cost of going from where a path stands to some months."""
    if first > path.last:
        return min(_FORWARD_MOST, _FORWARD * (first - path.last))
    if last < path.first:
        return min(_BACK_MOST, _BACK + _BACK_STEP * (path.first - last))
    return 0.0


def _pruned(paths: Sequence[_Path]) -> list[_Path]:
    """Return the cheapest path to each place, and of these the cheapest few."""
    best: dict[tuple[int, int], _Path] = {}
    for path in paths:
        known = best.get((path.first, path.last))
        if known is None or path.cost < known.cost:
            best[path.first, path.last] = path
    return sorted(best.values(), key=lambda path: path.cost)[:_WIDTH]


def _choices(path: _Path, story: Sequence[StoryDate]) -> tuple[int | None, ...]:
    """Return the years along a path, stated ones included."""
    chosen: list[int] = []
    step = path.chosen
    while step is not None:
        before, year = step
        chosen.append(year)
        step = before.chosen
    return tuple(told.year if told.year is not None else chosen.pop() for told in story)
