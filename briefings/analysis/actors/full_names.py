"""Whether two or more capitalised words name a person."""

import re

from briefings.analysis.actors.evidence import (
    has_finite_verb,
    has_role_before,
    is_described,
    is_located,
    speaks_or_acts,
)
from briefings.analysis.actors.hits import NameHit, Piece
from briefings.analysis.names.word_kinds import Word, is_surname_first
from briefings.analysis.reading.last_word import last_word
from briefings.lexicon import words

#: What makes a saint's of a name: 'St. James Park'.
_SAINT = ("St. ", "St ", "Saint ")
_SPOT = re.compile(r"\b(?:in|at|near|through|around|across)\s$", re.IGNORECASE)
#: What stands behind a name with 'of' is where somebody is or works.
_OF_NAMED = re.compile(r"\s[A-Z][\w'-]*,?\sof\s$")
#: Words that begin the names of places and saints.
_PLACE_OPENERS = words("place_openers")
#: Before a letter and a full stop these tell that the sentence ends there: 'They chose plan B. Ships came.'
_LETTERED = frozenset((
    "appendix", "block", "category", "class", "division", "exhibit", "form", "gate", "grade", "group", "hepatitis",
    "influenza", "league", "level", "option", "part", "phase", "pier", "plan", "platform", "point", "section", "series",
    "strain", "team", "terminal", "tier", "type", "vitamin", "ward", "wing", "zone",
))  # fmt: skip
_BEFORE = re.compile(r"\b([a-z]+)\s$", re.IGNORECASE)
_NAME_PART = Word.SURNAME | Word.FIRST_NAME | Word.INITIAL


def is_full_name(view: str, hit: NameHit, lone: frozenset[str]) -> bool:
    """Tell whether two or more capitalised words name a person.

    `lone` holds the single words that stand as names elsewhere in the text: people are called by their surname later.
    """
    # A first name may have a particle's letters: 'Al Gore'.
    pieces = [
        piece
        for at, piece in enumerate(hit.pieces)
        if not piece.kinds & (Word.SUFFIX | Word.PARTICLE) or (not at and piece.kinds & Word.FIRST_NAME)
    ] or list(hit.pieces)
    first, last = pieces[0].kinds, pieces[-1].kinds
    if (hit.words[0] in _PLACE_OPENERS and not hit.titles) or _is_spot(view, hit) or _is_lettered(view, hit):
        return False
    if is_surname_first(hit.words):
        return not hit.headline or has_role_before(view, hit)
    plain = [
        piece
        for piece in pieces[1:]
        if piece.kinds & Word.ORDINARY and not piece.kinds & (Word.SURNAME | Word.FIRST_NAME)
    ]
    given = bool(first & (Word.FIRST_NAME | Word.INITIAL))
    ordinary_given = bool(first & (Word.ORDINARY | Word.CLOSED | Word.CAPITALISED)) and not first & Word.FIRM
    if has_role_before(view, hit) and not plain and (given or not ordinary_given):
        return True
    if plain and not (given and is_described(view, hit)):
        # Who speaks is somebody, whatever the words mean else: 'Grace Boat said', 'Efua Boat said'.
        named = (given and not ordinary_given) or (
            (given or not first) and (is_described(view, hit) or speaks_or_acts(view, hit) == 2)
        )
        return _is_odd_surname(view, hit, lone, named=named, plain=len(plain))
    if not given:
        return _is_strange_name(view, hit, first, last)
    return _is_given_name(view, hit, pieces[-1], lone, sure=not ordinary_given)


def _is_lettered(view: str, hit: NameHit) -> bool:
    """Tell whether the letter that a name would begin with tells which of several things is meant: 'vitamin C.'."""
    if not hit.pieces[0].kinds & Word.INITIAL:
        return False
    start = hit.span.start
    match = _BEFORE.search(view, last_word(view, max(0, start - 16), start), start)
    return match is not None and match[1].lower() in _LETTERED


def _is_spot(view: str, hit: NameHit) -> bool:
    """Tell whether something is or happens at a park or hill named after somebody: 'in Lincoln Park'."""
    if hit.words[-1] not in ("Park", "Hill"):
        return False
    if view[max(0, hit.span.start - 6) : hit.span.start].endswith(_SAINT):
        return True
    start = hit.titles[0].start if hit.titles else hit.span.start
    return _SPOT.search(view, max(0, start - 10), start) is not None or (
        bool(hit.titles) and hit.titles[-1].text in ("Queen", "King") and view[start - 3 : start].lower() == "on "
    )


def _is_given_name(view: str, hit: NameHit, last: Piece, lone: frozenset[str], *, sure: bool) -> bool:
    """Tell whether words that begin with a first name (`sure`: with no other word) name a person.

    `last` is the last of them that is no suffix: the 'III' of a name is no abbreviation.
    """
    first = hit.pieces[0].kinds
    if sure:
        return not last.kinds & Word.ACRONYM or hit.headline
    if not hit.weak or is_described(view, hit):
        return True
    acts = bool(speaks_or_acts(view, hit)) or has_finite_verb(view, hit)
    if first & Word.CLOSED and not last.kinds & _NAME_PART and not acts:
        return False
    # 'Will Grant agreed' names somebody, 'Will Grant agree?' doesn't.
    asks = first & Word.CLOSED and last.text in lone and not acts
    if last.kinds & Word.ORDINARY:
        return speaks_or_acts(view, hit) == 2 or (last.text in lone and not first & Word.CLOSED)
    return not asks


def _is_strange_name(view: str, hit: NameHit, first: int, last: int) -> bool:
    """Tell whether words of which the first is no first name that we know name a person."""
    if first & Word.CAPITALISED or hit.headline or (first | last) & Word.ACRONYM:
        return False
    if _OF_NAMED.search(view, max(0, hit.span.start - 30), hit.span.start):
        return False  # 'Jens Lund of Nordlys Marine'
    if speaks_or_acts(view, hit) == 2 or is_described(view, hit):
        return not first & Word.ORDINARY or not hit.weak
    return not first & Word.ORDINARY and not is_located(view, hit)


def _is_odd_surname(view: str, hit: NameHit, lone: frozenset[str], *, named: bool, plain: int) -> bool:
    """Tell whether a name's last word is a family name although it is an ordinary word ('Barbara Boxer')."""
    last = hit.pieces[-1]
    if not named or plain > 1 or hit.headline or not last.kinds & Word.ORDINARY:
        return False
    known = last.text in lone or is_described(view, hit) or speaks_or_acts(view, hit) == 2
    return known or (not hit.pieces[0].kinds & Word.OPENS_PLACE and not is_located(view, hit) and last.text[-1] != "s")
