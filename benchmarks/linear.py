"""Time by length for every shape of text: python benchmarks/linear.py [PART OF A SHAPE'S NAME]

Each line is a shape in a format: seconds of processor time (the least of five) for 20, 40 and 80 kB, parsed and
analysed, and how many times longer each doubling takes. The exit code is 1 where one takes more than 2.6 times as long.
"""

import sys
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.support.linear import LEAST, MOST, cases  # the folder is known from here on

SIZES = (20_000, 40_000, 80_000)
REPEATS = 5
#: On a busy machine a miss is measured again, so often.
TRIES = 3


def main(part: str = "") -> int:
    missed = 0
    for case in cases(analysed=("txt", "md", "html")):
        if part not in case.name:
            continue
        for _ in range(TRIES):
            seconds = [case.seconds(size, REPEATS) for size in SIZES]
            ratios = [after / before if after > LEAST else 0.0 for before, after in pairwise(seconds)]
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
