"""What the library knows of a topic: the documents in question first, then what stands in them."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from briefings.library.attributions import count_quotations, find_speeches, load_positions, load_quotations
from briefings.library.columns import dump_json, load_json
from briefings.library.documents import load_documents, load_documents_and_texts
from briefings.library.events import load_events
from briefings.library.identities import Identities, apply_identities, find_identities, name_speaker
from briefings.library.inquiry import Inquiry, LookUps, choose_among, choose_documents, count_naming, make_inquiry
from briefings.library.keys import document_of, number_of, row_key, year_of
from briefings.library.lone_surnames import dump_mentions
from briefings.library.own_names import find_own_names, load_names
from briefings.library.passages import Texts
from briefings.library.past_roles import PAST, drop_past_roles, role_words
from briefings.library.reach import Reach
from briefings.library.sentences import load_sentences
from briefings.model.analysis import ActorKind
from briefings.model.audience import Audience
from briefings.model.findings import Findings, FoundActor, Passage, Topic
from briefings.model.spans import Span
from briefings.stores import Connection
from briefings.text.folding import fold

#: Makes a named tuple of its fields at half the price of calling it; an answer makes hundreds.
_made = tuple.__new__
#: Roles shown of one actor.
_ROLES = 3
#: Mentions of the newest document among which one by the actor's own name is looked for.
_LOOKED_AT = 12


class _Named(NamedTuple):
    """An actor in one document, under one of its names."""

    document: int
    mentions: str
    roles: str
    speaks: int


async def find_all(
    connection: Connection,
    audience: Audience,
    topic: Topic,
    window: tuple[int, int],
    reach: Reach,
    *,
    analysis_version: int | None = None,
    among: Collection[int] | None = None,
    identities: Identities | None = None,
    looked_up: LookUps | None = None,
) -> Findings:
    """Return what documents of the window hold on a topic; with neither actors nor words, the topic is everything.

    With `among`, it is these documents that are asked, whatever their dates; they must be the audience's.
    `identities` is whom the names of the topic's actors mean, where that was found already; what was `looked_up`
    isn't looked up again.
    """
    looked_up = looked_up or LookUps()
    inquiry = await make_inquiry(
        connection, audience, topic, window, reach=reach, among=among, known=identities, looked_up=looked_up
    )
    if among is None:
        chosen = await choose_documents(connection, inquiry, reach)
        count = await count_naming(connection, inquiry, reach)
    else:
        chosen = await choose_among(connection, inquiry, among, reach)
        count = None
    if reach.spoken:
        spoken = await find_speeches(connection, audience, inquiry.names, window, reach.spoken)
        spoken |= set(sorted(inquiry.lone, reverse=True)[: reach.spoken])
        chosen |= spoken if among is None else spoken & set(among)
    if reach.listing:
        listed = await load_documents(connection, chosen, analysis_version)
        return Findings(documents={document.id: document for document in listed.values()}, named=count)
    found, stored = await load_documents_and_texts(connection, chosen, analysis_version)
    if not found:
        return Findings()
    texts = Texts(found, stored)
    if reach.beside or not inquiry.actors:
        rows = await _load_named(connection, found)
        known = await find_identities(connection, audience, rows, known=looked_up.groups)
    else:
        # Nobody else has a part in what the topic's names mean.
        rows = await _load_named(connection, found, among=inquiry.actors | inquiry.known.candidates.keys())
        known = inquiry.known
    meant = _identify(known, rows)
    named = _group_named(rows, meant)
    for document in found.keys() & inquiry.lone.keys():
        place = inquiry.lone[document]
        named[place.actor].append(_Named(document, dump_mentions(place), "[]", 0))
        meant.update({(document, name_speaker(None, spelling)): place.actor for spelling in place.spellings})
    for those in named.values():
        those.sort(key=lambda row: -row.document)
    named_at = _place_topic(inquiry, named, found)
    if inquiry.actors:
        # Whom a name means is known for certain only beside the other names of its document.
        found = {key: document for key, document in found.items() if key in inquiry.sentences}
        if not found:
            return Findings()
    inquiry.said_by.update((document, actor) for (document, actor), id_ in meant.items() if id_ in inquiry.actors)
    most = {"positions": reach.positions, "quotations": reach.quotations, "events": reach.events}
    keys, unread = await inquiry.share(found, reach).choose_keys(connection, found, most)
    if keys["quotations"] and inquiry.actors and not reach.beside:
        keys["positions"] = []  # who is quoted needs no reports; what words find may be another's quotation
    actors = await _load_actors(connection, named, inquiry, texts, reach) if reach.naming else ()
    ids = {document.id: key for key, document in found.items()}
    made = Findings(
        documents={document.id: document for document in found.values()},
        actors=await drop_past_roles(connection, audience, actors, ids),
        sentences=await load_sentences(connection, _choose_sentences(inquiry, found, reach), texts),
        positions=await load_positions(connection, keys["positions"], texts),
        quotations=await load_quotations(connection, keys["quotations"], texts),
        events=await load_events(connection, keys["events"], texts),
        texts=texts.by_id(),
        named_at={found[key].id: spans for key, spans in named_at.items() if key in found},
        same_words=inquiry.same_words,
        named=count,
        events_unread=unread["events"],
        quotations_unread=await _count_unread(connection, inquiry, found, reach),
    )
    others = {
        (found[document].id, actor): id_
        for (document, actor), id_ in meant.items()
        if id_ != actor and document in found
    }
    names = await find_own_names(connection, await load_names(connection, set(others.values())), audience)
    return apply_identities(made, others, names)


async def _count_unread(connection: Connection, inquiry: Inquiry, found: Collection[int], reach: Reach) -> int:
    """Return how many quotations of the topic's actors stand in documents that weren't read."""
    if not (reach.spoken and reach.quotations):
        return 0
    return await count_quotations(connection, inquiry.audience, inquiry.names, inquiry.window, without=found)


async def _load_named(
    connection: Connection, keys: Iterable[int], *, among: Iterable[str] | None = None
) -> Mapping[str, list[_Named]]:
    """Return the rows of each actor, or of each `among` some, as its documents have it, the newest document first."""
    rows = await connection.execute_fetchall(
        f"""
        SELECT document, mentions, roles, speaks, actor FROM document_actors
        WHERE document IN (SELECT value FROM json_each(:keys))
          {"" if among is None else "AND +actor IN (SELECT value FROM json_each(:actors))"}
        """,
        {"keys": dump_json(list(keys)), "actors": None if among is None else dump_json(sorted(among))},
    )
    named: dict[str, list[_Named]] = defaultdict(list)
    # Sorted here: SQLite would carry the whole rows along.
    for row in sorted(rows, key=lambda row: (-row[0], row[4])):
        named[row[4]].append(_made(_Named, row[:4]))
    return named


def _identify(known: Identities, rows: Mapping[str, list[_Named]]) -> dict[tuple[int, str], str]:
    """Return whom each actor's name means, by document and the actor as the document has it."""
    named: dict[int, set[str]] = defaultdict(set)
    for actor, those in rows.items():
        for row in those:
            named[row.document].add(actor)
    meant: dict[tuple[int, str], str] = {}
    for document, actors in named.items():
        year = year_of(document)
        for actor in actors:
            meant[document, actor] = known.identify(actor, year, actors) if actor in known.decisions else actor
    return meant


