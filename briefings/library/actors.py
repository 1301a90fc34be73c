"""Actors and the names that lead to them, written, with totals that come and go with the documents."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from briefings.library.columns import dump_json
from briefings.library.entry import EntryActor
from briefings.library.keys import year_of
from briefings.library.name_keys import make_name_keys
from briefings.model.analysis import ActorKind
from briefings.stores import Connection
from briefings.text.folding import fold


async def insert_actors(
    connection: Connection, root: int, documents: Iterable[tuple[int, Sequence[EntryActor]]]
) -> None:
    """Add the actors of documents of a root, by the documents' keys."""
    named = [(document, actor) for document, actors in documents for actor in actors]
    actors = [actor for _, actor in named]
    await connection.executemany(
        """
        INSERT INTO actors (id, kind, name, folded, mentions, documents) VALUES (?, ?, ?, ?, ?, 1)
        ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions, documents = documents + 1
        """,
        [(actor.id, actor.kind, actor.name, actor.folded, actor.mentions) for actor in actors],
    )
    await connection.executemany(
        "INSERT INTO actor_documents (actor, document, root, mentions, about) VALUES (?, ?, ?, ?, ?)",
        [(actor.id, document, root, actor.mentions, actor.about) for document, actor in named],
    )
    await connection.executemany(
        "INSERT INTO document_actors (document, actor, mentions, roles, speaks, names) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (document, actor.id, actor.places, actor.roles, actor.speaks, dump_json(actor.names))
            for document, actor in named
        ],
    )
    names = [
        (folded, actor.id, name)
        for actor in actors
        for name, folded in zip(actor.names, actor.folded_names, strict=True)
    ]
    await connection.executemany(
        """
        INSERT INTO aliases (folded, actor, alias, documents) VALUES (?, ?, ?, 1)
        ON CONFLICT DO UPDATE SET documents = documents + 1
        """,
        names,
    )
    await connection.executemany(
        "INSERT OR IGNORE INTO alias_words (word, folded, backwards) VALUES (?, ?, ?)",
        {(word, folded, word[::-1]) for folded in {folded for folded, _, _ in names} for word in folded.split()},
    )
    await connection.executemany(
        """
        INSERT INTO actor_years (actor, root, year, documents, mentions) VALUES (?, ?, ?, 1, ?)
        ON CONFLICT DO UPDATE SET documents = documents + 1, mentions = mentions + excluded.mentions
        """,
        [(actor.id, root, year_of(document), actor.mentions) for document, actor in named],
    )
    await _insert_keys(connection, ((actor.id, actor.kind, actor.names, actor.folded_names) for actor in actors))
    # One more document with the spelling that most have leaves it at that.
    known = await connection.execute_fetchall(
        "SELECT id, name FROM actors WHERE id IN (SELECT value FROM json_each(?))",
        (dump_json(list({actor.id for actor in actors})),),
    )
    most = dict(map(tuple, known))
    await _spell_names(connection, {actor.id for actor in actors if most[actor.id] not in actor.names})


