"""Runs of capitalised words, the raw material of names. One regular expression over each sentence; linear in length."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from briefings.analysis.lexicon import words
from briefings.analysis.names import Word, is_ordinary, word_kinds
from briefings.analysis.text import Text
from briefings.model.spans import Span


class Piece(NamedTuple):
    """One capitalised word (or a particle between two) and what it may be."""

    start: int
    end: int
    text: str
    kinds: Word


class Chunk(NamedTuple):
    """Capitalised words that stand together."""

    pieces: tuple[Piece, ...]
    sentence: int
    #: The capital of the first word says nothing: it opens a sentence or a quotation.
    weak: bool
    #: The sentence is a headline or in capitals: no capital says anything.
    headline: bool


_UPPER = "".join(
    character for character in map(chr, (*range(0x530), *range(0x1E00, 0x1F00))) if unicodedata.category(character) == "Lu"
)
#: Lower-case words after a hyphen that belong to the name (Jong-un); longer ones (Trump-backed) don't.
_LONGEST_SYLLABLE = 6
#: Words in capitals of this length are no abbreviations (WASHINGTON, CLINTON).
_SHORTEST_SHOUT = 5
_WORD = rf"[{_UPPER}]\w*(?:['&](?!(?:s|S|re|ve|d|ll|m)\b)\w+|-\w+)*"
_ABBREVIATION = (
    r"(?:Mr|Mrs|Ms|Mx|Dr|Sens?|Reps?|Govs?|Gen|Col|Lt|Maj|Sgt|Capt|Cmdr|Adm|Brig|Cpl|Pvt|Prof|Rev|Revd|Fr|Msgr|Hon|Pres|"
    r"Atty|Amb|Sec|Supt|Det|St|Ste|Mt|Ft|Jr|Sr|Inc|Corp|Co|Ltd|No)\."
)
_DOTTED = rf"(?:[{_UPPER}]\.-?(?=[{_UPPER}]))*[{_UPPER}]\.(?:[{_UPPER}](?!\w))?"
_STATE = r"(?:W\.Va|Calif|Colo|Conn|Fla|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Va|Vt|Wash|Wis|Wyo|Ga|Ala|Ariz|Ark|Del)\."
_ELEMENT = rf"(?:{_ABBREVIATION}|{_STATE}|{_DOTTED}|(?:al|el|as|ash|ul|ad|at|az|an|ibn|bin)-{_WORD}|{_WORD})"
_NICKNAME = rf"(?:[“\"'(]{_WORD}[”\"')],?\s)?"


def _compile() -> tuple[re.Pattern[str], re.Pattern[str]]:
    particles = "|".join(sorted(words("particles"), key=len, reverse=True))
    chunk = re.compile(
        rf"(?<![\w'’]){_ELEMENT}(?:\s{{1,2}}{_NICKNAME}(?:(?:{particles})\s){{0,3}}{_ELEMENT}|,?\s(?:Jr|Sr)\b\.?)*"
    )
    return chunk, re.compile(r"[^\s,“”\"()]+")


def chunks(text: Text) -> Iterator[Chunk]:
    """Yield the runs of capitalised words in text order."""
    chunk, element = _compile()
    for number, sentence in enumerate(text.sentences):
        found = [
            (match.start(), _pieces(element, text.view, match.start(), match.end()))
            for match in chunk.finditer(text.view, sentence.start, sentence.end)
        ]
        headline = _is_headline(text, sentence, sum(len(pieces) for _, pieces in found))
        for start, pieces in found:
            weak = headline or _opens(text.view, sentence.start, start)
            yield Chunk(pieces, number, weak, headline)


def _pieces(element: re.Pattern[str], view: str, start: int, end: int) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for match in element.finditer(view, start, end):
        first, last = match.span()
        word = match[0].strip("'")
        first += match[0].index(word) if word else 0
        last = first + len(word)
        if "-" in word:
            word, last = _without_modifier(word, first)
        if not word:
            continue
        if word[-1] == "." and last == end and _needs_no_stop(word):
            word, last = word[:-1], last - 1
        if word[1:2] == "-" and word[0] in "DRI":
            continue
        written = word.title() if len(word) >= _SHORTEST_SHOUT and word.isupper() and word.isalpha() else word
        pieces.append(Piece(first, last, written, word_kinds(written)))
        if "-" in match[0] and last < match.end() and word != match[0].strip("'"):
            second = match[0].strip("'")[len(word) + 1 :]
            if second[:1].isupper():
                pieces.append(Piece(last + 1, last + 1 + len(second), second, word_kinds(second)))
    return tuple(pieces)


def _needs_no_stop(word: str) -> bool:
    """Tell whether a full stop at the end of a chunk is the sentence's ('Plan B.')."""
    return len(word) > 2 and "." not in word[:-1] and not word_kinds(word) & (Word.TITLE | Word.OPENS_PLACE | Word.SUFFIX)


def _without_modifier(word: str, start: int) -> tuple[str, int]:
    """Return the name in a compound ('Trump' of 'Trump-backed', 'US' of 'US-led') and where it ends."""
    first, _, rest = word.partition("-")
    tail = rest.rpartition("-")[2]
    if rest[:1].islower() and (len(tail) > _LONGEST_SYLLABLE or (len(tail) > 2 and is_ordinary(tail))):
        return first, start + len(first)
    if rest[:1].isupper() and word_kinds(first) & Word.OPENS_PLACE and word_kinds(rest) & Word.OPENS_PLACE:
        return first, start + len(first)
    return word, start + len(word)


_OPENERS = "“\"'([‘`"
_BREAKS = ":;–—•…”*|"


def _opens(view: str, sentence: int, start: int) -> bool:
    """Tell whether a word opens a sentence, a quotation or a clause after a colon or dash."""
    at = start
    while at > sentence and view[at - 1] in _OPENERS:
        at -= 1
    if at != start or at == sentence:
        return True
    return view[at - 1] in _BREAKS or (view[at - 1] == " " and at - 2 >= sentence and view[at - 2] in _BREAKS)


_LONG_WORD = re.compile(r"\b[a-z][\w'-]{3,}")
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_LOWER = re.compile(r"[a-z]")


def _is_headline(text: Text, sentence: Span, capitalised: int) -> bool:
    """Tell whether nearly every long word of a sentence has a capital, or every letter is one."""
    if capitalised < 3:
        return False
    if _LOWER.search(text.view, sentence.start, sentence.end) is None:
        return True
    if capitalised < 4 or sentence.end - sentence.start > 400:
        return False
    lower = sum(1 for _ in _LONG_WORD.finditer(text.view, sentence.start, sentence.end))
    return capitalised >= 4 * lower and capitalised * 3 >= text.view.count(" ", sentence.start, sentence.end)
