"""What is asked of the library, and which documents answer it: those about the topic first, else those that name it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from briefings.library.audiences import bind_audience, where_root
from briefings.library.bearers import Year
from briefings.library.columns import dump_json
from briefings.library.documents import find_newest, load_places, order_newest
from briefings.library.full_text import KnownHits, count_documents_with, find_hits, find_hits_among, keep_same_words
from briefings.library.identities import Identities, KnownGroups, find_identities
from briefings.library.keys import document_of, number_of, row_key, span_of_year
from briefings.library.lone_surnames import LoneSurname, find_lone_surnames
from briefings.library.ordinary import drop_names
from briefings.library.reach import Reach
from briefings.library.share import Share
from briefings.model.aboutness import is_about
from briefings.model.analysis import ActorKind
from briefings.model.audience import Audience
from briefings.model.findings import Named, NamedActor, Topic
from briefings.model.nearness import Nearness, measure_nearness
from briefings.stores import Connection
from briefings.text.word_forms import may_share_stem

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

#: Documents that are few.
_FEW = 16


@dataclass(slots=True, kw_only=True)
class Inquiry:
    """A topic as it is looked up, and where in the documents in question it stands."""

    audience: Audience
    #: The words for the full-text index; empty: it isn't asked.
    text: str
    #: Whether a document may be about the topic by its words alone: it has no actors, or people of one surname.
    by_words: bool
    #: The topic's actors.
    actors: frozenset[str]
    #: The actors whose names mean them, each with the years of documents in which it does; None: in all.
    names: Mapping[str, frozenset[Year] | None]
    #: Who else these names may mean: a document that has one of them keeps the two apart.
    claimants: Mapping[str, frozenset[str]]
    #: Whom these names mean.
    known: Identities
    window: tuple[int, int]
    #: Sentences by full text, with their ranks.
    hits: Mapping[int, float] = field(default_factory=dict)
    #: Whether these have the very words.
    same_words: bool = True
    #: By document: where the surname of an actor stands that the document itself shows to be nobody's.
    lone: Mapping[int, LoneSurname] = field(default_factory=dict)
    #: What was found by full text so far.
    known_hits: KnownHits = field(default_factory=KnownHits)
    #: By document: how many words it has, and how many of its first sentences are its title, as far as it was asked.
    places: dict[int, tuple[int, int]] = field(default_factory=dict)
    #: By document: sentences that name the topic or have its words.
    sentences: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    #: Documents with the actors in them, as their own rows have them, that are the topic's.
    said_by: set[tuple[int, str]] = field(default_factory=set)
    _near: dict[int, Mapping[int, Nearness]] = field(default_factory=dict, init=False)

    @property
    def lone_sentences(self) -> list[int]:
        """The keys of the sentences with lone surnames."""
        return [row_key(document, at) for document, place in self.lone.items() for at in place.sentences]

    @property
    def everything(self) -> bool:
        """Whether the topic is everything."""
        return not (self.actors or self.hits)

    def near(self, document: int) -> Mapping[int, Nearness]:
        """Return the sentences near the topic in one of the documents, once it is known which name it."""
        found = self._near.get(document)
        if found is None:
            found = self._near[document] = measure_nearness(self.sentences.get(document, ()))
        return found

    def share(self, documents: Iterable[int], reach: Reach) -> Share:
        """Return how rows of the documents are chosen, once it is known which sentences name the topic."""
        near = {document: self.near(document) for document in documents}
        return Share(self.said_by, None if self.everything else near, reach.said and bool(self.actors))


@dataclass(slots=True)
class LookUps:
    """What was looked up for one audience in one state of the library: an answer asks for some of it several times."""

    #: These outlive the answer.
    groups: KnownGroups = field(default_factory=KnownGroups)
    hits: KnownHits = field(default_factory=KnownHits)
    #: By document: how many words it has, and how many of its first sentences are its title.
    places: dict[int, tuple[int, int]] = field(default_factory=dict)
    #: By the topic's actors and the documents' window; True: all sentences of the window were looked at.
    _lone: dict[tuple[tuple[NamedActor, ...], tuple[int, int]], tuple[dict[int, LoneSurname], bool]] = field(
        default_factory=dict, init=False
    )

    async def find_lone(
        self,
        connection: Connection,
        audience: Audience,
        known: Identities,
        actors: tuple[NamedActor, ...],
        window: tuple[int, int],
    ) -> Mapping[int, LoneSurname]:
        """Return what `find_lone_surnames` does; of a part of a window that was looked at before, what was found."""
        for (asked, (low, after)), (found, whole) in self._lone.items():
            if asked == actors and ((low, after) == window or (whole and low <= window[0] and window[1] <= after)):
                return {document: place for document, place in found.items() if window[0] <= document < window[1]}
        made = self._lone[actors, window] = await find_lone_surnames(connection, audience, known, actors, window)
        return made[0]


async def make_inquiry(
    connection: Connection,
    audience: Audience,
    topic: Topic,
    window: tuple[int, int],
    *,
    reach: Reach,
    among: Collection[int] | None,
    known: Identities | None = None,
    looked_up: LookUps | None = None,
) -> Inquiry:
    """Return a topic with the sentences that have its words, and with whom its actors' names mean.

    `known` is whom they mean, where that was found already.
    """
    looked_up = looked_up or LookUps()
    ids = [actor.id for actor in topic.actors[: reach.actors]]
    if known is None:
        known = await find_identities(connection, audience, ids, with_names=True)
    hits: dict[int, float] = {}
    if topic.text:
        if among is None:
            hits.update(await find_hits(connection, audience, topic.text, window, reach.hits, known=looked_up.hits))
        else:
            hits.update(
                await find_hits_among(connection, audience, topic.text, among, reach.hits, known=looked_up.hits)
            )
    same_words = True
    if hits and not ids:
        hits, same_words = await keep_same_words(connection, hits, topic.text, looked_up.hits)
        if topic.namesakes:
            others = [one.id for one in topic.namesakes]
            called = await find_identities(connection, audience, others, with_names=True, known=looked_up.groups)
            naming = await _list_naming_among(connection, called, others, hits)
            hits = await drop_names(connection, hits, topic.text, naming)
    elif hits:
        # Besides a name other words of its stem say nothing: 'main' is not Maine. Where the name stands, its word does.
        naming = set() if may_share_stem(topic.text) else await _list_naming_among(connection, known, ids, hits)
        beside = {key: rank for key, rank in hits.items() if document_of(key) not in naming}
        kept, same = await keep_same_words(connection, beside, topic.text, looked_up.hits)
        hits = {key: rank for key, rank in hits.items() if key not in beside or (same and key in kept)}
    around = window if among is None else (min(among, default=0), max(among, default=0) + 1)
    lone = await looked_up.find_lone(connection, audience, known, topic.actors[: reach.actors], around)
    if among is not None:
        lone = {document: place for document, place in lone.items() if document in among}
    return Inquiry(
        audience=audience,
        lone=lone,
        known_hits=looked_up.hits,
        places=looked_up.places,
        text=topic.text,
        by_words=not ids or topic.actors[0].kind is ActorKind.PERSON,
        actors=frozenset(ids),
        names=_list_names(known, ids),
        known=known,
        claimants={id_: decision.claimants for id_, decision in known.decisions.items()},
        window=window,
        hits=hits,
        same_words=same_words,
    )


async def _list_naming_among(
    connection: Connection, known: Identities, ids: Collection[str], hits: Iterable[int]
) -> set[int]:
    """Return the documents of these hits that name one of the actors."""
    rows = await connection.execute_fetchall(
        "SELECT DISTINCT document FROM actor_documents WHERE actor IN (SELECT value FROM json_each(?))"
        " AND document IN (SELECT value FROM json_each(?))",
        (dump_json(sorted(_list_names(known, ids))), dump_json(sorted(set(map(document_of, hits))))),
    )
    return {document for (document,) in rows}


def _list_names(known: Identities, actors: Iterable[str]) -> dict[str, frozenset[Year] | None]:
    """Return the actors whose names mean some of `actors`, each with the years in which it does; None: in all."""
    names: dict[str, frozenset[Year] | None] = {}
    for actor in actors:
        for id_, years in known.list_names(actor).items():
            before = names.get(id_, frozenset())
            names[id_] = None if years is None or before is None else years | before
    return names


async def choose_documents(connection: Connection, inquiry: Inquiry, reach: Reach) -> set[int]:
    """Return the keys of the documents to read: half of them the newest, half those of the newest that name it most.

    Where the reach is for what documents are about, others are read only if there are none about the topic, or if all
    are few and most are about it: in a library of some dozen nobody wants half of what was said left out.
    """
    if not inquiry.actors and not inquiry.text:
        return set(await find_newest(connection, inquiry.audience, inquiry.window, reach.documents))
    weights = await _weigh(connection, inquiry, reach, about=True) if reach.about else {}
    if len(weights) <= _FEW:
        named = await _weigh(connection, inquiry, reach, about=False)
        if not weights or (len(named) < 2 * len(weights) and len(named) <= min(_FEW, reach.documents)):
            weights = named
    if len(weights) <= reach.documents:
        return set(weights)
    newest = (await order_newest(connection, weights))[: reach.newest]
    first = newest[: reach.documents // 2]
    rest = sorted(newest[len(first) :], key=lambda key: (-weights[key], -key))
    return {*first, *rest[: reach.documents - len(first)]}


async def _weigh(connection: Connection, inquiry: Inquiry, reach: Reach, *, about: bool) -> dict[int, float]:
    """Return the newest documents in question with how much they name the topic; with `about` those about it alone."""
    weights: dict[int, float] = defaultdict(float)
    for actor in sorted(inquiry.names):
        query, values = _select_naming(inquiry, actor, about=about)
        rows = await connection.execute_fetchall(
            f"SELECT document, mentions {query} ORDER BY document DESC LIMIT :limit", {**values, "limit": reach.newest}
        )
        for document, mentions in rows:
            weights[document] += mentions
    about_lone = await _find_about(connection, inquiry, inquiry.lone_sentences) if about else inquiry.lone
    for document in about_lone:
        weights[document] += len(inquiry.lone[document].mentions)
    hits = inquiry.hits
    if about:
        chosen = set(weights)
        if inquiry.by_words:
            chosen |= await _find_about(connection, inquiry, hits)
        hits = {key: rank for key, rank in hits.items() if document_of(key) in chosen}
    # With actors, words add a little; without, their rank is all that there is.
    for key, rank in hits.items():
        weights[document_of(key)] += 1.0 if inquiry.actors else rank
    return weights


def _select_naming(inquiry: Inquiry, actor: str, *, about: bool = False) -> tuple[str, dict[str, object]]:
    """Return the FROM and WHERE of the documents of the window in which an actor's name means one of the topic."""
    years, claimants = inquiry.names[actor], inquiry.claimants.get(actor, frozenset())
    query = f"""
        FROM actor_documents AS at WHERE actor = :actor AND document >= :low AND document < :high
          {where_root(inquiry.audience, "at.root")} {"AND about" if about else ""}
          {"" if years is None else _WHERE_MEANT}
        """
    values = bind_audience(inquiry.audience, actor=actor, low=inquiry.window[0], high=inquiry.window[1])
    if years is not None:
        values["spans"] = dump_json(list(map(span_of_year, years)))
        values["claimants"] = dump_json(sorted(claimants))
    return query, values


