"""Key actors: who matters in the documents in question."""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

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
#: Mentions of a place or body that does nothing.
_MANY = 5
#: Share of an actor's mentions below which those near the topic are by the way: of such actors readers found two in
#: five to have a part in it, of others four in five.
_LEAST_NEAR = 0.4
#: Lines with the topic, each given once or more, that are looked at for one actor.
_LOOKED_AT = 4
#: Last words of a role that was cut too late.
_UNENDED = frozenset({"and", "at", "for", "from", "in", "of", "on", "the", "to", "with"})
#: Words of a role that is but a view or a rank, and characters before one among which a name may begin.
_FEW_WORDS, _LOOKED_BEFORE = 2, 40
#: Roles that tell nothing alone: it takes the office to tell.
_ALONE = frozenset({"candidate", "hopeful", "incumbent"})
#: Behind 'fellow' where that is an office.
_FELLOW_OF = frozenset({"at", "emeritus", "for", "in", "of", "with"})
#: 'Rival in next month's vote'.
_THEN = re.compile(
    r"\b(?:last|next|this|yesterday|today|tomorrow)(?: [a-z]+)?['’]s\b|\b(?:last|next|this) (?:week|month|year)\b"
)
#: 'D-Lund'; 'the second President', who is another of that name.
_PARTY, _NUMBERED = (
    re.compile(r"[A-Z]{1,3}[-–][A-Z][\w.]*"),
    re.compile(r"(?:first|second|third) (?:King|Pope|President|Queen)"),
)
#: 'Ann More |Society counsel'.
_NAME_BEFORE = re.compile(r"[a-z,] [A-Z][\w’'-]+ [A-Z][\w’'-]+ $")
_COLOUR = re.compile(r"(?:Black|Blue|Gold|Green|Orange|Red|White|Yellow) [a-z]")
#: Of whom or of what somebody is something: 'adviser to the mayor', "Orsk's manager".
_OF_WHOM = re.compile(r" (?:at|for|from|in|of|on|to|with) |\w[’']s |s[’'] ")


def make_actors_section(findings: Findings, relevance: Relevance, most: int, *, least: int = 0) -> Section:
    """Return the actors, those of the topic first, who is only named last, and by mentions near it; each with its role.

    Where there are more than `most`, those stay that do more than be mentioned, people before all others: who speaks,
    who has a role; a place that does nothing is hardly one of them. Beyond `least` none is shown that something speaks
    against, as that no sentence with the topic names it.
    """
    ranked = sorted(findings.actors, key=lambda one: (*_importance(one, relevance), -_weight(one), one.name, one.id))
    kept = ranked
    if least:
        papers, beside = list_papers(findings), _list_sentences(findings, relevance)
        kept = keep_worthy(ranked, lambda one: _measure_cost(one, relevance, papers, beside.get(one.id, ())), least)
        if most < sys.maxsize:
            kept = [one for one in kept if not _is_scenery(one, relevance)]
        kept = [*_find_asked(ranked, kept, relevance), *kept]
    shown = sorted(
        kept[:most],
        key=lambda one: (one.id not in relevance.actors, not _acts(one), -_count(one), -one.speaks, one.name, one.id),
    )
    claims = tuple(_claim(actor, findings) for actor in shown)
    return Section(heading=Heading.ACTORS, claims=claims, left_out=len(ranked) - len(claims))


def _find_asked(
    ranked: Iterable[FoundActor], kept: Iterable[FoundActor], relevance: Relevance
) -> tuple[FoundActor, ...]:
    """Return the person asked for, where none of that name is kept: whoever asks looks for them there, role or not."""
    asked = [one for one in ranked if one.kind is ActorKind.PERSON and one.id in relevance.actors]
    return () if any(one.id in relevance.actors for one in kept) else tuple(asked[:1])


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


def _is_scenery(actor: FoundActor, relevance: Relevance) -> bool:
    """Tell whether an actor does nothing and is hardly mentioned, a person once, a place or body a few times."""
    if _acts(actor) or actor.id in relevance.actors:
        return False
    return _count(actor) < (_FEW if actor.kind is ActorKind.PERSON else _MANY)


def _measure_cost(
    actor: FoundActor, relevance: Relevance, papers: frozenset[str], sentences: Iterable[Passage]
) -> Iterator[int]:
    """Yield what speaks against showing an actor in a briefing, the quickest to find out first.

    `sentences` are those near the topic that name it, or are its words.
    """
    role, person = choose_role(actor), actor.kind is ActorKind.PERSON
    # Without a role nothing but a name would stand there, and nobody is glad of that. Of whom the documents say but
    # that it is somebody ('a young man who was shot'), they have more to tell.
    known = role is not None or any(tells_anybody(words_of(one)) for one in actor.roles)
    unknown = FAIR * (role is None or says_little(words_of(role))) if known else POOR + FAIR
    if actor.id in relevance.actors:
        # That Norway is in what is asked of Norway, nobody needs to be told.
        yield unknown * (person or len(relevance.actors) == 1)
        return
    # Of whom or what does nothing, least of all.
    cost = unknown + FAIR * (not person) + POOR * (not _acts(actor))
    if fold(actor.name) in papers:
        cost += POOR
    few = _count(actor) < _FEW
    yield cost + (POOR if few and not actor.speaks else FAIR * few)
    if relevance.asked:
        # Whom one sentence names beside the topic, and who says nothing, is there by the way.
        beside = {(one.document, one.spans) for one in islice(filter(relevance.is_named_by, sentences), _LOOKED_AT)}
        yield (POOR + FAIR) * (len(beside) < (1 if actor.speaks else 2))
        yield (POOR + POOR + FAIR) * (_count(actor) < _LEAST_NEAR * actor.mentions)


