"""Groups of which every two members are alike, and most are much: so that no chain of neighbours makes one story."""

import heapq
from collections import defaultdict
from collections.abc import Mapping

#: How alike any two reports of a story are at least, and how alike the reports of two stories are on average that
#: become one. Chosen on one half of a set of dated articles and told on the other: benchmarks/stories.py.
LEAST, LEAST_ON_AVERAGE = 0.07, 0.09


def link(count: int, likenesses: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Return the groups of members 0 to `count` - 1, each in order, the group of the first member first.

    Args:
        count: How many members there are.
        likenesses: Of two members, the lower first, 0 to 1; what is missing is 0.

    Returns:
        The groups that are left when the two most alike have become one as long as there are any that may.
    """
    members = {place: [place] for place in range(count)}
    # Of each group to its neighbours: the sum of the likenesses between their members, and the least.
    near: dict[int, dict[int, tuple[float, float]]] = defaultdict(dict)
    waiting: list[tuple[float, int, int]] = []
    for (one, other), likeness in likenesses.items():
        if likeness >= LEAST:
            near[one][other] = near[other][one] = likeness, likeness
            if likeness >= LEAST_ON_AVERAGE:
                waiting.append((-likeness, one, other))
    heapq.heapify(waiting)
    new = count
    while waiting:
        _, one, other = heapq.heappop(waiting)
        if one not in members or other not in members:
            continue
        members[new] = members.pop(one) + members.pop(other)
        joined: dict[int, tuple[float, float]] = {}
        # A group that isn't near to both has a member that isn't like one of them.
        for third in near[one].keys() & near[other].keys() & members.keys():
            (first_sum, first_least), (second_sum, second_least) = near[one][third], near[other][third]
            total, least = first_sum + second_sum, min(first_least, second_least)
            joined[third] = near[third][new] = total, least
            average = total / (len(members[new]) * len(members[third]))
            if average >= LEAST_ON_AVERAGE:
                heapq.heappush(waiting, (-(average + least) / 2, third, new))
        near[new] = joined
        del near[one], near[other]
        new += 1
    return sorted(sorted(group) for group in members.values())
