"""Which of the encodings with one byte a letter an English text is in, by what its words look like in each.

Windows-1252 is by far the most frequent, so that another is taken only where its letters make better words: 'Łódź' is
'£ódŸ' in it, 'Dvořák' is 'Dvoøák'. No word is looked up: a sign of money before a letter, a capital behind small ones,
letters that no language has side by side are faults of a reading.
"""

import re
from typing import NamedTuple

#: In the order in which they are taken where words look alike: Western, Turkish, Central European (Windows, Unix),
#: Baltic, Western with € (Unix), Western (old Macs).
_ENCODINGS = ("cp1252", "cp1254", "cp1250", "iso-8859-2", "cp1257", "iso-8859-15", "mac-roman")
#: Languages by which another reading must take fewer where Windows-1252 has no fault.
_FEWER = 2
_WORD = re.compile(r"[^\s\x00-\x1f]*[^\x00-\x7f]\S*")
_LETTERS = re.compile(r"[^\W\d_]+")
#: The letters beyond ASCII of languages that English texts take names from. General knowledge.
_ALPHABETS = tuple(
    map(
        frozenset,
        (
            "àâæçéèêëîïôœùûüÿ", "äöüß", "áéíñóúü", "àáâãçéêíóôõú", "àáèéìíòóùú", "àçèéíïòóúü", "áàâäëèéêïíîóôöûüú",
            "åäö", "åæøéöä", "áðéíóúýþæö", "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű",
            "čćđšž", "ăâîșțşţ", "çğıöşüâîû", "āčēģīķļņšūž", "ąčęėįšųūž", "äõöüšž",
        ),
    )
)  # fmt: skip
#: Signs that stand at a word, other than letters: marks of quotation, dashes, signs behind figures.
_AT_WORDS = frozenset("“”„‘’‚«»‹›–—…¿¡·'\"´`‑•®™©°ªº²³\xa0\xad")

#: Those of them that stand between no two letters.
_BEHIND_WORDS = frozenset("®™©°ªº²³¿¡…“„«‹")


class WesternReading(NamedTuple):
    """A text as one encoding reads it; `doubtful`: another one reads it as well, or this one has faults too."""

    text: str
    doubtful: bool


def read_western(raw: bytes) -> WesternReading | None:
    """Return the text in the encoding in which its words look best; None: it is in none of these."""
    texts = []
    for encoding in _ENCODINGS:
        try:
            texts.append(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
    if not texts:
        return None
    scores = [(_count_faults(text), _count_alphabets(text)) for text in texts]
    first = scores[0]
    if not first[0] and first[1] < 2:
        return WesternReading(texts[0], doubtful=False)
    best = min(scores)
    if not first[0] and first[1] - best[1] < _FEWER:
        # Names of several languages side by side are no fault, as long as no other reading explains them much better.
        return WesternReading(texts[0], doubtful=False)
    text = texts[scores.index(best)]
    others = [other for score, other in zip(scores, texts, strict=True) if score == best]
    return WesternReading(text, doubtful=best[0] > 0 or any(other != text for other in others))


def _count_faults(text: str) -> int:
    return sum(_looks_wrong(word) for word in _WORD.findall(text))


def _looks_wrong(word: str) -> bool:
    for at, sign in enumerate(word):
        before, after = word[at - 1 : at] if at else "", word[at + 1 : at + 2]
        if sign.isascii():
            continue
        if _is_letter(sign):
            if sign.isupper() and before.islower():
                return True
            if sign in "þÞ" and before.isalpha():
                return True  # Icelandic alone has it, at the beginning of words
            if sign in "õÕ" and after not in {"e", "E"} and "õ" not in word[:1].lower():
                return True  # Portuguese, where an e follows; Hungarian ő is in its place in another encoding
        elif (
            "\x80" <= sign <= "\x9f"
            or (sign not in _AT_WORDS and after.isalpha())
            or (sign in _BEHIND_WORDS and before.isalpha() and after.isalpha())
        ):
            return True
    return any(not _fits(part.lower()) for part in _LETTERS.findall(word) if not part.isascii())


def _is_letter(sign: str) -> bool:
    """Tell whether a sign is a letter beyond ASCII; the raised ones behind figures (3º) are none."""
    return not sign.isascii() and sign.isalpha() and sign not in "ªº"


def _fits(part: str) -> bool:
    """Tell whether the letters of a word are those of one language."""
    own = {letter for letter in part if _is_letter(letter)}
    return any(own <= alphabet for alphabet in _ALPHABETS)


def _count_alphabets(text: str) -> int:
    """Return how many languages it takes for all letters of a text: each time the one that has most of the rest."""
    rest = {letter for letter in text.lower() if _is_letter(letter)}
    count = 0
    while rest:
        left = min((rest - alphabet for alphabet in _ALPHABETS), key=len)
        if left == rest:
            return count + len(rest)
        rest = left
        count += 1
    return count