def _list_sentences(findings: Findings, relevance: Relevance) -> Mapping[str, list[Passage]]:
    """Return by actor the sentences near the topic that name it, or are its words."""
    found: dict[str, list[Passage]] = defaultdict(list)

    def add(passage: Passage, actors: Iterable[str]) -> None:
        for actor in actors:
            found[actor].append(passage)

    for sentence in findings.sentences:
        add(sentence.passage, sentence.actors)
    for position in findings.positions:
        if relevance.of_position(position) >= Nearness.NAMED:
            said_by = position.actors if position.actor is None else position.actors | {position.actor}
            add(position.sentence, said_by)
    for quotation in findings.quotations:
        if quotation.actor is not None:
            add(quotation.sentence or quotation.parts, [quotation.actor])
    for event in findings.events:
        add(event.sentence, event.actors)
    return found


def choose_role(actor: FoundActor, texts: Mapping[str, str] | None = None) -> Passage | None:
    """Return the first of an actor's roles that says something without what it belongs to; None: there is none.

    One that says little, or may be cut off in the `texts` by document, is taken only where there is no other.
    """
    telling = [role for role in actor.roles if says_what(words_of(role))]
    whole = (role for role in telling if not (says_little(words_of(role)) or _is_cut(role, texts or {})))
    return next(whole, next(iter(telling), None))


def says_little(role: str) -> bool:
    """Tell whether a role is but a view, a rank, a party or a state that passes, or holds only at its report's time.

    >>> says_little("liberal"), says_little("rival in next month's vote"), says_little("liberal mayor")
    (True, True, False)
    >>> says_little("fellow singer"), says_little("candidate"), says_little("mayoral candidate")
    (True, True, False)
    """
    found = role.split()
    first, last = found[0].casefold(), found[-1].casefold()
    return (
        (last in listed("roles_that_say_little") and len(found) <= _FEW_WORDS)
        or (first in _ALONE and len(found) == 1)
        or (first == "fellow" and len(found) > 1 and found[1] not in _FELLOW_OF)
        or first in listed("states_that_pass")
        or (first.endswith("ing") and first not in listed("role_modifiers"))
        or (role.isupper() and len(found) > 1)
        or _PARTY.fullmatch(role) is not None
        or _NUMBERED.fullmatch(role) is not None
        or _THEN.search(role) is not None
    )


def _is_cut(role: Passage, texts: Mapping[str, str]) -> bool:
    """Tell whether a name goes on into a role: 'Blue and White leader', without 'Blue and'."""
    start = role.spans[0].start
    before = texts.get(role.document, "")[max(0, start - _LOOKED_BEFORE) : start]
    if _COLOUR.match(role.pieces[0]):
        return before.endswith((" and ", " & "))  # 'Blue and |White leader'
    return role.pieces[0][:1].isupper() and _NAME_BEFORE.search(before) is not None


def says_what(role: str) -> bool:
    """Tell whether a role says by itself what somebody is, or is of or to whom.

    >>> says_what("predecessor"), says_what("predecessor of the mayor"), says_what("fisherman"), says_what("Mayor")
    (False, True, True, True)
    """
    found = role.casefold().split()
    if (found and found[-1] in _UNENDED) or tells_anybody(role):
        return False
    if not found or found[-1].rstrip(".") not in listed("relational_roles"):
        return bool(found)
    # 'Deputy Director' is a title, 'Director' alone is none; 'Orsk director' says of what.
    return (len(found) > 1 and any(map(str.isupper, role))) or _OF_WHOM.search(f"{role} ") is not None


def tells_anybody(role: str) -> bool:
    """Tell whether a role is none: but that somebody has a view, or is a person.

    >>> tells_anybody("rather moderate conservative"), tells_anybody("young man"), tells_anybody("right-hand man")
    (True, True, False)
    >>> tells_anybody("Conservative"), tells_anybody("conservative writer")
    (False, False)
    """
    before, _, last = role.rpartition(" ")
    return last in listed("roles_of_anybody") and not before.endswith("-hand")


def _claim(actor: FoundActor, findings: Findings) -> Claim:
    """Return an actor's line: its role, and where none is written the words that name it."""
    role = choose_role(actor, findings.texts)
    words = role or actor.mention
    tags = () if role else (Tag.NAMED,)
    return Claim(
        label=Label(name=actor.name, count=_count(actor), tags=tags),
        spans=words.spans,
        pieces=words.pieces,
        citations=(cite(findings.documents, words),),
    )
