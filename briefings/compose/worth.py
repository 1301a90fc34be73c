"""Which lines of a section are shown: those that nothing speaks against, and others only where these are few."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

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
    unfair: list[tuple[int, Iterator[int], int, Row]] = []
    for at, row in enumerate(rows):
        found, price = cost(row), 0
        parts = iter((found,) if isinstance(found, int) else found)
        for part in parts:
            price += part
            if price > FAIR:
                break
        if price > FAIR:
            unfair.append((price, parts, at, row))
            continue
        fair.append((price, at, row))
        if len(fair) == enough:
            break
    if len(fair) >= least and (fair or not least):
        return [(price, row) for price, _, row in fair]
    others = [(price + sum(parts), at, row) for price, parts, at, row in unfair]
    others.sort(key=lambda one: one[:2])
    taken = [one for one in others[: max(0, least - len(fair))] if one[0] < _TOO_MUCH]
    if least and not fair and not taken:
        taken = [one for one in others[:1] if one[0] <= _MOST_ALONE]
    return [(price, row) for price, _, row in sorted((*fair, *taken), key=lambda one: one[1])]
