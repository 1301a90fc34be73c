"""How near words stand to a topic: the one definition, for choosing rows in the library and for composing.

Its unit is the sentence, because a document's sentences are numbered once and for all, and both rooms have the numbers.
"""

from collections.abc import Iterable
from enum import IntEnum

#: Sentences from one that names the topic within which words may still belong to it: a paragraph or so.
BESIDE = 3


class Nearness(IntEnum):
    """How a row belongs to a topic, the nearest last."""

    FAR = 0
    #: It stands beside a sentence that names the topic.
    BESIDE = 1
    #: It names an actor of the topic, or its sentence has the topic's words.
    NAMED = 2
    #: An actor of the topic says it.
    SAID = 3


def measure_nearness(named: Iterable[int]) -> dict[int, Nearness]:
    """Return how near the sentences of a document are by their place, from those that name the topic.

    Args:
        named: Positions of these sentences in their document, from 0.

    Returns:
        NAMED for these, BESIDE for those within three sentences; positions that are missing are FAR. A position may lie
        before the first or after the last sentence.

    >>> {at: near.name for at, near in sorted(measure_nearness([9]).items())}
    {6: 'BESIDE', 7: 'BESIDE', 8: 'BESIDE', 9: 'NAMED', 10: 'BESIDE', 11: 'BESIDE', 12: 'BESIDE'}
    """
    named = tuple(named)
    near = dict.fromkeys([at for one in named for at in range(one - BESIDE, one + BESIDE + 1)], Nearness.BESIDE)
    near.update(dict.fromkeys(named, Nearness.NAMED))
    return near
