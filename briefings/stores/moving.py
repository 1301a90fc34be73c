"""Rows of a file brought into a database, table by table, until both hold the same.

What is there already is compared and not written again, so that a move that was interrupted is taken up by running it
again. Tables and columns are asked of both databases, so that a later format is moved by the same code.
"""

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefings.errors import StoreError
from briefings.stores.addresses import DatabaseAddress
from briefings.stores.formats import StoreFormat
from briefings.stores.opening import open_transactions
from briefings.stores.postgres_statements import make_storable
from briefings.stores.transactions import Columns, Transaction, TransactionalStore

#: Rows that are compared and written at a time.
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    #: The key's come first.
    columns: tuple[str, ...]
    key: tuple[str, ...]
    #: Numbers of the columns that hold JSON, which PostgreSQL writes in its own way.
    json: frozenset[int]
    #: The column whose numbers PostgreSQL gives out; None: there is none.
    numbered: str | None

    @property
    def select(self) -> str:
        return f"SELECT {', '.join(self.columns)} FROM {self.name}"

    @property
    def insert(self) -> str:
        values = ", ".join(f":{name}" for name in self.columns)
        changes = ", ".join(f"{name} = excluded.{name}" for name in self.columns[len(self.key) :])
        action = f"DO UPDATE SET {changes}" if changes else "DO NOTHING"
        return (
            f"INSERT INTO {self.name} ({', '.join(self.columns)}) VALUES ({values})"
            f" ON CONFLICT ({', '.join(self.key)}) {action}"
        )

    @property
    def delete(self) -> str:
        return f"DELETE FROM {self.name} WHERE {' AND '.join(f'{name} = :{name}' for name in self.key)}"

    def comparable(self, row: Columns) -> Columns:
        return tuple(json.loads(value) if at in self.json else make_storable(value) for at, value in enumerate(row))


async def move_rows(
    file: Path, target: DatabaseAddress, store: StoreFormat, progress: Callable[[str, int], None]
) -> dict[str, int]:
    """Bring a file's rows into a database and compare all of them there; return how many each table has.

    `file` is used by nobody else meanwhile: others find it locked. The database is empty, or what an earlier attempt
    has left; nothing of a bot may be in it. `progress` hears of the table and how many of its rows are done.
    Raises StoreError and its kinds, and with a table's name where its rows can't be made the same.
    """
    async with (
        open_transactions(file, store) as source,
        open_transactions(target, store, filling=True) as into,
        source.write() as rows,
    ):
        tables = await _list_tables(rows, into)
        counts = {}
        for table in tables:
            counts[table.name] = await _bring(table, rows, into, progress)
        for table in tables:
            await _verify(table, rows, into, target)
            await _continue_numbers(table, rows, into)
        return counts


async def _list_tables(rows: Transaction, into: TransactionalStore) -> list[_Table]:
    """Return the file's tables, those first to which others refer."""
    async with into.read() as there:
        found = await there.fetch(
            "SELECT table_name, column_name, data_type, is_identity FROM information_schema.columns"
            " WHERE table_schema = current_schema()"
        )
    kinds = {(table, column): (kind, numbered) for table, column, kind, numbered in found}
    names = await rows.fetch("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    tables: dict[str, _Table] = {}
    waiting = [name for (name,) in names]
    while waiting:
        name = waiting.pop(0)
        parents = await rows.fetch('SELECT "table" FROM pragma_foreign_key_list(:name)', {"name": name})
        if any(parent not in tables for (parent,) in parents):
            waiting.append(name)
            continue
        columns = await rows.fetch("SELECT name, pk FROM pragma_table_info(:name)", {"name": name})
        key = tuple(column for column, place in sorted(columns, key=lambda each: each[1]) if place)
        ordered = (*key, *(column for column, place in columns if not place))
        tables[name] = _Table(
            name=name,
            columns=ordered,
            key=key,
            json=frozenset(at for at, column in enumerate(ordered) if kinds[name, column][0] == "jsonb"),
            numbered=next((column for column in ordered if kinds[name, column][1] == "YES"), None),
        )
    return list(tables.values())


async def _bring(
    table: _Table, rows: Transaction, into: TransactionalStore, progress: Callable[[str, int], None]
) -> int:
    done = 0
    async for wanted, there in _pair(table, rows, into):
        surplus = there.keys() - wanted.keys()
        lacking = [row for key, row in wanted.items() if there.get(key) != table.comparable(row)]
        if surplus or lacking:
            async with into.write() as transaction:
                keys = [dict(zip(table.key, key, strict=True)) for key in surplus]
                await transaction.execute_many(table.delete, keys)
                values = [dict(zip(table.columns, row, strict=True)) for row in lacking]
                await transaction.execute_many(table.insert, values)
        done += len(wanted)
        progress(table.name, done)
    return done


async def _verify(table: _Table, rows: Transaction, into: TransactionalStore, target: DatabaseAddress) -> None:
    async for wanted, there in _pair(table, rows, into):
        if {key: table.comparable(row) for key, row in wanted.items()} != there:
            raise StoreError(
                str(target),
                f"the table {table.name} doesn't hold what the file holds; delete the schema {target.schema}, and"
                " begin anew",
            )


async def _pair(
    table: _Table, rows: Transaction, into: TransactionalStore
) -> AsyncIterator[tuple[dict[Columns, Columns], dict[Columns, Columns]]]:
    """Yield the rows of each range of keys by their keys: the file's as they are, and the database's comparable."""
    after: Columns | None = None
    while True:
        wanted = await _read(table, rows, after=after, limited=_BATCH)
        last = next(reversed(wanted)) if len(wanted) == _BATCH else None
        async with into.read() as transaction:
            there = await _read(table, transaction, after=after, until=last)
        yield wanted, {key: table.comparable(row) for key, row in there.items()}
        if last is None:
            return
        after = last


async def _read(
    table: _Table, transaction: Transaction, *, after: Columns | None, until: Columns | None = None, limited: int = 0
) -> dict[Columns, Columns]:
    """Return rows by their keys, in the order of these: those after a key, up to another, or so many."""
    conditions, values = ["1 = 1"], dict[str, Any]()
    for sign, bound, name in ((">", after, "after"), ("<=", until, "until")):
        if bound is not None:
            names = [f"{name}{number}" for number in range(len(bound))]
            conditions.append(f"({', '.join(table.key)}) {sign} ({', '.join(f':{each}' for each in names)})")
            values |= dict(zip(names, bound, strict=True))
    limit = f" LIMIT {limited}" if limited else ""
    sql = f"{table.select} WHERE {' AND '.join(conditions)} ORDER BY {', '.join(table.key)}{limit}"
    found = await transaction.fetch(sql, values)
    return {row[: len(table.key)]: row for row in found}


async def _continue_numbers(table: _Table, rows: Transaction, into: TransactionalStore) -> None:
    """Let the database go on from the last number that the file gave out: that of a deleted row is never another's."""
    if table.numbered is None:
        return
    given = await rows.fetch("SELECT seq FROM sqlite_sequence WHERE name = :name", {"name": table.name})
    if given:
        async with into.write() as transaction:
            await transaction.fetch(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', '{table.numbered}'), :last)",
                {"last": given[0][0]},
            )
