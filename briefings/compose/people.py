"""Key actors: who matters in the documents in question."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from briefings.compose.citations import cite
from briefings.compose.papers import list_papers
from briefings.compose.relevance import Relevance
from briefings.compose.words import words_of
from briefings.compose.worth import FAIR, POOR, keep_worthy
from briefings.lexicon import words as listed
from briefings.model.analysis import ActorKind
from briefings.model.briefing import Claim, Heading, Label, Section, Tag
from briefings.model.findings import Findings, FoundActor, Passage
from briefings.model.nearness import Nearness
from briefings.text.folding import fold

#: Mentions near the topic of one who has a part in it.
_FEW = 2
#: Of whom or of what somebody is something: 'adviser to the mayor', "Orsk's manager".
_OF_WHOM = re.compile(r" (?:at|for|from|in|of|on|to|with) |\w[’']s |s[’'] ")

#: A sentence by its document and its place there.
_Place = tuple[str, int]


def make_actors_section(findings: Findings, relevance: Relevance, most: int, *, least: int = 0) -> Section:
    """Return the actors, those of the topic first, who is only named last, and by mentions near it; each with its role.

    Where there are more than `most`, those stay that do more than be mentioned, people before all others: who speaks,
    who has a role. Beyond `least` none is shown that something speaks against, as that no sentence with the topic names
    it.
    """
    ranked = sorted(findings.actors, key=lambda one: (*_importance(one, relevance), -_weight(one), one.name, one.id))
    kept = ranked
    if least:
        papers, shared = list_papers(findings), _count_shared(findings, relevance)
        kept = keep_worthy(ranked, lambda one: _measure_cost(one, relevance, papers, shared.get(one.id, 0)), least)
    shown = sorted(
        kept[:most],
        key=lambda one: (one.id not in relevance.actors, not _acts(one), -_count(one), -one.speaks, one.name, one.id),
    )
    claims = tuple(_claim(actor, findings) for actor in shown)
    return Section(heading=Heading.ACTORS, claims=claims, left_out=len(ranked) - len(claims))


def _importance(actor: FoundActor, relevance: Relevance) -> tuple[bool, bool]:
    """Return what puts an actor before others however often these are mentioned: to be the person asked for, to act."""
    person = actor.kind is ActorKind.PERSON
    return not (person and actor.id in relevance.actors), not (person and _acts(actor))


def _acts(actor: FoundActor) -> bool:
    """Tell whether an actor does more than be named: speaks, or has a role."""
    return bool(actor.speaks or actor.roles)


def _count(actor: FoundActor) -> int:
    """Return the mentions near the topic; of everything, all of them."""
    return actor.mentions if actor.near is None else actor.near


def _weight(actor: FoundActor) -> int:
    """Return how much an actor matters: an attribution or a written role counts as two mentions."""
    return _count(actor) + 2 * actor.speaks * bool(_count(actor)) + 2 * bool(actor.roles)


def _measure_cost(actor: FoundActor, relevance: Relevance, papers: frozenset[str], shared: int) -> int:
    """Return what speaks against showing an actor in a briefing.

    `shared` is in how many sentences it stands beside the topic, or speaks about it.
    """
    role = choose_role(actor)
    if actor.id in relevance.actors:
        # That Norway is in what is asked of Norway, nobody needs to be told.
        return POOR * (role is None and len(relevance.actors) == 1)
    person = actor.kind is ActorKind.PERSON
    # Without a role, nothing but a name would stand there: of a place that does nothing, least of all.
    cost = POOR * (role is None) + FAIR * (not person) + (FAIR if person else POOR) * (not _acts(actor))
    if fold(actor.name) in papers:
        cost += POOR
    if relevance.asked and not shared:
        cost += POOR + FAIR
    few = _count(actor) < _FEW
    return cost + (POOR if few and not actor.speaks else FAIR * few)


def _count_shared(findings: Findings, relevance: Relevance) -> Mapping[str, int]:
    """Return by actor how many sentences name it and the topic, or are its words about it."""
    places: dict[str, set[_Place]] = defaultdict(set)
    for passage, place, actors in _list_sentences(findings, relevance):
        if relevance.is_named_by(passage):
            for actor in actors:
                places[actor].add(place)
    return {actor: len(those) for actor, those in places.items()}


def _list_sentences(findings: Findings, relevance: Relevance) -> Iterator[tuple[Passage, _Place, frozenset[str]]]:
    """Yield the sentences near the topic with their place and who is named in them or says them."""
    for sentence in findings.sentences:
        yield sentence.passage, (sentence.passage.document, sentence.position), sentence.actors
    for position in findings.positions:
        if relevance.of_position(position) >= Nearness.NAMED:
            said_by = position.actors if position.actor is None else position.actors | {position.actor}
            yield position.sentence, (position.sentence.document, position.position), said_by
    for quotation in findings.quotations:
        if quotation.actor is not None:
            words = quotation.sentence or quotation.parts
            yield words, (words.document, quotation.position), frozenset({quotation.actor})
    for event in findings.events:
        yield event.sentence, (event.sentence.document, event.position), event.actors


def choose_role(actor: FoundActor) -> Passage | None:
    """Return the first of an actor's roles that says something without what it belongs to; None: there is none."""
    return next((role for role in actor.roles if says_what(words_of(role))), None)


def says_what(role: str) -> bool:
    """Tell whether a role says by itself what somebody is, or is of or to whom.

    >>> says_what("predecessor"), says_what("predecessor of the mayor"), says_what("fisherman"), says_what("Mayor")
    (False, True, True, True)
    """
    found = role.casefold().split()
    if not found or found[-1].rstrip(".") not in listed("relational_roles"):
        return bool(found)
    # 'Deputy Director' is a title, 'Director' alone is none; 'Orsk director' says of what.
    return (len(found) > 1 and any(map(str.isupper, role))) or _OF_WHOM.search(f"{role} ") is not None


def _claim(actor: FoundActor, findings: Findings) -> Claim:
    """Return an actor's line: its role, and where none is written the words that name it."""
    role = choose_role(actor)
    words = role or actor.mention
    tags = () if role else (Tag.NAMED,)
    return Claim(
        label=Label(name=actor.name, count=_count(actor), tags=tags),
        spans=words.spans,
        pieces=words.pieces,
        citations=(cite(findings.documents, words),),
    )
