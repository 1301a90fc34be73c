"""Actors and the names that lead to them, with totals that come and go with the documents."""

import json
from collections.abc import Iterable

import aiosqlite

from briefings.library.rows import ActorRow, dumped
from briefings.model.analysis import ActorKind
from briefings.model.findings import NamedActor
from briefings.model.spans import fold


async def add(connection: aiosqlite.Connection, document: int, rows: Iterable[ActorRow]) -> None:
    """Add a document's actors."""
    rows = tuple(rows)
    await connection.executemany(
        "INSERT INTO actors VALUES (?, ?, ?, ?, ?, 1)"
        " ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions, documents = documents + 1",
        ((row.id, row.kind, row.name, row.folded, len(row.mentions)) for row in rows),
    )
    await connection.executemany(
        "INSERT INTO actor_documents VALUES (?, ?, ?)", ((row.id, document, len(row.mentions)) for row in rows)
    )
    await connection.executemany(
        "INSERT INTO document_actors VALUES (?, ?, ?, ?, ?, ?)",
        ((document, row.id, dumped(row.mentions), dumped(row.roles), row.speaks, dumped(row.names)) for row in rows),
    )
    names = [(folded, row.id, name) for row in rows for folded, name in zip(row.folded_names, row.names, strict=True)]
    await connection.executemany(
        "INSERT INTO aliases VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET documents = documents + 1", names
    )
    await connection.executemany(
        "INSERT OR IGNORE INTO alias_words VALUES (?, ?, ?)",
        {(word, folded, word[::-1]) for folded, _, _ in names for word in folded.split()},
    )
    # One more document with the spelling that most have leaves it at that.
    known = await connection.execute_fetchall(
        "SELECT id, name FROM actors WHERE id IN (SELECT value FROM json_each(?))", (dumped([row.id for row in rows]),)
    )
    names_now = dict(map(tuple, known))
    await _respell(connection, [row.id for row in rows if names_now[row.id] not in row.names])


async def take_away(connection: aiosqlite.Connection, document: int) -> None:
    """Take a document's actors out of the totals; an actor or a name that no other document has is gone."""
    rows = list(
        await connection.execute_fetchall(
            "SELECT actor, json_array_length(mentions), names FROM document_actors WHERE document = ?", (document,)
        )
    )
    ids = [actor for actor, _, _ in rows]
    names = [(fold(name), actor, name) for actor, _, found in rows for name in json.loads(found)]
    await connection.execute("DELETE FROM document_actors WHERE document = ?", (document,))
    await connection.executemany(
        "DELETE FROM actor_documents WHERE actor = ? AND document = ?", ((actor, document) for actor in ids)
    )
    await connection.executemany(
        "UPDATE actors SET mentions = mentions - ?, documents = documents - 1 WHERE id = ?",
        ((mentions, actor) for actor, mentions, _ in rows),
    )
    await connection.executemany("DELETE FROM actors WHERE id = ? AND documents = 0", ((actor,) for actor in ids))
    await connection.executemany(
        "UPDATE aliases SET documents = documents - 1 WHERE folded = ? AND actor = ? AND alias = ?", names
    )
    await connection.executemany(
        "DELETE FROM aliases WHERE folded = ? AND actor = ? AND alias = ? AND documents = 0", names
    )
    await connection.executemany(
        "DELETE FROM alias_words WHERE folded = ?"
        " AND NOT EXISTS (SELECT 1 FROM aliases WHERE aliases.folded = alias_words.folded)",
        {(folded,) for folded, _, _ in names},
    )
    await _respell(connection, ids)


async def _respell(connection: aiosqlite.Connection, ids: Iterable[str]) -> None:
    """Name actors as most documents spell them: 'Kim Jong-un' and 'Kim Jong Un' are one actor."""
    await connection.executemany(
        """
        UPDATE actors SET name = spelled.alias
        FROM (
          SELECT aliases.alias FROM actors AS one JOIN aliases ON aliases.folded = one.folded AND aliases.actor = one.id
          WHERE one.id = :id ORDER BY aliases.documents DESC, aliases.alias LIMIT 1
        ) AS spelled
        WHERE id = :id AND name <> spelled.alias
        """,
        ({"id": id_} for id_ in ids),
    )


#: Words of names with one beginning from which it is a common one.
_MANY_WORDS = 2000

_NAMED = "SELECT actors.id, actors.name, actors.kind, aliases.alias, actors.mentions, actors.documents"
_MOST_MENTIONED = "ORDER BY actors.mentions DESC, actors.id, aliases.folded, aliases.alias LIMIT"


def _named(row: aiosqlite.Row) -> NamedActor:
    id_, name, kind, alias, mentions, documents = row
    return NamedActor(id=id_, name=name, kind=ActorKind(kind), alias=alias, mentions=mentions, documents=documents)


async def called(connection: aiosqlite.Connection, forms: Iterable[str], limit: int) -> list[NamedActor]:
    """Return the actors with a name that is exactly one of the folded `forms`."""
    rows = await connection.execute_fetchall(
        f"""
        {_NAMED} FROM json_each(?) AS form
        CROSS JOIN aliases ON aliases.folded = form.value
        JOIN actors ON actors.id = aliases.actor
        {_MOST_MENTIONED} ?
        """,
        (dumped(list(forms)), limit),
    )
    return [_named(row) for row in rows]


