"""Groups of which every two are alike."""

from hypothesis import given, settings
from hypothesis.strategies import dictionaries, floats, integers, tuples

from briefings.stories.linking import LEAST, link

PAIRS = tuples(integers(0, 8), integers(0, 8)).filter(lambda pair: pair[0] < pair[1])


def test_a_chain_of_neighbours_is_no_group() -> None:
    likenesses = {(at, at + 1): 0.5 for at in range(5)}

    assert max(len(group) for group in link(6, likenesses)) == 2


def test_the_most_alike_come_together_first() -> None:
    assert link(3, {(0, 1): 0.2, (1, 2): 0.6}) == [[0], [1, 2]]


@settings(deadline=None)
@given(dictionaries(PAIRS, floats(0, 1)))
def test_each_member_is_in_one_group_and_alike_with_all_of_it(likenesses: dict[tuple[int, int], float]) -> None:
    groups = link(9, likenesses)

    assert sorted(member for group in groups for member in group) == list(range(9))
    for group in groups:
        assert all(
            likenesses.get((one, other), 0) >= LEAST for at, one in enumerate(group) for other in group[at + 1 :]
        )
