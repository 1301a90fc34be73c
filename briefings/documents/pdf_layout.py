"""Lines of a printed page → paragraphs in the order in which people read them. Lengths are points, up is more."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from briefings.lexicon import words as known_words

#: Shares of a page's height at its top and bottom in which running heads and page numbers stand.
_MARGIN = 0.12
#: Lines on each side of a gutter, from which a page has columns; share of the lines that may cross it.
_FEWEST_IN_COLUMN, _MOST_CROSSING = 4, 0.35
#: Times the usual distance of lines, from which a gap parts paragraphs; share of a line that its last one lacks.
_GAP, _SHORT = 1.35, 0.12
#: Shares by which two sizes of letters differ: of two paragraphs, and of the text and a running head.
_SIZE, _SMALLER = 0.12, 0.1
#: Characters of a running head.
_LONGEST_HEAD = 80

_FIGURES = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page |p\. ?|[-–—] ?)?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?(?: ?[-–—])?\Z", re.IGNORECASE)
_PRINTED_FROM = re.compile(r"(?:https?|file)://\S+(?: \d+/\d+)?\Z|\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d{2}.*")
_ENDED = re.compile(r"[.!?…:][\"”’»)\]]*\Z")
_OPENED = re.compile(r"[\"“‘«(\[]?[a-z]")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: At the end of a line; a typesetter's may stand a little apart from the word.
_HYPHEN = re.compile("(?<=[^\\W\\d_])(?: ?[\u2010\u00ad]|-)\\Z")


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of a page: where it stands, the size of its letters, and its words."""

    left: float
    right: float
    bottom: float
    top: float
    size: float
    words: str


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page's lines in any order, and its height."""

    height: float
    lines: tuple[PdfLine, ...]


@dataclass(frozen=True, slots=True)
class PdfParagraph:
    """A paragraph, and the size of its letters."""

    words: str
    size: float