async def matching(connection: aiosqlite.Connection, key: str, limit: int) -> list[NamedActor]:
    """Return the actors with a name that is the folded `key`, then those with one that holds it among more words.

    Up to `limit` of either.
    """
    rows = await connection.execute_fetchall(
        f"""
        SELECT * FROM (
          {_NAMED} FROM aliases CROSS JOIN actors ON actors.id = aliases.actor WHERE aliases.folded = :key
          {_MOST_MENTIONED} :limit
        )
        UNION ALL
        SELECT * FROM (
          {_NAMED} FROM alias_words
          CROSS JOIN aliases ON aliases.folded = alias_words.folded
          JOIN actors ON actors.id = aliases.actor
          WHERE alias_words.word = :word AND instr(' ' || alias_words.folded || ' ', ' ' || :key || ' ')
          AND alias_words.folded <> :key
          {_MOST_MENTIONED} :limit
        )
        """,
        {"key": key, "word": max(key.split(), key=len), "limit": limit},
    )
    return [_named(row) for row in rows]


async def with_words(connection: aiosqlite.Connection, words: Iterable[str], limit: int) -> list[NamedActor]:
    """Return the actors with a name that has one of the folded `words`."""
    rows = await connection.execute_fetchall(
        f"""
        {_NAMED} FROM json_each(?) AS word
        CROSS JOIN alias_words ON alias_words.word = word.value
        CROSS JOIN aliases ON aliases.folded = alias_words.folded
        JOIN actors ON actors.id = aliases.actor
        {_MOST_MENTIONED} ?
        """,
        (dumped(list(words)), limit),
    )
    return [_named(row) for row in rows]


async def words_like(connection: aiosqlite.Connection, word: str, limit: int) -> list[str]:
    """Return words of names that share the first or the last half of `word`, and nearly its length.

    A single slip leaves one of the halves as it was: neither takes in the letters in the middle.
    """
    half = max(1, (len(word) - 1) // 2)
    start, end = word[:half], word[::-1][:half]
    rows = await connection.execute_fetchall(
        """
        SELECT word FROM alias_words
        WHERE word >= :start AND word < :start_after AND length(word) BETWEEN :shortest AND :longest
        UNION
        SELECT word FROM alias_words
        WHERE backwards >= :end AND backwards < :end_after AND length(word) BETWEEN :shortest AND :longest
        LIMIT :limit
        """,
        {
            "start": start,
            "start_after": _after(start),
            "end": end,
            "end_after": _after(end),
            "shortest": len(word) - 2,
            "longest": len(word) + 2,
            "limit": limit,
        },
    )
    return [found for (found,) in rows]


async def beginning(
    connection: aiosqlite.Connection, key: str, kinds: Iterable[ActorKind], limit: int
) -> list[NamedActor]:
    """Return the most mentioned actors with a name that begins with the folded `key`, or goes on so from a word on.

    One row for each actor.
    """
    start = key.rsplit(" ", 1)[-1]
    ((words,),) = await connection.execute_fetchall(
        "SELECT count(*) FROM (SELECT 1 FROM alias_words WHERE word >= ? AND word < ? LIMIT ?)",
        (start, _after(start), _MANY_WORDS),
    )
    # Where many words begin so, going down from the most mentioned actor meets enough of them soon.
    candidates = (
        "actors"
        if words == _MANY_WORDS
        else """(
          SELECT * FROM actors WHERE id IN (
            SELECT aliases.actor FROM alias_words JOIN aliases USING (folded)
            WHERE word >= :start AND word < :start_after
          )
        )"""
    )
    rows = await connection.execute_fetchall(
        f"""
        SELECT id, name, kind, alias, mentions, documents
        FROM (
          SELECT one.*, CASE WHEN instr(' ' || one.folded, ' ' || :key) THEN one.name ELSE (
            SELECT alias FROM aliases
            WHERE actor = one.id AND instr(' ' || folded, ' ' || :key)
            ORDER BY documents DESC, folded, alias LIMIT 1
          ) END AS alias
          FROM {candidates} AS one WHERE kind IN (SELECT value FROM json_each(:kinds))
        )
        WHERE alias IS NOT NULL
        ORDER BY mentions DESC, id DESC LIMIT :limit
        """,
        {
            "start": start,
            "start_after": _after(start),
            "key": key,
            "kinds": dumped([kind.value for kind in kinds]),
            "limit": limit,
        },
    )
    return [_named(row) for row in rows]


async def most_mentioned(connection: aiosqlite.Connection, kinds: Iterable[ActorKind], limit: int) -> list[NamedActor]:
    """Return the most mentioned actors under their own names."""
    rows = await connection.execute_fetchall(
        "SELECT id, name, kind, name, mentions, documents FROM actors WHERE kind IN (SELECT value FROM json_each(?))"
        " ORDER BY mentions DESC, id DESC LIMIT ?",
        (dumped([kind.value for kind in kinds]), limit),
    )
    return [_named(row) for row in rows]


async def actor(connection: aiosqlite.Connection, id_: str) -> NamedActor | None:
    """Return an actor under its own name."""
    rows = await connection.execute_fetchall(
        "SELECT id, name, kind, name, mentions, documents FROM actors WHERE id = ?", (id_,)
    )
    return next(map(_named, rows), None)


def _after(prefix: str) -> str:
    """Return a string that sorts after every one that begins with `prefix`."""
    return prefix + "\U0010ffff"


async def elsewhere(connection: aiosqlite.Connection, ids: Iterable[str], keys: Iterable[int]) -> frozenset[str]:
    """Return those of the actors that a document besides `keys` names."""
    rows = await connection.execute_fetchall(
        "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM actor_documents"
        " WHERE actor = value AND document NOT IN (SELECT value FROM json_each(?)))",
        (dumped(list(ids)), dumped(list(keys))),
    )
    return frozenset(actor for (actor,) in rows)
