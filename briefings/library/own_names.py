"""Actors' own names, as the documents that an audience sees spell them most."""

from collections.abc import Iterable, Mapping

from briefings.library.audiences import SEEN_ROOTS, bind_audience
from briefings.library.columns import dump_json
from briefings.model.audience import Audience
from briefings.stores import Connection


async def load_names(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the names of actors as most of all documents spell them."""
    rows = await connection.execute_fetchall(
        "SELECT id, name FROM actors WHERE id IN (SELECT value FROM json_each(?))", (dump_json(sorted(ids)),)
    )
    return dict(map(tuple, rows))


async def find_own_names(connection: Connection, names: Mapping[str, str], audience: Audience) -> Mapping[str, str]:
    """Return actors' own names as most of an audience's documents spell them, from `names` as most of all do."""
    if audience.roots is None or not names:
        return names
    rows = await connection.execute_fetchall(
        f"""
        SELECT actors.id, given.value, count(*) AS spelled
        FROM json_each(:ids) AS asked
        CROSS JOIN actors ON actors.id = asked.value
        CROSS JOIN actor_documents AS at ON at.actor = actors.id AND at.root IN {SEEN_ROOTS}
        CROSS JOIN document_actors AS shown ON shown.document = at.document AND shown.actor = at.actor
        CROSS JOIN json_each(shown.names) AS given
        WHERE given.value IN (SELECT alias FROM aliases WHERE folded = actors.folded AND actor = actors.id)
          AND (SELECT count(*) FROM aliases WHERE folded = actors.folded AND actor = actors.id) > 1
        GROUP BY actors.id, given.value ORDER BY actors.id, spelled DESC, given.value
        """,
        bind_audience(audience, ids=dump_json(list(names))),
    )
    found: dict[str, str] = {}
    for actor, name, _ in rows:
        found.setdefault(actor, name)
    return {**names, **found}
