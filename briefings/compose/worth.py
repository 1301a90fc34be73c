"""Which lines of a section are shown: those that nothing speaks against, and others only where these are few."""

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

Row = TypeVar("Row")

#: What may speak against a line that is shown all the same.
FAIR = 1
#: What speaks against a line as much as that a word of it can't be understood.
POOR = 2
#: What speaks too much against a line even where there are no others: it is a fragment, or nobody says it.
_TOO_MUCH = 4


def keep_worthy(rows: Sequence[Row], cost: Callable[[Row], int], least: int) -> list[Row]:
    """Return the rows whose cost is fair, in the order given; where they are fewer than `least`, the next best too.

    Without any, the next best one is taken, unless it is worse still.

    >>> keep_worthy([3, 0, 2, 1], cost=int, least=3)
    [0, 2, 1]
    """
    if least == sys.maxsize:
        return list(rows)
    costs = list(map(cost, rows))
    fair = sum(one <= FAIR for one in costs)
    kept = {at for at, one in enumerate(costs) if one <= FAIR}
    others = sorted((one, at) for at, one in enumerate(costs) if one > FAIR)
    taken = [at for one, at in others[: max(0, least - fair)] if one < _TOO_MUCH]
    kept.update(taken)
    if not kept:
        kept.update(at for one, at in others[:1] if one <= _TOO_MUCH)
    return [row for at, row in enumerate(rows) if at in kept]
