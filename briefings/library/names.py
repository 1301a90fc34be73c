"""Names that lead to actors, looked up, with the totals that an audience sees."""

import json
from collections.abc import Iterable

from briefings.library.audiences import SEEN_ROOTS, bind_audience
from briefings.library.columns import dump_json
from briefings.library.identities import KnownGroups, find_identities
from briefings.library.own_names import find_own_names, load_names
from briefings.model.analysis import ActorKind
from briefings.model.audience import Audience
from briefings.model.findings import NamedActor
from briefings.stores import Connection, Row

#: Words of names with one beginning from which it is a common one.
_MANY_WORDS = 2000

#: By exact name: the forms asked for.
_CALLED = "json_each(:forms) AS form CROSS JOIN aliases ON aliases.folded = form.value"
#: By a word, within a name of more words.
_HOLDING = (
    "alias_words CROSS JOIN aliases ON aliases.folded = alias_words.folded AND alias_words.word = :word"
    " AND instr(' ' || alias_words.folded || ' ', :inside) AND alias_words.folded <> :key"
)
#: By any of some words.
_WITH_WORDS = (
    "json_each(:words) AS word CROSS JOIN alias_words ON alias_words.word = word.value"
    " CROSS JOIN aliases ON aliases.folded = alias_words.folded"
)
#: By the beginning of a name, or of the rest of it from a word on.
_BEGINNING = (
    "alias_words CROSS JOIN aliases ON aliases.folded = alias_words.folded AND alias_words.word >= :start"
    " AND alias_words.word < :after AND instr(' ' || aliases.folded, :beginning)"
)


def _select_named(audience: Audience, source: str) -> str:
    """Return the query for the names of a FROM clause, those of the most mentioned actors first, up to `:limit`.

    An audience that doesn't see everything gets the names that its documents give, and totals over these documents.
    """
    if audience.roots is None:
        return f"""
            SELECT actors.id, actors.name, actors.kind, aliases.alias, actors.mentions, actors.documents
            FROM {source} JOIN actors ON actors.id = aliases.actor
            ORDER BY actors.mentions DESC, actors.id, aliases.folded, aliases.alias LIMIT :limit
            """
    return f"""
        WITH candidate AS MATERIALIZED (SELECT DISTINCT aliases.actor, aliases.folded, aliases.alias FROM {source}),
        total AS MATERIALIZED (
          SELECT actor, sum(mentions) AS mentions, count(*) AS documents FROM actor_documents
          WHERE actor IN (SELECT actor FROM candidate) AND root IN {SEEN_ROOTS} GROUP BY actor
        )
        SELECT actors.id, actors.name, actors.kind, candidate.alias, total.mentions, total.documents
        FROM candidate JOIN total ON total.actor = candidate.actor JOIN actors ON actors.id = candidate.actor
        WHERE EXISTS (
          SELECT 1 FROM actor_documents AS at
          JOIN document_actors AS shown ON shown.document = at.document AND shown.actor = at.actor
          JOIN json_each(shown.names) AS given
          WHERE at.actor = candidate.actor AND at.root IN {SEEN_ROOTS} AND given.value = candidate.alias
        )
        ORDER BY total.mentions DESC, actors.id, candidate.folded, candidate.alias LIMIT :limit
        """


async def _load_named(
    connection: Connection, audience: Audience, rows: Iterable[Row], groups: KnownGroups | None = None
) -> list[NamedActor]:
    """Return the actors that the names in rows mean, each under the name that the audience's documents spell.

    They are in the order of the rows; totals are over all names that mean them.
    """
    rows = list(rows)
    known = await find_identities(connection, audience, {row[0] for row in rows}, with_names=True, known=groups)
    meant = {id_ for row in rows for id_ in known.list_meant(row[0])}
    spelled = {row[0]: row[1] for row in rows}
    spelled.update(await load_names(connection, meant - spelled.keys()))
    names = await find_own_names(connection, spelled, audience)
    found: dict[tuple[str, str], NamedActor] = {}
    for actor, _, kind, alias, mentions, documents in rows:
        for id_ in known.list_meant(actor):
            counted = known.count(id_) if id_ in known.candidates else (documents, mentions)
            found.setdefault(
                (id_, alias),
                NamedActor(
                    id=id_,
                    name=names[id_],
                    kind=ActorKind(kind),
                    alias=alias,
                    mentions=counted[1],
                    documents=counted[0],
                ),
            )
    return list(found.values())


