"""Words within Discord's limits: counted as strictly as any client counts, cut only where a reader expects it."""

import re
import unicodedata

_SPECIAL = re.compile(r"([\\*_~`|>#\-+\[\](){}<:@!.])")
#: Control characters, marks that turn the direction of writing, and invisible ones that hide words from a reader.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_JOINER = "\u200d"
_ELLIPSIS = "…"


def units(text: str) -> int:
    """Return the length in UTF-16 units: never less than what Discord counts, whichever way it does."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def plain(text: str) -> str:
    """Return somebody's words as one line without control characters and marks that nobody sees."""
    return " ".join(_UNSEEN.sub("", text).split())


def escaped(text: str, limit: int = 100) -> str:
    """Return somebody's words, at most `limit` long, as Markdown that shows them and does nothing else."""
    return _SPECIAL.sub(r"\\\1", clip(plain(text), limit))


def unescaped(markdown: str) -> str:
    """Return escaped Markdown without its backslashes and marks, for places where Discord shows none."""
    return re.sub(r"\\(.)|[*_~`|]", lambda match: match[1] or "", plain(markdown))


def clip(text: str, limit: int) -> str:
    """Return `text` in at most `limit` units (2 or more), cut after a word where one ends, never within an emoji."""
    if units(text) <= limit:
        return text
    end = _longest(text, limit - 1)
    space = text.rfind(" ", 0, end + 1)
    if space > end // 2:
        end = space
    while end > 0 and _joined(text, end):
        end -= 1
    return text[:end].rstrip() + _ELLIPSIS


def _longest(text: str, limit: int) -> int:
    """Return how many characters of `text` fit into `limit` units."""
    used = 0
    for position, character in enumerate(text):
        used += 2 if character > "\uffff" else 1
        if used > limit:
            return position
    return len(text)


def _joined(text: str, position: int) -> bool:
    """Tell whether a reader sees the characters before and after `position` as one."""
    before, after = text[position - 1], text[position]
    return (
        _JOINER in {before, after}
        or unicodedata.category(after) in {"Mn", "Me", "Mc"}
        or "\U0001f3fb" <= after <= "\U0001f3ff"
        or "\U000e0020" <= after <= "\U000e007f"
        or (_flag(before) and _flag(after) and _flags_before(text, position) % 2 == 1)
    )


def _flag(character: str) -> bool:
    """Tell whether this is half of a flag."""
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _flags_before(text: str, position: int) -> int:
    count = 0
    while count < position and _flag(text[position - 1 - count]):
        count += 1
    return count


def one_line(markdown: str, limit: int) -> str:
    """Return escaped Markdown as one line of at most `limit` units; one that is longer loses its marks, not its words.

    Cutting Markdown could part a mark from its partner, so what has to be cut is written plainly first.
    """
    line = " ".join(markdown.split())
    if units(line) <= limit:
        return line
    # Escaping at most doubles the length.
    return escaped(unescaped(line), limit // 2)
