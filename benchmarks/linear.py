"""Time by length for every shape of text: python benchmarks/linear.py [PART OF A SHAPE'S NAME]

Each line is a shape in a format: seconds of processor time for 20, 40 and 80 kB, parsed and analysed (the least of five
where the first measurement is suspicious), and how many times longer each doubling takes. The exit code is 1 where one
takes more than 2.6 times as long.
"""

import sys
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.support.linear import LEAST, MOST, Case, cases  # the folder is known from here on

SIZES = (20_000, 40_000, 80_000)
#: What looks suspicious at the first measurement is measured again: the least of so many, so often.
SUSPICIOUS, REPEATS, TRIES = 2.3, 5, 3


def measure(case: Case, repeats: int) -> tuple[list[float], list[float]]:
    """Return the seconds for each size, and how many times longer each doubling takes."""
    seconds = [case.seconds(size, repeats) for size in SIZES]
    return seconds, [after / before if after > LEAST else 0.0 for before, after in pairwise(seconds)]


def main(part: str = "") -> int:
    missed = 0
    for case in cases(analysed=("txt", "md", "html")):
        if part not in case.name:
            continue
        seconds, ratios = measure(case, 1)
        if max(ratios) > SUSPICIOUS:
            for _ in range(TRIES):
                seconds, ratios = measure(case, REPEATS)
                if max(ratios) <= MOST:
                    break
            else:
                missed += 1
        times = "  ".join(f"{second:7.3f}" for second in seconds)
        print(f"{case.ending:5}{case.name:28}{times}   {ratios[0]:4.1f} {ratios[1]:4.1f}", flush=True)
    print(f"{missed} shapes took more than {MOST} times as long")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
