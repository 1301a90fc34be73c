"""Words that make the capitals before them an organisation or a thing, and whose body that is: heads and owners."""

import re
from collections.abc import Sequence

from briefings.analysis.actors.chunks import Piece
from briefings.analysis.actors.shapes import HEAD, head_follows, is_headline_verb, is_surname_head
from briefings.analysis.names.word_kinds import Word

#: Whose body it is: a plural of people with its apostrophe, and the capitals before it.
_OWNERS = re.compile(r"(?<![\w'])(?P<owners>(?!The\s)(?:[A-Z][\w-]*\s){0,2}[A-Z][\w-]*s'\s)$")
_LONGEST_OWNERS = 50
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
    if start + 1 == len(pieces):
        return 0
    end = 0
    for index in range(start, len(pieces)):
        kinds = pieces[index].kinds
        if kinds & (Word.CLOSED | Word.NUMBER) or (headline and is_headline_verb(pieces, start, index)):
            break
        if end and not kinds & HEAD:
            break
        if kinds & HEAD and index > start and not (kinds & Word.FIRM and index + 1 < len(pieces)):
            if not end and is_surname_head(pieces, start, index):
                return 0
            end = index + 1
        elif kinds & Word.TITLE and index > start and not head_follows(pieces, index):
            break
        elif kinds & Word.TITLE and index == start and not head_follows(pieces, index):
            return 0
    return end


def _continues(view: str, pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a lone head is continued by 'of' and a capital: University of Leeds, Bank of England."""
    if index + 1 < len(pieces) or pieces[index].kinds & (Word.TITLE | Word.FIRST_NAME):
        return False
    match = _JOINS.match(view, pieces[index].end, pieces[index].end + 10)
    return match is not None and view[match.end() : match.end() + 1].isupper()


def measure_owners(view: str, start: int) -> int:
    """Return how many characters before an offset name whose body it is: "Harbour Workers' " before 'Union'."""
    if not view.startswith("s' ", start - 3):
        return 0
    owners = _OWNERS.search(view, max(0, start - _LONGEST_OWNERS), start)
    return 0 if owners is None else len(owners["owners"])
