"""Names made of words that are no names elsewhere ('Mercy', 'King'), told by where they stand in a text.

They are looked for before names are read: what a text shows to be somebody's name in one place is so in all of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefings.analysis.actors.chunks import Chunk, Piece
from briefings.analysis.actors.evidence import is_among_people, is_subject_of_human_verb
from briefings.analysis.actors.shapes import HEAD
from briefings.analysis.names.word_kinds import Word, is_address, is_role, prominent_gender
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.last_word import last_word
from briefings.analysis.reading.word_classes import open_classes
from briefings.lexicon import words
from briefings.lexicon.calendar_words import WEEKDAYS

_GIVEN = Word.FIRST_NAME | Word.FIRM
#: What no family name is that stands behind a word as a first name.
_NO_SURNAME = (
    Word.CLOSED | Word.CAPITALISED | Word.TITLE | Word.ROLE | HEAD | Word.NUMBER | Word.SUFFIX | Word.ACRONYM
    | Word.OPENS_PLACE | Word.OPENS_ORGANISATION | Word.PARTICLE | Word.INITIAL
)  # fmt: skip
#: What is a name already, or names an office or a body.
_NO_GIVEN_WORD = Word.CLOSED | Word.TITLE | Word.ROLE | Word.NUMBER | Word.SUFFIX | Word.ACRONYM | Word.INITIAL
#: They stand between an office and a name: 'President Elect Okafor'.
_OF_OFFICES = frozenset(("Elect", "Designate", "Emeritus", "Emerita", "Regent", "Pro", "Select"))
_NEXT_WORD = re.compile(r"\s([a-z]+)\b")
_COMMA_BEFORE = re.compile(r",['\"”]{1,2}\s$")
_ROLE_BEFORE = re.compile(r"\b([a-z-]+)\s$")
#: A word of this list, or none at all, stands before a bare family name; 'the King', 'a new Bishop' are offices.
_BEFORE_BARE = re.compile(
    r"(?:^|[.!?:;,”\"'—–]\s|\b(?:and|but|or|that|as|when|while|because|after|before|if|though|although|where|what|which|"
    r"said|says|added|asked|told|wrote|replied|explained|argued|noted|insisted)\s)[“\"'‘]?$"
)
_WIDEST = 16


def settle_word_names(view: str, chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """Return chunks in which the words that this text shows to be first names and family names are told to be such."""
    given = _find_given(view, chunks)
    surnames = _find_office_surnames(view, chunks)
    if not given and not surnames:
        return chunks
    return [_settle(view, chunk, given, surnames) for chunk in chunks]


def _settle(view: str, chunk: Chunk, given: set[tuple[str, str]], surnames: set[str]) -> Chunk:
    pieces = list(chunk.pieces)
    for at, piece in enumerate(pieces):
        if at + 1 < len(pieces) and (piece.text, pieces[at + 1].text) in given:
            pieces[at] = piece._replace(kinds=_GIVEN)
        elif piece.text in surnames and at + 1 == len(pieces) and _is_bare_surname(view, chunk, at):
            pieces[at] = piece._replace(kinds=Word.SURNAME)
    return chunk._replace(pieces=tuple(pieces))


def _is_bare_surname(view: str, chunk: Chunk, at: int) -> bool:
    """Tell whether a word that is an office elsewhere is somebody's name here: 'King said', 'Mr King', 'Ann King'."""
    pieces = chunk.pieces
    piece = pieces[at]
    if at:
        return is_address(pieces[at - 1].text) or _may_open_surname(pieces[at - 1])
    if chunk.headline:
        return False
    floor = max(0, piece.start - _WIDEST)
    if _BEFORE_BARE.search(view[floor : piece.start]) is None and floor:
        return False
    return is_among_people(view, piece.start, piece.end) or is_subject_of_human_verb(view, piece.end)


def _may_open_surname(piece: Piece) -> bool:
    """Tell whether a family name may stand behind a piece: behind a first name, or a word that is none of English."""
    if piece.kinds & Word.OPENS_PLACE or is_address(piece.text):
        return False
    return bool(piece.kinds & Word.FIRST_NAME) or not piece.kinds & ~(Word.SURNAME | Word.INITIAL)


def _find_office_surnames(view: str, chunks: Sequence[Chunk]) -> set[str]:
    """Return the words for offices that are somebody's family name in this text: 'King' of 'Ann King spoke'.

    One that is a rare family name ('Judge') must be the subject of what people do, there or where it stands alone.
    """
    found: set[str] = set()
    rare: set[str] = set()
    for chunk in chunks:
        pieces = chunk.pieces
        if len(pieces) < 2 or chunk.headline:
            continue
        last, before = pieces[-1], pieces[-2]
        if not last.kinds & Word.TITLE or not last.kinds & Word.ORDINARY or is_address(last.text):
            continue
        if last.text[-1] == "." or not _may_open_surname(before) or before.kinds & (Word.TITLE | HEAD):
            continue
        known = last.kinds & Word.SURNAME and before.kinds & Word.FIRST_NAME
        acts = is_subject_of_human_verb(view, last.end) or is_among_people(view, before.start, last.end)
        if known or acts:
            found.add(last.text)
        elif before.kinds & Word.FIRST_NAME and not before.kinds & Word.ORDINARY:
            rare.add(last.text)
    if rare - found:
        lone = [chunk for chunk in chunks if len(chunk.pieces) == 1 and chunk.pieces[0].text in rare]
        found |= {chunk.pieces[0].text for chunk in lone if _is_bare_surname(view, chunk, 0)}
    return found


