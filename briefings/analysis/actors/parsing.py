"""Divide runs of capitalised words into names, titles, places, organisations and other things."""

import re
from collections.abc import Sequence
from functools import cache

from briefings.analysis.actors.chunks import Chunk, Piece, split_chunks
from briefings.analysis.actors.evidence import stands_behind_role
from briefings.analysis.actors.firms import join_firms
from briefings.analysis.actors.heads import find_head_end, measure_first_half, measure_owners
from briefings.analysis.actors.hits import Hits, NameHit, OrganisationHit, PlaceHit, ThingHit
from briefings.analysis.actors.named_things import names_thing
from briefings.analysis.actors.shapes import (
    HEAD,
    NO_NAME,
    continues_name,
    is_headline_verb,
    is_headline_word,
    is_mere_description,
    is_name_despite_title,
    is_office,
    is_person_instead,
    may_start_name,
    place_begins,
    starts_with_initials,
)
from briefings.analysis.actors.word_names import settle_word_names
from briefings.analysis.names.gazetteer import PlaceEntry, PlaceForm, gazetteer
from briefings.analysis.names.organisations import find_known_name, match_organisation, match_organisation_in
from briefings.analysis.names.word_kinds import Word, is_address, word_kinds
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.last_word import last_word
from briefings.analysis.reading.tokens import Text
from briefings.analysis.reading.word_classes import open_classes
from briefings.lexicon import lines, words
from briefings.model.spans import Span

