"""Which rows of many documents are read when not all can be."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from briefings.library.columns import dump_json, load_json
from briefings.library.keys import document_of, row_key
from briefings.model.nearness import Nearness
from briefings.stores import Connection

#: Of the documents `chosen`, by table: its name, and each row's document, key, sentence's position, speaker, and the
#: last day of what happened, as a number.
_PLACES = {
    table: f"SELECT '{table}', document, key, sentence, {speaker}, {day} FROM chosen CROSS JOIN {table}"
    f" ON key >= document * {row_key(1, 0)} AND key < (document + 1) * {row_key(1, 0)}"
    for table, speaker, day in (
        ("positions", "coalesce(actor, '?' || speaker)", "0"),
        ("quotations", "coalesce(actor, '?' || speaker)", "0"),
        ("events", "NULL", "CAST(replace(last, '-', '') AS INTEGER)"),
    )
}


#: Makes a named tuple of its fields at half the price of calling it.
_made = tuple.__new__


class Taken(NamedTuple):
    """A row that was taken."""

    #: The document's key.
    document: int
    #: The position of its sentence.
    sentence: int
    #: What the row's JSON holds.
    marks: tuple[Any, ...]
    #: The columns asked for.
    columns: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """Chooses rows near the topic, of every document the same number."""

    #: Documents with the speakers in them that are the topic's, as `name_speaker` has them.
    actors: Collection[tuple[int, str]]
    #: By document, each of them: the sentences near the topic, by their positions. None: the topic is everything.
    near: Mapping[int, Mapping[int, Nearness]] | None
    #: Whether only what these actors say is chosen.
    said: bool = False

    async def choose_keys(
        self, connection: Connection, documents: Collection[int], most: Mapping[str, int]
    ) -> tuple[dict[str, list[int]], dict[str, int]]:
        """Return the keys of up to `most` rows of each table, and how many near ones were left out.

        They are the nearest of each document; among equals events of the newest days, others in text order.
        Most rows are left out, so what they hold is read of those taken alone.
        """
        asked = [_PLACES[table] for table, limit in most.items() if limit > 0]
        if not asked:
            return {table: [] for table in most}, dict.fromkeys(most, 0)
        rows = await connection.execute_fetchall(
            f"WITH chosen AS MATERIALIZED (SELECT value AS document FROM json_each(?)) {' UNION ALL '.join(asked)}",
            (dump_json(list(documents)),),
        )
        ranked: dict[str, dict[int, list[tuple[int, int, int]]]] = {
            table: {document: [] for document in documents} for table in most
        }
        # Nearest first. A loop without a call, because it goes over every row of these documents.
        said, named = -Nearness.SAID, -Nearness.NAMED
        for table, document, key, sentence, actor, day in rows:
            if (document, actor) in self.actors:
                ranked[table][document].append((said, -day, key))
            elif self.said:
                continue
            elif self.near is None:
                ranked[table][document].append((named, -day, key))
            elif (near := self.near[document].get(sentence)) is not None:
                ranked[table][document].append((-near, -day, key))
        shares = {table: -(-limit // max(1, len(documents))) for table, limit in most.items()}
        keys = {
            table: [key for found in those.values() for _, _, key in sorted(found)[: shares[table]]]
            for table, those in ranked.items()
        }
        return keys, {table: sum(map(len, those.values())) - len(keys[table]) for table, those in ranked.items()}


async def take_rows(connection: Connection, table: str, columns: str, keys: Sequence[int]) -> list[Taken]:
    """Return the rows of a table with these keys, in this order, each with the `columns` asked for."""
    if not keys:
        return []
    rows = await connection.execute_fetchall(
        f"SELECT {table}.key, sentence, marks, {columns} FROM {table}"
        f" WHERE {table}.key IN (SELECT value FROM json_each(?))",
        (dump_json(keys),),
    )
    found = {row[0]: row for row in rows}
    ordered = [found[key] for key in keys]
    marks = load_json(row[2] for row in ordered)
    return [
        _made(Taken, (document_of(row[0]), row[1], mark, row[3:])) for row, mark in zip(ordered, marks, strict=True)
    ]
