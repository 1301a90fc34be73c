"""Twice the text takes at most 2.6 times as long, whatever stands in it. The whole table: benchmarks/linear.py."""

import pytest

from tests.support.linear import MOST, Case, cases, ratio

#: A first look that is cheap, at what is suspected then a longer one, each at its size in characters. Whatever is
#: quadratic is so at the last size, where a limit in a rule is long reached and a busy machine is averaged out.
LOOKS = ((8_000, 1), (20_000, 3), (40_000, 5))


# The analysis sees the same words in every format, so one will do. Not covered, because that takes time of its own.
@pytest.mark.usefixtures("uncovered")
@pytest.mark.parametrize("case", cases(analysed=("txt",)), ids=lambda case: f"{case.ending}: {case.name}")
def test_twice_the_text_takes_about_twice_as_long(case: Case) -> None:
    found = []
    for size, repeats in LOOKS:
        found.append(ratio(case, size, repeats))
        if found[-1] <= MOST:
            return
    pytest.fail(f"{case.name} in .{case.ending}: {found} times as long for twice the text")
