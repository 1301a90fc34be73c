"""Lines laid out for a terminal: wrapped, labels and claims in two columns, coloured where that is wanted."""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

#: Columns below which labels stand above their claims rather than beside them.
STACKED = 60
#: Columns of the label column at most.
LABEL_COLUMNS = 26
#: Stands before claims without a label.
BULLET = "•"
#: A space at which no line is broken. Private use: `clean` lets none of a document's through.
GLUE = "\ue000"
#: Text of Latin letters, usual punctuation and our own marks: one column for each character.
_NARROW = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2500\ue000]*")

#: Terminals' codes (ECMA-48, select graphic rendition) by style.
_CODES = {
    "title": "1",
    "coverage": "2",
    "notice": "33",
    "heading": "1;36",
    "label": "1",
    "quote": "3",
    "aside": "2",
    "cite": "36",
    "url": "2;4",
}


class StyledRun(NamedTuple):
    """Words in one style, or in none: ''."""

    words: str
    style: str


class Styled:
    """A line's words and how they are styled."""

    def __init__(self, runs: Iterable[StyledRun]) -> None:
        self.runs = tuple(runs)
        self.words = "".join(run.words for run in self.runs)

    def wrapped(self, width: int, colour: bool) -> list[tuple[str, int]]:
        """Return the lines that the words make within `width` columns, with the columns that each takes."""
        made = []
        for start, end, cells in wrap(self.words, width):
            words = self._painted(start, end) if colour else self.words[start:end]
            made.append((words.replace(GLUE, " "), cells))
        return made

    def _painted(self, start: int, end: int) -> str:
        painted, at = [], 0
        for words, style in self.runs:
            part = words[max(0, start - at) : max(0, end - at)]
            if part:
                painted.append(f"\x1b[{_CODES[style]}m{part}\x1b[0m" if style else part)
            at += len(words)
        return "".join(painted)


def wrap(words: str, width: int) -> Iterator[tuple[int, int, int]]:
    """Yield the lines of `words` within `width` columns: start, end, columns. Words are parted by single spaces.

    A word that is wider than a line is cut.
    """
    # Nearly all text is so narrow, and is wrapped many times faster by its spaces alone.
    return _by_spaces(words, width) if _NARROW.fullmatch(words) else _by_words(words, width)


def _by_spaces(words: str, width: int) -> Iterator[tuple[int, int, int]]:
    start = 0
    while len(words) - start > width:
        space = words.rfind(" ", start, start + width + 1)
        end = space if space >= 0 else start + width
        yield start, end, end - start
        start = end + (space >= 0)
    yield start, len(words), len(words) - start


def _by_words(words: str, width: int) -> Iterator[tuple[int, int, int]]:
    from rich.cells import cell_len, chop_cells

    start = end = cells = at = 0
    for word in words.split(" "):
        size = cell_len(word)
        if at and cells + 1 + size > width:
            yield start, end, cells
            start, cells = at, size
        else:
            cells += size + (at > 0)
        end = at + len(word)
        if cells > width:
            *full, last = chop_cells(word, width)
            for piece in full:
                yield start, start + len(piece), cell_len(piece)
                start += len(piece)
            cells = cell_len(last)
        at = end + 1
    yield start, end, cells


def beside(rows: list[tuple[Styled, Styled]], width: int, colour: bool) -> Iterator[str]:
    """Yield the lines of labels and claims side by side, or in a narrow terminal one above the other.

    A label that the row above has too isn't repeated beside it; a row of nothing ends that.
    """
    column = min(max(cells for label, _ in rows for *_, cells in wrap(label.words, width)), LABEL_COLUMNS)
    if width < STACKED and column > 4:
        for label, claim in rows:
            yield from (f"  {line}" for line, cells in label.wrapped(width - 2, colour) if cells)
            yield from (f"    {line}" for line, cells in claim.wrapped(width - 4, colour) if cells)
        return
    above = ""
    for label, claim in rows:
        repeated = label.words == above and label.words != BULLET
        labels = [] if repeated else label.wrapped(column, colour)
        for (left, cells), (right, _) in zip_longest(
            labels, claim.wrapped(width - column - 4, colour), fillvalue=("", 0)
        ):
            yield f"  {left}{' ' * (column - cells)}  {right}".rstrip()
        above = label.words or (above if claim.words else "")
