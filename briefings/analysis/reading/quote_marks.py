"""Stretches of text within quotation marks, a paragraph at a time. Linear in length, whatever the marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefings.analysis.reading.tokens import Text
from briefings.model.spans import Span

# Three single marks are a double one with the inner quotation's beside it. Each pattern begins with the mark,
# and what must stand before it comes after: the search then jumps to the marks.
_MARK = re.compile(r"“|”|\"|'''?(?!')|``")
_SINGLE_OPEN = re.compile(
    r"'(?<![^\s(\[—–:“\"]')(?=[\w$@#])(?!(?:\d0s|[eE][mM]|[tT]il|[tT]is|[tT]was|[cC]ause|[nN])\b)"
)
_SINGLE_CLOSE = re.compile(r"'(?<=[\w.,!?…%]')(?![\w'])")
_WORD = re.compile(r"\w")
#: A quotation in single marks is at most this long; an apostrophe that opens nothing must not swallow an article.
_SINGLE_LENGTH = 600
_AFTER_CLOSING = ".,:;!?)]}—–-/'…"
_BEFORE_OPENING = "([{—–-/'"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text within quotation marks, marks included. `closed` tells whether the closing mark is there."""

    span: Span
    closed: bool
    single: bool = False


def find_stretches(text: Text) -> tuple[Stretch, ...]:
    """Return the outermost stretches within quotation marks, in order, none across paragraphs.

    A stretch that nothing closes ends with its paragraph, as a quotation over several paragraphs does.
    """
    found: list[Stretch] = []
    for paragraph in text.paragraphs:
        double = list(_double(text.view, paragraph))
        if "'" in text.view[paragraph.start : paragraph.end]:
            single = list(_single(text, paragraph, double))
            double = sorted(double + single, key=lambda stretch: stretch.span) if single else double
        found.extend(double)
    return tuple(found)


def _double(seen: str, paragraph: Span) -> Iterator[Stretch]:
    start, end = paragraph
    opened = -1
    for mark in _MARK.finditer(seen, start, end):
        before = seen[mark.start() - 1] if mark.start() > start else " "
        after = seen[mark.end()] if mark.end() < end else " "
        if _opens(mark[0], before, after, opened >= 0):
            # A straight mark after a blank where one is open: the closing one was left out.
            if opened < 0 or (mark[0] == '"' and before.isspace()):
                opened = mark.start()
        elif opened >= 0:
            if _WORD.search(seen, opened, mark.start()):
                yield Stretch(Span(opened, mark.end()), closed=True)
            opened = -1
    if opened >= 0:
        last = opened + len(seen[opened:end].rstrip())
        if _WORD.search(seen, opened, last):
            yield Stretch(Span(opened, last), closed=False)


def _opens(mark: str, before: str, after: str, inside: bool) -> bool:
    """Tell whether a mark opens a quotation, by its form and its neighbours."""
    if mark == "“":
        # Some papers close with the opening form.
        return not (inside and not before.isspace() and (after.isspace() or after in ".,;:"))
    if mark == "”":
        return False
    if mark == "``":
        return True
    opening = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    closing = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
    return opening if opening != closing else not inside


def _single(text: Text, paragraph: Span, double: list[Stretch]) -> Iterator[Stretch]:
    seen = text.view
    taken = iter(double)
    block = next(taken, None)
    after = paragraph.start
    for opening in _SINGLE_OPEN.finditer(seen, paragraph.start, paragraph.end):
        start = opening.start()
        while block is not None and block.span.end <= start:
            block = next(taken, None)
        if start < after or (block is not None and block.span.start <= start) or text.text[start] == "’":
            continue
        limit = min(paragraph.end, start + _SINGLE_LENGTH, block.span.start if block else paragraph.end)
        end = _single_end(seen, start, limit)
        # Twenty tries an opening mark at most: marks that nothing closes stay cheap.
        after = end or start + 1
        if end is not None and _WORD.search(seen, start, end):
            yield Stretch(Span(start, end), closed=True, single=True)


def _single_end(seen: str, start: int, limit: int) -> int | None:
    """Return where the quotation that opens at `start` ends: a mark that can't be an apostrophe, else the last."""
    best: int | None = None
    for tries, closing in enumerate(_SINGLE_CLOSE.finditer(seen, start + 1, limit)):
        before = seen[closing.start() - 1]
        apostrophe = before in "sS" and seen[closing.end() : closing.end() + 2].strip()[:1].islower()
        if before in ".,!?…":
            return closing.end()
        if not apostrophe or best is None:
            best = closing.end()
            if not apostrophe:
                return best
        if tries > 20:
            break
    return best
