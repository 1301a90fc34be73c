"""Measuring whether parsing and analysing take time in proportion to a text's length."""

import gc
import time
from dataclasses import dataclass

from briefings.analysis import analyse
from briefings.documents import parse
from briefings.errors import DocumentError
from tests.support.shapes import MARKDOWN, PAGES, SHAPES, Shape

#: How much longer twice the text may take.
MOST = 2.6
#: Seconds of processor time below which nothing is measured.
LEAST = 0.005


@dataclass(frozen=True, slots=True)
class Case:
    """One shape in one format."""

    name: str
    ending: str
    shape: Shape
    #: Analyse what was parsed, too.
    analysed: bool = True

    def seconds(self, size: int, repeats: int) -> float:
        """Return the least of so many processor times for `size` characters, in seconds."""
        text = self.shape(size)
        if self.ending == "html" and not text.startswith("<"):
            text = f"<html><body><article><p>{text}</p></article></body></html>"
        raw = text.encode()
        return min(self._seconds(raw) for _ in range(repeats))

    def _seconds(self, raw: bytes) -> float:
        # Without the collector, because its full runs fall where they like.
        gc.disable()
        try:
            start = time.process_time()
            try:
                article = parse(f"a.{self.ending}", raw)
                if self.analysed:
                    analyse(article)
            except DocumentError:
                pass  # a refusal has to be quick as well
            return time.process_time() - start
        finally:
            gc.enable()


def cases(*, analysed: tuple[str, ...]) -> list[Case]:
    """Return every shape in every format it is for; those with an ending among `analysed` are analysed."""
    found = [
        Case(name, ending, shape, ending in analysed)
        for ending in ("txt", "md", "html")
        for name, shape in SHAPES.items()
    ]
    found += [Case(name, "md", shape) for name, shape in MARKDOWN.items()]
    found += [Case(name, "html", shape) for name, shape in PAGES.items()]
    return found


def ratio(case: Case, size: int, rounds: int) -> float:
    """Return how many times longer 2 × `size` characters take than `size`; 0 where that is too quick to measure.

    Both are measured in turns, so that a busy machine slows both, until the least times found are in proportion, and
    not in more than so many rounds.
    """
    shorter = longer = float("inf")
    for _ in range(rounds):
        longer = min(longer, case.seconds(2 * size, 1))
        if longer < LEAST:
            return 0.0
        shorter = min(shorter, case.seconds(size, 1))
        if longer <= MOST * shorter:
            break
    return longer / max(shorter, LEAST / 10)
