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
    if least == sys.maxsize:
        return list(rows)
    fair: list[tuple[int, Row]] = []
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
        fair.append((at, row))
        if len(fair) == enough:
            break
    if len(fair) >= least and (fair or not least):
        return [row for _, row in fair]
    others = [(price + sum(parts), at, row) for price, parts, at, row in unfair]
    others.sort(key=lambda one: one[:2])
    taken = [(at, row) for price, at, row in others[: max(0, least - len(fair))] if price < _TOO_MUCH]
    if least and not fair and not taken:
        taken = [(at, row) for price, at, row in others[:1] if price <= _MOST_ALONE]
    return [row for _, row in sorted((*fair, *taken), key=lambda one: one[0])]
