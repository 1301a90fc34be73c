"""Which words before a line belong to the same run of prose: nothing above a rule or subheading does."""

import re
from functools import cache

from briefings.lexicon import lines
from briefings.model.findings import Passage
from briefings.model.spans import Span

#: Characters from which a line that ends within a sentence is a wrapped one, and no subheading.
_WRAPPED = 40
#: Words from which a line that ends in a colon is a sentence, and no label ('Border fence:').
_FEWEST_BEFORE_COLON = 3
_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
#: How a sentence ends; behind it closing marks.
_ENDED = re.compile(r"[.!?…,;:–—-][\"”’')\]]*\Z|[\"”)\]]\Z")


def is_prose(paragraph: str) -> bool:
    """Tell whether a paragraph is sentences that somebody wrote, and no rule, subheading or label.

    >>> [is_prose(one) for one in ("Cases rose.", "___", "VIRUS", "Cases rose", "Cases:", "She told them this:")]
    [True, False, False, False, False, True]
    """
    words = paragraph.strip()
    if _ENDED.search(words) is None or not any(map(str.islower, words)):
        return False
    return not words.endswith(":") or len(words.split()) >= _FEWEST_BEFORE_COLON


def keep_prose(passage: Passage, *, most: int | None = None) -> Passage | None:
    r"""Return the last paragraphs of a passage up to the first, from behind, that is no prose; None: the last is none.

    `most` is how many of them at most; None: all. A page's button behind them is left out.

    >>> text = "Fares rose.\n\nVIRUS\n\nCases fell.\n\nBeds are free."
    >>> keep_prose(Passage("d", (Span(0, len(text)),), (text,))).pieces[0].split()
    ['Cases', 'fell.', 'Beds', 'are', 'free.']
    """
    piece, span = passage.pieces[-1], passage.spans[-1]
    start = end = 0
    kept = 0
    for first, last in reversed(_list_paragraphs(piece)):
        if not kept and piece[first:last].casefold() in _buttons():
            continue  # a button parts no sentences
        if kept == most or not is_prose(piece[first:last]):
            break
        start, end, kept = first, end or last, kept + 1
    if not kept:
        return None
    return Passage(passage.document, (Span(span.start + start, span.start + end),), (piece[start:end],))


@cache
def _buttons() -> frozenset[str]:
    return frozenset(lines("page_buttons"))


def _list_paragraphs(text: str) -> list[tuple[int, int]]:
    """Return where paragraphs begin and end: lines, but those that are one wrapped at its width together."""
    found: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        line = match[0]
        first, last = match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip())
        if found and _goes_on(text, found[-1], first):
            found[-1] = found[-1][0], last
        else:
            found.append((first, last))
    return found


def _goes_on(text: str, above: tuple[int, int], start: int) -> bool:
    """Tell whether the line at `start` goes on with the sentence of the one above, which had no room for it."""
    if text.count("\n", above[1], start) != 1:
        return False
    line = text[max(above[0], text.rfind("\n", above[0], above[1]) + 1) : above[1]]
    return len(line) >= _WRAPPED and (_ENDED.search(line) is None or text[start].islower())