def _find_given(view: str, chunks: Sequence[Chunk]) -> set[tuple[str, str]]:
    """Return the words that are first names in this text, each with the family name behind it: ('Mercy', 'Achieng')."""
    found: set[tuple[str, str]] = set()
    doubtful: set[tuple[str, str]] = set()
    for chunk in chunks:
        pieces = chunk.pieces
        if len(pieces) < 2 or chunk.headline:
            continue
        first, last = pieces[-2:]
        if not _may_be_given(first) or not _may_be_surname(last):
            continue
        pair = (first.text, last.text)
        if _is_capital_of_name(view, chunk):
            found.add(pair)
        elif len(pieces) == 2 and chunk.weak and _opens_like_name(view, first, last):
            doubtful.add(pair)
    doubtful -= found
    if doubtful:
        bearers = _list_first_words(chunks)
        speakers = {
            chunk.pieces[0].text for chunk in chunks if len(chunk.pieces) == 1 and _speaks(view, chunk.pieces[0])
        }
        found |= {pair for pair in doubtful if bearers[pair[1]] == {pair[0]} and pair[1] in speakers}
        titled = _list_titled(chunks)
        found -= {
            (first, last)
            for first, last in found
            if _tells_when(first) and (last in titled or prominent_gender(last) is not None)
        }
    return found


def _tells_when(word: str) -> bool:
    return word.lower() in WEEKDAYS


def _list_titled(chunks: Iterable[Chunk]) -> set[str]:
    """Return the words behind titles: whoever is 'Mr Okafor' needs no first name in 'Monday Okafor spoke'."""
    return {
        piece.text
        for chunk in chunks
        for before, piece in zip(chunk.pieces, chunk.pieces[1:], strict=False)
        if before.kinds & Word.TITLE
    }


def _may_be_given(piece: Piece) -> bool:
    kinds = piece.kinds
    if kinds & _NO_GIVEN_WORD or piece.text in _OF_OFFICES or piece.text.endswith("ly"):
        return False
    if kinds & Word.CAPITALISED:
        return piece.text.lower() in WEEKDAYS
    if kinds & Word.OPENS_PLACE:
        return piece.text in words("places_as_first_names")
    return bool(kinds & Word.ORDINARY) and not kinds & Word.FIRST_NAME


def _may_be_surname(piece: Piece) -> bool:
    kinds = piece.kinds
    return not kinds & _NO_SURNAME and not (kinds & Word.ORDINARY and not kinds & Word.SURNAME)


def _is_capital_of_name(view: str, chunk: Chunk) -> bool:
    """Tell whether a word has its capital as a name's first: behind a title, or behind a comma and a quotation."""
    *before, first, last = chunk.pieces
    if before:
        return bool(before[-1].kinds & Word.TITLE) and first.start - before[-1].end == 1
    if first.kinds & (Word.CAPITALISED | Word.OPENS_PLACE | HEAD):
        return False
    if _COMMA_BEFORE.search(view, max(0, first.start - 4), first.start):
        return _speaks(view, last)
    role = _ROLE_BEFORE.search(view, last_word(view, max(0, first.start - 20), first.start), first.start)
    return role is not None and is_role(role[1])


def _opens_like_name(view: str, first: Piece, last: Piece) -> bool:
    """Tell whether a sentence opens with a word that people are named with, a family name and a finite verb."""
    lower = first.text.lower()
    if lower not in words("first_names_words") and not first.kinds & (Word.CAPITALISED | Word.OPENS_PLACE):
        return False
    following = _NEXT_WORD.match(view, last.end)
    return following is not None and (
        open_classes().get(following[1], "").startswith((pos.THIRD, pos.PAST))
        or is_subject_of_human_verb(view, last.end)
    )


def _speaks(view: str, piece: Piece) -> bool:
    return is_among_people(view, piece.start, piece.end) or is_subject_of_human_verb(view, piece.end)


def _list_first_words(chunks: Iterable[Chunk]) -> dict[str, set[str]]:
    """Return the words that stand before each last word of a run, those of offices left out."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for chunk in chunks:
        for before, piece in zip(chunk.pieces, chunk.pieces[1:], strict=False):
            if not before.kinds & (Word.TITLE | Word.ROLE) or before.kinds & Word.FIRST_NAME:
                bearers[piece.text].add(before.text)
    return bearers
