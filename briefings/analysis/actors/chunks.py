"""Runs of capitalised words, the raw material of names. One regular expression over each sentence; linear in length."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from briefings.analysis.names.word_kinds import Word, is_ordinary, word_kinds
from briefings.analysis.reading.tokens import Text
from briefings.lexicon import words
from briefings.model.spans import Span


class Piece(NamedTuple):
    """One capitalised word (or a particle between two) and what it may be."""

    start: int
    end: int
    text: str
    kinds: int


class Chunk(NamedTuple):
    """Capitalised words that stand together."""

    pieces: tuple[Piece, ...]
    sentence: int
    #: The capital of the first word says nothing: it opens a sentence or a quotation.
    weak: bool
    #: The sentence is a headline or in capitals: no capital says anything.
    headline: bool


_UPPER = "".join(
    character
    for character in map(chr, (*range(0x530), *range(0x1E00, 0x1F00)))
    if unicodedata.category(character) == "Lu"
)
#: Lower-case words after a hyphen that belong to the name (Jong-un); longer ones (Oslo-backed) don't.
_LONGEST_SYLLABLE = 6
#: No name is longer; a text in capitals would be one run otherwise.
_LONGEST_RUN = 200
#: Words in capitals of this length are no abbreviations (WASHINGTON, CLINTON).
_SHORTEST_SHOUT = 5
_WORD = rf"[{_UPPER}]\w*(?:['&](?!(?:s|S|re|ve|d|ll|m)\b)\w+|-\w+)*"
_ABBREVIATION = (
    r"(?:Mr|Mrs|Ms|Mx|Dr|Sens?|Reps?|Govs?|Gen|Col|Lt|Maj|Sgt|Capt|Cmdr|Adm|Brig|Cpl|Pvt|Prof|Rev|Revd|Fr|Msgr|Hon|Pres|"
    r"Atty|Amb|Sec|Supt|Det|Insp|Pte|Const|St|Ste|Mt|Ft|Jr|Sr|Inc|Corp|Co|Ltd|No)\."
)
_DOTTED = rf"(?:[{_UPPER}]\.-?(?=[{_UPPER}]))*[{_UPPER}]\.(?:[{_UPPER}](?!\w))?"
_STATE = (
    r"(?:W\.Va|Calif|Colo|Conn|Fla|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Va|Vt|Wash|"
    r"Wis|Wyo|Ga|Ala|Ariz|Ark|Del)\."
)
_ELEMENT = rf"(?:{_ABBREVIATION}|{_STATE}|{_DOTTED}|(?:(?:al|el|as|ash|ul|ad|at|az|an)-|[dl]')?{_WORD})"
_NICKNAME = rf"(?:(?:“{_WORD}”|\"{_WORD}\"|'{_WORD}'|\({_WORD}\)),?\s)?"
_NICKNAME_OPENS, _CLOSES = frozenset("“\"'("), frozenset("”\"')")

_PREFIXES = ("al-", "el-", "as-", "ul-", "ad-", "at-", "az-", "an-")
_START = re.compile(rf"[{_UPPER}]")
_PIECE = re.compile(r"[^\s,“”\"()]+")
#: Makes a Piece of a tuple, at half the price of `Piece(...)`.
_PIECE_OF = tuple.__new__


@cache
def _chunk() -> re.Pattern[str]:
    particles = "|".join(sorted(words("particles"), key=len, reverse=True))
    return re.compile(rf"{_ELEMENT}(?:\s{{1,2}}{_NICKNAME}(?:(?:{particles})\s){{0,3}}{_ELEMENT}|,?\s(?:Jr|Sr)\b\.?)*")


def split_chunks(text: Text) -> Iterator[Chunk]:
    """Yield the runs of capitalised words in text order."""
    view = text.view
    for number, sentence in enumerate(text.sentences):
        found = []
        capitalised = 0
        for start, end in _runs(view, *sentence):
            shapes, count = _shapes(view[start:end])
            capitalised += count
            if shapes is not None:
                found.append((start, shapes))
        headline = capitalised > 2 and _is_headline(text, sentence, capitalised)
        for start, shapes in found:
            pieces = tuple([_PIECE_OF(Piece, (start + a, start + b, word, kinds)) for a, b, word, kinds in shapes])
            yield Chunk(pieces, number, headline or _opens(view, sentence.start, start), headline)


def _runs(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each run begins and ends. A plain search for capitals first: it is four times as fast."""
    match_chunk = _chunk().match
    found = _START.search(view, start, end)
    while found is not None:
        at = found.start()
        after = at + 1
        before = view[at - 1] if at > start else " "
        if before == "-" and view[max(start, at - 3) : at] in _PREFIXES:
            at -= 3
            before = view[at - 1] if at > start else " "
        # 'O*NET' is one word.
        inside = before == "*" and at - 2 >= start and view[at - 2].isalnum()
        if not (inside or before.isalnum() or before in "'_"):
            run = match_chunk(view, at, end if end - at <= _LONGEST_RUN else _cut(view, at + _LONGEST_RUN))
            if run is not None:
                after = run.end()
                yield _behind_month(view, at), after
        found = _START.search(view, after, end)


