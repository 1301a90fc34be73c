"""Text of strangers made harmless: one line that steers neither a terminal nor a page nor a reader's eye.

For readers what steers or hides is taken out (`clean`); for the log and for error messages it is written out
(`clean_line`), so that the file or field that holds it can still be found.
"""

import re
import unicodedata

#: Line ends and tabs, with the white space behind them: a reason of several lines becomes one.
_BREAKS = re.compile(r"[\t-\r\x1c-\x1e\x85\u2028\u2029]\s*")
#: Control characters, among them those that begin a terminal's sequences; marks that turn the direction of writing;
#: characters that show nothing (but joiners, without which words of some scripts fall apart); lone surrogates.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)

#: Categories of characters that are taken out: control, format, private use, surrogates, line and paragraph separators.
_HARMFUL = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
#: Format characters with a shape of their own: Arabic and Kaithi number signs and the like (Unicode's
#: Prepended_Concatenation_Mark).
_SEEN_FORMAT = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
#: Letters and marks that show nothing (of Unicode's Default_Ignorable_Code_Point).
_UNSEEN_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0")
#: Zero-width joiners, which carry meaning within a word of some scripts and within an emoji.
_JOINERS = frozenset("\u200c\u200d")
_LOOSE_JOINER = re.compile(
    "(?<![^\x00-\x7f\u200c\u200d])[\u200c\u200d]+|[\u200c\u200d](?![^\x00-\x7f\u200c\u200d])[\u200c\u200d]*|(?<=[\u200c\u200d])[\u200c\u200d]+"
)
#: Marks that may be stacked on a letter of any script, and how many are kept: more than any language writes.
_GENERAL_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_STACKED = re.compile(f"([{_GENERAL_MARKS}]{{4}})[{_GENERAL_MARKS}]+")
#: The same for marks of one script, of which Tibetan stacks most.
MOST_MARKS = 8
#: A second variation selector changes nothing that is seen, but can carry a hidden message.
_SELECTORS = re.compile("([\ufe00-\ufe0f\u180b-\u180d\u180f])[\ufe00-\ufe0f\u180b-\u180d\u180f]+")
#: What `str.isprintable` takes for harmless and may not be: each is looked at closely.
_SUSPECT = re.compile(
    f"[\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0{_GENERAL_MARKS}\U000e0100-\U000e01ef]"
    # A run of what belongs to scripts that stack marks: letters of those scripts pass quickly, spaces end a run.
    "|[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u0730-\u074a\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd"
    "\u0f18-\u0fc6\u102b-\u109d\u17b4-\u17dd]{9}"
)


class _Seen(dict[int, int | None]):
    """For `str.translate`: a character's code, or None for one to take out. Filled as characters are met."""

    def __missing__(self, code: int) -> int | None:
        character = chr(code)
        harmful = (
            (
                unicodedata.category(character) in _HARMFUL
                and character not in _JOINERS
                and character not in _SEEN_FORMAT
            )
            or character in _UNSEEN_LETTERS
            # Tags, ideographic variation selectors and what is reserved beside them; noncharacters.
            or 0xE0000 <= code <= 0xE0FFF
            or 0xFDD0 <= code <= 0xFDEF
            or code & 0xFFFE == 0xFFFE
        )
        self[code] = None if harmful else code
        return self[code]


_SEEN = _Seen()


def clean(text: str) -> str:
    """Return `text` on one line of visible characters, single spaces between its words; may be empty.

    Taken out are control, format, private-use and tag characters, marks that turn the direction of writing, letters
    that show nothing, lone surrogates, and marks beyond what a language stacks on one letter. Ordinary text of any
    script stays as it is. `clean(clean(text)) == clean(text)`.
    """
    # Nearly all text is harmless, and `isprintable` is many times faster than looking for each exception.
    line = text.strip(" ") if text.isprintable() and "  " not in text else " ".join(text.split())
    if line.isprintable() and (line.isascii() or not _SUSPECT.search(line)):
        return line
    line = _SELECTORS.sub(r"\1", _LOOSE_JOINER.sub("", line.translate(_SEEN)))
    return " ".join(_without_piles(_STACKED.sub(r"\1", line)).split())


def _without_piles(line: str) -> str:
    """Return `line` with at most MOST_MARKS marks in a row."""
    kept: list[str] = []
    marks = 0
    for character in line:
        marks = marks + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def clean_line(text: str) -> str:
    r"""Return `text` on one line; what steers or hides is written out, as in `\u202e`, so that a file can be found."""
    return text if text.isprintable() else escape_unseen(_BREAKS.sub(" ", text))


def escape_unseen(text: str) -> str:
    r"""Return `text` with each control, line end, direction mark and invisible character written out: `\u001b`.

    Each as JSON writes it, in UTF-16 units of four digits: what was JSON is still the same JSON.
    """
    return _UNSEEN.sub(_written_out, text)


def _written_out(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
