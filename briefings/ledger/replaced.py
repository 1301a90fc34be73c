"""What a ledger that a backup has replaced holds, and the backup lacks: counted, and brought over where one asks.

What isn't there any more is no sign: the replaced ledger may be a new one. A digest that was removed since is marked.
What people have changed since the backup was put back stays as it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from briefings.ledger.contents import insert_words
from briefings.ledger.restored import CHANGED_COLUMNS, find_changed, list_contents, name_place, note_contents
from briefings.ledger.rows import SETTING_COLUMNS
from briefings.ledger.schema import FORMAT
from briefings.ledger.values import moment, stamp
from briefings.stores import Transaction, open_transactions

_OWN_COLUMNS = (
    "id", "made_by", "made_at", "paused", "blocked", "blocked_detail", "removed_at", "settled", "last_key", "next_due",
    "delivered_until",
)  # fmt: skip
_SCHEDULE_COLUMNS = (*_OWN_COLUMNS, *SETTING_COLUMNS)
_LIST_SCHEDULES = f"SELECT {', '.join(_SCHEDULE_COLUMNS)} FROM schedules ORDER BY made_at, id"
#: As if it had been sent all that is known by now: what was told stands in `delivered`.
_ADD_SCHEDULE = (
    f"INSERT INTO schedules ({', '.join(_SCHEDULE_COLUMNS)}, delivered_through)"
    f" VALUES ({', '.join(f':{name}' for name in _SCHEDULE_COLUMNS)}, CASE WHEN :has_delivered = 1"
    " THEN (SELECT number FROM watermarks WHERE name = 'documents') ELSE 0 END)"
)
_CHANGE_SCHEDULE = f"UPDATE schedules SET {', '.join(f'{one} = :{one}' for one in CHANGED_COLUMNS)} WHERE id = :id"
#: Tables and their columns of which the replaced ledger's rows are taken, where both have one.
_CHOICES = {"guilds": ("id", "zone", "language"), "users": ("id", "zone", "language")}
#: Rows are added where there is none with their keys: of how many columns, and all of them.
_ADDED = {
    "hidden_lines": (3, ("guild", "document", "fingerprint", "words", "hidden_at")),
    "requests": (1, ("id", "body", "fingerprint", "person", "made_at")),
    "citations": (2, ("document", "version", "cited_at")),
    "reports": (3, ("document", "fingerprint", "complaint", "words", "rules", "asked", "reported", "reported_at")),
}
_LIST_FOLLOWED = (
    "SELECT sources.id, sources.url, sources.kind, sources.title, sources.added_at, followers.guild, followers.name,"
    " followers.added_by, followers.added_at, followers.paused FROM followers"
    " JOIN sources ON sources.id = followers.source ORDER BY followers.added_at, sources.id"
)
_FOLLOWED_NAMES = ("id", "url", "kind", "title", "added_at", "guild", "name", "added_by", "followed_at", "paused")
_ADD_SOURCE = (
    # With no validators: what was captured under them is in the archive that was replaced.
    "INSERT INTO sources (id, url, kind, title, added_at, next_fetch)"
    " VALUES (:id, :url, :kind, :title, :added_at, :now) ON CONFLICT DO NOTHING"
)
_ADD_FOLLOWER = (
    "INSERT INTO followers (source, guild, name, added_by, added_at, paused)"
    " SELECT :id, :guild, :name, :added_by, :followed_at, :paused WHERE EXISTS (SELECT 1 FROM sources WHERE id = :id)"
    " ON CONFLICT DO NOTHING"
)


@dataclass(frozen=True, slots=True)
class Lacking:
    """How much of a replaced ledger a backup lacks."""

    #: Digests made since, changed and removed.
    made: int = 0
    changed: int = 0
    removed: int = 0
    #: Feeds that somebody follows since.
    followed: int = 0
    #: Servers and people with another zone or language.
    choices: int = 0
    #: Lines that a server hides since.
    hidden: int = 0
    #: What differs and isn't lacking, because somebody has changed it since the backup was put back.
    kept: int = 0

    def __bool__(self) -> bool:
        return any(astuple(replace(self, kept=0)))


@dataclass(slots=True)
class _Difference:
    """The rows that one ledger has and another lacks, by the names of their columns."""

    made: list[dict[str, object]] = field(default_factory=list)
    changed: list[dict[str, object]] = field(default_factory=list)
    followed: list[dict[str, object]] = field(default_factory=list)
    choices: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    added: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    #: The places of people's rows among them.
    places: set[str] = field(default_factory=set)
    kept: int = 0

    def count(self) -> Lacking:
        removed = sum(one["removed_at"] is not None for one in self.changed)
        return Lacking(
            made=len(self.made),
            changed=len(self.changed) - removed,
            removed=removed,
            followed=len(self.followed),
            choices=sum(map(len, self.choices.values())),
            hidden=len(self.added["hidden_lines"]),
            kept=self.kept,
        )


async def weigh_replaced(ledger: Path, replaced: Path) -> Lacking:
    """Return what a replaced ledger has that the one at `ledger` lacks. Both are brought to the newest format.

    Raises StoreError and its kinds where one of them can't be read.
    """
    async with (
        open_transactions(ledger, FORMAT) as file,
        open_transactions(replaced, FORMAT) as other,
        file.read() as ours,
        other.read() as theirs,
    ):
        return (await _compare(ours, theirs)).count()


async def bring_over(ledger: Path, replaced: Path, now: datetime) -> Lacking:
    """Add to the ledger at `ledger`, all or nothing, what a replaced one has and it lacks; return what that was.

    Both are brought to the newest format. Raises StoreError and its kinds.
    """
    async with (
        open_transactions(ledger, FORMAT) as file,
        open_transactions(replaced, FORMAT) as other,
        other.read() as theirs,
        file.write() as ours,
    ):
        found = await _compare(ours, theirs)
        for schedule in found.made:
            await _add_schedule(ours, theirs, schedule)
        await ours.execute_many(_CHANGE_SCHEDULE, found.changed)
        rows = [{**one, "now": stamp(now)} for one in found.followed]
        await ours.execute_many(_ADD_SOURCE, rows)
        await ours.execute_many(_ADD_FOLLOWER, rows)
        for table, choices in found.choices.items():
            await ours.execute_many(f"DELETE FROM {table} WHERE id = :id", choices)
            await ours.execute_many(_insert(table, _CHOICES[table]), choices)
        for table, added in found.added.items():
            await ours.execute_many(f"{_insert(table, _ADDED[table][1])} ON CONFLICT DO NOTHING", added)
        # Once: what of it is removed or changed from now on isn't brought over again.
        contents = await list_contents(ours)
        await note_contents(ours, {one: contents[one] for one in found.places if one in contents})
        return found.count()


async def _compare(ours: Transaction, theirs: Transaction) -> _Difference:
    found = _Difference()
    changed = await find_changed(ours)

    def lacks(table: str, *key: object) -> bool:
        """Tell whether a row that differs is brought over."""
        place = name_place(table, *key)
        if place in changed:
            found.kept += 1
            return False
        found.places.add(place)
        return True

    there = {one["id"]: one for one in await _list(ours, _LIST_SCHEDULES, _SCHEDULE_COLUMNS)}
    for schedule in await _list(theirs, _LIST_SCHEDULES, _SCHEDULE_COLUMNS):
        before = there.get(schedule["id"])
        if before is None:
            if schedule["removed_at"] is None and lacks("schedules", schedule["id"]):
                found.made.append(schedule)
        elif any(before[one] != schedule[one] for one in CHANGED_COLUMNS) and lacks("schedules", schedule["id"]):
            found.changed.append(schedule)
    followed = {(one["id"], one["guild"]) for one in await _list(ours, _LIST_FOLLOWED, _FOLLOWED_NAMES)}
    for one in await _list(theirs, _LIST_FOLLOWED, _FOLLOWED_NAMES):
        key = (one["id"], one["guild"])
        if key not in followed and lacks("followers", *key):
            found.followed.append(one)
    for table, columns in _CHOICES.items():
        rows = await _list_lacking(ours, theirs, table, columns, len(columns))
        found.choices[table] = [one for one in rows if lacks(table, one["id"])]
    for table, (length, names) in _ADDED.items():
        rows = await _list_lacking(ours, theirs, table, names, length)
        found.added[table] = [one for one in rows if lacks(table, *(one[name] for name in names[:length]))]
    return found


async def _add_schedule(ours: Transaction, theirs: Transaction, schedule: dict[str, object]) -> None:
    """Add a schedule with what its readers were told. What was due and isn't sent yet is due again."""
    values = {"schedule": schedule["id"]}
    ((due,),) = await theirs.fetch(
        "SELECT min(due) FROM deliveries WHERE schedule = :schedule AND kind = 'scheduled'"
        " AND state IN ('planned', 'frozen')",
        values,
    )
    if due is not None:
        settled = stamp(moment(due) - timedelta(seconds=1))
        schedule = {**schedule, "settled": settled, "next_due": due, "last_key": None}
    await ours.execute(_ADD_SCHEDULE, {**schedule, "has_delivered": int(schedule["delivered_until"] is not None)})
    words: Iterable[tuple[str, str]] = await theirs.fetch(
        "SELECT fingerprint, words FROM words WHERE fingerprint IN"
        " (SELECT fingerprint FROM delivered WHERE schedule = :schedule)",
        values,
    )
    await insert_words(ours, dict(words))
    columns = ("schedule", "document", "fingerprint", "sent_at", "line", "corrected")
    told = await theirs.fetch(
        "SELECT schedule, document, fingerprint, sent_at, line, corrected FROM delivered WHERE schedule = :schedule",
        values,
    )
    await ours.execute_many(_insert("delivered", columns), _name(told, columns))


def _insert(table: str, columns: Sequence[str]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(f':{one}' for one in columns)})"


async def _list_lacking(
    ours: Transaction, theirs: Transaction, table: str, columns: Sequence[str], length: int
) -> list[dict[str, object]]:
    """Return the rows of which ours has none that is the same in the first `length` columns."""
    query = f"SELECT {', '.join(columns)} FROM {table}"
    there = {row[:length] for row in await ours.fetch(query)}
    return _name([row for row in await theirs.fetch(query) if row[:length] not in there], columns)


async def _list(transaction: Transaction, query: str, names: Sequence[str]) -> list[dict[str, object]]:
    return _name(await transaction.fetch(query), names)


def _name(rows: Iterable[Sequence[object]], names: Sequence[str]) -> list[dict[str, object]]:
    return [dict(zip(names, row, strict=True)) for row in rows]
