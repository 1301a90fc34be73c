"""What a run of capitalised words may be by the kinds of its words: a name, a title, a thing named after somebody."""

from collections.abc import Sequence

from briefings.analysis.actors.chunks import Piece
from briefings.analysis.names.gazetteer import gazetteer
from briefings.analysis.names.word_kinds import Word, is_surname_first
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.word_classes import open_classes
from briefings.lexicon import words

HEAD = Word.ORGANISATION_HEAD | Word.THING_HEAD
NO_NAME = Word.CLOSED | Word.CAPITALISED | Word.NUMBER
GIVEN = Word.FIRST_NAME | Word.INITIAL
_OF_ENGLISH = HEAD | NO_NAME | Word.ORDINARY | Word.TITLE | Word.OPENS_PLACE | Word.OPENS_ORGANISATION | Word.ACRONYM
#: No name has more words.
LONGEST_NAME = 5
#: How the inhabitants of a place are named: 'Kentuckian', 'Seattleite'.
_INHABITANT = ("ian", "ians", "ite", "ites")


def starts_with_initials(pieces: Sequence[Piece], start: int) -> bool:
    """Tell whether capitals are initials or a first name in capitals: 'JK Rowling', 'CYRUS'."""
    if pieces[start].kinds & Word.FIRST_NAME:
        return True
    if start + 1 == len(pieces) or len(pieces[start].text) > 2:
        return False
    following = pieces[start + 1].kinds
    return bool(following & Word.SURNAME) and not following & (Word.ORDINARY | Word.TITLE | HEAD)


