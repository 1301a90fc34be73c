"""Who the actors of documents are in the library: names that mean one actor, applied when asked.

Rows keep the actors that their own document shows; what they mean depends on all documents that the audience sees.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from threading import Lock
from typing import Any

from briefings.library.audiences import SEEN_ROOTS, bind_audience
from briefings.library.bearers import BearerCandidate, Decision, Year, YearCount, tell_apart
from briefings.library.columns import dump_json
from briefings.library.name_keys import KeyRole
from briefings.model.analysis import ActorKind
from briefings.model.audience import Audience
from briefings.model.findings import Findings
from briefings.stores import Connection


@dataclass(frozen=True, slots=True)
class Identities:
    """Whom some actors' names mean."""

    decisions: Mapping[str, Decision]
    candidates: Mapping[str, BearerCandidate]
    #: Candidates by what they have in common, a surname or an abbreviation.
    groups: tuple[tuple[BearerCandidate, ...], ...] = ()

    def identify(self, actor: str, year: Year, named: Collection[str]) -> str:
        """Return the id of whom an actor's name means in a document of a year that names the actors `named`."""
        decision = self.decisions.get(actor)
        if decision is None or not decision.claimants.isdisjoint(named):
            return actor
        return decision.by_year.get(year, actor)

    def list_meant(self, actor: str) -> tuple[str, ...]:
        """Return whom an actor's name means in any of its documents, each once."""
        decision = self.decisions.get(actor)
        if decision is None:
            return (actor,)
        return tuple(dict.fromkeys(decision.by_year.get(count.year, actor) for count in self.candidates[actor].years))

    def count(self, actor: str) -> tuple[int, int]:
        """Return the documents and mentions of all names that mean an actor."""
        found = [
            (count.documents, count.mentions)
            for id_, years in self.list_names(actor).items()
            for count in self.candidates[id_].years
            if years is None or count.year in years
        ]
        return sum(documents for documents, _ in found), sum(mentions for _, mentions in found)

    def list_names(self, actor: str) -> Mapping[str, frozenset[Year] | None]:
        """Return the actors whose names mean this one, each with the years in which it does; None: in all."""
        found: dict[str, frozenset[Year] | None] = {actor: None}
        own = self.decisions.get(actor)
        if own is not None and own.by_year:
            years = frozenset(count.year for count in self.candidates[actor].years)
            found[actor] = frozenset(year for year in years if own.by_year.get(year, actor) == actor)
        for id_, decision in self.decisions.items():
            years = frozenset(year for year, meant in decision.by_year.items() if meant == actor)
            if years and id_ != actor:
                found[id_] = years
        return found


#: Rows of groups that are kept: at about 200 bytes each some 4 MB.
_MOST_ROWS = 20_000


class KnownGroups:
    """Those whose names have one key, by audience, as long as the library stays as it is; those asked for last.

    Several threads may ask and add.
    """

    def __init__(self) -> None:
        self._revision: int | None = None
        self._groups: OrderedDict[tuple[frozenset[str] | None, str], tuple[BearerCandidate, ...]] = OrderedDict()
        self._rows = 0
        self._lock = Lock()

    def find(self, revision: int, audience: Audience, keys: Iterable[str]) -> dict[str, tuple[BearerCandidate, ...]]:
        """Return what is known, for a revision of the library, of some keys."""
        with self._lock:
            if self._revision != revision:
                return {}
            found = {key: group for key in keys if (group := self._groups.get((audience.roots, key))) is not None}
            for key in found:
                self._groups.move_to_end((audience.roots, key))
            return found

    def add(self, revision: int, audience: Audience, groups: Mapping[str, tuple[BearerCandidate, ...]]) -> None:
        """Keep what was read of a revision; what is known of another is dropped."""
        with self._lock:
            if self._revision != revision:
                self._revision, self._rows = revision, 0
                self._groups.clear()
            for key, group in groups.items():
                place = audience.roots, key
                if place not in self._groups:
                    self._groups[place] = group
                    self._rows += _count_rows(group)
            while self._rows > _MOST_ROWS:
                _, group = self._groups.popitem(last=False)
                self._rows -= _count_rows(group)


def _count_rows(group: tuple[BearerCandidate, ...]) -> int:
    return 1 + sum(len(one.years) for one in group)


def name_speaker(actor: str | None, speaker: str | None) -> str:
    """Return a speaker's id, or for one that is no actor of its document a mark with its words."""
    return actor if actor is not None else f"?{speaker or ''}"


