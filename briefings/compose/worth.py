"""Which lines of a section are shown: those that nothing speaks against, and others only where these are few."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

Row = TypeVar("Row")

#: Lines from which a section's are chosen, for each that it holds: some tell the same, some are the same speaker's.
FOR_EACH = 3
#: What may speak against a line that is shown all the same.
FAIR = 1
#: What speaks against a line as much as that a word of it can't be understood.
POOR = 2
#: What speaks too much against a line to fill up a section with it, and too much even where there are no others: it is
#: a fragment, or nobody says it.
_TOO_MUCH, _MOST_ALONE = 3, 4


@dataclass(slots=True)
class _Unfair(Generic[Row]):
    """A row whose cost isn't fair, with as much of the cost as was asked for."""

    price: int
    _parts: Iterator[int]
    at: int
    row: Row

    def costs(self, price: int) -> bool:
        """Tell whether it costs exactly so much in all."""
        while self.price <= price:
            part = next(self._parts, None)
            if part is None:
                return self.price == price
            self.price += part
        return False


def keep_worthy(
    rows: Iterable[Row], cost: Callable[[Row], int | Iterable[int]], least: int, enough: int = sys.maxsize
) -> list[Row]:
    """Return the rows whose cost is fair, in the order given; where they are fewer than `least`, the next best too.

    Without any, the next best one is taken, unless it is worse still; with a `least` of 0 none but the fair ones ever
    are. As soon as `enough` are found, no other is looked at: what speaks against a line takes a while to find out. So
    `cost` may give the parts of it one by one, the quickest to find out first; no more are asked for than decide.

    >>> keep_worthy([3, 0, 2, 1], cost=int, least=3)
    [0, 2, 1]
    """
    return [row for _, row in keep_priced(rows, cost, least, enough)]


def keep_priced(
    rows: Iterable[Row], cost: Callable[[Row], int | Iterable[int]], least: int, enough: int = sys.maxsize
) -> list[tuple[int, Row]]:
    """Return (cost, row) for the rows that `keep_worthy` returns; the cost is 0 where all are asked for.

    >>> keep_priced("ab", cost=ord, least=1), keep_priced([1, 0], cost=int, least=1)
    ([], [(1, 1), (0, 0)])
    """
    if least == sys.maxsize:
        return [(0, row) for row in rows]
    fair: list[tuple[int, int, Row]] = []
    unfair: list[_Unfair[Row]] = []
    for at, row in enumerate(rows):
        found, price = cost(row), 0
        parts = iter((found,) if isinstance(found, int) else found)
        for part in parts:
            price += part
            if price > FAIR:
                break
        if price > FAIR:
            unfair.append(_Unfair(price, parts, at, row))
            continue
        fair.append((price, at, row))
        if len(fair) == enough:
            break
    if len(fair) >= least and (fair or not least):
        return [(price, row) for price, _, row in fair]
    taken: list[_Unfair[Row]] = []
    # The cheapest first, and those of one price in the order given: for each price no more is found out than decides.
    for price in range(FAIR + 1, _TOO_MUCH):
        taken += islice((one for one in unfair if one.costs(price)), max(0, least - len(fair) - len(taken)))
    for price in range(_TOO_MUCH, _MOST_ALONE + 1) if least and not fair else ():
        taken = taken or [*islice((one for one in unfair if one.costs(price)), 1)]
    fair += [(one.price, one.at, one.row) for one in taken]
    return [(price, row) for price, _, row in sorted(fair, key=lambda one: one[1])]
