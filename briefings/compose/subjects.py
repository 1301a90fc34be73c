"""What 'everything new' is about: documents grouped by the actors that most of them name."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace

from briefings.model.findings import Findings, FoundActor, NamedActor, Topic

#: Groups besides the one for the rest.
MOST = 5


def group_by_subject(findings: Findings, most: int = MOST) -> tuple[tuple[Topic, Findings], ...]:
    """Return the findings by subject, the one with most documents first; each document belongs to one.

    What no subject takes comes last, under a topic without words.
    """
    named = _documents_by_actor(findings)
    actors = {actor.id: actor for actor in findings.actors}
    left = set(findings.documents)
    groups: list[tuple[Topic, Findings]] = []
    while left and len(groups) < most:
        ranked = sorted(
            (actor for actor in actors.values() if named[actor.id] & left),
            key=lambda one: (-len(named[one.id] & left), -one.mentions, one.name, one.id),
        )
        if not ranked:
            break
        taken = named[ranked[0].id] & left
        groups.append((_topic(ranked[0]), restrict_findings(findings, taken)))
        left -= taken
        del actors[ranked[0].id]
    if left:
        groups.append((Topic(words=""), restrict_findings(findings, left)))
    return tuple(groups)


def restrict_findings(findings: Findings, documents: Collection[str]) -> Findings:
    """Return what the findings hold of some of their documents."""
    return replace(
        findings,
        documents={key: value for key, value in findings.documents.items() if key in documents},
        actors=tuple(_actors(findings, documents)),
        sentences=tuple(one for one in findings.sentences if one.passage.document in documents),
        positions=tuple(one for one in findings.positions if one.content.document in documents),
        quotations=tuple(one for one in findings.quotations if one.parts.document in documents),
        events=tuple(one for one in findings.events if one.sentence.document in documents),
    )


def _actors(findings: Findings, documents: Collection[str]) -> Iterator[FoundActor]:
    """Yield the actors for which these documents have words at hand, with those words."""
    for actor in findings.actors:
        roles = tuple(role for role in actor.roles if role.document in documents)
        if actor.mention.document in documents:
            yield replace(actor, roles=roles)
        elif roles:
            yield replace(actor, roles=roles, mention=roles[0])


def _documents_by_actor(findings: Findings) -> dict[str, set[str]]:
    named: dict[str, set[str]] = defaultdict(set)
    for sentence in findings.sentences:
        for actor in sentence.actors:
            named[actor].add(sentence.passage.document)
    for position in findings.positions:
        if position.actor is not None:
            named[position.actor].add(position.content.document)
    return named


def _topic(actor: FoundActor) -> Topic:
    name = NamedActor(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        alias=actor.name,
        mentions=actor.mentions,
        documents=actor.documents,
    )
    return Topic(words=actor.name, actors=(name,))