async def _find_about(connection: Connection, inquiry: Inquiry, hits: Iterable[int]) -> set[int]:
    """Return the documents that are about the words of these sentences."""
    numbers: dict[int, set[int]] = defaultdict(set)
    for key in hits:
        numbers[document_of(key)].add(number_of(key))
    if unknown := numbers.keys() - inquiry.places.keys():
        inquiry.places.update(await load_places(connection, unknown))
    return {
        document
        for document, those in numbers.items()
        if (place := inquiry.places.get(document)) is not None
        and is_about(len(those), place[0], leads=min(those) < place[1] + 2)
    }


async def count_naming(connection: Connection, inquiry: Inquiry, reach: Reach) -> Named | None:
    """Return how many documents of the window name the topic, and how many are about it; None: it is everything."""
    if not inquiry.actors:
        if not inquiry.hits:
            return None
        documents = {document_of(key) for key in inquiry.hits}
        about = len(await _find_about(connection, inquiry, inquiry.hits)) if reach.about else None
        if len(inquiry.hits) < reach.hits:
            return Named(documents=len(documents), about=about)
        # There are more than were looked at, and so it isn't known how many of them are about it.
        count = await count_documents_with(
            connection, inquiry.audience, inquiry.text, inquiry.window, known=inquiry.known_hits
        )
        return Named(documents=max(count, len(documents)), about=None)
    named, (others, others_about) = await _list_naming(connection, inquiry)
    about_lone = await _find_about(connection, inquiry, inquiry.lone_sentences) if inquiry.lone else ()
    named.update((document, document in about_lone) for document in inquiry.lone)
    about_words = await _find_about(connection, inquiry, inquiry.hits) if inquiry.by_words and inquiry.hits else ()
    for key in inquiry.hits:
        named.setdefault(document_of(key), document_of(key) in about_words)
    about_all = others_about + sum(named.values())
    return Named(documents=others + len(named), about=about_all if reach.about else None)


