"""The forms in which words are compared."""

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[\W_]+")
_POSSESSIVE = re.compile(r"['’][sS](?!\w)")
#: Characters up to which a name is kept with what it is folded to.
_WORD = 24
#: Marks of a text whose letters have no diacritics: what they are folded to, so that nothing has to be taken apart.
_MARKS = (("’", "'"), ("“", " "), ("”", " "), ("–", " "), ("—", " "))
#: What is left of ASCII: 'U.S.' is one word, 'Jong-un' is two.
_PLAIN = {code: " " for code in range(128) if not chr(code).isalnum()} | {ord("."): None, ord("'"): None}
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " "})


def fold(name: str) -> str:
    """Return the form in which names are compared: 'Kim Jong-un' and 'KIM JONG UN' fold to 'kim jong un'.

    Case, diacritics, hyphens, full stops, a possessive ending and runs of white space don't count.
    The result may be empty (a name of punctuation alone).
    """
    # Most are words, and a few thousand words make up most of a text.
    return _fold_word(name) if len(name) <= _WORD else _fold(name)


def _fold(name: str) -> str:
    if name.isascii():  # as most are; there is nothing to take apart
        plain = name.lower()
    else:
        plain = name
        for mark, instead in _MARKS:  # a table takes four times as long where a text isn't ASCII
            plain = plain.replace(mark, instead)
        if not plain.isascii():
            plain = unicodedata.normalize("NFKD", plain)
            plain = "".join(character for character in plain if not unicodedata.combining(character))
        plain = plain.casefold()
    plain = plain.removesuffix("'s")
    if plain.isascii():
        return " ".join(plain.translate(_PLAIN).split())
    # 'U.S.' is one word, 'Jong-un' is two.
    return _NOT_WORD.sub(" ", plain.replace(".", "").replace("'", "")).strip()


# At about 150 bytes each a megabyte.
_fold_word = lru_cache(maxsize=8192)(_fold)


def fold_text(text: str) -> str:
    """Return the words of a running text, folded, with a blank on either side, so that names are found between blanks.

    >>> " norway " in fold_text("Norway's ferry strike ends"), " lund " in fold_text("The Lunds' house burns")
    (True, False)
    """
    return f" {fold(_POSSESSIVE.sub('', text))} "


def even(text: str) -> str:
    """Return the form in which a passage's words are held against a text: punctuation counts, and each letter.

    Case, the kind of quotation marks and white space don't.
    """
    if not text.isascii():
        text = text.translate(_QUOTES)
    if not text.isprintable() or "  " in text:
        text = " ".join(text.split())
    return text.casefold()
