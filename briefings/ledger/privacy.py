"""What the ledger holds about one person, and its erasure."""

from dataclasses import dataclass

from briefings.ledger.rows import SETTING_COLUMNS, settings
from briefings.ledger.schema import MIGRATIONS
from briefings.model.delivery import Preferences, StoredAbout
from briefings.stores import TransactionalStore

#: From which format on (migrations that a file has seen) a person's column is so called, and followers are there.
_COLUMNS_CALLED_PERSON, _WITH_FOLLOWERS = 2, 3
_PERSONAL = "destination_kind = 'user' AND destination = :person"


@dataclass(frozen=True, slots=True)
class SqlPrivacy:
    """A person's right to know and to be forgotten."""

    _store: TransactionalStore

    async def get_stored_about(self, user: int) -> StoredAbout:
        """Return all that is held about a person."""
        person = {"person": user}
        async with self._store.read() as transaction:
            preferences = await transaction.fetch("SELECT zone, language FROM users WHERE id = :person", person)
            follows = await transaction.fetch(
                f"SELECT {', '.join(SETTING_COLUMNS)} FROM schedules WHERE {_PERSONAL} ORDER BY made_at, id", person
            )
            ((made, requests, notices),) = await transaction.fetch(
                "SELECT (SELECT count(*) FROM schedules WHERE made_by = :person AND destination_kind <> 'user'),"
                " (SELECT count(*) FROM requests WHERE person = :person),"
                " (SELECT count(*) FROM notices WHERE person = :person)",
                person,
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
        """Delete all that is held about a person, its bytes too, in the copies that updates have left as well.

        What servers have stays, without who made it.
        """
        person = {"person": user}
        async with self._store.write() as transaction:
            for statement in _list_erasing(len(MIGRATIONS)):
                await transaction.execute(statement, person)
        await self._store.empty_log()
        await self._store.change_copies(_list_erasing, person)


def _list_erasing(version: int) -> tuple[str, ...]:
    """Return the statements that delete what a ledger which has seen `version` migrations holds about `:person`."""
    column = '"user"' if version < _COLUMNS_CALLED_PERSON else "person"
    statements = (
        "DELETE FROM users WHERE id = :person",
        f"DELETE FROM schedules WHERE {_PERSONAL}",
        "UPDATE schedules SET made_by = NULL WHERE made_by = :person",
        f"DELETE FROM requests WHERE {column} = :person",
        f"DELETE FROM notices WHERE {column} = :person",
    )
    if version < _WITH_FOLLOWERS:
        return statements
    return (*statements, "UPDATE followers SET added_by = NULL WHERE added_by = :person")
