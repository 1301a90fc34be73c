"""What the library knows of a topic: the documents in question first, then what stands in them."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from briefings.library.attributions import find_speeches, load_positions, load_quotations
from briefings.library.audiences import bind_audience, where_root
from briefings.library.columns import dump_json
from briefings.library.documents import find_newest, load_documents, load_documents_and_texts
from briefings.library.events import load_events
from briefings.library.keys import document_of, number_of, row_key
from briefings.library.names import find_own_names
from briefings.library.passages import Texts
from briefings.library.reach import Reach
from briefings.library.sentences import load_sentences
from briefings.library.share import Share
from briefings.library.words import find_hits
from briefings.model.analysis import ActorKind
from briefings.model.audience import Audience
from briefings.model.findings import Findings, FoundActor, Topic
from briefings.model.nearness import measure_nearness
from briefings.stores import Connection

#: Roles shown of one actor.
_ROLES = 3
#: Mentions of the newest document among which one by the actor's own name is looked for.
_LOOKED_AT = 12


class _Named(NamedTuple):
    """An actor in one document."""

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
    window: tuple[int, int]
    #: Sentences by full text, with their ranks.
    hits: dict[int, float] = field(default_factory=dict)
    #: By document.
    weights: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    #: By document: sentences that name the topic or have its words.
    sentences: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    @property
    def everything(self) -> bool:
        """Whether the topic is everything."""
        return not (self.actors or self.hits)

    def share(self, documents: Iterable[int]) -> Share:
        """Return how rows of the documents are chosen, once it is known which sentences name the topic."""
        near = {document: measure_nearness(self.sentences.get(document, ())) for document in documents}
        return Share(self.actors, None if self.everything else near)


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
    question = _Question(audience, frozenset(ids), window)
    if topic.text:
        windows = [window] if among is None else [(key, key + 1) for key in among]
        for each in windows:
            question.hits.update(await find_hits(connection, audience, topic.text, each, reach.hits))
    if among is None:
        chosen = await _choose_documents(connection, question, topic, reach)
    else:
        chosen = await _choose_among(connection, question, topic, among, reach)
    if reach.spoken:
        spoken = await find_speeches(connection, audience, ids, window, reach.spoken)
        chosen |= spoken if among is None else spoken & set(among)
    if reach.listing:
        listed = await load_documents(connection, chosen, analysis_version)
        return Findings(documents={document.id: document for document in listed.values()})
    found, stored = await load_documents_and_texts(connection, chosen, analysis_version)
    if not found:
        return Findings()
    texts = Texts(found, stored)
    named = await _load_named(connection, found)
    _place_topic(question, named, found)
    most = {"positions": reach.positions, "quotations": reach.quotations, "events": reach.events}
    keys = await question.share(found).choose_keys(connection, found, most)
    return Findings(
        documents={document.id: document for document in found.values()},
        actors=await _load_actors(connection, named, question, texts, reach),
        sentences=await load_sentences(connection, _choose_sentences(question, found, reach), texts),
        positions=await load_positions(connection, keys["positions"], texts),
        quotations=await load_quotations(connection, keys["quotations"], texts),
        events=await load_events(connection, keys["events"], texts),
        texts=texts.by_id(),
    )


async def _choose_documents(connection: Connection, question: _Question, topic: Topic, reach: Reach) -> set[int]:
    if not question.actors and not topic.text:
        return set(await find_newest(connection, question.audience, question.window, reach.documents))
    for actor in sorted(question.actors):
        rows = await connection.execute_fetchall(
            "SELECT document, mentions FROM actor_documents"
            f" WHERE actor = :actor AND document >= :low AND document < :high{where_root(question.audience, 'root')}"
            " ORDER BY document DESC LIMIT :limit",
            bind_audience(
                question.audience, actor=actor, low=question.window[0], high=question.window[1], limit=reach.newest
            ),
        )
        for document, mentions in rows:
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


async def _choose_among(
    connection: Connection, question: _Question, topic: Topic, among: Collection[int], reach: Reach
) -> set[int]:
    """Return those of some documents that name the topic or have its words; of too many the newest."""
    chosen = set(among)
    if question.actors or topic.text:
        rows = await connection.execute_fetchall(
            "SELECT DISTINCT document FROM actor_documents WHERE actor IN (SELECT value FROM json_each(?))"
            " AND document IN (SELECT value FROM json_each(?))",
            (dump_json(sorted(question.actors)), dump_json(list(among))),
        )
        chosen = {document for (document,) in rows} | {document_of(key) for key in question.hits}
    return set(sorted(chosen, reverse=True)[: reach.documents])


async def _load_named(connection: Connection, keys: Iterable[int]) -> Mapping[str, list[_Named]]:
    """Return each actor's rows in the documents, the newest document first."""
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
        documents=len(rows),
        speaks=sum(row.speaks for row in rows),
        roles=tuple(texts.words(document, span) for document, span in islice(roles, _ROLES)),
        mention=texts.words(newest, own),
    )
