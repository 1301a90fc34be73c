"""The form in which words are put into the search index, and looked for there.

SQLite's tokenizer parts words at blanks and takes marks off Latin letters. Three things are left to us: letters that no
mark makes (ł, ø, ß), the marks of Greek, and scripts that part no words (Chinese, Japanese, Thai…; Korean joins its
particles to the words).
"""

import re
import unicodedata

#: Letters of which Unicode takes nothing off, as people without them on their keyboard type them.
_LETTERS = str.maketrans({
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ß": "ss",
    "ẞ": "SS", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "ħ": "h", "Ħ": "H", "ŋ": "n", "Ŋ": "N", "ŧ": "t",
    "Ŧ": "T", "ĸ": "k", "ə": "e", "Ə": "E",
})  # fmt: skip
#: Greek letters with marks, which the tokenizer leaves on them, and the sigma at a word's end.
_GREEK = {
    code: letter
    for code in (*range(0x0370, 0x0400), *range(0x1F00, 0x2000))
    if unicodedata.category(chr(code)).startswith("L")
    and (letter := unicodedata.normalize("NFD", chr(code))[0].replace("ς", "σ")) != chr(code)
}
#: Runs of scripts whose words no blank parts: Thai, Lao, Burmese, Khmer; kana; Chinese characters; Hangul.
_UNPARTED_SIGNS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
    "\uf900-\ufaff\U00020000-\U000323af"
)
_UNPARTED = re.compile(f"[{_UNPARTED_SIGNS}]+")
#: Letters from Cyrillic on but for those of Vietnamese and of old Greek.
_OTHER_SCRIPT = re.compile("[\u0400-\u1dff\u2e80-\U0003ffff]")

#: What of a text may not be put into the index as it stands.
_CHANGED = re.compile(f"[{''.join(map(chr, _LETTERS))}\u0370-\u03ff\u1f00-\u1fff{_UNPARTED_SIGNS}]")


def make_index_form(text: str) -> str:
    """Return a text as it is put into the index: runs of unparted scripts as overlapping pairs of characters.

    The last character of a run stands alone behind its pairs, so that each begins a word of the index.

    >>> make_index_form("Łódź, 새 다리를")
    'Lódź,  새   다리 리를 를 '
    """
    if text.isascii() or _CHANGED.search(text) is None:
        return text
    return make_first_index_form(text.translate(_GREEK))


def make_first_index_form(text: str) -> str:
    """Return the same as an earlier version did, which left the marks of Greek on its letters."""
    return _UNPARTED.sub(lambda run: f" {' '.join((*_pair(run[0]), _letters(run[0])[-1:]))} ", text.translate(_LETTERS))


def make_query_form(word: str) -> str:
    """Return a word as it is looked for: pairs as in the index, to stand side by side.

    >>> make_query_form("다리를"), make_query_form("Søren")
    ('다리 리를', 'Soren')
    """
    if word.isascii():
        return word
    plain = word.translate(_GREEK).translate(_LETTERS)
    return _UNPARTED.sub(lambda run: f" {' '.join(_pair(run[0]) or (run[0],))} ", plain).strip()


def has_other_script(word: str) -> bool:
    """Tell whether a word has letters of another script than Latin and Greek, which the index takes as they stand.

    >>> has_other_script("다리"), has_other_script("Łódź"), has_other_script("Αθήνα")
    (True, False, False)
    """
    return not word.isascii() and _OTHER_SCRIPT.search(word) is not None


def part_words(text: str) -> list[str]:
    """Return the words of a text with all the marks that are written above, below and beside their letters.

    >>> part_words("पुल, สะพาน-й")
    ['पुल', 'สะพาน', 'й']
    """
    kept = (sign if sign.isalnum() or unicodedata.category(sign)[0] == "M" else " " for sign in text)
    return "".join(kept).split()


def is_single_sign(word: str) -> bool:
    """Tell whether a word is one character of an unparted script: it is looked for as a beginning of pairs."""
    run = _UNPARTED.fullmatch(word)
    return run is not None and len(_letters(word)) == 1


def _letters(run: str) -> str:
    """Return a run without the marks above and below its letters: the index parts words at them."""
    return "".join(sign for sign in run if unicodedata.category(sign) != "Mn")


def _pair(run: str) -> tuple[str, ...]:
    letters = _letters(run)
    return tuple(letters[at : at + 2] for at in range(len(letters) - 1))
