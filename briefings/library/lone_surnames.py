"""Surnames of a topic's people in documents whose own words don't show that they are people's.

'Osei spoke again.' tells a reader of that document little; who has read of Amara Osei knows whom it means. Such words
are looked for when somebody asks for her, because only the other documents tell what they are.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from briefings.lexicon import words
from briefings.library.audiences import bind_audience, where_document
from briefings.library.bearers import BearerCandidate, Year, YearCount, tell_apart
from briefings.library.columns import dump_json
from briefings.library.identities import Identities
from briefings.library.keys import document_of, number_of, row_key, shift_row_key, year_of
from briefings.library.name_keys import KeyRole, strip_suffix
from briefings.model.analysis import ActorKind
from briefings.model.audience import Audience
from briefings.model.findings import NamedActor
from briefings.stores import Connection
from briefings.text.folding import fold

#: Newest sentences with the word that are looked at.
_MOST_SENTENCES = 200
#: Letters of the shortest surname that is looked for; shorter ones are words of too many kinds.
_SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class LoneSurname:
    """Where a document has the surname of an actor."""

    actor: str
    #: As (start, end, position of the sentence), in text order.
    mentions: list[tuple[int, int, int]] = field(default_factory=list)
    #: As it is written.
    spellings: set[str] = field(default_factory=set)

    @property
    def sentences(self) -> set[int]:
        """The positions of the sentences that have it."""
        return {sentence for _, _, sentence in self.mentions}


async def find_lone_surnames(
    connection: Connection, audience: Audience, known: Identities, actors: Sequence[NamedActor], window: tuple[int, int]
) -> tuple[dict[int, LoneSurname], bool]:
    """Return by document where the surname of one of some people stands alone and means them.

    And whether all sentences with it were looked at: then it is so for any part of the window, too.
    """
    found: dict[int, LoneSurname] = {}
    whole = True
    asked = {actor.id for actor in actors}
    for surname, group in dict(one for actor in actors for one in _list_surnames(known, actor)).items():
        folded = fold(surname)
        meant = {year: id_ for year, id_ in _find_meant(folded, group).items() if id_ in asked}
        if not meant:
            continue
        rows, every = await _find_sentences(connection, audience, surname, [one.id for one in group], window)
        whole = whole and every
        places = _place_surnames(rows, folded, meant)
        if folded in words("ordinary_words"):
            # Such a word is somebody where it speaks.
            spoken = await _find_speaking(connection, places)
            places = {document: place for document, place in places.items() if document in spoken}
        found.update(places)
    return found, whole


def _list_surnames(known: Identities, actor: NamedActor) -> Iterator[tuple[str, tuple[BearerCandidate, ...]]]:
    """Yield the surname of a person as it is spelled, with all who bear it."""
    candidate = known.candidates.get(actor.id)
    if candidate is None or candidate.kind is not ActorKind.PERSON:
        return
    last = strip_suffix(candidate.folded.split())[-1]
    # The whole of a name with a hyphen, because 'Kerr' is somebody else than 'Ash-Kerr'.
    surname = next((word for word in reversed(actor.name.split()) if fold(word).split()[-1:] == [last]), last)
    if len(last) < _SHORTEST or last in words("months"):
        return
    for group in known.groups:
        if any(one.id == actor.id and one.role is KeyRole.BEARER for one in group):
            yield surname, group
            return


async def _find_sentences(
    connection: Connection, audience: Audience, surname: str, claimants: list[str], window: tuple[int, int]
) -> tuple[list[tuple[int, int, str]], bool]:
    """Return (key, start, text) of sentences with the word, in documents that name nobody and nothing called so.

    And whether all with the word were looked at.
    """
    hits = await connection.execute_fetchall(
        f"""
        SELECT rowid AS key FROM sentence_words WHERE sentence_words MATCH :match AND rowid BETWEEN :low AND :high
          {where_document(audience, shift_row_key("sentence_words.rowid"))} ORDER BY rowid DESC LIMIT :limit
        """,
        bind_audience(
            audience,
            match=f'"{surname.replace(chr(34), "")}"',
            low=row_key(window[0], 0),
            high=row_key(window[1], 0) - 1,
            limit=_MOST_SENTENCES,
        ),
    )
    keys = [key for (key,) in hits]
    if not keys:
        return [], True
    # A document of many hits is looked at once.
    rows = await connection.execute_fetchall(
        f"""
        WITH nameless (document) AS MATERIALIZED (
          SELECT value FROM json_each(:documents) AS asked
          WHERE NOT EXISTS (
            SELECT 1 FROM document_actors AS named
            WHERE named.document = asked.value AND (
              named.actor IN (SELECT value FROM json_each(:claimants))
              OR named.actor IN (SELECT actor FROM aliases WHERE folded = :surname)
            )
          )
        )
        SELECT sentences.key, start, substr(text, start + 1, "end" - start)
        FROM json_each(:hits) AS hit CROSS JOIN sentences ON sentences.key = hit.value
        JOIN texts ON texts.document = {shift_row_key("sentences.key")}
        WHERE {shift_row_key("hit.value")} IN (SELECT document FROM nameless)
        ORDER BY sentences.key
        """,
        {
            "documents": dump_json(sorted({document_of(key) for key in keys})),
            "hits": dump_json(keys),
            "claimants": dump_json(claimants),
            "surname": fold(surname),
        },
    )
    return [(key, start, text) for key, start, text in rows], len(keys) < _MOST_SENTENCES


async def _find_speaking(connection: Connection, places: Mapping[int, LoneSurname]) -> set[int]:
    """Return the documents in which such a word is a speaker."""
    found = set()
    for document, place in places.items():
        span = row_key(document, 0), row_key(document + 1, 0)
        rows = await connection.execute_fetchall(
            "SELECT speaker FROM positions WHERE key >= ? AND key < ? AND actor IS NULL"
            " UNION SELECT speaker FROM quotations WHERE key >= ? AND key < ? AND actor IS NULL",
            span * 2,
        )
        if any(speaker in place.spellings for (speaker,) in rows):
            found.add(document)
    return found


def _place_surnames(
    rows: Iterable[tuple[int, int, str]], surname: str, meant: Mapping[Year, str]
) -> dict[int, LoneSurname]:
    places: dict[int, LoneSurname] = {}
    for key, offset, text in rows:
        document = document_of(key)
        actor = meant.get(year_of(document))
        if actor is None:
            continue
        for start, end in _find_alone(text, surname):
            place = places.setdefault(document, LoneSurname(actor))
            place.mentions.append((offset + start, offset + end, number_of(key)))
            place.spellings.add(text[start:end])
    return places


def _find_alone(text: str, surname: str) -> Iterator[tuple[int, int]]:
    """Yield where a surname stands in a sentence with a capital and beside no other word with one but a title."""
    found = list(_WORD.finditer(text))
    for at, match in enumerate(found):
        word = match[0].removesuffix("'s").removesuffix("’s")
        if not word[0].isupper() or fold(word) != surname:
            continue
        before, after = found[at - 1] if at else None, found[at + 1] if at + 1 < len(found) else None
        if before is not None and before[0][0].isupper() and text[before.end() : match.start()] in {" ", ". "}:
            opens = at == 1 and before[0].lower() in words("function_words")
            if not opens and before[0] not in _titles():
                continue
        if after is not None and after[0][0].isupper() and text[match.end() : after.start()] == " ":
            continue
        yield match.start(), match.start() + len(word)


@cache
def _titles() -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in words("titles"))


def _find_meant(surname: str, group: tuple[BearerCandidate, ...]) -> Mapping[Year, str]:
    """Return whom a surname alone means in each year in which that is clear, by those who bear it."""
    named = {count.year for one in group for count in one.years}
    near = {year + step for year in named if year is not None for step in (-1, 0, 1)}
    bare = BearerCandidate(
        f"?{surname}",
        ActorKind.PERSON,
        surname,
        KeyRole.BARE,
        tuple(YearCount(year, 0, 0) for year in (None, *sorted(near))),
    )
    decision = tell_apart((*group, bare)).get(bare.id)
    return {} if decision is None else decision.by_year


def dump_mentions(place: LoneSurname) -> str:
    """Return its mentions as the column of an actor's mentions holds them."""
    return json.dumps(place.mentions, separators=(",", ":"))
