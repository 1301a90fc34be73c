"""What the ledger holds about one person, and its erasure."""

from dataclasses import dataclass

from briefings.ledger.rows import SETTING_COLUMNS, settings
from briefings.model.delivery import Preferences, StoredAbout
from briefings.model.digest import DestinationKind
from briefings.stores import Store

_PERSONAL = "destination_kind = ? AND destination = ?"


@dataclass(frozen=True, slots=True)
class Privacy:
    """A person's right to know and to be forgotten."""

    _store: Store

    async def stored_about(self, user: int) -> StoredAbout:
        """Return all that is held about a person."""
        async with self._store.read() as db:
            preferences = await db.execute_fetchall("SELECT zone, language FROM users WHERE id = ?", (user,))
            follows = await db.execute_fetchall(
                f"SELECT {', '.join(SETTING_COLUMNS)} FROM schedules WHERE {_PERSONAL} ORDER BY made_at, id",
                (DestinationKind.USER, user),
            )
            ((made, requests, notices),) = await db.execute_fetchall(
                "SELECT (SELECT count(*) FROM schedules WHERE made_by = ?1 AND destination_kind != ?2),"
                " (SELECT count(*) FROM requests WHERE user = ?1), (SELECT count(*) FROM notices WHERE user = ?1)",
                (user, DestinationKind.USER),
            )
        return StoredAbout(
            preferences=next(
                (Preferences(zone=zone, language=language) for zone, language in preferences), Preferences()
            ),
            follows=tuple(settings(row) for row in follows),
            schedules_made=made,
            requests=requests,
            notices=notices,
        )

    async def erase(self, user: int) -> None:
        """Delete all that is held about a person. Servers' schedules stay, without the name of who made them."""
        async with self._store.write() as db:
            await db.execute("DELETE FROM users WHERE id = ?", (user,))
            await db.execute(f"DELETE FROM schedules WHERE {_PERSONAL}", (DestinationKind.USER, user))
            await db.execute("UPDATE schedules SET made_by = NULL WHERE made_by = ?", (user,))
            await db.execute("DELETE FROM requests WHERE user = ?", (user,))
            await db.execute("DELETE FROM notices WHERE user = ?", (user,))