async def delete_actors(connection: Connection, document: int, root: int) -> None:
    """Take a document's actors out of the totals; an actor or a name that no other document has is gone."""
    rows = list(
        await connection.execute_fetchall(
            """
            SELECT named.actor, json_array_length(named.mentions), named.names, actors.kind
            FROM document_actors AS named JOIN actors ON actors.id = named.actor WHERE named.document = ?
            """,
            (document,),
        )
    )
    ids = [actor for actor, *_ in rows]
    spelled = [_fold_names(actor, kind, json.loads(names)) for actor, _, names, kind in rows]
    names = [
        (folded, actor, name) for actor, _, found, folds in spelled for name, folded in zip(found, folds, strict=True)
    ]
    await connection.execute("DELETE FROM document_actors WHERE document = ?", (document,))
    await connection.executemany(
        "DELETE FROM actor_documents WHERE actor = ? AND document = ?", ((actor, document) for actor in ids)
    )
    await connection.executemany(
        "UPDATE actors SET mentions = mentions - ?, documents = documents - 1 WHERE id = ?",
        ((mentions, actor) for actor, mentions, *_ in rows),
    )
    await connection.executemany("DELETE FROM actors WHERE id = ? AND documents = 0", ((actor,) for actor in ids))
    await connection.executemany(
        "UPDATE actor_years SET documents = documents - 1, mentions = mentions - ?"
        " WHERE actor = ? AND root = ? AND coalesce(year, 0) = ?",
        ((mentions, actor, root, year_of(document) or 0) for actor, mentions, *_ in rows),
    )
    await connection.executemany(
        "DELETE FROM actor_years WHERE actor = ? AND documents = 0", ((actor,) for actor in ids)
    )
    await _delete_keys(connection, spelled)
    await connection.executemany(
        "UPDATE aliases SET documents = documents - 1 WHERE folded = ? AND actor = ? AND alias = ?", names
    )
    await connection.executemany(
        "DELETE FROM aliases WHERE folded = ? AND actor = ? AND alias = ? AND documents = 0", names
    )
    await connection.executemany(
        "DELETE FROM alias_words WHERE folded = ? AND NOT EXISTS (SELECT 1 FROM aliases WHERE folded = ?)",
        {(folded, folded) for folded, _, _ in names},
    )
    await _spell_names(connection, ids)


async def has_keys(connection: Connection) -> bool:
    """Tell whether the names have their keys; False: an earlier version made the library."""
    ((filled,),) = await connection.execute_fetchall(
        "SELECT EXISTS (SELECT 1 FROM actor_keys) OR NOT EXISTS (SELECT 1 FROM document_actors)"
    )
    return bool(filled)


async def fill_keys(connection: Connection) -> None:
    """Add the keys of all names, unless another process has done so meanwhile."""
    rows = await connection.execute_fetchall(
        "SELECT actor, kind, names FROM document_actors JOIN actors ON actors.id = actor"
        " WHERE NOT EXISTS (SELECT 1 FROM actor_keys)"
    )
    await _insert_keys(connection, (_fold_names(actor, kind, json.loads(names)) for actor, kind, names in rows))


#: An actor's id, its kind, and its names in one document as spelled, its own first; and each of these folded.
_Spelled = tuple[str, str, Sequence[str], Sequence[str]]


def _fold_names(actor: str, kind: str, names: Sequence[str]) -> _Spelled:
    return actor, kind, names, tuple(map(fold, names))


async def _insert_keys(connection: Connection, actors: Iterable[_Spelled]) -> None:
    await connection.executemany(
        """
        INSERT INTO actor_keys (role, key, actor, documents) VALUES (?, ?, ?, 1)
        ON CONFLICT DO UPDATE SET documents = documents + 1
        """,
        _list_keys(actors),
    )


async def _delete_keys(connection: Connection, actors: Iterable[_Spelled]) -> None:
    keys = list(_list_keys(actors))
    await connection.executemany(
        "UPDATE actor_keys SET documents = documents - 1 WHERE role = ? AND key = ? AND actor = ?", keys
    )
    await connection.executemany(
        "DELETE FROM actor_keys WHERE role = ? AND key = ? AND actor = ? AND documents = 0", keys
    )


def _list_keys(actors: Iterable[_Spelled]) -> Iterator[tuple[str, str, str]]:
    for actor, kind, names, folded in actors:
        for role, key in _make_keys(kind, names[0], tuple(folded[1:])) if names else ():
            yield role, key, actor


@lru_cache(maxsize=1 << 11)
def _make_keys(kind: str, name: str, others: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the keys of an actor: kept, because most documents name those of others as these do."""
    return tuple((role.value, key) for role, key in make_name_keys(ActorKind(kind), name, frozenset(others)))


async def _spell_names(connection: Connection, ids: Iterable[str]) -> None:
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
        [{"id": id_} for id_ in ids],
    )
