"""Key actors: who matters in the documents in question."""

from briefings.compose.citations import cite
from briefings.compose.papers import list_papers
from briefings.compose.relevance import Relevance
from briefings.compose.worth import FAIR, POOR, keep_worthy
from briefings.model.analysis import ActorKind
from briefings.model.briefing import Claim, Heading, Label, Section, Tag
from briefings.model.findings import Findings, FoundActor
from briefings.text.folding import fold

#: Mentions near the topic of one who has a part in it.
_FEW = 2


def make_actors_section(findings: Findings, relevance: Relevance, most: int, *, least: int = 0) -> Section:
    """Return the actors, those of the topic first, who is only named last, and by mentions near it; each with its role.

    Where there are more than `most`, those stay that do more than be mentioned, people before all others: who speaks,
    who has a role. Beyond `least` none is shown that something speaks against.
    """
    ranked = sorted(findings.actors, key=lambda one: (*_importance(one, relevance), -_weight(one), one.name, one.id))
    papers = list_papers(findings) if least else frozenset()
    kept = keep_worthy(ranked, lambda one: _measure_cost(one, relevance, papers), least) if least else ranked
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


def _measure_cost(actor: FoundActor, relevance: Relevance, papers: frozenset[str]) -> int:
    """Return what speaks against showing an actor in a briefing."""
    if actor.id in relevance.actors:
        # That Norway is in what is asked of Norway, nobody needs to be told.
        return POOR * (not actor.roles and len(relevance.actors) == 1)
    # Without a role, nothing but a name would stand there.
    cost = POOR * (not actor.roles) + FAIR * (actor.kind is not ActorKind.PERSON) + FAIR * (not _acts(actor))
    if fold(actor.name) in papers:
        cost += POOR
    few = _count(actor) < _FEW
    return cost + (POOR if few and not actor.speaks else FAIR * few)


def _claim(actor: FoundActor, findings: Findings) -> Claim:
    """Return an actor's line: its role, and where none is written the words that name it."""
    words = actor.roles[0] if actor.roles else actor.mention
    tags = () if actor.roles else (Tag.NAMED,)
    return Claim(
        label=Label(name=actor.name, count=_count(actor), tags=tags),
        spans=words.spans,
        pieces=words.pieces,
        citations=(cite(findings.documents, words),),
    )
