"""Words that make the capitals before them an organisation or a thing, and whose body that is: heads and owners."""

import re
from collections.abc import Sequence

from briefings.analysis.actors.chunks import Piece
from briefings.analysis.actors.evidence import is_among_people
from briefings.analysis.actors.shapes import GIVEN, HEAD, head_follows, is_headline_verb, is_surname_head
from briefings.analysis.names.gazetteer import gazetteer
from briefings.analysis.names.organisations import match_organisation
from briefings.analysis.names.word_kinds import Word, word_kinds
from briefings.lexicon import words

#: Whose body it is: a plural of people with its apostrophe, and the capitals before it.
_OWNERS = re.compile(r"(?<![\w'])(?P<owners>(?!The\s)(?:[A-Z][\w-]*\s){0,2}[A-Z][\w-]*s'\s)$")
#: The same of one saint, or of a plural without -s.
_OWNER = re.compile(
    r"(?<![\w'])(?P<owners>(?:(?:St\.?|Saint)\s[A-Z]\w+|(?:[A-Z][\w-]*\s){0,2}(?:Children|Women|Men|People))'s\s)$"
)
_LONGEST_OWNERS = 50
#: The first half of a body's name: a common noun behind an article or a state's short name.
_FIRST_HALF = re.compile(
    r"(?:\b[Tt]he\s|\bU\.?[SKN]\.?\s)(?:[\w.]+\s)?(?P<half>(?P<word>[A-Z][a-z-]+)(?:\s[A-Z][a-z]+)?\s(?:and|&)\s)$"
)
#: Nouns that no body is called by alone, though they end the names of things or are no everyday words.
_CAUSES = frozenset(("Jihad", "Law", "Order", "Peace", "Road", "Sea", "Space", "Water", "Wind"))
_JOINS = re.compile(r"\s(?:of|for|on|at)\s(?:the\s)?")


def find_head_end(view: str, pieces: Sequence[Piece], start: int, *, headline: bool) -> int:
    """Return the index after the word that makes pieces[start:] an organisation or a thing, 0 if none does."""
    first = pieces[start].kinds
    if first & (Word.CLOSED | Word.NUMBER):
        return 0
    if first & HEAD and (
        _continues(view, pieces, start) or (measure_owners(view, pieces[start].start) and not headline)
    ):
        return start + 1
    if start + 1 == len(pieces) or _holds_saint(pieces, start):
        return 0
    end = 0
    for index in range(start, len(pieces)):
        kinds = pieces[index].kinds
        if kinds & (Word.CLOSED | Word.NUMBER) or (headline and is_headline_verb(pieces, start, index)):
            break
        if end and not kinds & HEAD:
            break
        if index > start and kinds & Word.OPENS_PLACE and kinds & HEAD and _opens_long_place(pieces, index):
            break  # 'Coal-Heavy West Virginia'
        if kinds & HEAD and index > start and not (kinds & Word.FIRM and index + 1 < len(pieces)):
            if not end and (is_surname_head(pieces, start, index) or _is_persons(view, pieces, start, index)):
                return 0
            end = index + 1
        elif kinds & Word.TITLE and index > start and not head_follows(pieces, index):
            break
        elif kinds & Word.TITLE and index == start and not head_follows(pieces, index):
            return 0
    return end


def _holds_saint(pieces: Sequence[Piece], start: int) -> bool:
    """Tell whether a saint is in a family name behind a first name: 'Tamsin St. Clair', no street."""
    if start + 3 != len(pieces) or pieces[start + 1].text != "St.":
        return False
    first, last = pieces[start].kinds, pieces[start + 2].kinds
    return bool(first & Word.FIRST_NAME) and bool(last & Word.SURNAME) and not last & (HEAD | Word.TITLE)


def _is_persons(view: str, pieces: Sequence[Piece], start: int, head: int) -> bool:
    """Tell whether a thing's last word is the family name of somebody who speaks: 'Ana Vale said', 'Max Street, 43,'.

    Halls and clubs speak as well, so their words are left out.
    """
    last = pieces[head]
    if head + 1 < len(pieces) or not last.kinds & Word.THING_HEAD or last.text in words("heads_that_speak"):
        return False
    # A word that is no word of English may be a first name that isn't known: 'Efua Boat'.
    first, *others = pieces[start:head]
    named = first.kinds & Word.FIRST_NAME or not first.kinds & ~Word.SURNAME
    if not named or first.kinds & Word.OPENS_PLACE or not all(piece.kinds & GIVEN for piece in others):
        return False
    return is_among_people(view, first.start, last.end)


def _opens_long_place(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a place of two words or more begins at a piece."""
    place = gazetteer().match([piece.text for piece in pieces], index)
    return place is not None and len(place.words) > 1


def _continues(view: str, pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a lone head is continued by 'of' and a capital: University of Leeds, Bank of England."""
    if index + 1 < len(pieces) or pieces[index].kinds & (Word.TITLE | Word.FIRST_NAME):
        return False
    match = _JOINS.match(view, pieces[index].end, pieces[index].end + 10)
    return match is not None and view[match.end() : match.end() + 1].isupper()


def measure_owners(view: str, start: int) -> int:
    """Return how many characters before an offset name whose body it is: "Harbour Workers' " before 'Union'."""
    if not view.endswith(("s' ", "'s "), 0, start):
        return 0
    pattern = _OWNERS if view.endswith("s' ", 0, start) else _OWNER
    owners = pattern.search(view, max(0, start - _LONGEST_OWNERS), start)
    return 0 if owners is None else len(owners["owners"])


def measure_first_half(view: str, start: int) -> int:
    """Return how many characters before an offset are half of a body's name: 'Securities and ' before 'Exchange …'.

    A body of its own is no half: 'the Senate and House Committees'.
    """
    if not view.endswith((" and ", " & "), 0, start):
        return 0
    half = _FIRST_HALF.search(view, max(0, start - _LONGEST_OWNERS), start)
    if half is None:
        return 0
    kinds = word_kinds(half["word"])
    # A plural is no body of its own, nor is a cause: 'Securities', 'Peace', where 'the Commission' is.
    body = kinds & HEAD and not half["word"].endswith("s") and half["word"] not in _CAUSES
    noun = kinds & Word.ORDINARY or half["word"] in _CAUSES
    plain = noun and not kinds & (Word.TITLE | Word.OPENS_PLACE | Word.FIRM) and not body
    return len(half["half"]) if plain and match_organisation([half["word"]]) is None else 0