def apply_identities(findings: Findings, meant: Mapping[tuple[str, str], str], names: Mapping[str, str]) -> Findings:
    """Return findings whose rows name the actors that are meant.

    Args:
        findings: As the documents' own rows have them.
        meant: By document and the actor as the document has it; those that mean themselves are left out.
        names: Of the actors meant.
    """
    by_document: dict[str, dict[str, str]] = defaultdict(dict)
    for (document, actor), id_ in meant.items():
        by_document[document][actor] = id_

    def name(document: str, actor: str | None, speaker: str | None) -> dict[str, Any]:
        id_ = by_document[document].get(name_speaker(actor, speaker))
        return {"actor": actor, "speaker": speaker} if id_ is None else {"actor": id_, "speaker": names[id_]}

    def everyone(document: str, actors: frozenset[str]) -> frozenset[str]:
        others = by_document[document]
        return actors if others.keys().isdisjoint(actors) else frozenset(others.get(one, one) for one in actors)

    def is_meant(document: str, actors: frozenset[str], speaker: str = "") -> bool:
        others = by_document.get(document)
        return others is not None and (speaker in others or not others.keys().isdisjoint(actors))

    return replace(
        findings,
        sentences=tuple(
            replace(one, actors=everyone(one.passage.document, one.actors))
            if is_meant(one.passage.document, one.actors)
            else one
            for one in findings.sentences
        ),
        positions=tuple(
            replace(one, actors=everyone(at, one.actors), **name(at, one.actor, one.speaker))
            if is_meant(at := one.content.document, one.actors, name_speaker(one.actor, one.speaker))
            else one
            for one in findings.positions
        ),
        quotations=tuple(
            replace(one, actors=everyone(at, one.actors), **name(at, one.actor, one.speaker))
            if is_meant(at := one.parts.document, one.actors, name_speaker(one.actor, one.speaker))
            else one
            for one in findings.quotations
        ),
        events=tuple(
            replace(one, actors=everyone(one.sentence.document, one.actors))
            if is_meant(one.sentence.document, one.actors)
            else one
            for one in findings.events
        ),
    )


async def find_identities(
    connection: Connection,
    audience: Audience,
    actors: Iterable[str],
    *,
    with_names: bool = False,
    known: KnownGroups | None = None,
) -> Identities:
    """Return whom the names of some actors mean, by the documents that the audience sees.

    With `with_names`, those too whose names mean one of `actors`. What is in `known` isn't read again.
    """
    known = known or KnownGroups()
    keys = await _find_keys(connection, actors, with_names=with_names)
    ((revision,),) = await connection.execute_fetchall("SELECT revision FROM state")
    found = known.find(revision, audience, keys)
    if missing := keys - found.keys():
        read = await _load_groups(connection, audience, missing)
        known.add(revision, audience, read)
        found |= read
    decisions: dict[str, Decision] = {}
    groups = [found[key] for key in sorted(keys) if found[key]]
    for group in groups:
        for id_, decision in tell_apart(group).items():
            decisions.setdefault(id_, decision)
    return Identities(decisions, {one.id: one for group in groups for one in group}, tuple(groups))


async def _find_keys(connection: Connection, actors: Iterable[str], *, with_names: bool) -> set[str]:
    """Return the keys of names by which some actors may be others, or others they."""
    companions = (
        ""
        if with_names
        else """
        AND (mine.role = 'bare' OR EXISTS (
          SELECT 1 FROM actor_keys AS given JOIN actor_keys AS another ON another.role = 'given'
            AND another.key = given.key AND another.actor <> given.actor
          WHERE given.actor = mine.actor AND given.role = 'given'
        ))"""
    )
    rows = await connection.execute_fetchall(
        f"""
        SELECT DISTINCT mine.key FROM json_each(?) AS one CROSS JOIN actor_keys AS mine ON mine.actor = one.value
        WHERE mine.role IN ('bare', 'bearer'){companions}
        """,
        (dump_json(list(actors)),),
    )
    return {key for (key,) in rows}


async def _load_groups(
    connection: Connection, audience: Audience, keys: Iterable[str]
) -> dict[str, tuple[BearerCandidate, ...]]:
    """Return those whose names have each of these keys, as the audience's documents have them; none for some."""
    seen = "" if audience.roots is None else f"AND counted.root IN {SEEN_ROOTS}"
    rows = await connection.execute_fetchall(
        f"""
        SELECT asked.value, actors.id, actors.kind, actors.folded, keyed.role, counted.year,
          sum(counted.documents), sum(counted.mentions)
        FROM json_each(:keys) AS asked
        CROSS JOIN actor_keys AS keyed ON keyed.key = asked.value AND keyed.role IN ('bare', 'bearer', 'first')
        CROSS JOIN actors ON actors.id = keyed.actor
        CROSS JOIN actor_years AS counted ON counted.actor = keyed.actor {seen}
        GROUP BY asked.value, keyed.role, actors.id, counted.year
        ORDER BY asked.value, keyed.role, actors.id, counted.year
        """,
        bind_audience(audience, keys=dump_json(list(keys))),
    )
    groups: dict[str, tuple[BearerCandidate, ...]] = dict.fromkeys(keys, ())
    for key, those in groupby(rows, key=lambda row: row[0]):
        groups[key] = tuple(
            BearerCandidate(
                id_, ActorKind(kind), folded, KeyRole(role), tuple([YearCount(*row[5:]) for row in counted])
            )
            for (id_, kind, folded, role), counted in groupby(those, key=lambda row: tuple(row[1:5]))
        )
    return groups
