"""Key actors: who matters in the documents in question."""

from briefings.compose.citations import cite
from briefings.compose.relevance import Relevance
from briefings.model.analysis import ActorKind
from briefings.model.briefing import Claim, Heading, Label, Section, Tag
from briefings.model.findings import Findings, FoundActor


def make_actors_section(findings: Findings, relevance: Relevance, most: int) -> Section:
    """Return the actors, those of the topic first, who is only named last, and by mentions; each with its newest role.

    Where there are more than `most`, those stay that do more than be mentioned, people before all others: who speaks,
    who has a role.
    """
    ranked = sorted(findings.actors, key=lambda one: (*_importance(one, relevance), -_weight(one), one.name, one.id))
    shown = sorted(
        ranked[:most],
        key=lambda one: (one.id not in relevance.actors, not _acts(one), -one.mentions, -one.speaks, one.name, one.id),
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


def _weight(actor: FoundActor) -> int:
    """Return how much an actor matters: an attribution or a written role counts as two mentions."""
    return actor.mentions + 2 * actor.speaks + 2 * bool(actor.roles)


def _claim(actor: FoundActor, findings: Findings) -> Claim:
    """Return an actor's line: its role, and where none is written the words that name it."""
    words = actor.roles[0] if actor.roles else actor.mention
    tags = () if actor.roles else (Tag.NAMED,)
    return Claim(
        label=Label(name=actor.name, count=actor.mentions, tags=tags),
        spans=words.spans,
        pieces=words.pieces,
        citations=(cite(findings.documents, words),),
    )
