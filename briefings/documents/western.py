"""Which of the encodings with one byte a letter an English text is in, by what its words look like in each.

Windows-1252 is by far the most frequent, so that another is taken only where its letters make better words: 'Łódź' is
'£ódŸ' in it, 'Dvořák' is 'Dvoøák'. No word is looked up: a sign of money before a letter, a capital behind small ones,
letters that no language has side by side are faults of a reading.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

#: In the order in which they are taken where words look alike: Western, Turkish, Central European (Windows, Unix),
#: Baltic, Western with € (Unix), Western (old Macs).
_ENCODINGS = ("cp1252", "cp1254", "cp1250", "iso-8859-2", "cp1257", "iso-8859-15", "mac-roman")
#: Languages by which another reading must take fewer where Windows-1252 has no fault.
_FEWER = 2
#: More alphabets than there are.
_MANY = 1_000
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
#: Those of them that the Baltic encoding was made for, and what English texts take from others.
_BALTIC = tuple(alphabet for alphabet in _ALPHABETS if alphabet.isdisjoint("åøðœ"))
#: Signs that stand at a word, other than letters: marks of quotation, dashes, signs behind figures.
_AT_WORDS = frozenset("“”„‘’‚«»‹›–—…¿¡·'\"´`‑•®™©°ªº²³\xa0\xad")

#: Those of them that stand between no two letters.
_BEHIND_WORDS = frozenset("®™©°ªº²³¿¡…“„«‹")


#: Letters that Iceland alone has among Western languages; in their place stand Turkish, Croatian and Baltic ones.
_ICELANDIC = frozenset("ðþýÐÞÝ")
#: What else Icelandic words are full of, and Turkish ones never have.
_ICELANDIC_TOO = frozenset("áéíóúæÁÉÍÓÚÆ")
_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœ")


class WesternReading(NamedTuple):
    """A text as one encoding reads it."""

    text: str
    #: Another one reads it as well, or this one has faults too.
    doubtful: bool
    #: It has words that no language has.
    faulty: bool = False


class _Score(NamedTuple):
    """How a reading looks; less is better."""

    faults: int
    #: Words that are possible, and seldom.
    rare: int
    alphabets: int


def read_western(raw: bytes) -> WesternReading | None:
    """Return the text in the encoding in which its words look best; None: it is in none of these."""
    texts, scores = [], []
    for encoding in _ENCODINGS:
        try:
            texts.append(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
        found = _score(texts[-1], _BALTIC if encoding == "cp1257" else _ALPHABETS)
        # Old Macs are taken where nothing else will do: their dashes stand where others have letters.
        scores.append(found._replace(alphabets=_MANY) if encoding == "mac-roman" else found)
    if not texts:
        return None
    first, best = scores[0], min(scores)
    if not (first.faults or first.rare) and first.alphabets - best.alphabets < _FEWER:
        # Names of several languages side by side are no fault, as long as no other reading explains them much better.
        return WesternReading(texts[0], doubtful=_may_be_turkish(texts[0], raw))
    text = texts[scores.index(best)]
    others = [other for score, other in zip(scores, texts, strict=True) if score == best]
    doubtful = best.faults > 0 or not first.faults or any(other != text for other in others)
    return WesternReading(text, doubtful=doubtful, faulty=best.faults > 0)


def _score(text: str, alphabets: Sequence[frozenset[str]]) -> _Score:
    words = _WORD.findall(text)
    wrong = sum(_looks_wrong(word, alphabets) for word in words)
    return _Score(wrong, sum(map(_is_rare, words)), _count_alphabets(text, alphabets))


def _may_be_turkish(text: str, raw: bytes) -> bool:
    """Tell whether letters that look Icelandic are as likely Turkish ones: nothing else of Iceland is there."""
    letters = set("".join(word for word in _WORD.findall(text) if word[:1].isupper()))
    if letters.isdisjoint(_ICELANDIC) or not letters.isdisjoint(_ICELANDIC_TOO):
        return False
    return not any(_looks_wrong(word, _ALPHABETS) for word in _WORD.findall(raw.decode("cp1254", "replace")))


def _looks_wrong(word: str, alphabets: Sequence[frozenset[str]]) -> bool:
    for at, sign in enumerate(word):
        before, after = word[at - 1 : at] if at else "", word[at + 1 : at + 2]
        if sign.isascii():
            continue
        if _is_letter(sign):
            if sign.isupper() and (before.islower() or (before.isupper() and after.islower())):
                return True
            if sign in "þÞ" and before.isalpha():
                return True  # Icelandic alone has it, at the beginning of words
            if sign in "õÕ" and after not in {"e", "E"} and "õ" not in word[:1].lower():
                return True  # Portuguese, where an e follows; Hungarian ő is in its place in another encoding
        elif (
            "\x80" <= sign <= "\x9f"
            or (sign not in _AT_WORDS and (_is_of_word(after) or _is_of_word(before)))
            or (sign in _BEHIND_WORDS and before.isalpha() and after.isalpha())
            or (sign == "®" and after.isalpha())
            or (sign in "‚„" and before.isalpha())  # low marks open a quotation
            or (sign == "·" and after.isalpha() and before != "l")  # Catalan's l·l
            or (sign in "ªº" and after.islower())
        ):
            return True
    return any(not _fits(part.lower(), alphabets) for part in _LETTERS.findall(word) if not part.isascii())


def _is_of_word(sign: str) -> bool:
    """Tell whether a sign is a letter, or one beyond ASCII that stands within words."""
    return sign.isalpha() or (sign != "" and not sign.isascii() and sign not in _AT_WORDS)


def _is_rare(word: str) -> bool:
    """Tell whether letters stand where the languages that have them seldom have them."""
    if "¤" in word or "Ð" in word[:1] or "ð" in word[:1]:
        return True
    small = word.lower()
    for at, sign in enumerate(small):
        before, after = small[at - 1 : at] if at else "", small[at + 1 : at + 2]
        if (
            (
                sign == "ñ" and before.isalpha() and after not in _VOWELS
            )  # Spanish has it before vowels: not Gdañsk, but Peña
            or (sign in "ìù" and after.isalpha())  # Italian at the end: not Nìmec, but Forlì
            or (sign == "ò" and before in {"a", "e", "i"} and not after.isalpha())  # not Plzeò, but Niccolò
            or (sign == "è" and (before in {"a", "e"} or after in _VOWELS))  # not Novaèek, but Hélène
            or (sign == "æ" and (before == "i" and not after.isalpha()))  # not Babiæ, but træ
            or (sign == "æ" and not before and after in _VOWELS)
            or (sign == "œ" and (before in {*"aeiouj"} or after in {*"wlkz", ""}))  # not Œwinoujœcie, but cœur
            or (sign == "ą" and not before and after.isalpha())
            or (before + sign == "aä" or sign + after == "üu")
            or (sign == "©" and word[at + 1 : at + 2].islower())
        ):
            return True
    return False


def _is_letter(sign: str) -> bool:
    """Tell whether a sign is a letter beyond ASCII; the raised ones behind figures (3º) are none."""
    return not sign.isascii() and sign.isalpha() and sign not in "ªº"


def _fits(part: str, alphabets: Sequence[frozenset[str]]) -> bool:
    """Tell whether the letters of a word are those of one language."""
    own = {letter for letter in part if _is_letter(letter)}
    return any(own <= alphabet for alphabet in alphabets)


def _count_alphabets(text: str, alphabets: Sequence[frozenset[str]]) -> int:
    """Return how many languages it takes for all letters of a text: each time the one that has most of the rest."""
    rest = {letter for letter in text.lower() if _is_letter(letter)}
    count = 0
    while rest:
        left = min((rest - alphabet for alphabet in alphabets), key=len)
        if left == rest:
            return count + len(rest)
        rest = left
        count += 1
    return count
