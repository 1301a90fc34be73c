"""What the library knows of a topic: the documents in question first, then what stands in them."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from briefings.library.attributions import find_speeches, load_positions, load_quotations
from briefings.library.audiences import bind_audience, where_root
from briefings.library.bearers import Year
from briefings.library.columns import dump_json
from briefings.library.documents import find_newest, load_documents, load_documents_and_texts
from briefings.library.events import load_events
from briefings.library.identities import Identities, apply_identities, find_identities, year_of
from briefings.library.keys import document_of, number_of, row_key, span_of_year
from briefings.library.names import find_own_names, load_names
from briefings.library.passages import Texts
from briefings.library.reach import Reach
from briefings.library.sentences import load_sentences
from briefings.library.share import Share
from briefings.library.words import find_hits, keep_same_words
from briefings.model.analysis import ActorKind
from briefings.model.audience import Audience
from briefings.model.findings import Findings, FoundActor, Topic
from briefings.model.nearness import measure_nearness
from briefings.stores import Connection

#: Roles shown of one actor.
_ROLES = 3
#: Mentions of the newest document among which one by the actor's own name is looked for.
_LOOKED_AT = 12


#: Of a document `at`: it is of one of the years `:spans`, and names nobody of `:claimants`.
_WHERE_MEANT = """
AND EXISTS (
  SELECT 1 FROM json_each(:spans) AS span
  WHERE at.document >= json_extract(span.value, '$[0]') AND at.document < json_extract(span.value, '$[1]')
)
AND NOT EXISTS (
  SELECT 1 FROM document_actors AS named
  WHERE named.document = at.document AND named.actor IN (SELECT value FROM json_each(:claimants))
)
"""


class _Named(NamedTuple):
    """An actor in one document, under one of its names."""

    document: int
    mentions: str
    roles: str
    speaks: int


@dataclass(slots=True)
class _Question:
    """The documents in question and where in them the topic stands."""

    audience: Audience
    #: The topic's actors.
    actors: frozenset[str]
    #: The actors whose names mean them, each with the years of documents in which it does; None: in all.
    names: Mapping[str, frozenset[Year] | None]
    #: Who else these names may mean: a document that has one of them keeps the two apart.
    claimants: Mapping[str, frozenset[str]]
    window: tuple[int, int]
    #: Sentences by full text, with their ranks.
    hits: dict[int, float] = field(default_factory=dict)
    #: By document.
    weights: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    #: By document: sentences that name the topic or have its words.
    sentences: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    #: Documents with the actors in them, as their own rows have them, that are the topic's.
    said_by: set[tuple[int, str]] = field(default_factory=set)

    @property
    def everything(self) -> bool:
        """Whether the topic is everything."""
        return not (self.actors or self.hits)

    def share(self, documents: Iterable[int]) -> Share:
        """Return how rows of the documents are chosen, once it is known which sentences name the topic."""
        near = {document: measure_nearness(self.sentences.get(document, ())) for document in documents}
        return Share(self.said_by, None if self.everything else near)


async def find_all(
    connection: Connection,
    audience: Audience,
    topic: Topic,
    window: tuple[int, int],
    reach: Reach,
    *,
    analysis_version: int | None = None,
    among: Collection[int] | None = None,
) -> Findings:
    """Return what documents of the window hold on a topic; with neither actors nor words, the topic is everything.

    With `among`, it is these documents that are asked, whatever their dates; they must be the audience's.
    """
    ids = [actor.id for actor in topic.actors[: reach.actors]]
    known = await find_identities(connection, audience, ids, with_names=True)
    question = _Question(
        audience=audience,
        actors=frozenset(ids),
        names=_list_names(known, ids),
        claimants={id_: decision.claimants for id_, decision in known.decisions.items()},
        window=window,
    )
    if topic.text:
        windows = [window] if among is None else [(key, key + 1) for key in among]
        for each in windows:
            question.hits.update(await find_hits(connection, audience, topic.text, each, reach.hits))
    same_words = True
    if question.hits and not ids:
        question.hits, same_words = await keep_same_words(connection, question.hits, topic.text)
    if among is None:
        chosen = await _choose_documents(connection, question, topic, reach)
    else:
        chosen = await _choose_among(connection, question, topic, among, reach)
    if reach.spoken:
        spoken = await find_speeches(connection, audience, question.names, window, reach.spoken)
        chosen |= spoken if among is None else spoken & set(among)
    if reach.listing:
        listed = await load_documents(connection, chosen, analysis_version)
        return Findings(documents={document.id: document for document in listed.values()})
    found, stored = await load_documents_and_texts(connection, chosen, analysis_version)
    if not found:
        return Findings()
    texts = Texts(found, stored)
    rows = await _load_named(connection, found)
    meant = await _identify(connection, audience, rows)
    named = _group_named(rows, meant)
    _place_topic(question, named, found)
    question.said_by.update((document, actor) for (document, actor), id_ in meant.items() if id_ in question.actors)
    most = {"positions": reach.positions, "quotations": reach.quotations, "events": reach.events}
    keys = await question.share(found).choose_keys(connection, found, most)
    made = Findings(
        documents={document.id: document for document in found.values()},
        actors=await _load_actors(connection, named, question, texts, reach),
        sentences=await load_sentences(connection, _choose_sentences(question, found, reach), texts),
        positions=await load_positions(connection, keys["positions"], texts),
        quotations=await load_quotations(connection, keys["quotations"], texts),
        events=await load_events(connection, keys["events"], texts),
        texts=texts.by_id(),
        same_words=same_words,
    )
    others = {(found[document].id, actor): id_ for (document, actor), id_ in meant.items() if id_ != actor}
    names = await find_own_names(connection, await load_names(connection, set(others.values())), audience)
    return apply_identities(made, others, names)


def _list_names(known: Identities, actors: Iterable[str]) -> dict[str, frozenset[Year] | None]:
    """Return the actors whose names mean some of `actors`, each with the years in which it does; None: in all."""
    names: dict[str, frozenset[Year] | None] = {}
    for actor in actors:
        for id_, years in known.list_names(actor).items():
            before = names.get(id_, frozenset())
            names[id_] = None if years is None or before is None else years | before
    return names


async def _choose_documents(connection: Connection, question: _Question, topic: Topic, reach: Reach) -> set[int]:
    if not question.actors and not topic.text:
        return set(await find_newest(connection, question.audience, question.window, reach.documents))
    for actor in sorted(question.names):
        for document, mentions in await _find_naming(connection, question, actor, reach.newest):
            question.weights[document] += mentions
    # With actors, words add a little; without, their rank is all that there is.
    for key, rank in question.hits.items():
        question.weights[document_of(key)] += 1.0 if question.actors else rank
    newest = sorted(question.weights, reverse=True)[: reach.newest]
    if len(newest) <= reach.documents:
        return set(newest)
    first = newest[: reach.documents // 2]
    rest = sorted(newest[len(first) :], key=lambda key: (-question.weights[key], -key))
    return {*first, *rest[: reach.documents - len(first)]}


async def _find_naming(connection: Connection, question: _Question, actor: str, limit: int) -> list[tuple[int, int]]:
    """Return the newest documents of the window in which an actor's name means one of the topic, with its mentions."""
    years, claimants = question.names[actor], question.claimants.get(actor, frozenset())
    rows = await connection.execute_fetchall(
        f"""
        SELECT document, mentions FROM actor_documents AS at
        WHERE actor = :actor AND document >= :low AND document < :high
          {where_root(question.audience, "at.root")} {"" if years is None else _WHERE_MEANT}
        ORDER BY document DESC LIMIT :limit
        """,
        bind_audience(
            question.audience,
            actor=actor,
            low=question.window[0],
            high=question.window[1],
            limit=limit,
            spans=dump_json([] if years is None else list(map(span_of_year, years))),
            claimants=dump_json(sorted(claimants)),
        ),
    )
    return [(document, mentions) for document, mentions in rows]