#: A month that is a first name too, with the word that makes a time of it, before a name.
_MONTH = re.compile(
    rf"(?:(?:In|Since|Until|Last|This|Next|Late|Early)\s(?:[Ll]ate\s|[Ee]arly\s)?)?(?:April|May|June|August)\s(?=[{_UPPER}])"
)
_BEFORE_MONTH = ("in ", "since ", "until ", "last ", "this ", "next ", "late ", "early ", "mid-")


def _behind_month(view: str, at: int) -> int:
    """Return where the name begins in 'in April Marko Falk said', where the month is no first name; else `at`."""
    if view[at] not in "AEILMJNSTU":
        return at
    found = _MONTH.match(view, at)
    if found is None:
        return at
    timed = view[at] not in "AMJ" or view[max(0, at - 6) : at].lower().endswith(_BEFORE_MONTH)
    return found.end() if timed else at


def _cut(view: str, limit: int) -> int:
    """Return the last blank up to `limit`, or `limit` where there is none near."""
    blank = view.rfind(" ", limit - _LONGEST_RUN // 2, limit)
    return limit if blank < 0 else blank


@lru_cache(maxsize=1 << 15)
def _shapes(run: str) -> tuple[tuple[Piece, ...] | None, int]:
    """Return the pieces of a run, offsets counted from its start, and their number.

    There are none in 'The' and 'He', a third of all runs: they are no names. 'US' and 'WHO' are.
    """
    pieces = _pieces(run)
    if len(pieces) == 1 and pieces[0].kinds & Word.CLOSED and not pieces[0].kinds & (Word.FIRST_NAME | Word.ACRONYM):
        return None, 1
    return pieces, len(pieces)


def _pieces(run: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    end = len(run)
    for match in _PIECE.finditer(run):
        word = match[0].strip("'")
        if not word or (word[1:2] == "-" and word[0] in "DRI"):
            continue
        first = match.start() + (match[0].index(word) if word[0] != match[0][0] else 0)
        if pieces and run[first - 1] in _NICKNAME_OPENS and run[first + len(word) : first + len(word) + 1] in _CLOSES:
            continue  # 'Ann “Annie” Moss'
        if "-" in word:
            pieces.extend(_compound(word, first))
            continue
        last = first + len(word)
        if last == end and word[-1] == "." and _needs_no_stop(word):
            word, last = word[:-1], last - 1
        if len(word) >= _SHORTEST_SHOUT and word.isupper() and word.isalpha():
            titled = word.title()
            # 'NASCAR' is no word and nobody's name that is known: an abbreviation.
            word = titled if word_kinds(titled) or not word_kinds(word) & Word.ACRONYM else word
        pieces.append(Piece(first, last, word, word_kinds(word)))
    return tuple(pieces)


def _compound(word: str, start: int) -> Iterator[Piece]:
    """Yield the names in a hyphenated word: 'Jong-un' whole, 'Oslo' of 'Oslo-based', two of 'Norway-Sweden'."""
    name = _without_modifier(word)
    yield Piece(start, start + len(name), name, word_kinds(name))
    second = word[len(name) + 1 :]
    if second[:1].isupper():
        yield Piece(start + len(name) + 1, start + len(word), second, word_kinds(second))


def _needs_no_stop(word: str) -> bool:
    """Tell whether a full stop at the end of a chunk is the sentence's ('Plan B.')."""
    return (
        len(word) > 2 and "." not in word[:-1] and not word_kinds(word) & (Word.TITLE | Word.OPENS_PLACE | Word.SUFFIX)
    )


def _without_modifier(word: str) -> str:
    """Return the name in a compound: 'Oslo' of 'Oslo-backed', 'US' of 'US-led'; the whole word if it is one name."""
    first, _, rest = word.partition("-")
    tail = rest.rpartition("-")[2]
    if {first.lower(), tail} <= words("syllables_korean"):
        return word
    if rest[:1].islower() and (len(tail) > _LONGEST_SYLLABLE or (len(tail) > 2 and is_ordinary(tail))):
        return first
    if rest[:1].isupper() and word_kinds(first) & Word.OPENS_PLACE and word_kinds(rest) & Word.OPENS_PLACE:
        return first
    return word


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


_LOWER_WORD = re.compile(r"(?<![\w'-])[a-z][\w'-]{2,}")
_LONGEST_HEADLINE = 400
_LOWER = re.compile(r"[a-z]")


@cache
def _small_words() -> frozenset[str]:
    """Return the words that are small in a headline too: function words that are no verb."""
    return words("function_words") - words("human_verbs")


def _is_headline(text: Text, sentence: Span, capitalised: int) -> bool:
    """Tell whether every word of weight in a sentence has a capital, or every letter is one.

    In the title, and where no full stop ends it, one lower-case word in five may stand between.
    """
    view, (start, end) = text.view, sentence
    if _LOWER.search(view, start, end) is None:
        return True
    if capitalised < 4 or end - start > _LONGEST_HEADLINE or capitalised * 3 < view.count(" ", start, end):
        return False
    lower = sum(1 for word in _LOWER_WORD.findall(view, start, end) if word not in _small_words())
    if text.title_span is not None and text.title_span.covers(sentence):
        return capitalised >= 4 * lower
    return lower == 0 or (view[end - 1] not in ".”\"'" and capitalised >= 5 * lower)
