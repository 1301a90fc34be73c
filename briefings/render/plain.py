"""Text of documents made harmless for every format: one line, no control characters, whole words."""

import re

#: Written between pieces of a claim that don't stand side by side, and where a claim was shortened.
ELISION = "[…]"

#: Control characters, among them terminal escapes; bidirectional controls; invisible characters; lone surrogates;
#: private use, which every font shows otherwise; tag characters and the line separators that `str.split` doesn't know.
_HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
#: What `str.isprintable` takes for harmless: letters and marks that show nothing, and marks that may be stacked.
_SUSPECT = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
#: Joiners are kept within a word of another script and within an emoji, where they carry meaning.
_LOOSE_JOINER = re.compile(
    "(?<![^\x00-\x7f\u200c\u200d])[\u200c\u200d]+|[\u200c\u200d](?![^\x00-\x7f\u200c\u200d])[\u200c\u200d]*|(?<=[\u200c\u200d])[\u200c\u200d]+"
)
#: More marks than any script stacks on one letter.
_STACKED = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
#: Scripts written without spaces: a break between any two characters is a word boundary.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_BOUNDARY = re.compile(f" |(?<=[{_UNSPACED}])(?=[{_UNSPACED}])")


def plain(text: str) -> str:
    """Return `text` on one line, without characters that could steer a terminal, a page or a reader's eye."""
    # Nearly all text is harmless, and `isprintable` is many times faster than looking for each exception.
    line = text.strip(" ") if text.isprintable() and "  " not in text else " ".join(text.split())
    if line.isprintable() and (line.isascii() or not _SUSPECT.search(line)):
        return line
    line = _STACKED.sub(r"\1", _LOOSE_JOINER.sub("", _HARMFUL.sub("", line)))
    return " ".join(line.split())


def shorten(text: str, longest: int, mark: str = "…") -> str:
    """Return `text` within `longest` characters: whole words, and `mark` for what was left out.

    A single word that is longer leaves the mark alone, since a word is never cut.
    """
    if len(text) <= longest:
        return text
    cut = 0
    for boundary in _BOUNDARY.finditer(text):
        if boundary.start() + 1 + len(mark) > longest:
            break
        cut = boundary.start()
    return f"{text[:cut].rstrip()} {mark}".lstrip()