async def find_called(connection: Connection, audience: Audience, forms: Iterable[str], limit: int) -> list[NamedActor]:
    """Return the actors with a name that is exactly one of the folded `forms`."""
    rows = await connection.execute_fetchall(
        _select_named(audience, _CALLED), bind_audience(audience, forms=dump_json(list(forms)), limit=limit)
    )
    return await _load_named(connection, audience, rows)


async def find_matching(
    connection: Connection, audience: Audience, key: str, limit: int, *, groups: KnownGroups | None = None
) -> list[NamedActor]:
    """Return the actors with a name that is the folded `key`, then those with one that holds it among more words.

    Up to `limit` of either. What is in `groups` isn't read again.
    """
    queries = (f"SELECT * FROM ({_select_named(audience, source)})" for source in (_CALLED, _HOLDING))
    rows = await connection.execute_fetchall(
        " UNION ALL ".join(queries),
        bind_audience(
            audience,
            forms=dump_json([key]),
            word=max(key.split(), key=len),
            inside=f" {key} ",
            key=key,
            limit=limit,
        ),
    )
    return await _load_named(connection, audience, rows, groups)


async def find_with_words(
    connection: Connection, audience: Audience, words: Iterable[str], limit: int
) -> list[NamedActor]:
    """Return the actors with a name that has one of the folded `words`."""
    rows = await connection.execute_fetchall(
        _select_named(audience, _WITH_WORDS), bind_audience(audience, words=dump_json(list(words)), limit=limit)
    )
    return await _load_named(connection, audience, rows)


