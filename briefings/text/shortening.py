"""Text within a length: whole words, never part of what a reader sees as one sign."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

#: Written between pieces of a claim that don't stand side by side, and where a claim was shortened.
ELISION = "[…]"

#: Scripts written without spaces: a break between any two characters is a word boundary.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
#: Text in which each character is a sign of its own and words are parted by spaces. The library for other text takes a
#: tenth of a second to load, so it isn't loaded for this.
_SIMPLE = re.compile(
    "[ -\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\uac00-\ud7a3]*"
)


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 units: never less than what Discord counts, whichever way it does."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def shorten(text: str, longest: int, mark: str = "…", *, from_end: bool = False) -> str:
    """Return one line of text within `longest` UTF-16 units: whole words, and `mark` for what was left out.

    With `from_end` the last words stay, else the first. A cut falls between words, in scripts without spaces between
    signs, and between emoji. Where not even one word fits, the mark stands alone: a word is never cut.
    """
    return shorten_measured(text, longest, utf16_length, mark, from_end=from_end)


def shorten_name(text: str, longest: int) -> str:
    """Return the same of what is no line of a document: of a name, a title, the words that were asked for.

    Where not even one word fits, the first is cut between signs, so that a reader sees what is meant.

    >>> shorten_name("Lindqvist", 6), shorten_name("Rosa Lindqvist", 9), shorten_name("Rosa", 9)
    ('Lindq…', 'Rosa …', 'Rosa')
    """
    shown = shorten(text, longest)
    if shown != "…" or utf16_length(text) <= longest:
        return shown
    cuts = [*_sign_cuts(text[: max(0, longest) + 1])]
    fitting = bisect_right(cuts, longest - len(shown), key=lambda cut: utf16_length(text[:cut]))
    return f"{text[: cuts[fitting - 1]]}…" if fitting else shown


def _sign_cuts(text: str) -> Iterator[int]:
    """Yield the places, in code points and ascending, at which what a reader sees as one sign ends."""
    if _SIMPLE.fullmatch(text):
        yield from range(1, len(text) + 1)
        return
    signs, _, _ = _patterns()
    yield from (found.end() for found in signs.finditer(text))


def shorten_measured(
    text: str, longest: int, measure: Callable[[str], int], mark: str = "…", *, from_end: bool = False
) -> str:
    """Return what `shorten` does, for a length that isn't the text's own: of the text as it is written, escaped.

    `measure` is never less for a longer part of the text, nor less than its number of characters.
    """
    if measure(text) <= longest:
        return text

    def shortened(cut: int) -> str:
        return f"{mark} {text[cut:].lstrip()}" if from_end else f"{text[:cut].rstrip()} {mark}"

    cuts = [*word_cuts(text)][::-1] if from_end else [*word_cuts(text[: max(0, longest) + 1])]
    fitting = bisect_right(cuts, longest, key=lambda cut: measure(shortened(cut)))
    return shortened(cuts[fitting - 1]) if fitting else mark


def word_cuts(text: str) -> Iterator[int]:
    """Yield the places, in code points and ascending, at which one line of text may be cut."""
    if _SIMPLE.fullmatch(text):
        yield from (found.start() for found in re.finditer(" ", text))
        return
    signs, unspaced, emoji = _patterns()
    before = ""
    for found in signs.finditer(text):
        sign = found[0]
        if sign[0] == " " or any(kind.match(before) and kind.match(sign) for kind in (unspaced, emoji)):
            yield found.start()
        before = sign


@cache
def _patterns() -> "tuple[regex.Pattern[str], re.Pattern[str], regex.Pattern[str]]":
    """Return patterns of what a reader sees as one sign, of a sign of an unspaced script, and of an emoji."""
    import regex

    emoji = regex.compile(r"\p{Extended_Pictographic}|\p{Regional_Indicator}|.\ufe0f?\u20e3")
    return regex.compile(r"\X"), re.compile(f"[{_UNSPACED}]"), emoji