async def _list_naming(connection: Connection, inquiry: Inquiry) -> tuple[dict[int, int], tuple[int, int]]:
    """Return whether the documents that name the topic are about it, and how many others name it and are about it.

    Where the topic has one name alone, those are listed that have its words or a lone surname besides, and the others
    counted: that takes a tenth of the time.
    """
    named: dict[int, int] = {}
    if len(inquiry.names) != 1:
        for actor in inquiry.names:
            query, values = _select_naming(inquiry, actor)
            for document, about in await connection.execute_fetchall(f"SELECT document, about {query}", values):
                named[document] = named.get(document, 0) or about
        return named, (0, 0)
    query, values = _select_naming(inquiry, *inquiry.names)
    ((count, about),) = await connection.execute_fetchall(f"SELECT count(*), total(about) {query}", values)
    values["besides"] = dump_json(list({*inquiry.lone, *map(document_of, inquiry.hits)}))
    listed = f"SELECT document, about {query} AND document IN (SELECT value FROM json_each(:besides))"
    named.update(map(tuple, await connection.execute_fetchall(listed, values)))
    return named, (count - len(named), int(about) - sum(named.values()))


async def choose_among(connection: Connection, inquiry: Inquiry, among: Collection[int], reach: Reach) -> set[int]:
    """Return those of some documents that name the topic or have its words; of too many the newest."""
    chosen = set(among)
    if inquiry.actors or inquiry.text:
        rows = await connection.execute_fetchall(
            "SELECT DISTINCT document FROM actor_documents WHERE actor IN (SELECT value FROM json_each(?))"
            " AND document IN (SELECT value FROM json_each(?))",
            (dump_json(sorted(inquiry.names)), dump_json(list(among))),
        )
        chosen = {document for (document,) in rows} | {document_of(key) for key in inquiry.hits} | set(inquiry.lone)
    return set(sorted(chosen, reverse=True)[: reach.documents])
