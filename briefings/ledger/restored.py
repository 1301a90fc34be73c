"""What people had chosen and made in a ledger when it was put back from a backup: what differs was changed since."""

from collections.abc import Iterable, Mapping

from briefings.ledger.rows import SETTING_COLUMNS
from briefings.model.spans import stable_id
from briefings.stores import Transaction

#: What somebody may change of a schedule.
CHANGED_COLUMNS = (*SETTING_COLUMNS, "paused", "removed_at")
#: How many columns are the key, and what is asked: whatever people choose, make, hide or can have erased.
_ASKED = {
    "schedules": (1, f"SELECT id, {', '.join(CHANGED_COLUMNS)} FROM schedules"),
    "guilds": (1, "SELECT id, zone, language FROM guilds"),
    "users": (1, "SELECT id, zone, language FROM users"),
    "followers": (2, "SELECT source, guild FROM followers"),
    "hidden_lines": (3, "SELECT guild, document, fingerprint FROM hidden_lines"),
    "requests": (1, "SELECT id FROM requests WHERE person IS NOT NULL"),
}


def name_place(table: str, *key: object) -> str:
    """Return the fingerprint of a row's key; it stays where the row is erased, so that it isn't brought back."""
    return stable_id(table, *map(str, key))


async def list_contents(transaction: Transaction) -> dict[str, str]:
    """Return what the rows of people hold, each as one word, by their places."""
    contents = {}
    for table, (length, query) in _ASKED.items():
        for row in await transaction.fetch(query):
            contents[name_place(table, *row[:length])] = stable_id(*map(repr, row[length:]))
    return contents


async def note_contents(transaction: Transaction, contents: Mapping[str, str]) -> None:
    """Note what rows hold, in place of what was noted of them."""
    await transaction.execute_many(
        "INSERT INTO restored_rows (place, content) VALUES (:place, :content)"
        " ON CONFLICT (place) DO UPDATE SET content = excluded.content",
        [{"place": place, "content": content} for place, content in contents.items()],
    )


async def note_all(transaction: Transaction) -> None:
    """Note what all rows hold, and nothing of before."""
    await transaction.execute("DELETE FROM restored_rows")
    await note_contents(transaction, await list_contents(transaction))


async def find_changed(transaction: Transaction) -> set[str]:
    """Return the places of rows that were added, changed or removed since the ledger was put back.

    What was brought over since counts as it was then.
    """
    rows: Iterable[tuple[str, str]] = await transaction.fetch("SELECT place, content FROM restored_rows")
    return {place for place, _ in dict(rows).items() ^ (await list_contents(transaction)).items()}
