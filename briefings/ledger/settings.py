"""What servers and people chose once for all."""

from dataclasses import dataclass

from briefings.model.delivery import Preferences
from briefings.stores import TransactionalStore


@dataclass(frozen=True, slots=True)
class SqlSettings:
    """Time zones and languages of servers and people, by Discord id."""

    _store: TransactionalStore

    async def get_for_guild(self, guild: int) -> Preferences:
        """Return a server's preferences."""
        return await self._get("guilds", guild)

    async def get_for_user(self, user: int) -> Preferences:
        """Return a person's preferences."""
        return await self._get("users", user)

    async def keep_for_guild(self, guild: int, preferences: Preferences) -> None:
        """Replace a server's preferences."""
        await self._keep("guilds", guild, preferences)

    async def keep_for_user(self, user: int, preferences: Preferences) -> None:
        """Replace a person's preferences."""
        await self._keep("users", user, preferences)

    async def _get(self, table: str, key: int) -> Preferences:
        async with self._store.read() as transaction:
            rows = await transaction.fetch(f"SELECT zone, language FROM {table} WHERE id = :id", {"id": key})
        return next((Preferences(zone=zone, language=language) for zone, language in rows), Preferences())

    async def _keep(self, table: str, key: int, preferences: Preferences) -> None:
        async with self._store.write_beside() as transaction:
            await transaction.execute(
                f"INSERT INTO {table} (id, zone, language) VALUES (:id, :zone, :language)"
                " ON CONFLICT (id) DO UPDATE SET zone = excluded.zone, language = excluded.language",
                {"id": key, "zone": preferences.zone, "language": preferences.language},
            )
