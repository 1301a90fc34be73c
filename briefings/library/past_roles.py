"""Who holds an office no more by which a text calls somebody: "President Berg", "the former president" elsewhere.

Only where two people of an answer have one office is it looked up, in what documents up to that text call them.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from briefings.library.audiences import bind_audience, where_root
from briefings.library.columns import dump_json
from briefings.model.analysis import ActorKind
from briefings.model.audience import Audience
from briefings.model.findings import FoundActor, Passage
from briefings.stores import Connection
from briefings.text.folding import fold

#: Documents that are looked at for each of them, the newest first; those that say 'former' from which it is believed.
_LOOKED_AT, _ENOUGH = 8, 2
#: Before an office that somebody holds no more.
PAST = ("former ", "ex ")


async def drop_past_roles(
    connection: Connection, audience: Audience, actors: Iterable[FoundActor], keys: dict[str, int]
) -> tuple[FoundActor, ...]:
    """Return the actors without an office that several of them have and that one holds no more.

    `keys` are the keys of documents by their ids.
    """
    actors = tuple(actors)
    sharing: dict[str, list[FoundActor]] = defaultdict(list)
    for actor in actors:
        if actor.kind is ActorKind.PERSON and actor.roles and _is_office(role_words(actor.roles[0])):
            sharing[fold(role_words(actor.roles[0]))].append(actor)
    offices = {actor.id: office for office, those in sharing.items() if len(those) > 1 for actor in those}
    if not offices:
        return actors
    asked = [(one.id, keys[one.roles[0].document]) for one in actors if one.id in offices]
    past = await _find_past(connection, audience, asked, offices)
    return tuple(
        replace(actor, roles=tuple(one for one in actor.roles if not _is_of(role_words(one), offices[actor.id])))
        if actor.id in past
        else actor
        for actor in actors
    )


async def _find_past(
    connection: Connection, audience: Audience, asked: list[tuple[str, int]], offices: dict[str, str]
) -> set[str]:
    """Return the actors whom enough of the documents up to one call what they were."""
    rows = await connection.execute_fetchall(
        f"""
        SELECT named.actor, named.roles, texts.text
        FROM json_each(:asked) AS one
        JOIN document_actors AS named ON named.actor = json_extract(one.value, '$[0]') AND named.document IN (
          SELECT earlier.document
          FROM actor_documents AS earlier JOIN document_actors AS told
            ON told.document = earlier.document AND told.actor = earlier.actor
          WHERE earlier.actor = json_extract(one.value, '$[0]')
            AND earlier.document <= json_extract(one.value, '$[1]') AND told.roles <> '[]'
            {where_root(audience, "earlier.root")}
          ORDER BY earlier.document DESC LIMIT {_LOOKED_AT}
        )
        JOIN texts ON texts.document = named.document
        """,
        bind_audience(audience, asked=dump_json(asked)),
    )
    found: dict[str, int] = defaultdict(int)
    for actor, roles, text in rows:
        written = {fold(text[start:end]) for start, end in json.loads(roles)}
        found[actor] += any(f"{word}{offices[actor]}" in written for word in PAST)
    return {actor for actor, count in found.items() if count >= _ENOUGH}


def role_words(role: Passage) -> str:
    """Return the words of a role on one line."""
    return " ".join(role.pieces)


def _is_office(words: str) -> bool:
    """Tell whether a role is one that one person holds at a time: no 'Sen.', no 'spokesman'."""
    return words[:1].isupper() and "." not in words and not fold(words).startswith(PAST)


def _is_of(role: str, office: str) -> bool:
    """Tell whether a role is an office, or says more of it ('Orsk President'), but not that it is over."""
    folded = fold(role)
    return not folded.startswith(PAST) and (folded == office or folded.endswith(f" {office}"))
