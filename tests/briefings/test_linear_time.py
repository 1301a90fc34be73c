"""Twice the text takes at most 2.6 times as long, whatever stands in it. The whole table: benchmarks/linear.py."""

import pytest

from tests.support.linear import MOST, Case, cases, ratio

#: A first look that is cheap, at what is suspected then longer ones: size in characters, and rounds. Whatever is
#: quadratic is so at each of them, where a limit in a rule is long reached and a busy machine is averaged out. Where
#: something else is done from some length on (front matter that never ends is text), one of them may be too long.
LOOKS = ((8_000, 3), (40_000, 4), (120_000, 3))


@pytest.fixture(scope="module", autouse=True)
def _imported() -> None:
    """Import what is imported with the first document of each format: the first to be measured would look slow."""
    for case in cases(analysed=("txt", "md", "html")):
        if case.name == "paragraphs":
            case.seconds(100, 1)


# The analysis sees the same words in every format, so one will do. Not covered, because that takes time of its own.
@pytest.mark.usefixtures("uncovered")
@pytest.mark.parametrize("case", cases(analysed=("txt",)), ids=lambda case: f"{case.ending}: {case.name}")
def test_twice_the_text_takes_about_twice_as_long(case: Case) -> None:
    found = []
    for size, rounds in LOOKS:
        found.append(ratio(case, size, rounds))
        if found[-1] <= MOST:
            return
    pytest.fail(f"{case.name} in .{case.ending}: {found} times as long for twice the text")