def read_paragraphs(pages: Sequence[PdfPage]) -> tuple[PdfParagraph, ...]:
    """Return the paragraphs of all pages without running heads and page numbers, words that were parted joined."""
    running = _running_heads(pages)
    sizes = [line.size for page in pages for line in page.lines for _ in range(len(line.words) // 20 + 1)]
    size = median(sizes) if sizes else 0.0
    columns = [column for page in pages for column in _columns(_without_heads(page, running, size))]
    vocabulary = Counter(
        word.casefold() for page in pages for line in page.lines for word in _WORDS.findall(line.words)
    )
    found: list[list[PdfLine]] = []
    edge = 0.0
    for column in columns:
        groups = list(_grouped(column))
        if groups and found and _goes_on(found[-1], edge, groups[0], min(line.left for line in column)):
            found[-1].extend(groups.pop(0))
        found.extend(groups)
        edge = max(line.right for line in column)
    return tuple(PdfParagraph(_joined(group, vocabulary), median(line.size for line in group)) for group in found)


def _is_in_margin(page: PdfPage, line: PdfLine) -> bool:
    return line.bottom > page.height * (1 - _MARGIN) or line.top < page.height * _MARGIN


def _running_heads(pages: Sequence[PdfPage]) -> frozenset[str]:
    """Return what stands in the margins of half of the pages, figures aside."""
    if len(pages) < 2:
        return frozenset()
    counts = Counter(
        head for page in pages for head in {_even(line.words) for line in page.lines if _is_in_margin(page, line)}
    )
    return frozenset(head for head, count in counts.items() if count >= max(2, len(pages) / 2))


def _even(words: str) -> str:
    return _FIGURES.sub("#", words).casefold().strip()


def _without_heads(page: PdfPage, running: frozenset[str], size: float) -> list[PdfLine]:
    return [line for line in page.lines if not _is_in_margin(page, line) or not _is_head(line, running, size)]


def _is_head(line: PdfLine, running: frozenset[str], size: float) -> bool:
    """Tell whether a line in a margin is a running head, a page number, an address, or a few words in small letters."""
    if line.size > size * (1 + _SIZE):
        return False
    is_small = line.size < size * (1 - _SMALLER) and len(line.words) <= _LONGEST_HEAD and not _ENDED.search(line.words)
    return bool(
        is_small or _even(line.words) in running or _PAGE_NUMBER.match(line.words) or _PRINTED_FROM.match(line.words)
    )


def _columns(lines: list[PdfLine]) -> Iterator[list[PdfLine]]:
    """Yield a page's columns in reading order; lines that cross the gutter part what is above from what is below."""
    gutter = _gutter(lines)
    if gutter is None:
        if lines:
            yield _merged(lines)
        return
    waiting: list[PdfLine] = []
    crossing: list[PdfLine] = []
    for line in sorted(lines, key=lambda one: -one.top):
        if line.left < gutter < line.right:
            if waiting:
                yield from _sides(waiting, gutter)
                waiting = []
            crossing.append(line)
        else:
            if crossing:
                yield _merged(crossing)
                crossing = []
            waiting.append(line)
    if crossing:
        yield _merged(crossing)
    if waiting:
        yield from _sides(waiting, gutter)


def _merged(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """Return a column's lines from the top, pieces of one line joined: wide blanks part those of justified text."""
    found: list[PdfLine] = []
    for line in sorted(lines, key=lambda one: (-round(one.top), one.left)):
        before = found[-1] if found else None
        if before is not None and abs(before.top - line.top) < 0.3 * line.size and before.right <= line.left + 1:
            words = f"{before.words} {line.words}"
            found[-1] = replace(before, right=line.right, words=words)
        else:
            found.append(line)
    return found


def _sides(lines: list[PdfLine], gutter: float) -> Iterator[list[PdfLine]]:
    for side in ([line for line in lines if line.right <= gutter], [line for line in lines if line.right > gutter]):
        yield from _columns(side)


def _gutter(lines: Sequence[PdfLine]) -> float | None:
    """Return where a gutter runs that hardly a line crosses, if columns of several lines stand on both its sides."""
    if len(lines) < 2 * _FEWEST_IN_COLUMN:
        return None
    best: tuple[int, float] | None = None
    for left in sorted({round(line.left, 1) for line in lines})[1:40]:
        place = left - 1
        on_left = [line for line in lines if line.right <= place]
        on_right = [line for line in lines if line.left > place]
        crossing = len(lines) - len(on_left) - len(on_right)
        if min(len(on_left), len(on_right)) < _FEWEST_IN_COLUMN or crossing > _MOST_CROSSING * len(lines):
            continue
        if not _stand_beside(on_left, on_right):
            continue
        if best is None or crossing < best[0]:
            best = crossing, place
    return None if best is None else best[1]


def _stand_beside(on_left: Sequence[PdfLine], on_right: Sequence[PdfLine]) -> bool:
    """Tell whether most of the shorter side's lines have one of the other side at their height."""
    fewer, more = sorted((on_left, on_right), key=len)
    heights = sorted((line.bottom, line.top) for line in more)
    low, high = heights[0][0], max(top for _, top in heights)
    return sum(low < (line.top + line.bottom) / 2 < high for line in fewer) >= 0.5 * len(fewer)


def _grouped(column: Sequence[PdfLine]) -> Iterator[list[PdfLine]]:
    """Yield a column's paragraphs: a gap, another size, an indent, or a short line that ends a sentence parts them."""
    pitches = _pitches(column)
    left = median(line.left for line in column)
    right = max(line.right for line in column)
    group: list[PdfLine] = []
    for line in column:
        if group and _parts(group[-1], line, pitches.get(round(line.size), 0.0), left, right):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _pitches(column: Sequence[PdfLine]) -> dict[int, float]:
    """Return the usual distance of two lines by the size of their letters."""
    found: dict[int, list[float]] = {}
    for one, two in pairwise(column):
        if one.top > two.top and round(one.size) == round(two.size):
            found.setdefault(round(one.size), []).append(one.top - two.top)
    return {size: median(pitches) for size, pitches in found.items()}


def _parts(before: PdfLine, line: PdfLine, pitch: float, left: float, right: float) -> bool:
    if abs(line.size - before.size) > _SIZE * before.size:
        return True
    if before.top - line.top > _GAP * max(pitch, 1.05 * before.size):
        return True
    is_indented = line.left > left + 0.8 * line.size
    is_short = before.right < right - max(_SHORT * (right - left), 2 * line.size)
    ended = _ENDED.search(before.words) is not None
    return (is_indented and (ended or is_short)) or (is_short and ended and not _OPENED.match(line.words))


def _goes_on(group: Sequence[PdfLine], edge: float, following: Sequence[PdfLine], left: float) -> bool:
    """Tell whether a paragraph goes on in the next column or on the next page: it isn't ended, or fills its last line.

    `edge` is the right edge of its column, `left` the left one of the next.
    """
    before, after = group[-1], following[0]
    if abs(before.size - after.size) > _SIZE * before.size:
        return False
    if _ENDED.search(before.words) is None:
        return True
    is_full = before.right > edge - 0.5 * before.size and len(group) > 1
    return is_full and after.left < left + 0.5 * after.size


def _joined(group: Iterable[PdfLine], vocabulary: Counter[str]) -> str:
    """Return a paragraph's words; a word that a line's end parts is one again."""
    text = ""
    for line in group:
        words = " ".join(line.words.split())
        if not text:
            text = words
        elif words[:1].isalpha() and (hyphen := _HYPHEN.search(text, len(text) - 3)):
            text = _rejoined(text[: hyphen.start()], hyphen[0], words, vocabulary)
        else:
            text = f"{text} {words}"
    return text.replace("\u00ad", "")


def _rejoined(text: str, hyphen: str, words: str, vocabulary: Counter[str]) -> str:
    """Return the two lines as one: the hyphen goes, unless the word has it elsewhere, or a capital follows it."""
    head = _last_word(text)
    tail = _WORDS.match(words)
    whole = f"{head}{tail[0] if tail else ''}".casefold()
    parted = f"{head}-{tail[0] if tail else ''}".casefold()
    is_compound = head.casefold().rpartition("-")[2] in known_words("hyphen_heads")
    is_own = words[0].isupper() or (vocabulary[whole] == 0 and (vocabulary[parted] > 0 or is_compound))
    return f"{text}-{words}" if hyphen == "-" and is_own else text + words


def _last_word(text: str) -> str:
    found = re.search(r"[^\W\d_]+(?:-[^\W\d_]+)*\Z", text[-60:])
    return found[0] if found else ""