async def _choose_among(
    connection: Connection, question: _Question, topic: Topic, among: Collection[int], reach: Reach
) -> set[int]:
    """Return those of some documents that name the topic or have its words; of too many the newest."""
    chosen = set(among)
    if question.actors or topic.text:
        rows = await connection.execute_fetchall(
            "SELECT DISTINCT document FROM actor_documents WHERE actor IN (SELECT value FROM json_each(?))"
            " AND document IN (SELECT value FROM json_each(?))",
            (dump_json(sorted(question.names)), dump_json(list(among))),
        )
        chosen = {document for (document,) in rows} | {document_of(key) for key in question.hits}
    return set(sorted(chosen, reverse=True)[: reach.documents])


async def _load_named(connection: Connection, keys: Iterable[int]) -> Mapping[str, list[_Named]]:
    """Return the rows of each actor, as its documents have it, the newest document first."""
    rows = await connection.execute_fetchall(
        """
        SELECT actor, document, mentions, roles, speaks FROM document_actors
        WHERE document IN (SELECT value FROM json_each(?)) ORDER BY document DESC, actor
        """,
        (dump_json(list(keys)),),
    )
    named: dict[str, list[_Named]] = defaultdict(list)
    for actor, document, mentions, roles, speaks in rows:
        named[actor].append(_Named(document, mentions, roles, speaks))
    return named