#: No organisation's name is longer, whatever 'of' goes on to add.
_LONGEST_ORGANISATION = 160
#: What joins the parts of an organisation's name: Bank of England, Committee on Foreign Relations.
_OF = re.compile(r"\s(?:of|for|on)\s(?:the\s)?$")
_AND = re.compile(r",?\s(?:and|&)\s$")
#: Things that bear names with titles.
_THING_BEFORE = re.compile(
    r"\b(?:barge|dinghy|lifeboat|submarine|frigate|cruiser|destroyer|freighter|liner|ketch|sloop|catamaran|pony|ferry|trawler|yacht|ship|boat|vessel|tanker|tug|steamer|schooner|racehorse|horse|mare|filly|film|movie|musical|"
    r"novel|opera|play|song|pub|hotel|restaurant|statue)\s$"
)
#: Titles that ships, pubs and plays have in their names.
_OF_SHIPS = frozenset(("Queen", "King", "Prince", "Princess", "Duke", "Duchess", "Lord", "Lady", "Captain", "Admiral"))
#: Those before which no article stands where they are a person's.
_OF_REIGNING = frozenset(("Queen", "King", "Prince", "Princess"))
#: What stands before a ship's name: 'the USS Harlan Moore'. General knowledge of navies and merchant fleets.
_SHIP_PREFIXES = frozenset(("HMAS", "HMCS", "HMNZS", "HMS", "MV", "RMS", "RRS", "USCGC", "USNS", "USS"))
_OPENS = Word.OPENS_PLACE | Word.OPENS_ORGANISATION
#: Family names with the letters of function words and verbs of speech.
_FAMILY_NAMES = frozenset(("May", "Will", "Said"))
_NEXT_WORD = re.compile(r"\s([a-z]+)")
_VERB_OF_SPEECH = r"\s(?:said|says|told|added|asked|wrote|replied|argued|warned)"
_SPOKEN = re.compile(rf"[,?!]['\"”]{_VERB_OF_SPEECH}\s$")
_SPEAKS = re.compile(rf"{_VERB_OF_SPEECH}\b")
#: 'The trade union Verdi'.
_BODY_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ur)\s(?:[\w'-]+\s){0,3}?(?P<body>[a-z-]+)\s$")
#: A verb and its object behind a name: 'called a strike'. Without one it may be a clause's: 'the firm Berg advised'.
_VERB_AND_OBJECT = re.compile(r"\s[a-z]+\s(?:an?|the|its|their|his|her|no|all|some|that|\d)\b")
_LONGEST_BODY = 60


def parse_names(text: Text) -> Hits:
    """Return what the capitalised words of a text suggest."""
    parser = _Parser(text)
    for chunk in settle_word_names(text.view, tuple(split_chunks(text))):
        parser.read(chunk)
    _give_to_bodies(parser.hits, parser.bodies)
    join_firms(text.view, parser.hits)
    return parser.hits


def _give_to_bodies(hits: Hits, bodies: set[tuple[str, ...]]) -> None:
    """Make organisations of the names without a title that a noun has told to be a body's elsewhere."""
    theirs = [hit for hit in hits.names if hit.words in bodies and not hit.titles] if bodies else []
    if theirs:
        starts = {hit.span.start for hit in theirs}
        hits.names[:] = [hit for hit in hits.names if hit.span.start not in starts]
        hits.organisations += [OrganisationHit(hit.span, None, hit.sentence) for hit in theirs]
        hits.organisations.sort(key=lambda one: one.span)


def _is_nobody(view: str, titles: Sequence[Piece], name: Sequence[Piece]) -> bool:
    """Tell whether a name is that of a figure or of a thing with a title: 'Uncle Sam', 'the ferry Miss Alice'."""
    words = [piece.text for piece in (*titles, *name)]
    if " ".join(words[:2]) in _nobodies():
        return True
    noble = bool(titles) and titles[-1].text in _OF_SHIPS and titles[0].text == titles[-1].text
    if not titles or not (noble or is_address(titles[-1].text)):
        return False
    start = titles[-1].start if noble else titles[0].start
    return _THING_BEFORE.search(view, last_word(view, max(0, start - 20), start), start) is not None


def _sails(pieces: Sequence[Piece], start: int) -> bool:
    """Tell whether what stands before a name makes it a ship's: 'the USS Harlan Moore'."""
    before = pieces[start - 1] if start else None
    return before is not None and before.text in _SHIP_PREFIXES and pieces[start].start - before.end == 1


@cache
def _nobodies() -> frozenset[str]:
    return frozenset(lines("no_persons"))


class _Parser:
    """Reads chunk after chunk; remembers what the last one left open."""

    def __init__(self, text: Text) -> None:
        self._view = text.view
        self.hits = Hits()
        #: The names that a noun for a body has told to be one's.
        self.bodies: set[tuple[str, ...]] = set()
        self._titles: list[Piece] = []
        self._sentence = -1
        #: End of an organisation, thing or role noun that 'of' may continue.
        self._open_end = -1
        self._open_kind = ""
        #: Up to where a known name of several runs has taken the words.
        self._taken = 0

    def read(self, chunk: Chunk) -> None:
        """Add the hits of one chunk."""
        if chunk.pieces and chunk.pieces[0].start < self._taken:
            chunk = chunk._replace(pieces=tuple(piece for piece in chunk.pieces if piece.start >= self._taken))
        pieces = chunk.pieces
        if not pieces:
            return
        if chunk.sentence != self._sentence:
            self._titles, self._open_end, self._sentence = [], -1, chunk.sentence
        start = self._continue(pieces)
        if start == 0:
            start = self._skip_opener(chunk)
        while start < len(pieces):
            start = self._next(chunk, start)

    def _continue(self, pieces: Sequence[Piece]) -> int:
        """Extend what stands before 'of' by the words of this chunk; return how many pieces it took."""
        if self._open_end < 0 or pieces[0].start - self._open_end > 10:
            return 0
        between = self._view[self._open_end : pieces[0].start]
        if not (_OF.fullmatch(between) or (self._open_kind in {"organisation+", "role"} and _AND.fullmatch(between))):
            return 0
        kind = self._open_kind
        if kind == "role":
            return self._continue_role(pieces)
        taken = 0
        while (
            taken < len(pieces)
            and (not pieces[taken].kinds & NO_NAME or self._names_people(pieces, taken))
            and not (taken and pieces[taken].kinds & Word.TITLE)
        ):
            taken += 1
        if not taken:
            return 0
        things = kind == "thing"
        start = (self.hits.things[-1] if things else self.hits.organisations[-1]).span.start
        span = Span(start, pieces[taken - 1].end)
        if span.end - span.start > _LONGEST_ORGANISATION:
            return 0
        known = find_known_name(" ".join(self._view[start : span.end].split()))
        if things and known is None:
            self.hits.things[-1] = ThingHit(span)
        else:
            (self.hits.things if things else self.hits.organisations).pop()
            self.hits.organisations.append(OrganisationHit(span, known, self._sentence))
            kind = "organisation"
        self._open_end = span.end if taken == len(pieces) else -1
        self._open_kind = "thing" if kind == "thing" else "organisation+"
        return taken

    def _names_people(self, pieces: Sequence[Piece], index: int) -> bool:
        """Tell whether a people's word stands before the name's next word: 'Institute of Korean Studies'."""
        followed = index + 1 < len(pieces) and pieces[index + 1].start - pieces[index].end == 1
        return bool(pieces[index].kinds & Word.OPENS_PLACE) and followed

    def _continue_role(self, pieces: Sequence[Piece]) -> int:
        """Take 'State' of 'Secretary of State John Smith' as a part of the title."""
        taken = 0
        words = [piece.text for piece in pieces]
        while (
            taken < len(pieces)
            and pieces[taken].kinds & (Word.ORDINARY | HEAD)
            and not (pieces[taken].kinds & Word.FIRST_NAME or gazetteer().match(words, taken))
        ):
            taken += 1
        if taken:
            self._titles.extend(pieces[:taken])
            self._open_end, self._open_kind = (pieces[-1].end, "role") if taken == len(pieces) else (-1, "")
        return taken

    def _skip_opener(self, chunk: Chunk) -> int:
        """Return the index of the first piece that isn't merely the capital of a sentence's first word."""
        first = chunk.pieces[0].kinds
        if not chunk.weak or self._speaks_despite_letters(chunk.pieces[0]):
            return 0
        if chunk.pieces[0].text == "Said" and len(chunk.pieces) > 1:
            # 'Said Berg: “…”' has a verb before its subject, 'Said Berg told us' a first name.
            return int(_SPEAKS.match(self._view, chunk.pieces[-1].end) is None)
        if first & Word.CLOSED and not (first & Word.FIRST_NAME and len(chunk.pieces) > 1):
            # 'US troops', 'WHO officials': an abbreviation that is known, unless capitals say nothing.
            return int(chunk.headline or not (first & Word.ACRONYM and first & _OPENS))
        if len(chunk.pieces) == 1 or (first & Word.OPENS_ORGANISATION and self._opens_known(chunk)):
            return 0
        plain = first & Word.ORDINARY and not first & (
            Word.FIRST_NAME | Word.SURNAME | Word.PARTICLE | Word.OPENS_PLACE | Word.TITLE | HEAD
        )
        return 1 if plain else 0

    def _opens_known(self, chunk: Chunk) -> bool:
        """Tell whether a chunk begins with a known name of two words or more: 'Human Rights Watch'."""
        known = match_organisation([piece.text for piece in chunk.pieces])
        return known is not None and known[0] > 1

    def _speaks_despite_letters(self, piece: Piece) -> bool:
        """Tell whether a function word's letters are a family name: 'May said', 'Said said'."""
        return piece.text in _FAMILY_NAMES and self._speaks(piece)

    def _speaks(self, piece: Piece) -> bool:
        """Tell whether a verb of speech stands behind a word, or behind a quotation and before it: '“…,” said May'."""
        return _SPEAKS.match(self._view, piece.end) is not None or (
            _SPOKEN.search(self._view, max(0, piece.start - 12), piece.start) is not None
        )

    def _next(self, chunk: Chunk, start: int) -> int:
        """Read what begins at piece `start`; return the index after it."""
        pieces = chunk.pieces
        piece = pieces[start]
        kinds = piece.kinds
        if kinds & Word.OPENS_ORGANISATION and (found := match_organisation_in(self._view, piece.start)) is not None:
            return self._add_known(chunk, start, *found)
        words = [p.text for p in pieces] if kinds & _OPENS else []
        known = match_organisation(words, start) if kinds & Word.OPENS_ORGANISATION else None
        if known and known[0] == 1 and kinds & Word.ORDINARY and chunk.weak and len(pieces) == 1:
            known = None
        place = gazetteer().match(words, start) if kinds & Word.OPENS_PLACE else None
        head_end = find_head_end(self._view, pieces, start, headline=chunk.headline)
        if head_end - start > max(known[0] if known else 0, len(place.words) if place else 0):
            return self._add_headed(chunk, start, head_end)
        if known and known[0] >= (len(place.words) if place else 0) and not is_person_instead(pieces, start, known[0]):
            end = start + known[0]
            self._add_organisation(Span(piece.start, pieces[end - 1].end), known[1], chunk, closes=end == len(pieces))
            return end
        if place and not is_person_instead(pieces, start, len(place.words)):
            return self._add_place(chunk, start, place)
        if kinds & Word.TITLE and not is_name_despite_title(pieces, start, titled=bool(self._titles)):
            return self._add_title(pieces, start)
        return self._next_word(chunk, start)

    def _add_known(self, chunk: Chunk, start: int, end: int, name: str) -> int:
        """Add a known organisation that may take words of later chunks too; return the index after it."""
        self._add_organisation(Span(chunk.pieces[start].start, end), name, chunk, closes=False)
        self._taken = end
        return next((at for at, piece in enumerate(chunk.pieces) if piece.start >= end), len(chunk.pieces))

    def _add_place(self, chunk: Chunk, start: int, place: PlaceEntry) -> int:
        """Add a place, or the body of whose name it is the last word; return the index after it."""
        end = start + len(place.words)
        span = Span(chunk.pieces[start].start, chunk.pieces[end - 1].end)
        if end == len(chunk.pieces) and self._closes_organisation(chunk, start):
            body = self.hits.organisations.pop()
            self._add_organisation(Span(body.span.start, span.end), None, chunk, closes=False)
        elif place.form is not PlaceForm.INHABITANTS and not names_thing(self._view, span):
            self.hits.places.append(PlaceHit(span, place, chunk.sentence))
        return end

    def _closes_organisation(self, chunk: Chunk, start: int) -> bool:
        """Tell whether a place is the last word of the name of the body before it: 'Amnesty International UK said'.

        In 'the UN Syria envoy' a noun follows, and neither word is the other's.
        """
        if chunk.headline or not start or not self.hits.organisations:
            return False
        if self.hits.organisations[-1].span.end != chunk.pieces[start].start - 1:
            return False
        word = _NEXT_WORD.match(self._view, chunk.pieces[-1].end)
        if word is None:
            return True
        return bool(word_kinds(word[1]) & Word.CLOSED) or open_classes().get(word[1], "").startswith(
            (pos.THIRD, pos.PAST)
        )

    def _is_body(self, chunk: Chunk, start: int, end: int) -> bool:
        """Tell whether a noun for a body stands right before a name that is its own: 'the trade union Verdi'."""
        pieces = chunk.pieces
        at = pieces[start].start
        if start or end - start > 2 or chunk.headline or pieces[start].kinds & Word.FIRST_NAME:
            return False
        body = _BODY_BEFORE.search(self._view, max(0, at - _LONGEST_BODY), at)
        if body is None or body["body"] not in words("named_bodies"):
            return False
        return not self._opens_clause(pieces[end - 1].end)

    def _opens_clause(self, end: int) -> bool:
        """Tell whether the verb behind a name may be of a clause on the noun before: 'the firm Berg advised said'."""
        word = _NEXT_WORD.match(self._view, end)
        if word is None or _SPEAKS.match(self._view, end) or word_kinds(word[1]) & Word.CLOSED:
            return False
        codes = open_classes().get(word[1], "")
        verb = any(code in codes for code in (pos.THIRD, pos.PAST, pos.BASE))
        return (
            verb
            and self._view[word.end() : word.end() + 1].isspace()
            and _VERB_AND_OBJECT.match(self._view, end) is None
        )

    def _next_word(self, chunk: Chunk, start: int) -> int:
        """Read a piece that is no place, title or known organisation; return the index after it."""
        pieces = chunk.pieces
        piece = pieces[start]
        if piece.kinds & Word.ACRONYM and not (
            chunk.headline or piece.kinds & NO_NAME or starts_with_initials(pieces, start)
        ):
            self._add_organisation(Span(piece.start, piece.end), None, chunk, closes=False)
            return start + 1
        # 'March said': a verb of speech makes a name of a month.
        speaks = piece.kinds & Word.CAPITALISED and self._speaks(piece)
        titled = self._titles and piece.start - self._titles[-1].end <= 2 and piece.kinds & Word.SURNAME
        if is_office(pieces, start, self._titles[-1].end if self._titles else None):
            return self._add_title(pieces, start)
        if may_start_name(pieces, start) or titled or speaks or self._speaks_despite_letters(piece):
            return self._add_name(chunk, start)
        if piece.kinds & Word.ROLE:
            return self._add_title(pieces, start)
        if not piece.kinds & Word.CLOSED or not self._titles:
            self._titles = []
        self._open_end = -1
        return start + 1

    def _add_title(self, pieces: Sequence[Piece], start: int) -> int:
        piece = pieces[start]
        if self._titles and piece.start - self._titles[-1].end > 25:
            self._titles = []
        self._titles.append(piece)
        if start + 1 == len(pieces):
            self._open_end, self._open_kind = piece.end, "role"
        return start + 1

    def _add_name(self, chunk: Chunk, start: int) -> int:
        """Add the longest run of pieces from `start` on that may be one name."""
        pieces = chunk.pieces
        if is_mere_description(pieces, start) or (chunk.headline and is_headline_word(pieces, start)):
            return start + 1
        end = start + 1
        while end < len(pieces) and continues_name(pieces, start, end):
            place = pieces[end].kinds & Word.OPENS_PLACE and place_begins(pieces, start, end)
            if place and not self._bears_place(pieces, start, end):
                break
            if chunk.headline and end - start >= 2 and pieces[end].kinds & Word.ORDINARY:
                break
            if chunk.headline and is_headline_verb(pieces, start, end):
                break
            end += 1
        while end - 1 > start and pieces[end - 1].kinds & Word.PARTICLE and pieces[end - 1].text.islower():
            end -= 1
        titles = self._titles
        if titles and pieces[start].start - titles[-1].end > 2:
            titles = []
        if not titles and self._is_body(chunk, start, end):
            self._add_organisation(Span(pieces[start].start, pieces[end - 1].end), None, chunk, closes=False)
            self.bodies.add(tuple(piece.text for piece in pieces[start:end]))
            return end
        ship = _sails(pieces, start) or self._is_ship(titles, pieces[start:end])
        if ship or _is_nobody(self._view, titles, pieces[start:end]):
            self.hits.things.append(ThingHit(Span((titles or pieces[start:])[0].start, pieces[end - 1].end)))
            self._titles, self._open_end = [], -1
            return end
        self.hits.names.append(
            NameHit(pieces[start:end], tuple(titles), chunk.sentence, chunk.weak and start == 0, chunk.headline)
        )
        self._titles = []
        self._open_end = -1
        if end < len(pieces) and pieces[end].text in words("post_nominals"):
            return end + 1
        verb = chunk.headline and end < len(pieces) and is_headline_verb(pieces, start, end)
        return end + 1 if verb else end

    def _bears_place(self, pieces: Sequence[Piece], start: int, end: int) -> bool:
        """Tell whether a city is a family name behind a role and a first name that no list has: 'lawyer Osk Paris'."""
        if end != start + 1 or end + 1 != len(pieces) or pieces[start].kinds or not pieces[end].kinds & Word.SURNAME:
            return False
        at = pieces[start].start
        titled = bool(self._titles) and at - self._titles[-1].end <= 2
        return titled or stands_behind_role(self._view, at, pieces[end].end)

    def _is_ship(self, titles: Sequence[Piece], name: Sequence[Piece]) -> bool:
        """Tell whether an article makes a thing of a noble title and a first name: 'the Prince Albert sank'.

        A person is 'Prince Albert' without one; who speaks is a person all the same.
        """
        if len(titles) != 1 or len(name) != 1 or titles[0].text not in _OF_REIGNING:
            return False
        named = bool(name[0].kinds & Word.FIRST_NAME)
        at = titles[0].start
        return named and self._view[max(0, at - 4) : at].lower().endswith("the ") and not self._speaks(name[0])

    def _add_headed(self, chunk: Chunk, start: int, end: int) -> int:
        pieces = chunk.pieces
        span = Span(pieces[start].start, pieces[end - 1].end)
        closes = end == len(pieces)
        if pieces[end - 1].kinds & Word.ORGANISATION_HEAD:
            known = match_organisation([piece.text for piece in pieces], start)
            name = known[1] if known and known[0] == end - start else None
            self._add_organisation(span, name, chunk, closes=closes)
        else:
            self.hits.things.append(ThingHit(span))
            self._open_end, self._open_kind = (span.end, "thing") if closes else (-1, "")
            self._titles = []
        return end

    def _add_organisation(self, span: Span, known: str | None, chunk: Chunk, *, closes: bool) -> None:
        if known is None:
            before = measure_owners(self._view, span.start) or measure_first_half(self._view, span.start)
            span = Span(span.start - before, span.end)
            while before and self.hits.organisations and self.hits.organisations[-1].span.end > span.start:
                span = Span(self.hits.organisations.pop().span.start, span.end)
            known = find_known_name(" ".join(self._view[span.start : span.end].split())) if before else None
        self.hits.organisations.append(OrganisationHit(span, known, chunk.sentence))
        self._open_end, self._open_kind = (span.end, "organisation") if closes and known is None else (-1, "")
        self._titles = []