async def find_words_like(connection: Connection, word: str, limit: int) -> list[str]:
    """Return words of names that share the first or the last half of `word`, and nearly its length.

    A single slip leaves one of the halves as it was: neither takes in the letters in the middle. Words of all
    documents, whoever asks: who shows names must ask for those of the audience.
    """
    half = max(1, (len(word) - 1) // 2)
    start, end = word[:half], word[::-1][:half]
    rows = await connection.execute_fetchall(
        """
        SELECT word FROM alias_words
        WHERE word >= :start AND word < :after_start AND length(word) BETWEEN :shortest AND :longest
        UNION
        SELECT word FROM alias_words
        WHERE backwards >= :end AND backwards < :after_end AND length(word) BETWEEN :shortest AND :longest
        LIMIT :limit
        """,
        {
            "start": start,
            "after_start": _after(start),
            "end": end,
            "after_end": _after(end),
            "shortest": len(word) - 2,
            "longest": len(word) + 2,
            "limit": limit,
        },
    )
    return [found for (found,) in rows]


async def find_beginning(
    connection: Connection, audience: Audience, key: str, kinds: Iterable[ActorKind], limit: int
) -> list[NamedActor]:
    """Return the most mentioned actors with a name that begins with the folded `key`, or goes on so from a word on.

    One row for each actor.
    """
    start = key.rsplit(" ", 1)[-1]
    values = {"start": start, "after": _after(start), "beginning": f" {key}", "kinds": _dump_kinds(kinds)}
    if audience.roots is not None:
        rows = await connection.execute_fetchall(
            f"SELECT * FROM ({_select_named(audience, _BEGINNING)})"
            " WHERE kind IN (SELECT value FROM json_each(:kinds))",
            bind_audience(audience, **values, limit=-1),
        )
        return _choose_names(await _load_named(connection, audience, rows), limit)
    ((words,),) = await connection.execute_fetchall(
        "SELECT count(*) FROM (SELECT 1 FROM alias_words WHERE word >= :start AND word < :after LIMIT :many)",
        {**values, "many": _MANY_WORDS},
    )
    # Where many words begin so, going down from the most mentioned actor meets enough of them soon.
    candidates = (
        "actors"
        if words == _MANY_WORDS
        else """(
          SELECT * FROM actors WHERE id IN (
            SELECT aliases.actor FROM alias_words JOIN aliases USING (folded) WHERE word >= :start AND word < :after
          )
        )"""
    )
    rows = await connection.execute_fetchall(
        f"""
        SELECT id, name, kind, alias, mentions, documents
        FROM (
          SELECT one.*, CASE WHEN instr(' ' || one.folded, :beginning) THEN one.name ELSE (
            SELECT alias FROM aliases
            WHERE actor = one.id AND instr(' ' || folded, :beginning)
            ORDER BY documents DESC, folded, alias LIMIT 1
          ) END AS alias
          FROM {candidates} AS one WHERE kind IN (SELECT value FROM json_each(:kinds))
        )
        WHERE alias IS NOT NULL
        ORDER BY mentions DESC, id DESC LIMIT :limit
        """,
        {**values, "limit": limit},
    )
    return _choose_names(await _load_named(connection, audience, rows), limit)


def _choose_names(rows: Iterable[NamedActor], limit: int) -> list[NamedActor]:
    """Return one row for each actor, its own name rather than another, the most mentioned actors first."""
    chosen: dict[str, NamedActor] = {}
    for row in rows:
        if row.id not in chosen or (row.alias == row.name and chosen[row.id].alias != row.name):
            chosen[row.id] = row
    return sorted(chosen.values(), key=lambda row: (row.mentions, row.id), reverse=True)[:limit]


async def find_most_mentioned(
    connection: Connection, audience: Audience, kinds: Iterable[ActorKind], limit: int
) -> list[NamedActor]:
    """Return the most mentioned actors under their own names."""
    totals = "actors"
    if audience.roots is not None:
        totals = f"""(
          SELECT actors.id, name, kind, counted.mentions, counted.documents
          FROM (
            SELECT actor, sum(mentions) AS mentions, sum(documents) AS documents
            FROM actor_years WHERE root IN {SEEN_ROOTS} GROUP BY actor
          ) AS counted
          CROSS JOIN actors ON actors.id = counted.actor
        )"""
    rows = await connection.execute_fetchall(
        f"SELECT id, name, kind, name, mentions, documents FROM {totals}"
        " WHERE kind IN (SELECT value FROM json_each(:kinds)) ORDER BY mentions DESC, id DESC LIMIT :limit",
        bind_audience(audience, kinds=_dump_kinds(kinds), limit=limit),
    )
    found = await _load_named(connection, audience, rows)
    return list({row.id: _call_by_own_name(row) for row in found}.values())


async def find_actor(connection: Connection, audience: Audience, id_: str) -> NamedActor | None:
    """Return an actor under its own name; None: no document that the audience sees names it."""
    totals = "mentions, documents FROM actors WHERE id = :id"
    if audience.roots is not None:
        totals = f"""
            sum(at.mentions), count(*) FROM actors JOIN actor_documents AS at ON at.actor = actors.id
            WHERE id = :id AND at.root IN {SEEN_ROOTS} GROUP BY id
            """
    rows = await connection.execute_fetchall(f"SELECT id, name, kind, name, {totals}", bind_audience(audience, id=id_))
    found = await _load_named(connection, audience, rows)
    return _call_by_own_name(found[0]) if found else None


def _call_by_own_name(row: NamedActor) -> NamedActor:
    return NamedActor(
        id=row.id, name=row.name, kind=row.kind, alias=row.name, mentions=row.mentions, documents=row.documents
    )


def _dump_kinds(kinds: Iterable[ActorKind]) -> str:
    return json.dumps([kind.value for kind in kinds])


def _after(prefix: str) -> str:
    """Return a string that sorts after every one that begins with `prefix`."""
    return prefix + "\U0010ffff"