async def _identify(
    connection: Connection, audience: Audience, rows: Mapping[str, list[_Named]]
) -> dict[tuple[int, str], str]:
    """Return whom each actor's name means, by document and the actor as the document has it."""
    known = await find_identities(connection, audience, rows)
    named: dict[int, set[str]] = defaultdict(set)
    for actor, those in rows.items():
        for row in those:
            named[row.document].add(actor)
    return {
        (document, actor): known.identify(actor, year_of(document), actors)
        for document, actors in named.items()
        for actor in actors
    }


def _group_named(rows: Mapping[str, list[_Named]], meant: Mapping[tuple[int, str], str]) -> Mapping[str, list[_Named]]:
    """Return the rows of those whom the actors' names mean, the newest document first."""
    named: dict[str, list[_Named]] = defaultdict(list)
    for actor, those in rows.items():
        for row in those:
            named[meant[row.document, actor]].append(row)
    for those in named.values():
        those.sort(key=lambda row: -row.document)
    return named


def _place_topic(question: _Question, named: Mapping[str, list[_Named]], found: Collection[int]) -> None:
    """Note which sentences name the topic, and which have its words."""
    for actor in question.actors:
        for row in named.get(actor, ()):
            question.sentences[row.document].update(sentence for _, _, sentence in json.loads(row.mentions))
    for key in question.hits:
        if document_of(key) in found:
            question.sentences[document_of(key)].add(number_of(key))


def _choose_sentences(question: _Question, found: Collection[int], reach: Reach) -> dict[int, float]:
    """Return the sentences to read, with their ranks: the best ranked, then the first of each document.

    If the topic is everything, they are the first ones.
    """
    share = -(-reach.sentences // len(found))
    ranks: dict[int, float] = {}
    for document in found:
        numbers = range(share) if question.everything else question.sentences.get(document, ())
        rows = [(-question.hits.get(key, 0.0), key) for key in (row_key(document, number) for number in numbers)]
        ranks.update((key, -rank) for rank, key in sorted(rows)[:share])
    return ranks


async def _load_actors(
    connection: Connection,
    named: Mapping[str, list[_Named]],
    question: _Question,
    texts: Texts,
    reach: Reach,
) -> tuple[FoundActor, ...]:
    """Return the topic's actors and those named most beside it."""
    topic = question.actors
    # Each mention is '[start,end,sentence]' within one list.
    mentions = {actor: sum(row.mentions.count("[") - 1 for row in rows) for actor, rows in named.items()}
    ranked = sorted(mentions, key=lambda actor: (actor not in topic, -len(named[actor]), -mentions[actor], actor))
    shown = ranked[: len(topic) + reach.others]
    rows = list(
        await connection.execute_fetchall(
            "SELECT id, name, kind FROM actors WHERE id IN (SELECT value FROM json_each(?))", (dump_json(shown),)
        )
    )
    names = await find_own_names(connection, {id_: name for id_, name, _ in rows}, question.audience)
    return tuple(
        _make_actor((id_, names[id_], ActorKind(kind)), mentions[id_], named[id_], texts) for id_, _, kind in rows
    )


def _make_actor(actor: tuple[str, str, ActorKind], mentions: int, rows: list[_Named], texts: Texts) -> FoundActor:
    id_, name, kind = actor
    roles = ((row.document, span) for row in rows if row.roles != "[]" for span in json.loads(row.roles))
    newest = rows[0].document
    mentioned = [(start, end) for start, end, _ in json.loads(rows[0].mentions)[:_LOOKED_AT]]
    # Its own name proves it best: rather 'South Korea' than 'South Korean'.
    own = next((span for span in mentioned if texts.cut(newest, span) == name), mentioned[0])
    return FoundActor(
        id=id_,
        name=name,
        kind=kind,
        mentions=mentions,
        documents=len({row.document for row in rows}),
        speaks=sum(row.speaks for row in rows),
        roles=tuple(texts.words(document, span) for document, span in islice(roles, _ROLES)),
        mention=texts.words(newest, own),
    )
