"""What the library knows of a topic: the documents in question first, then what stands in them."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

import aiosqlite

from briefings.library import attributions, documents, events, sentences, words
from briefings.library.keys import document_of, number_of, row_key
from briefings.library.passages import Texts
from briefings.library.reach import Reach
from briefings.library.rows import dumped
from briefings.library.share import Near, Share
from briefings.model.analysis import ActorKind
from briefings.model.findings import Findings, FoundActor, Topic

#: Sentences from one that names the topic within which an attribution or event may still belong to it.
BESIDE = 3
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
        near: dict[int, dict[int, Near]] = {}
        for document in documents:
            numbers = self.sentences.get(document, ())
            beside = {at for number in numbers for at in range(number - BESIDE, number + BESIDE + 1)}
            near[document] = dict.fromkeys(beside, Near.BESIDE) | dict.fromkeys(numbers, Near.NAMED)
        return Share(self.actors, None if self.everything else near)


async def findings(
    connection: aiosqlite.Connection,
    topic: Topic,
    window: tuple[int, int],
    reach: Reach,
    *,
    among: Collection[int] | None = None,
) -> Findings:
    """Return what documents of the window hold on a topic; with neither actors nor words, the topic is everything.

    With `among`, it is these documents that are asked, whatever their dates.
    """
    ids = [actor.id for actor in topic.actors[: reach.actors]]
    question = _Question(frozenset(ids), window)
    if topic.text:
        windows = [window] if among is None else [(key, key + 1) for key in among]
        for each in windows:
            question.hits.update(await words.hits(connection, topic.text, each, reach.hits))
    if among is None:
        chosen = await _documents_in_question(connection, question, topic, reach)
    else:
        chosen = await _documents_among(connection, question, topic, among, reach)
    if reach.spoken:
        spoken = await attributions.spoken_in(connection, ids, window, reach.spoken)
        chosen |= spoken if among is None else spoken & set(among)
    if reach.listing:
        listed = await documents.documents(connection, chosen)
        return Findings(documents={document.id: document for document in listed.values()})
    found, stored = await documents.with_texts(connection, chosen)
    if not found:
        return Findings()
    texts = Texts(found, stored)
    named = await _named_in(connection, found)
    _place_topic(question, named, found)
    most = {"positions": reach.positions, "quotations": reach.quotations, "events": reach.events}
    keys = await question.share(found).keys(connection, found, most)
    return Findings(
        documents={document.id: document for document in found.values()},
        actors=await _actors(connection, named, question.actors, texts, reach),
        sentences=await sentences.found(connection, _ranks(question, found, reach), texts),
        positions=await attributions.positions(connection, keys["positions"], texts),
        quotations=await attributions.quotations(connection, keys["quotations"], texts),
        events=await events.events(connection, keys["events"], texts),
        texts=texts.by_id(),
    )


async def _documents_in_question(
    connection: aiosqlite.Connection, question: _Question, topic: Topic, reach: Reach
) -> set[int]:
    if not question.actors and not topic.text:
        return set(await documents.newest(connection, question.window, reach.documents))
    for actor in sorted(question.actors):
        rows = await connection.execute_fetchall(
            "SELECT document, mentions FROM actor_documents WHERE actor = ? AND document >= ? AND document < ?"
            " ORDER BY document DESC LIMIT ?",
            (actor, *question.window, reach.newest),
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


async def _documents_among(
    connection: aiosqlite.Connection, question: _Question, topic: Topic, among: Collection[int], reach: Reach
) -> set[int]:
    """Return those of some documents that name the topic or have its words; of too many the newest."""
    chosen = set(among)
    if question.actors or topic.text:
        rows = await connection.execute_fetchall(
            "SELECT DISTINCT document FROM actor_documents WHERE actor IN (SELECT value FROM json_each(?))"
            " AND document IN (SELECT value FROM json_each(?))",
            (dumped(sorted(question.actors)), dumped(list(among))),
        )
        chosen = {document for (document,) in rows} | {document_of(key) for key in question.hits}
    return set(sorted(chosen, reverse=True)[: reach.documents])


async def _named_in(connection: aiosqlite.Connection, keys: Iterable[int]) -> Mapping[str, list[_Named]]:
    """Return each actor's rows in the documents, the newest document first."""
    rows = await connection.execute_fetchall(
        """
        SELECT actor, document, mentions, roles, speaks FROM document_actors
        WHERE document IN (SELECT value FROM json_each(?)) ORDER BY document DESC, actor
        """,
        (dumped(list(keys)),),
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


def _ranks(question: _Question, found: Collection[int], reach: Reach) -> dict[int, float]:
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


async def _actors(
    connection: aiosqlite.Connection,
    named: Mapping[str, list[_Named]],
    topic: Collection[str],
    texts: Texts,
    reach: Reach,
) -> tuple[FoundActor, ...]:
    """Return the topic's actors and those named most beside it."""
    # Each mention is '[start,end,sentence]' within one list.
    mentions = {actor: sum(row.mentions.count("[") - 1 for row in rows) for actor, rows in named.items()}
    ranked = sorted(mentions, key=lambda actor: (actor not in topic, -len(named[actor]), -mentions[actor], actor))
    shown = ranked[: len(topic) + reach.others]
    names = await connection.execute_fetchall(
        "SELECT id, name, kind FROM actors WHERE id IN (SELECT value FROM json_each(?))", (dumped(shown),)
    )
    return tuple(_actor((id_, name, ActorKind(kind)), mentions[id_], named[id_], texts) for id_, name, kind in names)


def _actor(actor: tuple[str, str, ActorKind], mentions: int, rows: list[_Named], texts: Texts) -> FoundActor:
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
