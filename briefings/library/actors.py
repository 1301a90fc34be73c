"""Actors and the names that lead to them, written, with totals that come and go with the documents."""

import json
from collections.abc import Iterable

from briefings.library.columns import dump_json
from briefings.library.entry import EntryActor
from briefings.stores import Connection
from briefings.text.folding import fold


async def insert_actors(connection: Connection, document: int, root: int, actors: Iterable[EntryActor]) -> None:
    """Add a document's actors."""
    actors = tuple(actors)
    await connection.executemany(
        """
        INSERT INTO actors (id, kind, name, folded, mentions, documents)
        VALUES (:id, :kind, :name, :folded, :mentions, 1)
        ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions, documents = documents + 1
        """,
        [
            {
                "id": actor.id,
                "kind": actor.kind.value,
                "name": actor.name.spelled,
                "folded": actor.name.folded,
                "mentions": len(actor.mentions),
            }
            for actor in actors
        ],
    )
    await connection.executemany(
        "INSERT INTO actor_documents (actor, document, root, mentions) VALUES (?, ?, ?, ?)",
        [(actor.id, document, root, len(actor.mentions)) for actor in actors],
    )
    await connection.executemany(
        """
        INSERT INTO document_actors (document, actor, mentions, roles, speaks, names)
        VALUES (:document, :actor, :mentions, :roles, :speaks, :names)
        """,
        [
            {
                "document": document,
                "actor": actor.id,
                "mentions": dump_json([(*one.span, one.sentence) for one in actor.mentions]),
                "roles": dump_json(actor.roles),
                "speaks": actor.speaks,
                "names": dump_json([name.spelled for name in actor.names]),
            }
            for actor in actors
        ],
    )
    await connection.executemany(
        """
        INSERT INTO aliases (folded, actor, alias, documents) VALUES (?, ?, ?, 1)
        ON CONFLICT DO UPDATE SET documents = documents + 1
        """,
        [(name.folded, actor.id, name.spelled) for actor in actors for name in actor.names],
    )
    await connection.executemany(
        "INSERT OR IGNORE INTO alias_words (word, folded, backwards) VALUES (?, ?, ?)",
        {(word, name.folded, word[::-1]) for actor in actors for name in actor.names for word in name.folded.split()},
    )
    # One more document with the spelling that most have leaves it at that.
    known = await connection.execute_fetchall(
        "SELECT id, name FROM actors WHERE id IN (SELECT value FROM json_each(?))",
        (dump_json([actor.id for actor in actors]),),
    )
    names = dict(map(tuple, known))
    changed = [actor.id for actor in actors if names[actor.id] not in {name.spelled for name in actor.names}]
    await _spell_names(connection, changed)


async def delete_actors(connection: Connection, document: int) -> None:
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
        "DELETE FROM alias_words WHERE folded = ? AND NOT EXISTS (SELECT 1 FROM aliases WHERE folded = ?)",
        {(folded, folded) for folded, _, _ in names},
    )
    await _spell_names(connection, ids)


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
