"""Which lines of a section are shown: those that nothing speaks against, and others only where these are few."""

import sys
from collections.abc import Callable, Iterable
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


def keep_worthy(rows: Iterable[Row], cost: Callable[[Row], int], least: int, enough: int = sys.maxsize) -> list[Row]:
    """Return the rows whose cost is fair, in the order given; where they are fewer than `least`, the next best too.

    Without any, the next best one is taken, unless it is worse still; with a `least` of 0 none but the fair ones ever
    are. As soon as `enough` are found, no other is looked at: what speaks against a line takes a while to find out.

    >>> keep_worthy([3, 0, 2, 1], cost=int, least=3)
    [0, 2, 1]
    """
    if least == sys.maxsize:
        return list(rows)
    fair: list[tuple[int, Row]] = []
    others: list[tuple[int, int, Row]] = []
    for at, row in enumerate(rows):
        price = cost(row)
        if price > FAIR:
            others.append((price, at, row))
            continue
        fair.append((at, row))
        if len(fair) == enough:
            break
    others.sort(key=lambda one: one[:2])
    taken = [(at, row) for price, at, row in others[: max(0, least - len(fair))] if price < _TOO_MUCH]
    if least and not fair and not taken:
        taken = [(at, row) for price, at, row in others[:1] if price <= _MOST_ALONE]
    return [row for _, row in sorted((*fair, *taken), key=lambda one: one[0])]