def _group_named(rows: Mapping[str, list[_Named]], meant: Mapping[tuple[int, str], str]) -> dict[str, list[_Named]]:
    """Return the rows of those whom the actors' names mean."""
    named: dict[str, list[_Named]] = defaultdict(list)
    for actor, those in rows.items():
        for row in those:
            named[meant[row.document, actor]].append(row)
    return named


def _place_topic(
    inquiry: Inquiry, named: Mapping[str, list[_Named]], found: Collection[int]
) -> dict[int, tuple[Span, ...]]:
    """Note which sentences name the topic, and which have its words; return where its actors are named, by document."""
    named_at: dict[int, tuple[Span, ...]] = {}
    for actor in inquiry.actors:
        for row in named.get(actor, ()):
            mentions = json.loads(row.mentions)
            # A title outside of the text stands above its first sentence.
            inquiry.sentences[row.document].update([sentence for _, _, sentence in mentions] or [0])
            spans = [_made(Span, mention[:2]) for mention in mentions]
            named_at[row.document] = (*named_at.get(row.document, ()), *spans)
    for key in inquiry.hits:
        if document_of(key) in found:
            inquiry.sentences[document_of(key)].add(number_of(key))
    return named_at


def _choose_sentences(inquiry: Inquiry, found: Collection[int], reach: Reach) -> dict[int, float]:
    """Return the sentences to read, with their ranks: the best ranked, then the first of each document.

    If the topic is everything, they are the first ones.
    """
    share = -(-reach.sentences // len(found))
    ranks: dict[int, float] = {}
    for document in found:
        numbers = range(share) if inquiry.everything else inquiry.sentences.get(document, ())
        rows = [(-inquiry.hits.get(key, 0.0), key) for key in (row_key(document, number) for number in numbers)]
        ranks.update((key, -rank) for rank, key in sorted(rows)[:share])
    return ranks


async def _load_actors(
    connection: Connection,
    named: Mapping[str, list[_Named]],
    inquiry: Inquiry,
    texts: Texts,
    reach: Reach,
) -> tuple[FoundActor, ...]:
    """Return the topic's actors and those named most beside it; a text names each of them."""
    topic = inquiry.actors
    in_texts = {actor: [row for row in rows if row.mentions != "[]"] for actor, rows in named.items()}
    named = {actor: rows for actor, rows in in_texts.items() if rows}
    # Each mention is '[start,end,sentence]' within one list.
    mentions = {actor: sum(row.mentions.count("[") - 1 for row in rows) for actor, rows in named.items()}
    ranked = sorted(mentions, key=lambda actor: (actor not in topic, -len(named[actor]), -mentions[actor], actor))
    shown = ranked[: len(topic) + reach.others]
    rows = list(
        await connection.execute_fetchall(
            "SELECT id, name, kind FROM actors WHERE id IN (SELECT value FROM json_each(?))", (dump_json(shown),)
        )
    )
    names = await find_own_names(connection, {id_: name for id_, name, _ in rows}, inquiry.audience)
    return tuple(
        _make_actor((id_, names[id_], ActorKind(kind)), mentions[id_], named[id_], inquiry, texts)
        for id_, _, kind in rows
    )


def _make_actor(
    actor: tuple[str, str, ActorKind], mentions: int, rows: list[_Named], inquiry: Inquiry, texts: Texts
) -> FoundActor:
    id_, name, kind = actor
    newest = rows[0].document
    places = load_json(row.mentions for row in rows)
    mentioned = [(start, end) for start, end, _ in places[0][:_LOOKED_AT]]
    # Its own name proves it best: rather 'South Korea' than 'South Korean'.
    own = next((span for span in mentioned if texts.cut(newest, span) == name), mentioned[0])
    return FoundActor(
        id=id_,
        name=name,
        kind=kind,
        mentions=mentions,
        documents=len({row.document for row in rows}),
        speaks=sum(row.speaks for row in rows),
        near=None if inquiry.everything else _count_near(rows, places, inquiry),
        roles=_choose_roles(rows, texts),
        mention=texts.words(newest, own),
    )


def _count_near(rows: list[_Named], places: Sequence[Sequence[Sequence[int]]], inquiry: Inquiry) -> int:
    """Return how many mentions of an actor stand within three sentences of one that names the topic."""
    count = 0
    for row, mentions in zip(rows, places, strict=True):
        near = inquiry.near(row.document)
        count += sum(sentence in near for _, _, sentence in mentions)
    return count


def _choose_roles(rows: list[_Named], texts: Texts) -> tuple[Passage, ...]:
    found = [texts.words(row.document, span) for row in rows if row.roles != "[]" for span in json.loads(row.roles)]
    if len(found) < _ROLES:
        return tuple(found)
    words = [fold(role_words(role)) for role in found]
    usual = Counter(words).most_common(1)[0][0]
    once = next(
        (at for at, role in enumerate(words) if role in [f"{past}{usual}" for past in PAST]), words.index(usual)
    )
    return (found[once], *found[:once], *found[once + 1 :])[:_ROLES]