def head_follows(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a title is itself part of a body's name: Justice Department, Governors Association."""
    if pieces[index].text[-1] == ".":
        return False
    return index + 1 < len(pieces) and bool(pieces[index + 1].kinds & HEAD)


def is_surname_head(pieces: Sequence[Piece], start: int, head: int) -> bool:
    """Tell whether a head is a family name after first names: Anita Hill, Frank Church, Farmer Nell Church."""
    while start + 1 < head and pieces[start].kinds & Word.ROLE and not pieces[start].kinds & Word.FIRST_NAME:
        start += 1
    if pieces[head].text not in words("surname_heads") or pieces[start].kinds & Word.OPENS_PLACE:
        return False
    if head + 1 < len(pieces) and pieces[head + 1].kinds & HEAD:
        return False
    return all(piece.kinds & GIVEN for piece in pieces[start:head]) and bool(pieces[start].kinds & Word.FIRST_NAME)


def is_person_instead(pieces: Sequence[Piece], start: int, length: int) -> bool:
    """Tell whether the words of a place or organisation are a person's: Paris Hilton, Jordan Spieth."""
    after = start + length
    if length > 1 or after >= len(pieces):
        return False
    following = pieces[after].kinds
    if not pieces[start].kinds & Word.FIRST_NAME:
        named = pieces[start].text in words("places_as_first_names") and after + 1 == len(pieces)
        return named and following & Word.SURNAME > 0 and not following & (Word.ORDINARY | Word.OPENS_PLACE | HEAD)
    if following & (NO_NAME | Word.TITLE | HEAD | Word.OPENS_PLACE | Word.ROLE | Word.ACRONYM):
        return False
    double = "-" in pieces[after].text and not following & Word.ORDINARY
    return (
        bool(following & (Word.SURNAME | Word.PARTICLE)) or double or not following & (Word.ORDINARY | Word.FIRST_NAME)
    )


def is_name_despite_title(pieces: Sequence[Piece], start: int, *, titled: bool) -> bool:
    """Tell whether a title is a first name here: Earl Warren, Judge Reinhold are left to be titles."""
    kinds = pieces[start].kinds
    if kinds & Word.INITIAL and start + 2 < len(pieces) and pieces[start + 1].kinds & Word.INITIAL:
        return True  # 'M. L. Okeke' is no Monsieur
    if not kinds & Word.FIRST_NAME or pieces[start].text[-1] == ".":
        return False
    if start + 1 == len(pieces):
        return False
    following = pieces[start + 1].kinds
    if titled:
        return not following & (NO_NAME | HEAD | Word.TITLE)
    return bool(following & Word.SURNAME) and not kinds & Word.SURNAME


def is_office(pieces: Sequence[Piece], start: int, end: int | None) -> bool:
    """Tell whether a role is what the full name behind it is: 'Violinist Chen Bo', 'Chief Engineer Chen Bo'.

    `end` is where a title before it ends. Without one the words of the name must be no words of English.
    """
    kinds = pieces[start].kinds
    if not kinds & Word.ROLE or kinds & (Word.SURNAME | Word.FIRST_NAME) or start + 2 >= len(pieces):
        return False
    if end is None or pieces[start].start - end > 2:
        return start + 3 == len(pieces) and not any(piece.kinds & _OF_ENGLISH for piece in pieces[start + 1 :])
    return may_start_name(pieces, start + 1)


def may_start_name(pieces: Sequence[Piece], start: int) -> bool:
    """Tell whether a name may begin at piece `start`."""
    kinds = pieces[start].kinds
    following = pieces[start + 1].kinds if start + 1 < len(pieces) else 0
    if kinds & NO_NAME:
        known = following & (Word.SURNAME | Word.PARTICLE | Word.INITIAL)
        strange = start + 1 < len(pieces) and kinds & Word.CLOSED and not kinds & Word.CAPITALISED
        strange = strange and not following & (Word.ORDINARY | Word.TITLE | Word.ROLE | Word.ACRONYM | Word.OPENS_PLACE)
        return bool(kinds & Word.FIRST_NAME and (known or strange) and not following & (NO_NAME | HEAD))
    return not kinds & Word.SUFFIX


def is_headline_verb(pieces: Sequence[Piece], start: int, index: int) -> bool:
    """Tell whether a headline's verb ends the name that begins at piece `start`: 'Slams' in 'Nora Lee Slams Council'.

    A word that is oftener a plural ('Backs') is a verb where a first name opens the name.
    """
    if index < start + 2 or pieces[index].kinds & (Word.SURNAME | Word.FIRST_NAME):
        return False
    codes = open_classes().get(pieces[index].text.lower(), "")
    named = bool(pieces[start].kinds & Word.FIRST_NAME)
    # Two words that are none of English: 'Stoyan Petrov Blasts Rail Firm'.
    named = named or (index == start + 2 and not any(one.kinds & ~Word.SURNAME for one in pieces[start:index]))
    return codes.startswith(pos.THIRD) or (pos.THIRD in codes and named)


def is_headline_word(pieces: Sequence[Piece], start: int) -> bool:
    """Tell whether a word has its capital from the headline alone."""
    kinds = pieces[start].kinds
    return start + 1 < len(pieces) and bool(kinds & Word.ORDINARY) and not kinds & (GIVEN | Word.TITLE)


def is_mere_description(pieces: Sequence[Piece], start: int) -> bool:
    """Tell whether a capitalised common noun stands before a full name: 'Famer' in 'Hall of Famer Ann Lee'."""
    if start + 2 >= len(pieces) or pieces[start].kinds & Word.FIRST_NAME:
        return False
    following = pieces[start + 1].kinds
    plain = pieces[start].kinds & (Word.ORDINARY | HEAD | Word.ROLE) or pieces[start].text.endswith(_INHABITANT)
    if not plain or not following & Word.FIRST_NAME or following & Word.OPENS_PLACE:
        return False
    return bool(following & Word.FIRM) or not following & Word.ORDINARY


def place_begins(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Tell whether a place begins at piece `end` rather than a name's next word."""
    if pieces[end - 1].kinds & GIVEN and not (end - start > 1 and pieces[end - 1].kinds & Word.SURNAME):
        return False
    return gazetteer().match([piece.text for piece in pieces], end) is not None


def _is_family_name(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Tell whether a particle's letters are a name with a capital here: 'Arun Das', 'Nguyen Van Binh'."""
    piece = pieces[end]
    if piece.text.islower():
        return False
    if end + 1 == len(pieces):
        return bool(piece.kinds & Word.SURNAME)
    return end == start + 1 and pieces[start].text.lower() in words("surnames_east_asia")


def continues_name(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Tell whether the name that began at piece `start` goes on with piece `end`."""
    kinds, before = pieces[end].kinds, pieces[end - 1].kinds
    if before & Word.SUFFIX or kinds & Word.NUMBER or pieces[end].text in words("post_nominals"):
        return False
    if kinds & (Word.SUFFIX | Word.INITIAL):
        return True
    after_given = bool(before & GIVEN)
    if kinds & Word.PARTICLE and not _is_family_name(pieces, start, end):
        # 'Carter I' has no particle.
        return pieces[end].text.islower() or (after_given and len(pieces[end].text) > 1)
    if kinds & (Word.CAPITALISED | Word.CLOSED | Word.TITLE):
        last = end + 1 == len(pieces) or bool(kinds & Word.TITLE)
        named = after_given or bool(before & Word.SURNAME and end - start > 1)
        # 'Bill Cassidy Friday told': behind a whole name a day is when.
        whole = end - start > 1 and not before & Word.INITIAL
        day = whole and pieces[end].text.lower() in words("weekdays")
        return named and bool(kinds & Word.SURNAME) and last and not day
    if end - start >= 2 and kinds & Word.ORDINARY and not kinds & (Word.SURNAME | Word.FIRST_NAME):
        # 'Kim Il Sung'
        korean = end - start == 2 and is_surname_first(tuple([piece.text for piece in pieces[start : end + 1]]))
        given = bool(before & (Word.INITIAL | Word.PARTICLE)) or (after_given and not before & Word.SURNAME)
        return korean or given
    another = end - start > 2 and kinds & Word.FIRST_NAME and not before & (GIVEN | Word.PARTICLE)
    return not another and end - start < LONGEST_NAME
